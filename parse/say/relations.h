// parse/say/relations.h: what a paper does to other works: carries out a motion,
// keeps a promise, answers, responds, offers, replaces.
//
//   "Daarnaast geef ik uitvoering aan de motie van de leden Kuik en Bikker²"
//        -> implements kst-35564-22, quote: the clause
//
// A cue (rules/say/relation.*.rules) in a clause of the right kind (parse/sentence/clauses.h)
// looks for its object: a motion, a promise, a request, a report, a paper. What
// kind of object it finds decides the type, so "kom ik tegemoet aan" implements a
// motion, fulfils a promise and answers a request. One entry for each type and
// target; plain citation is none. A target without a number is scoped to this
// paper: "<id>#motion-kuik-bikker", "<id>#commitment-1".
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

void FindRelations(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
