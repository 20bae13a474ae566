// tools/cli/exit_status.h: what the shell is told. The only place with these numbers.
#pragma once

namespace kst {

enum class ExitStatus : int {
  kOk = 0,           // every document has output; also when the reader of our output left early
  kSomeFailed = 1,   // the command ended, and some documents failed
  kUsage = 2,        // wrong option, broken rule file, unknown id: nothing was processed
  kCutInput = 3,     // a stage's stream without its end record, or --each ending in half a line
  kCannotWrite = 4,  // full disk, read-only target, a corpus that another run holds
  kInterrupted = 130,
};

}  // namespace kst
