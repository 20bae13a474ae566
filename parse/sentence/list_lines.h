// parse/sentence/list_lines.h: the lines of the list that a sentence opens.
//
//   "Bijgevoegd zijn:"  "– het rapport"  "– de nota"      the second and the third
//
// A list is opened by a sentence that ends in a colon, and each of its lines begins as rules/say/bullet.rules says. Not
// here: lists within one sentence.
#pragma once

#include <cstddef>
#include <span>

#include "parse/grammar/rule_grammar.h"
#include "schema/values/normalised_text.h"

namespace kst {

// Sentences of the text, at most 500; none when the sentence opens no list.
std::span<const NormSpan> LinesBehind(const NormalisedText& text, const Grammar& grammar, std::size_t sentence);

}  // namespace kst
