// parse/cite/references.h: fills in references, laws and links of a document.
//
//   "Kamerstuk 29 911, nrs. 275 en 281"   kst-29911-275, kst-29911-281
//   "artikel 8:54 Awb"                    a law
//   "www.tweedekamer.nl"                  a link
//
// Not here: works named in words (parse/say/mentions.h), what became of a citation
// in other papers (corpus). The paper's own id, aliases and dossiers must be
// known already: they are no citations, and "dit dossier, nr. 12" needs them.
// The words are data: where a citation begins stands in rules/cite/cite.*.rules, how
// it goes on in rules/cite/tail.rules.
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

void FindReferences(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
