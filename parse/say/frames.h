// parse/say/frames.h: a clause as what is known about it, for the model that tells which act it is.
//
//   "Daarmee geef ik uitvoering aan de motie-Krul"
//        sense=gives  sense=carries_out  gives>carries_out  i*carries_out  work=motion  carries_out>work=motion …
//
// Features are senses of words, what the clause reader says, whose turn it is to speak (rules/lexicon/turn.rules),
// works and where they stand, the same of the sentences around; and the words of the clause that are no name, number or
// work. Only clauses with a word of an act are frames, and those of a sentence that goes on about what the one before
// it asks ("Dat ga ik niet doen").
#pragma once

#include <cstddef>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "parse/say/feature.h"
#include "parse/say/works.h"
#include "parse/sentence/lexicon.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct Frame {
  NormSpan clause, sentence;
  std::size_t sentence_index = 0;
  std::vector<Feature> features;  // each once
  bool asked =
      false;  // a question, what others ask or say in quotes, what a law tells a minister: nothing the paper does
  bool taken_back = false;  // it, or the sentence behind it, tells of delay: "dat lukt niet"
  bool verbless = false;    // "Afgedaan": no clause, but what a row says
  bool row_head = false;    // and a promise comes first: "Toezegging uit het debat van 3 mei"
};

// All frames of a paper, in the order of the text. `names` receives the names when it is not null.
std::vector<Frame> ReadFrames(const NormalisedText& text, const Grammar& grammar, const SenseLexicon& lexicon,
                              const Document& document, const std::vector<Object>& works,
                              FeatureNames* names = nullptr);

}  // namespace kst
