#include "tools/cli/interrupt.h"

#include <cerrno>
#include <csignal>
#include <ctime>

namespace kst {
namespace {

volatile std::sig_atomic_t interrupted = 0;

void Handle(int signal) {
  interrupted = 1;
  std::signal(signal, SIG_DFL);
}

void Install(int signal, void (*handler)(int)) {
  struct sigaction action {};  // without SA_RESTART: a waiting poll() or read() returns
  action.sa_handler = handler;
  sigaction(signal, &action, nullptr);
}

}  // namespace

void WatchForInterrupt() {
  Install(SIGINT, Handle);
  Install(SIGTERM, Handle);
}

bool Interrupted() { return interrupted != 0; }

int PollUnlessInterrupted(std::span<pollfd> polls, int timeout_ms) {
  sigset_t ours, before;
  sigemptyset(&ours);
  for (const int signal : {SIGINT, SIGTERM}) sigaddset(&ours, signal);
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

void IgnoreInterrupt() {
  Install(SIGINT, SIG_IGN);
  Install(SIGTERM, SIG_DFL);
}

}  // namespace kst
