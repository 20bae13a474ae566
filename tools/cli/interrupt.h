// tools/cli/interrupt.h: Ctrl-C, SIGTERM and SIGHUP (the terminal is gone; not under nohup) end a command in good
// order: what is done stays done, and the command says how to go on.
#pragma once

#include <poll.h>

#include <span>
#include <string>

namespace kst {

void WatchForInterrupt();  // from now on the first signal is noted; a second one ends the program at once
bool Interrupted();

// poll() that a signal ends also when it came since Interrupted() was asked last; then -1. A negative timeout waits for
// ever.
int PollUnlessInterrupted(std::span<pollfd> polls, int timeout_ms);

// A read() or write() that cannot wait is next: true when `fd` is ready. False when a signal came first, or came before
// and it is not ready now.
bool ReadyUnlessInterrupted(int fd, short event);

// For a command that has nothing to save: a signal ends it at once, and its unfinished files go with it.
void RemoveWhenInterrupted(const std::string& path);
void RemoveNoLonger(const std::string& path);  // it is finished, or removed

void IgnoreInterrupt();  // for workers, who get it as well from a terminal, timeout or a scheduler: the parent ends
                         // them

}  // namespace kst
