// parse/mentions.h: fills in mentions of works by name, with the target that notes or earlier words give of a document.
#pragma once

#include "parse/grammar.h"
#include "schema/document.h"
#include "schema/normalised_text.h"

namespace kst {

void FindMentions(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
