// parse/prove_rules.h: do the rules find what their `good` and `bad` lines say? What stands in a line is
// read as a paper of its own by the whole finder of the family, not by the bare pattern:
//
//   [rule keeps.give]
//   good = Hierbij geef ik uitvoering aan de motie-Krul. -> type=implements
//   bad  = Ik geef geen uitvoering aan de motie-Krul.
//
// A good line must give a finding by that very rule, with those fields: of the finding (type, target,
// status, strength, from, to …) or else of the rule's match, as written. A bad line must be a near miss
// that gives none by that rule. " / " parts paragraphs where relations and promises are proved, and
// "de motie[1] is aangenomen || 1 Kamerstuk 29 911, nr. 12" has a note. Families of which no finder tells what it found
// (pieces of a letterhead, features) are proved by their patterns.
#pragma once

#include <vector>

#include "parse/grammar/rule_grammar.h"

namespace kst {

// One error for each key, value or line that is wrong, in the order of the files.
std::vector<Error> ProveRules(const Grammar& grammar);

}  // namespace kst
