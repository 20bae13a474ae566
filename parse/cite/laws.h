// parse/cite/laws.h: laws of the Netherlands and their articles.
//
//   "artikel 5, tweede lid, van de Woo"   law "Woo", article "5, tweede lid", bwb "BWBR0045754"
//   "artikel 2:393 BW"                    bwb of the second book
//   "artikel 3 van de Wet kaden wordt"    law "Wet kaden", no bwb: rules/cite/law.names.rules does not know it
//   "de Grondwet"                         no article
//
// Not here: acts of the Union and numbers in the Staatsblad, which are publications (references.h).
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

// Reads the article or law that begins at `head` ("artikel 8", "Wet op") into document.laws, with those that are
// strung to it; returns where to go on. An article without a law behind it is not taken.
std::uint32_t TakeLaw(NormSpan head, const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
