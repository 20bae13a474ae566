// parse/sentence/clauses.h: what kind of statement stands around a cue.
//
// A cue is a short group of words ("uitvoering … aan"); whether it states
// something depends on the clause around it: who speaks, when, and whether it is
// denied, asked, supposed or quoted. Those are features, and which words carry
// them is data (rules/lexicon: feature, apart, ahead, clause). A rule of a cue says
//
//   needs = giving chamber      every one of these in its clause
//   any   = later deadline      at least one of these
//   not   = negated asked       none of these
//
// A feature counts in its own clause; with `scope` sentence in the whole sentence
// ("indien …"), before: for what follows it there ("verzoekt de regering …"),
// until: up to the end of the cue ("niet"); around: for what it encloses (quotes).
//
// "Omdat het rapport niet op tijd is ontvangen, stuur ik u …": what a subordinate
// clause says in passing may help a rule, but "niet" and "is ontvangen" do not
// speak of the sending. So `not` looks at the core, which `part` of a rule in
// clause.rules bounds, and `needs` and `any` at the whole clause.
#pragma once

#include <string_view>
#include <unordered_map>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct Clause {
  NormSpan span, core, sentence;
  std::vector<std::string_view> features, core_features;

  bool Has(std::string_view feature) const;
  bool Allows(const Rule& rule) const;  // by its needs, any and not
};

// The sentence that holds a byte; an empty span when none does.
NormSpan SentenceAt(const std::vector<NormSpan>& sentences, std::uint32_t at);

// The part of the text that a byte is in or behind; null before the first.
const TextPart* PartAt(const std::vector<TextPart>& parts, std::uint32_t at);

// Clauses of one text. Cues come in the order of the text, several to a sentence,
// so what was found in the last sentence is kept.
class ClauseReader {
 public:
  ClauseReader(const NormalisedText& text, const Grammar& grammar) : text_(text), grammar_(grammar) {}

  Clause Around(NormSpan cue);  // the clause that holds `cue`, with its features

  // The clauses of a piece of a sentence, in its order. Only a sentence of many pages has several pieces.
  std::vector<NormSpan> In(NormSpan piece);
  std::vector<NormSpan> Pieces(NormSpan sentence) const;

 private:
  enum class Scope { kClause, kSentence, kBefore, kUntil, kAround };
  struct Says {  // what the keys of a rule say, read once
    Scope scope;
    std::vector<std::string_view> features;
    bool part;
  };
  struct Found {
    Match match;
    const Says* says;
  };
  void Read(NormSpan sentence);
  std::vector<Found> FindAll(std::string_view family, NormSpan sentence);
  static bool Counts(const Found& feature, NormSpan within, NormSpan cue);

  const NormalisedText& text_;
  const Grammar& grammar_;
  NormSpan sentence_;
  std::vector<Found> cuts_, features_;
  std::unordered_map<const Rule*, Says> says_;
};

// A span without the spaces and the punctuation around its words: what is quoted.
NormSpan WordsOf(std::string_view text, NormSpan span);

}  // namespace kst
