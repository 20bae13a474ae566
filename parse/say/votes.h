// parse/say/votes.h: how motions, amendments and bills ended, as minutes, lists of votes and letters say it.
//
//   "In stemming komt de motie-Rietveld (31234, nr. 56)."
//   "Ik constateer dat de leden van … voor deze motie hebben gestemd …, zodat zij is verworpen."
//        -> kst-31234-56 rejected
//   "de aangenomen motie van het lid Kwelder³"                                  adopted
//   "stel ik voor de volgende moties aan te houden: 29911-226; 31015-168."      held, both
//   "Van Schorren | 31 234, nr. 59 | verworpen"                                 rejected: a row
//
// A work that has only the number of its paper ("stuk nr. 13") is of the one dossier that this debate is about, else
// of the one with which this paper cites that number, else it is not known and nothing is told. A bill is its dossier.
// One entry for each work and result, where it is said first. Not here: what a minister thinks of a motion before the
// vote (parse/say/guards.h), what comes of it later (corpus/link/states.h). Rules: parse/rules/say/vote*.rules.
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

void FindVotes(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
