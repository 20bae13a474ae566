#include "extract/normalise/line_joints.h"

#include "extract/normalise/letters.h"
#include "extract/normalise/web_address.h"

namespace kst {
namespace {

bool EndsInAny(std::string_view token, std::string_view marks) {
  return !token.empty() && marks.find(token.back()) != marks.npos;
}

// An address breaks behind one of its marks, or anywhere when it alone fills the line.
bool GoesOn(const Lines& lines, std::string_view last, std::string_view first) {
  if (EndsInAny(last, ",;)>") || BeginsAddress(first) || first == "en/of") return false;
  if (EndsInAny(last, "/_=?&%#@") && first.find_first_of("-.0123456789") + 1 < first.size()) return true;
  if (last.ends_with('.')) {
    if (StartsUpper(first)) return false;
    const std::string_view word = LeadingLetters(first);
    if (word == "nl" || word == "eu" || word == "com" || word == "org") return true;
  }
  for (const std::string_view part : {"/", "=", "&", "%", "_", ".htm", ".pdf", ".nl"})
    if (first.find(part) != first.npos) return true;
  return lines.full && last.size() == lines.line.size() && IsDigit(first[0]) && !last.ends_with('.');
}

}  // namespace

bool EndsInHyphen(std::string_view line) {
  return line.ends_with("\u00AD") || (line.size() > 1 && line.ends_with('-') && !line.ends_with("--"));
}

std::string_view Seamless(const Lines& lines) {
  const std::string_view last = LastToken(lines.line), first = FirstToken(lines.next);
  if (last.empty() || first.empty()) return "";
  if (EndsInAddress(lines.line, lines.in_address) && GoesOn(lines, last, first)) return "address";
  if (last.size() > 1 && last.back() == '/') return "slash";
  if (last.ends_with("-)") && IsLower(first[0]) && last.find('(') != last.npos) return "bracket";
  if (last.ends_with("–") && last.size() > 3 && IsDigit(last[last.size() - 4]) && IsDigit(first[0])) return "range";
  return "";
}

}  // namespace kst
