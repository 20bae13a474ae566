// tools/cli/output.h: where data goes. Standard output is moved to a descriptor of
// its own when the program starts, and descriptor 1 is made standard error, so a
// library that prints cannot damage a record.
//
// Writing is buffered. The first thing that goes wrong is remembered: a closed
// pipe is success (the reader has seen enough), a signal while the reader lets us wait is kInterrupted, anything else
// is kCannotWrite.
#pragma once

#include <string>
#include <string_view>

#include "tools/cli/exit_status.h"

namespace kst {

void ProtectStandardOutput();  // once, first thing in main

class Output {
 public:
  Output();  // standard output
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  // A file instead, which appears under its name when it is complete; false and remembered when it cannot be made.
  bool Open(const std::string& path);
  bool Write(std::string_view bytes);  // false: stop working, and return Finish()
  bool Flush();                        // the same
  bool ok() const { return error_ == 0; }
  bool IsTerminal() const;

  void Discard();  // the file is not made; what was written to standard output was written

  // Flushes and closes; says on standard error what went wrong. `status` when nothing did.
  ExitStatus Finish(std::string_view command, ExitStatus status);

 private:
  void Forget();  // the unfinished file: it is there, or gone

  int fd_;
  int error_ = 0;
  bool waits_ = true;  // a pipe or a terminal: its reader may keep us waiting
  std::string path_ = "standard output";
  std::string unfinished_;  // its name until it is complete; "" when it is written in place
  std::string buffer_;
};

}  // namespace kst
