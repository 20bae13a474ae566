// tools/cli/message.h: what people are told, on standard error: one line that says
// what is wrong, where, and what to do.
//
//   Say("read", "a.pdf: the file does not exist");     kst read: a.pdf: the file does not exist
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/values/result.h"
#include "tools/cli/exit_status.h"

namespace kst {

void Say(std::string_view command, std::string_view message);
ExitStatus SayUsage(std::string_view command, std::string_view message);  // + SeeHelp
std::string SeeHelp(std::string_view command);                            // "; see kst COMMAND --help"
std::string InWords(const Error& error);                                  // "page 4: …"
std::string SystemReason(int error_number);  // "No space left on device", without the number

}  // namespace kst
