// tools/cli/interrupt.h: Ctrl-C and SIGTERM end a command in good order: what is done
// stays done, and the command says how to go on.
#pragma once

#include <poll.h>

#include <span>

namespace kst {

void WatchForInterrupt();  // from now on the first signal is noted; a second one ends the program at once
bool Interrupted();

// poll() that a signal ends also when it came since Interrupted() was asked last; then -1. A negative timeout waits for
// ever.
int PollUnlessInterrupted(std::span<pollfd> polls, int timeout_ms);
void IgnoreInterrupt();  // for workers: the parent ends them

}  // namespace kst
