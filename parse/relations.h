// parse/relations.h: fills in relations of a document.
#pragma once

#include "parse/grammar.h"
#include "schema/document.h"
#include "schema/normalised_text.h"

namespace kst {

void FindRelations(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
