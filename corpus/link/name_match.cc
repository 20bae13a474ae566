#include "corpus/link/name_match.h"

#include <algorithm>

#include "schema/text.h"

namespace kst {
namespace {

constexpr double kWithoutFirstName = 0.8;

}  // namespace

TitleNames NamesInTitle(std::string_view title, const CorpusRules& rules) {
  TitleNames names;
  const std::string folded = Fold(title);
  names.cs = folded.find(" c.s") != std::string::npos;
  const std::vector<std::string> all = FoldedWords(title);
  const auto number = std::find(all.rbegin(), all.rend(), "nr");
  if (number != all.rbegin() && number != all.rend()) names.before = *std::prev(number);
  auto begin = folded.find(" leden ");
  begin = begin != std::string::npos                  ? begin + 7
          : folded.find(" lid ") == std::string::npos ? begin
                                                      : folded.find(" lid ") + 5;
  if (begin == std::string::npos) return names;
  std::vector<std::string> name;
  const auto finish = [&] {
    if (!name.empty()) names.people.push_back(std::move(name));
    name.clear();
  };
  // Commas and "en" part the names; a word such as "c.s." or "over" ends them.
  std::string_view rest = std::string_view(folded).substr(begin);
  while (!rest.empty()) {
    const std::string_view token = rest.substr(0, rest.find(' '));
    rest.remove_prefix(std::min(rest.size(), token.size() + 1));
    const std::vector<std::string> words = FoldedWords(token);
    if (words.empty()) continue;
    if (rules.Has("ends_names", words.front()) || token.front() == '(') break;
    if (words.front() == "en") {
      finish();
      continue;
    }
    name.insert(name.end(), words.begin(), words.end());
    if (token.back() == ',') finish();
  }
  finish();
  return names;
}

double Alikeness(const std::vector<std::string>& a, const std::vector<std::string>& b, const CorpusRules& rules) {
  const auto& longer = a.size() >= b.size() ? a : b;
  const auto& shorter = a.size() >= b.size() ? b : a;
  if (shorter.empty()) return 0;
  const auto extra = static_cast<std::ptrdiff_t>(longer.size() - shorter.size());
  if (!std::equal(shorter.begin(), shorter.end(), longer.begin() + extra)) return 0;
  if (extra == 0) return 1;
  // What stands before must be a first name: "Dijk" is nobody called "Van Dijk".
  return rules.Has("particle", longer[static_cast<std::size_t>(extra) - 1]) ? 0 : kWithoutFirstName;
}

}  // namespace kst
