// parse/say/commitments.h: new promises to the Chamber that a paper makes.
//
//   "Van deze voortgang zal ik uw Kamer voor de zomer op de hoogte houden"
//        -> firm, by the sender, to the Chamber, by 21 June
//
// A promise needs an act of information (a letter, a report, a bill, "informeren"),
// the Chamber as its receiver, and a future. Not here: what was already done or
// promised (relations `fulfils`), what others ask, what depends on an "indien",
// what this paper itself brings, and what the government will do without telling
// the Chamber. Rules: promise.rules and the features of parse/rules.
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

void FindCommitments(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
