#include "tools/cli/message.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <numeric>
#include <utility>

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

std::string_view DidYouMean(std::string_view typed, const std::vector<std::string_view>& names) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, typed.size() / 3) + 1;
  for (std::string_view name : names) {
    if (name.starts_with(typed)) return name;
    std::vector<std::size_t> row(name.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 0; i < typed.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i + 1);
      for (std::size_t j = 0; j < name.size(); ++j) {
        const std::size_t change = diagonal + (typed[i] == name[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = name;
    }
  }
  return best;
}

}  // namespace kst
