// parse/say/vote_works.h: what votes can be about, in the order of the text, and which dossier a debate is about.
//
//   "het amendement-Lisdodde (stuk nr. 13, I)"    amendment, the target kst-29733-13 in the debate on 29733
//   "het wetsvoorstel"                            bill, dossier-29733
//   "zij", "deze motie"                           points: what is voted about, or was named last
//
// Rules: parse/rules/say/vote_work.rules.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct VotedWork {
  std::string_view kind;  // motion amendment bill; any: a pronoun
  NormSpan span;
  std::string target;  // "" when it points, or when no dossier is known
  bool points = false;
  std::optional<std::uint32_t> mention = {};  // of the document: what names it
};

// The papers that a text cites, for a number that stands without its dossier.
class DebateDossiers {
 public:
  // `debates`: where each begins, in the order of the text.
  DebateDossiers(const Document& document, std::vector<std::uint32_t> debates);

  std::string PaperIn(NormSpan words) const;  // the one that these words cite: "op stuk nr. 206 (28 844)"
  std::string PaperOf(const std::string& number, std::uint32_t at) const;  // "kst-29733-13"; "" when not known
  std::string BillAt(std::uint32_t at) const;                              // "dossier-29733" of this debate, or ""
  std::string BillBehind(NormSpan words) const;                            // the one that these words cite

 private:
  struct Cited {
    std::uint32_t at;
    const Reference* reference;
    std::string dossier;
    bool only_one;  // of all that were cited since the debate began
  };
  std::vector<Cited>::const_iterator FirstFrom(std::uint32_t at) const;

  std::vector<Cited> cited_;
  std::vector<std::uint32_t> debates_;
  std::map<std::string, std::set<std::string>> by_number_;
  std::string own_;  // of a paper that is of one dossier
};

std::vector<VotedWork> FindVotedWorks(const NormalisedText& text, const Grammar& grammar, const Document& document,
                                      const DebateDossiers& dossiers);

}  // namespace kst
