// parse/say/relations.h: what a paper does to other works: carries out a motion,
// keeps a promise, answers, responds, offers, replaces.
//
//   "Daarnaast geef ik uitvoering aan de motie van de leden Kuik en Bikker²"
//        -> implements kst-35564-22, quote: the clause
//
// A clause that the model is sure of (parse/say/act_model.h) and the works it is about
// (parse/say/act_works.h). One entry for each type and target; plain citation is none.
// A heading says what a paper is about and does nothing: it counts for responds_to and
// answers only, and only when the text says no more. What lies below the threshold of its
// type goes to possible_relations. A target without a number is scoped to this paper:
// "<id>#motion-kuik-bikker", "<id>#commitment-1".
#pragma once

#include "parse/say/said_acts.h"

namespace kst {

void FindRelations(const NormalisedText& text, const Grammar& grammar, const ActModel& model, const SaidActs& acts,
                   Document& document);

}  // namespace kst
