#include "parse/cite/laws.h"

namespace kst {

std::uint32_t TakeLaw(NormSpan head, const NormalisedText& text, const Grammar& grammar, Document& document) {
  const std::vector<Match> found = grammar.FindAt("law", text.text, head.begin);
  if (found.empty()) return head.end;
  const Match& match = found.front();
  Law law;
  law.law = match.Get("law", text.text);
  if (const std::string_view article = match.Get("article", text.text); !article.empty()) law.article = article;
  if (const std::string_view bwb = grammar.Look("bwb", law.law); !bwb.empty()) law.bwb = bwb;
  law.span = match.span;
  law.text = match.span.In(text.text);
  law.page = text.PageOf(match.span.begin);
  document.laws.push_back(std::move(law));
  return match.span.end;
}

}  // namespace kst
