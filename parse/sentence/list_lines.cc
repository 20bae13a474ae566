#include "parse/sentence/list_lines.h"

#include <algorithm>

namespace kst {

std::span<const NormSpan> LinesBehind(const NormalisedText& text, const Grammar& grammar, std::size_t sentence) {
  constexpr std::size_t kLongest = 500;
  if (!text.sentences[sentence].In(text.text).ends_with(':')) return {};
  const std::size_t first = sentence + 1, most = std::min(first + kLongest, text.sentences.size());
  std::size_t end = first;
  while (end < most && !grammar.FindAt("bullet", text.text, text.sentences[end].begin).empty()) ++end;
  return std::span(text.sentences).subspan(first, end - first);
}

}  // namespace kst
