#include "tools/cli/interrupt.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <csignal>
#include <ctime>

namespace kst {
namespace {

volatile std::sig_atomic_t interrupted = 0;

constexpr std::array kSignals = {SIGINT, SIGTERM, SIGHUP};

void Handle(int) {
  interrupted = 1;
  for (const int signal : kSignals) std::signal(signal, SIG_DFL);
}

std::array<char, PATH_MAX> to_remove{};  // filled before its handler is installed

void RemoveAndEnd(int signal) {
  unlink(to_remove.data());
  std::signal(signal, SIG_DFL);
  raise(signal);  // delivered when this returns
}

void Install(void (*handler)(int)) {
  struct sigaction action {};  // without SA_RESTART: a waiting poll() or read() returns
  action.sa_handler = handler;
  for (const int signal : kSignals) {
    struct sigaction before {};
    sigaction(signal, nullptr, &before);
    const bool nohup = signal == SIGHUP && before.sa_handler == SIG_IGN;
    if (!nohup) sigaction(signal, &action, nullptr);
  }
}

}  // namespace

void WatchForInterrupt() { Install(Handle); }

bool Interrupted() { return interrupted != 0; }

int PollUnlessInterrupted(std::span<pollfd> polls, int timeout_ms) {
  sigset_t ours, before;
  sigemptyset(&ours);
  for (const int signal : kSignals) sigaddset(&ours, signal);
  sigprocmask(SIG_BLOCK, &ours, &before);
  int ready = -1;
  errno = EINTR;
  if (!Interrupted()) {
    const timespec wait{timeout_ms / 1000, timeout_ms % 1000 * 1'000'000L};
    ready = ppoll(polls.data(), polls.size(), timeout_ms < 0 ? nullptr : &wait, &before);
  }
  const int error = errno;
  sigprocmask(SIG_SETMASK, &before, nullptr);
  errno = error;
  return ready;
}

bool ReadyUnlessInterrupted(int fd, short event) {
  pollfd ready{fd, event, 0};
  while (PollUnlessInterrupted({&ready, 1}, -1) < 0) {
    if (Interrupted()) return poll(&ready, 1, 0) > 0;
    if (errno != EINTR) break;  // the read() or write() will say what is wrong
  }
  return true;
}

void RemoveWhenInterrupted(const std::string& path) {
  if (path.size() >= to_remove.size()) return;  // no system makes a file of such a name
  *std::ranges::copy(path, to_remove.begin()).out = '\0';
  Install(RemoveAndEnd);
}

void IgnoreInterrupt() { Install(SIG_IGN); }

}  // namespace kst
