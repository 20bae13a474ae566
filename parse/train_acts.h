// parse/train_acts.h: from annotated papers to the weights of parse/say/act_model.h. The same papers in
// the same order give the same bytes.
//
//   TrainingPaper paper{"mot-001", text, document, {{.act = "implements", .target = "kst-29911-1", .quote = "…"}}};
//   std::string rules = TrainActs(papers);      parse/model/acts.rules, as text
//
// A clause is an example of an act when half of its words (0.6 for a promise) are in the act's quote. Clauses
// that touch a quote less, or speak elsewhere of a work that the act is about, teach nothing: a reader need
// not enter them. What is printed as confidence comes from five folds by paper: each clause is judged by
// weights that never saw its paper. Not here: reading the files (tools/commands/train_rules).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parse/knowledge.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct GoldAct {
  std::string act, target, quote;
  std::string status;  // "" when it says none
  int page = 0;        // 0 when it is not known
  bool optional = false;
};

struct TrainingPaper {
  std::string key;  // papers of one key are in one fold
  NormalisedText text;
  Document document;  // read, whatever its acts
  std::vector<GoldAct> acts;
  bool has_relations = true, has_commitments = true;  // false: nobody annotated them
};

std::string TrainActs(const std::vector<TrainingPaper>& papers, const Knowledge& knowledge);

}  // namespace kst
