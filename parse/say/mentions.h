// parse/say/mentions.h: works that a paper names in words, and the publication each
// of them is when the paper itself says so.
//
//   "de motie van het lid Eerdmans¹"  + note 1 "Kamerstuk 29 911, nr. 323"
//        -> motion, people Eerdmans, target kst-29911-323, via "note 1"
//   "de motie-Knops (Kamerstuk 33 763, nr. 18)"     via "inline"
//   "deze motie", or the same people once more       via "previous"
//
// Not here: other papers (corpus resolves by proposer, topic and date).
// A note that cites several Kamerstukken gives candidates, the first as target. The
// paper's own heading is no mention. Rules: parse/rules/say/mentions.rules.
#pragma once

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

void FindMentions(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst
