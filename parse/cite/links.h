// parse/cite/links.h: web addresses, and the publication that one leads to.
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

// Takes the address at `head` into document.links; returns where to go on.
std::uint32_t TakeLink(NormSpan head, const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
