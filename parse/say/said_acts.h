// parse/say/said_acts.h: the clauses of a paper and how sure it is that each says an act: one pass, from which
// relations and commitments are made.
#pragma once

#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "parse/say/act_model.h"
#include "parse/say/frames.h"
#include "parse/say/works.h"
#include "parse/sentence/lexicon.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct SaidActs {
  std::vector<Object> works;    // in the order of the text
  std::vector<Frame> frames;    // in the order of the text; none of a paper that tells no acts of its own
  std::vector<ActScores> sure;  // of each frame: 0 to 1
};

// Not of a motion or an amendment, which asks and tells its reasons, nor of a note of civil servants to their minister,
// whose "u" is the minister: what they tell are another's acts.
bool TellsOwnActs(const Document& document);

SaidActs ReadActs(const NormalisedText& text, const Grammar& grammar, const SenseLexicon& lexicon,
                  const ActModel& model, const Document& document);

}  // namespace kst
