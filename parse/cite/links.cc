#include "parse/cite/links.h"

#include <algorithm>

#include "parse/cite/citation_id.h"

namespace kst {
namespace {

// The end of a sentence and a bracket that was opened before are not the address's.
NormSpan WithoutPunctuation(NormSpan span, std::string_view text) {
  while (!span.empty()) {
    const std::string_view words = span.In(text);
    const bool closes = words.back() == ')' &&
                        std::count(words.begin(), words.end(), '(') < std::count(words.begin(), words.end(), ')');
    if (!closes && std::string_view(".,;:!?'\"").find(words.back()) == std::string_view::npos) break;
    --span.end;
  }
  return span;
}

}  // namespace

std::uint32_t TakeLink(NormSpan head, const NormalisedText& text, const Grammar& grammar, Document& document) {
  while (head.end < text.text.size() &&
         std::string_view("/-").find(text.text[head.end - 1]) != std::string_view::npos) {
    const std::vector<Match> rest = grammar.FindAt("wrap", text.text, head.end);
    if (rest.empty()) break;
    head.end = rest.front().span.end;
  }
  const NormSpan span = WithoutPunctuation(head, text.text);
  Link link;
  for (const char c : span.In(text.text))
    if (c != ' ') link.url += c;  // a break of the line inside the address
  for (const Match& match : grammar.FindFirst("address", link.url)) {
    IdFields fields;
    for (const auto& [name, words] : match.captures) SetField(fields, name, Canonical(name, words.In(link.url)));
    link.target = FillId(match.rule->Get("target"), fields);
  }
  link.span = span;
  link.page = text.PageOf(span.begin);
  document.links.push_back(std::move(link));
  return span.end;
}

}  // namespace kst
