// tests/parse/paper.h: a paper in one line, for tables of tests.
//
//   "motie van het lid Eerdmans[1] is. || 1 {kst-29911-323|Kamerstuk 29 911, nr. 323}"
//
// [1] is where note 1 is anchored, {target|words} is a reference to target, "||"
// parts the body from its notes and the notes from each other, " / " begins a new
// paragraph. Sentences end in ". ", "? " or at the end of a paragraph. One page.
#pragma once

#include <string>
#include <string_view>

#include "parse/knowledge.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct Paper {
  NormalisedText text;
  Document document;  // id "kst-1-1", kind letter, 4 October 2021, the references of the line
};

Paper ReadPaper(std::string_view line);
const Knowledge& TestKnowledge();  // all rule files of parse, compiled once
const Grammar& TestGrammar();      // its patterns

void FindActs(Paper& paper);  // relations and commitments

}  // namespace kst
