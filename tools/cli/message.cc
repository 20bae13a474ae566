#include "tools/cli/message.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "tools/input/source.h"

namespace kst {

void Say(std::string_view command, std::string_view message) {
  std::string line = "kst";
  if (!command.empty()) line.append(" ").append(command);
  line.append(": ");
  for (bool more = true; more;) {  // a summary has several lines; what came from a paper may hold control characters
    const auto end = std::min(message.find('\n'), message.size());
    line.append(Printable(message.substr(0, end))).append("\n");
    message.remove_prefix(std::min(end + 1, message.size()));
    more = !message.empty();
  }
  // One write: lines of several processes do not mix. Nothing can be done when standard error is gone.
  [[maybe_unused]] const auto written = write(STDERR_FILENO, line.data(), line.size());
}

ExitStatus SayUsage(std::string_view command, std::string_view message) {
  Say(command, std::string(message) + SeeHelp(command));
  return ExitStatus::kUsage;
}

std::string SeeHelp(std::string_view command) {
  return "; see kst " + std::string(command) + (command.empty() ? "--help" : " --help");
}

std::string InWords(const Error& error) {
  return error.where.empty() ? error.message : error.where + ": " + error.message;
}

std::string SystemReason(int error_number) {
  if (error_number == EBADF) return "it is closed";
  return std::strerror(error_number);
}

}  // namespace kst
