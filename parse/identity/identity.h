// parse/identity/identity.h: what a paper says about itself.
//
// Fills in id, aliases, kind, chamber, session_year, dossiers, number, date,
// subject, own_reference, your_reference, sender, signatories and
// addressee_chamber. Nothing is taken from what the paper says about others: a
// number counts only in the printed head or foot, a reference only behind its
// label, a name only in a signature.
//
//   "Tweede Kamer, vergaderjaar 2021–2022, 29 911, nr. 329"   foot        kst-29911-329
//   "Ons kenmerk" above "DGBI / 27193649"                     letterhead  own_reference
//   "De Minister van Justitie en Veiligheid," above a name    signature   sender, signatories
//
// A paper without a number is doc-<first 16 digits of its SHA-256>. The patterns
// stand in rules/identity (header, letterhead, signature and their like).
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

void FindIdentity(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
