#include "parse/clauses.h"

#include <algorithm>

namespace kst {
namespace {

bool Counts(const Match& feature, const Clause& clause, NormSpan cue) {
  const std::string_view scope = feature.rule->Get("scope", "clause");
  if (scope == "around") return feature.span.Contains(cue);
  if (scope == "before") return feature.span.end <= cue.begin;
  if (scope == "until") return clause.span.Contains(feature.span) && feature.span.begin < cue.end;
  return scope == "sentence" || clause.span.Contains(feature.span);
}

}  // namespace

std::vector<std::string_view> Words(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const auto end = std::min(list.find(' '), list.size());
    if (end > 0) words.push_back(list.substr(0, end));
    list.remove_prefix(std::min(list.size(), end + 1));
  }
  return words;
}

bool Clause::Has(std::string_view feature) const {
  return std::find(features.begin(), features.end(), feature) != features.end();
}

bool Clause::Allows(const Rule& rule) const {
  const auto has = [&](std::string_view feature) { return Has(feature); };
  const auto needs = Words(rule.Get("needs")), any = Words(rule.Get("any")), none = Words(rule.Get("not"));
  return std::all_of(needs.begin(), needs.end(), has) && (any.empty() || std::any_of(any.begin(), any.end(), has)) &&
         std::none_of(none.begin(), none.end(), has);
}

NormSpan SentenceAt(const std::vector<NormSpan>& sentences, std::uint32_t at) {
  const auto next = std::upper_bound(sentences.begin(), sentences.end(), at,
                                     [](std::uint32_t offset, const NormSpan& s) { return offset < s.begin; });
  if (next == sentences.begin() || at >= std::prev(next)->end) return {};
  return *std::prev(next);
}

void ClauseReader::Read(NormSpan sentence) {
  sentence_ = sentence;
  cuts_ = grammar_.FindAll("clause", text_.text, sentence);
  features_ = grammar_.FindAll("feature", text_.text, sentence);
  for (const std::string_view family : {"apart", "ahead"})
    for (Match& more : grammar_.FindAll(family, text_.text, sentence)) features_.push_back(std::move(more));
}

Clause ClauseReader::Around(NormSpan cue) {
  Clause clause;
  clause.sentence = SentenceAt(text_.sentences, cue.begin);
  if (clause.sentence.empty()) clause.sentence = cue;
  if (clause.sentence != sentence_) Read(clause.sentence);

  clause.span = clause.sentence;
  for (const Match& cut : cuts_) {
    if (cut.span.end <= cue.begin) clause.span.begin = cut.Find("next") ? cut.Find("next")->begin : cut.span.end;
    if (cut.span.begin < cue.end) continue;
    clause.span.end = cut.span.begin;
    break;
  }
  for (const Match& match : features_)
    if (Counts(match, clause, cue))
      for (const std::string_view feature : Words(match.rule->Get("feature"))) clause.features.push_back(feature);
  return clause;
}

}  // namespace kst
