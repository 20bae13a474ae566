// tools/cli/interrupt.h: Ctrl-C and SIGTERM end a command in good order: what is done
// stays done, and the command says how to go on.
#pragma once

namespace kst {

void WatchForInterrupt();  // from now on the first signal is noted; a second one ends the program at once
bool Interrupted();
void IgnoreInterrupt();  // for workers: the parent ends them

}  // namespace kst
