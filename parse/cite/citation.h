// parse/cite/citation.h: reads one citation from where it begins to its last
// number or page.
//
//   "Kamerstuk 26 271, nr. 6, p. 15-16; nr. 7, p. 5-6."
//    ^ a rule of cite.*.rules         two works with a pinpoint each
//
// A state machine without knowledge: which words may follow in which state and
// what they yield stands in tail.rules.
#pragma once

#include <string>
#include <vector>

#include "parse/cite/citation_id.h"
#include "parse/grammar/rule_grammar.h"

namespace kst {

struct CitedWork {
  IdFields fields;         // what differs from the citation's own: number, item, year
  NormSpan at;             // its digits
  NormSpan pinpoint;       // empty when none
  std::string attachment;  // "1", "IV"; "" when it is the paper itself
  double confidence = 1;
};

struct Citation {
  const Rule* rule = nullptr;
  NormSpan span;
  IdFields fields;                      // of the words at the beginning, canonical
  std::vector<NormSpan> dossier_spans;  // the first is fields' "dossier"
  std::vector<std::string> dossiers;    // canonical
  std::vector<CitedWork> works;         // empty: only a dossier
  NormSpan pinpoint;                    // pages of a dossier without a number
  std::string_view session_words;       // as printed, slips and all
  double confidence = 1;
};

Citation ReadCitation(const Match& head, const Grammar& grammar, std::string_view text);

}  // namespace kst
