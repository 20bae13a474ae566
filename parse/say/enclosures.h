// parse/say/enclosures.h: the second and later papers that one sentence sends along.
//
//   "Hierbij zend ik u het rapport, alsmede de zienswijze van de Raad"       the words from "de zienswijze" on
//   "… het Jaarplan (bijlage 1), de Staat van de Binnenvaart (bijlage 2)"     "de Staat van de Binnenvaart (bijlage 2)"
//   "Bijgevoegd zijn: a. het rapport; b. de samenvatting; c. de nota"         all, also one a line; b and c where the
//                                                                             words before the colon name a paper
//
// Not here: the first one of a sentence, which the act itself names, and whether anything is sent
// (parse/say/act_model.h). What is sent as an answer or a reaction is that, and no enclosure. The nouns stand in
// rules/say/enclosure.rules.
#pragma once

#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "parse/say/frames.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct Enclosures {
  std::vector<NormSpan> items;  // in the order of the text, each within one line; not overlapping
  bool all = false;             // the first one is among them
};

// `names_one`: the clause itself names what it sends.
Enclosures FindEnclosures(const NormalisedText& text, const Grammar& grammar, const Frame& offer, bool names_one);

}  // namespace kst
