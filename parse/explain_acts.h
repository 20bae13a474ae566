// parse/explain_acts.h: why a clause is taken for an act, or not: what the model weighs, heaviest first.
//
//   "Ik stuur u voor de zomer het rapport"
//      commitment 0.97: sends*first_person +1.4, later+sends +0.9, … here -0.2
//
// Acts that are nearly impossible are left out. For `kst explain`.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "parse/knowledge.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct ActReasons {
  NormSpan clause;
  std::string act;
  double sure = 0, threshold = 1;
  std::vector<std::pair<std::string, double>> weights;  // feature and weight
};

// In the order of the text. `document` has been read.
std::vector<ActReasons> ExplainActs(const NormalisedText& text, const Document& document, const Knowledge& knowledge);

}  // namespace kst
