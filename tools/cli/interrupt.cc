#include "tools/cli/interrupt.h"

#include <csignal>

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

void IgnoreInterrupt() {
  Install(SIGINT, SIG_IGN);
  Install(SIGTERM, SIG_DFL);
}

}  // namespace kst
