// parse/say/guards.h: acts that need no model, because the printing house or the Chamber always says them in the
// same words: the masthead of answers, "ter vervanging van die gedrukt onder nr. 24", "oordeel Kamer".
//
// Rules: parse/rules/say/guard.rules. Not here: everything that can be said in many ways (parse/say/relations.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "parse/say/works.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct GuardedAct {
  const Rule* rule = nullptr;
  NormSpan span;                              // the clause that holds the words
  std::string target;                         // "" when they are about no work
  std::optional<std::uint32_t> mention = {};  // of the document: what names it
};

// In the order of the text.
std::vector<GuardedAct> FindGuardedActs(const NormalisedText& text, const Grammar& grammar, const Document& document,
                                        const std::vector<Object>& works);

}  // namespace kst
