// parse/knowledge.h: all that parse knows about parliament and Dutch, compiled once from its rule files:
// patterns (parse/grammar), senses of words (parse/sentence), weights of acts (parse/say).
//
//   Result<Knowledge> knowledge = Knowledge::Compile(*ReadRuleFiles(ParseRuleFiles()));
//   Document paper = ParseText(text, *knowledge, made_by);
//
// Not here: what the files say (parse/rules, parse/model). Use one from one thread, as its Grammar.
#pragma once

#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "parse/say/act_model.h"
#include "parse/sentence/lexicon.h"
#include "schema/rule_file.h"
#include "schema/values/result.h"

namespace kst {

struct Knowledge {
  Grammar grammar;
  SenseLexicon lexicon;
  ActModel acts;

  static Result<Knowledge> Compile(std::vector<RuleFile> files, Trust trust = Trust::kStrangers);
};

}  // namespace kst
