// tools/cli/cli.h: from the words on the command line to one command and its
// Arguments. Everything is derived from the rows of command.h.
#pragma once

#include <string>
#include <vector>

#include "tools/cli/exit_status.h"

namespace kst {

// Parses and runs. `words` without the program's own name.
ExitStatus RunCommandLine(const std::vector<std::string>& words);

}  // namespace kst
