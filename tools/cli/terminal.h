// tools/cli/terminal.h: what is printed, for eyes: ids and addresses as hyperlinks (OSC 8), states in colour. In a
// pipe, in a file and where NO_COLOR is set it stays as it is.
//
//   out.Write(ForTerminal(ToText(shown), IsForEyes(out)))
//
// What a paper says cannot steer the terminal: control characters are taken out.
#pragma once

#include <string>

#include "tools/cli/output.h"

namespace kst {

bool IsForEyes(const Output& out);                                   // a terminal, and no NO_COLOR
std::string ForTerminal(std::string text, bool is_for_eyes = true);  // as it is, else

}  // namespace kst
