#include "tools/cli/interrupt.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <atomic>
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

using Path = std::array<char, PATH_MAX>;
constexpr std::size_t kMostUnfinished = 8;
std::array<Path, kMostUnfinished> to_remove{};  // "" is free; a signal may come whenever one is filled

void RemoveAndEnd(int signal) {
  for (const Path& path : to_remove)
    if (path[0] != '\0') unlink(path.data());
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
  const auto free = std::ranges::find(to_remove, '\0', [](const Path& kept) { return kept[0]; });
  if (free == to_remove.end() || path.empty() || path.size() >= free->size()) return;  // no system makes such a name
  *std::ranges::copy(path.begin() + 1, path.end(), free->begin() + 1).out = '\0';
  std::atomic_signal_fence(std::memory_order_release);
  free->front() = path[0];
  Install(RemoveAndEnd);
}

void RemoveNoLonger(const std::string& path) {
  for (Path& kept : to_remove)
    if (path == kept.data()) kept[0] = '\0';
}

void IgnoreInterrupt() { Install(SIG_IGN); }

}  // namespace kst
