// parse/references.h: fills in references, laws and links of a document.
#pragma once

#include "parse/grammar.h"
#include "schema/document.h"
#include "schema/normalised_text.h"

namespace kst {

void FindReferences(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
