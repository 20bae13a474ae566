#include "extract/normalise/joints.h"

namespace kst {
namespace {

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

bool IsAddress(std::string_view token) { return token.find("://") != token.npos || token.find("www.") != token.npos; }

}  // namespace

bool EndsInHyphen(std::string_view line) {
  return line.ends_with("\u00AD") || (line.size() > 1 && line.ends_with('-') && !line.ends_with("--"));
}

std::string_view Seamless(std::string_view line, std::string_view next) {
  const std::string_view last = line.substr(line.rfind(' ') + 1);
  const std::string_view first = next.substr(0, next.find(' '));
  if (last.empty() || first.empty()) return "";
  if (IsAddress(last) && !IsAddress(first)) {
    const bool open = std::string_view("/_=?&%#").find(last.back()) != std::string_view::npos;
    const bool goes_on = first.find_first_of("/=&%_") != first.npos || first.find(".htm") != first.npos ||
                         first.find(".pdf") != first.npos || first.find(".nl") != first.npos;
    const bool word = first.find_first_of("-.0123456789") + 1 < first.size();
    if (goes_on || (open && word)) return "address";
  }
  if (last.size() > 1 && last.back() == '/') return "slash";
  if (last.ends_with("-)") && first[0] >= 'a' && first[0] <= 'z' && last.find('(') != last.npos) return "bracket";
  if (last.ends_with("–") && last.size() > 3 && IsDigit(last[last.size() - 4]) && IsDigit(first[0])) return "range";
  return "";
}

}  // namespace kst
