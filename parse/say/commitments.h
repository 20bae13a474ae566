// parse/say/commitments.h: new promises to the Chamber that a paper makes.
//
//   "Van deze voortgang zal ik uw Kamer voor de zomer op de hoogte houden"
//        -> firm, by the sender, to the Chamber, by 21 June
//
// A clause that the model is sure of (parse/say/act_model.h). Not here: what was already done or
// promised (relations `fulfils`), what others ask, what this paper itself brings, and what the government
// will do without telling the Chamber.
#pragma once

#include "parse/say/said_acts.h"

namespace kst {

void FindCommitments(const NormalisedText& text, const Grammar& grammar, const ActModel& model, const SaidActs& acts,
                     Document& document);

}  // namespace kst
