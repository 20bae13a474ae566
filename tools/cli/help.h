// tools/cli/help.h: what the rows of command.h look like to people and to shells.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tools/cli/command.h"

namespace kst {

std::string_view LongName(const Option& option);   // "--jobs" of "-j,--jobs"; "FILE" of "FILE..."
std::string_view ShortName(const Option& option);  // "-j" of "-j,--jobs"; "" when there is none
bool IsList(const Option& option);                 // of choices, behind a "=", which may be left out
std::vector<std::string_view> Choices(
    const Option& option);  // of "json|csv" and "[=kind,year]"; none when the value is a name ("FILE")

std::string HelpForAll();
std::string HelpFor(const Command& command);
std::string ManPage();                        // roff: kst(1), all commands
std::string ManPage(const Command& command);  // roff: kst-read(1)

// completion.cc
std::string Completion(std::string_view shell);  // bash, zsh or fish

}  // namespace kst
