// parse/identity.h: fills in id, aliases, kind, chamber, session_year, dossiers, number, date, subject, references, sender, signatories, addressee_chamber of a document.
#pragma once

#include "parse/grammar.h"
#include "schema/document.h"
#include "schema/normalised_text.h"

namespace kst {

void FindIdentity(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
