#include "parse/sentence/clauses.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "schema/text.h"

namespace kst {
namespace {

// Narrows `within` to where the cue stands between the cuts; the last one before
// it and the first one behind it count.
void Narrow(NormSpan& within, const Match& cut, NormSpan cue) {
  const std::uint32_t next = cut.Find("next") ? cut.Find("next")->begin : cut.span.end;
  if (next <= cue.begin) within.begin = next;
  if (cut.span.begin >= cue.end) within.end = std::min(within.end, cut.span.begin);
}

// No one reads a sentence of many pages: of a list or a table that looks like one only the piece around the cue
// counts, so that reading it costs what a sentence costs.
NormSpan Readable(std::string_view text, NormSpan sentence, NormSpan cue) {
  constexpr std::uint32_t kLongest = 8000;  // bytes
  if (sentence.empty()) return cue;
  if (sentence.size() <= kLongest) return sentence;
  const auto cut = [&](std::uint32_t at) {  // the pieces are the same for every cue
    const std::size_t space = text.find(' ', at);
    return static_cast<std::uint32_t>(std::min<std::size_t>(space, sentence.end));
  };
  const std::uint32_t before = (cue.begin - sentence.begin) / kLongest * kLongest;
  NormSpan piece{before == 0 ? sentence.begin : cut(sentence.begin + before), cut(sentence.begin + before + kLongest)};
  if (cue.begin < piece.begin)
    piece = {before == kLongest ? sentence.begin : cut(sentence.begin + before - kLongest), piece.begin};
  piece.end = std::max(piece.end, cue.end);
  return piece;
}

}  // namespace

bool Clause::Has(std::string_view feature) const {
  return std::find(features.begin(), features.end(), feature) != features.end();
}

bool Clause::Allows(const Rule& rule) const {
  const auto has = [&](std::string_view feature) { return Has(feature); };
  const auto in_core = [&](std::string_view feature) {
    return std::find(core_features.begin(), core_features.end(), feature) != core_features.end();
  };
  const auto needs = SplitWords(rule.Get("needs")), any = SplitWords(rule.Get("any")),
             none = SplitWords(rule.Get("not"));
  return std::all_of(needs.begin(), needs.end(), has) && (any.empty() || std::any_of(any.begin(), any.end(), has)) &&
         std::none_of(none.begin(), none.end(), in_core);
}

NormSpan WordsOf(std::string_view text, NormSpan span) {
  const std::string_view words = Trim(span.In(text), " ,;:.\n");
  if (words.empty()) return {span.begin, span.begin};
  const auto begin = static_cast<std::uint32_t>(words.data() - text.data());
  return {begin, begin + static_cast<std::uint32_t>(words.size())};
}

NormSpan SentenceAt(const std::vector<NormSpan>& sentences, std::uint32_t at) {
  const auto next = std::upper_bound(sentences.begin(), sentences.end(), at,
                                     [](std::uint32_t offset, const NormSpan& s) { return offset < s.begin; });
  if (next == sentences.begin() || at >= std::prev(next)->end) return {};
  return *std::prev(next);
}

const TextPart* PartAt(const std::vector<TextPart>& parts, std::uint32_t at) {
  const auto next = std::upper_bound(parts.begin(), parts.end(), at,
                                     [](std::uint32_t offset, const TextPart& p) { return offset < p.span.begin; });
  return next == parts.begin() ? nullptr : &*std::prev(next);
}

// Whether a feature counts for a cue in the clause, or the core of one, at `within`.
bool ClauseReader::Counts(const Found& feature, NormSpan within, NormSpan cue) {
  const NormSpan span = feature.match.span;
  switch (feature.says->scope) {
    case Scope::kAround:
      return span.Contains(cue);
    case Scope::kBefore:
      return span.end <= cue.begin;
    case Scope::kUntil:
      return within.Contains(span) && span.begin < cue.end;
    case Scope::kSentence:
      return true;
    case Scope::kClause:
      break;
  }
  return within.Contains(span);
}

std::vector<ClauseReader::Found> ClauseReader::FindAll(std::string_view family, NormSpan sentence) {
  constexpr std::pair<std::string_view, Scope> kScopes[] = {
      {"around", Scope::kAround}, {"before", Scope::kBefore}, {"until", Scope::kUntil}, {"sentence", Scope::kSentence}};
  std::vector<Found> found;
  for (Match& match : grammar_.FindAll(family, text_.text, sentence)) {
    const Rule& rule = *match.rule;
    auto says = says_.find(&rule);
    if (says == says_.end()) {
      const auto scope = std::ranges::find(kScopes, rule.Get("scope"), &std::pair<std::string_view, Scope>::first);
      says = says_
                 .emplace(&rule, Says{scope == std::end(kScopes) ? Scope::kClause : scope->second,
                                      SplitWords(rule.Get("feature")), !rule.Get("part").empty()})
                 .first;
    }
    found.push_back({std::move(match), &says->second});
  }
  return found;
}

void ClauseReader::Read(NormSpan sentence) {
  sentence_ = sentence;
  cuts_ = FindAll("clause", sentence);
  features_ = FindAll("feature", sentence);
  for (const std::string_view family : {"apart", "ahead"})
    for (Found& more : FindAll(family, sentence)) features_.push_back(std::move(more));
}

std::vector<NormSpan> ClauseReader::Pieces(NormSpan sentence) const {
  std::vector<NormSpan> pieces;
  for (std::uint32_t begin = sentence.begin; begin < sentence.end; begin = pieces.back().end) {
    const NormSpan piece = Readable(text_.text, sentence, {begin, begin + 1});
    pieces.push_back({begin, std::max(begin + 1, piece.end)});
  }
  return pieces;
}

std::vector<NormSpan> ClauseReader::In(NormSpan piece) {
  if (piece != sentence_) Read(piece);
  std::vector<NormSpan> clauses;
  std::uint32_t begin = piece.begin;
  const auto close = [&](std::uint32_t end) {
    if (!WordsOf(text_.text, {begin, end}).empty()) clauses.push_back({begin, end});
  };
  for (const auto& [cut, says] : cuts_) {
    if (says->part || cut.span.begin <= begin) continue;
    close(cut.span.begin);
    begin = cut.Find("next") ? cut.Find("next")->begin : cut.span.end;
  }
  close(piece.end);
  return clauses;
}

Clause ClauseReader::Around(NormSpan cue) {
  Clause clause;
  clause.sentence = Readable(text_.text, SentenceAt(text_.sentences, cue.begin), cue);
  if (clause.sentence != sentence_) Read(clause.sentence);

  clause.span = clause.core = clause.sentence;
  for (const auto& [cut, says] : cuts_) {
    Narrow(clause.core, cut, cue);
    if (!says->part) Narrow(clause.span, cut, cue);
  }
  for (const Found& found : features_) {
    const bool in_clause = Counts(found, clause.span, cue);
    const bool in_core = Counts(found, clause.core, cue) || (in_clause && found.match.span.Contains(cue));
    for (const std::string_view feature : found.says->features) {
      if (in_clause) clause.features.push_back(feature);
      if (in_core) clause.core_features.push_back(feature);
    }
  }
  return clause;
}

}  // namespace kst
