// parse/commitments.h: fills in new commitments of a document.
#pragma once

#include "parse/grammar.h"
#include "schema/document.h"
#include "schema/normalised_text.h"

namespace kst {

void FindCommitments(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
