#include "tools/cli/terminal.h"

#include <algorithm>
#include <cstdlib>
#include <optional>

#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::string_view kGreen = "\x1b[32m", kRed = "\x1b[31m", kPlain = "\x1b[0m";

std::string_view ColourOf(std::string_view word) {
  for (const char* good : {"implemented", "fulfilled", "adopted"})
    if (word == good) return kGreen;
  for (const char* bad : {"declined", "rejected", "overdue"})
    if (word == bad) return kRed;
  return "";
}

std::optional<std::string> AddressIn(std::string_view word) {
  if (word.starts_with("https://")) return std::string(word);
  return word.find_first_of("-:") == word.npos ? std::nullopt : AddressOf(word);
}

bool Steers(std::string_view text, std::size_t at) {  // ESC and its like, also as one of U+0080 to U+009F
  const auto byte = static_cast<unsigned char>(text[at]);
  if (byte == 0xC2 && at + 1 < text.size()) return static_cast<unsigned char>(text[at + 1]) < 0xA0;
  return (byte < ' ' && byte != '\n' && byte != '\t') || byte == 0x7F;
}

std::string WithoutControls(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!Steers(text, at))
      out += text[at];
    else if (static_cast<unsigned char>(text[at]) == 0xC2)
      ++at;
  }
  return out;
}

}  // namespace

bool IsForEyes(const Output& out) {
  const char *no = std::getenv("NO_COLOR"), *terminal = std::getenv("TERM");
  const bool is_dumb = terminal != nullptr && terminal == std::string_view("dumb");
  return out.IsTerminal() && (no == nullptr || *no == '\0') && !is_dumb;
}

std::string ForTerminal(std::string text, bool is_for_eyes) {
  if (!is_for_eyes) return text;
  text = WithoutControls(text);
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
    if (end == at) {
      out += text[at++];
      continue;
    }
    const std::string_view whole = std::string_view(text).substr(at, end - at);
    const std::string_view word = whole.substr(0, whole.find_last_not_of(",;:)\"") + 1);
    if (const auto address = AddressIn(word))
      out += Concat({"\x1b]8;;", *address, "\x1b\\", word, "\x1b]8;;\x1b\\"});
    else if (const std::string_view colour = ColourOf(word); !colour.empty())
      out += Concat({colour, word, kPlain});
    else
      out += word;
    out += whole.substr(word.size());
    at = end;
  }
  return out;
}

}  // namespace kst
