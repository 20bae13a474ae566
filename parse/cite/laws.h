// parse/cite/laws.h: articles of Dutch law: "artikel 8:54 Awb".
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

// Reads the article that begins at `head` ("artikel 8") into document.laws;
// returns where to go on. Without a law behind it nothing is taken.
std::uint32_t TakeLaw(NormSpan head, const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
