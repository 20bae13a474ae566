#include "corpus/link/dictum.h"

#include "schema/text.h"

namespace kst {
namespace {

bool EndsIt(const std::vector<std::string>& words) {
  return words.size() > 2 && words[0] == "en" && words[1] == "gaat" && words[2] == "over";
}

// A name below a motion that has no such last line: few words, no sign behind them, after a line that was closed.
bool IsName(std::string_view before, std::string_view line, std::size_t words) {
  constexpr std::size_t kLongestName = 5;
  const auto is_sign = [](char c) { return std::string_view(",;.:-").find(c) != std::string_view::npos; };
  return words <= kLongestName && is_sign(before.back()) && before.back() != ':' && before.back() != ';' &&
         !is_sign(line.front()) && !is_sign(line.back()) && !IsLower(line.front());
}

}  // namespace

std::string DictumOf(std::string_view text, const CorpusRules& rules) {
  std::string dictum;
  for (std::string_view line : Split(text, '\n')) {
    line = Trim(line);
    const std::vector<std::string> words = FoldedWords(line);
    if (words.empty()) continue;
    if (dictum.empty() && !rules.Has("asks", words.front())) continue;
    if (EndsIt(words) || (!dictum.empty() && IsName(dictum, line, words.size()))) break;
    dictum.append(dictum.empty() ? "" : " ").append(line);
  }
  while (!dictum.empty() && std::string_view(",;. ").find(dictum.back()) != std::string_view::npos) dictum.pop_back();
  return dictum;
}

}  // namespace kst
