#include "tools/cli/output.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/input/source.h"

namespace kst {
namespace {

constexpr std::size_t kBufferSize = 1 << 16;
constexpr int kDataDescriptor = 3;  // lowest number standard output may move to

int data_descriptor = STDOUT_FILENO;  // set once, before anything else runs

bool IsFile(int fd) {
  struct stat info {};
  return fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
}

}  // namespace

void ProtectStandardOutput() {
  std::signal(SIGPIPE, SIG_IGN);  // both are told by what write() returns
  std::signal(SIGXFSZ, SIG_IGN);
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) {
    // A closed standard descriptor would be handed to the next file that is opened. Opened the wrong way round, so
    // that using it is an error that is told.
    if (fcntl(fd, F_GETFD) == -1 && errno == EBADF) (void)open("/dev/null", fd == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
  data_descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, kDataDescriptor);
  dup2(STDERR_FILENO, STDOUT_FILENO);
}

Output::Output() : fd_(data_descriptor), waits_(!IsFile(fd_)) { buffer_.reserve(kBufferSize); }

Output::~Output() {
  Discard();
  if (fd_ != data_descriptor && fd_ >= 0) close(fd_);
}

bool Output::Open(const std::string& path) {
  path_ = path;
  struct stat info {};
  const bool special = stat(path.c_str(), &info) == 0 && !S_ISREG(info.st_mode);  // a pipe, a terminal
  if (special) {
    fd_ = open(path.c_str(), O_WRONLY | O_CLOEXEC);
  } else {
    constexpr std::string_view kEnding = ".part";
    unfinished_ = path + "." + std::string(6, 'X') + std::string(kEnding);  // mkostemps puts letters of its own there
    fd_ = mkostemps(unfinished_.data(), static_cast<int>(kEnding.size()), O_CLOEXEC);  // a new file, never a link
  }
  waits_ = special;
  if (fd_ < 0) {
    error_ = errno;
    unfinished_.clear();
  } else if (!special) {
    RemoveWhenInterrupted(unfinished_);
    const mode_t mask = umask(0);
    umask(mask);
    fchmod(fd_, 0666 & ~mask);
  }
  return ok();
}

bool Output::IsTerminal() const { return isatty(fd_) == 1; }

void Output::Discard() {
  buffer_.clear();
  if (!unfinished_.empty()) unlink(unfinished_.c_str());
  Forget();
}

void Output::Forget() {
  RemoveNoLonger(unfinished_);
  unfinished_.clear();
}

bool Output::Write(std::string_view bytes) {
  if (!ok()) return false;
  buffer_.append(bytes);
  return buffer_.size() < kBufferSize || Flush();
}

bool Output::Flush() {
  std::string_view left = buffer_;
  while (ok() && !left.empty()) {
    if (waits_ && !ReadyUnlessInterrupted(fd_, POLLOUT)) {
      error_ = EINTR;
      break;
    }
    // A pipe that is ready takes so much without waiting.
    const ssize_t n = write(fd_, left.data(), waits_ ? std::min<std::size_t>(left.size(), PIPE_BUF) : left.size());
    if (n >= 0) {
      left.remove_prefix(static_cast<std::size_t>(n));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  buffer_.clear();
  return ok();
}

ExitStatus Output::Finish(std::string_view command, ExitStatus status) {
  Flush();
  if (fd_ != data_descriptor && fd_ >= 0) {
    if (close(fd_) != 0 && ok()) error_ = errno;
    fd_ = -1;
  }
  if (!unfinished_.empty() && ok() && rename(unfinished_.c_str(), path_.c_str()) != 0) error_ = errno;
  if (ok()) {
    Forget();
    return status;
  }
  Discard();
  if (error_ == EPIPE) return ExitStatus::kOk;
  if (error_ == EINTR && Interrupted()) return ExitStatus::kInterrupted;
  Say(command, Printable(path_) + ": cannot write: " + SystemReason(error_));
  return ExitStatus::kCannotWrite;
}

}  // namespace kst
