// parse/prove_rules.h: do the rules find what their `good` and `bad` lines say? What stands in a line is
// read as a paper of its own by the whole finder of the family, not by the bare pattern:
//
//   [rule deadline.before_day]
//   good = uiterlijk 3 mei 2024 -> to=2024-05-03
//   bad   = op 3 mei 2024
//
// A good line must give a finding by that very rule, with those fields: of the finding (target, from, to …) or
// else of the rule's match, as written. A bad line must be a near miss that gives none by that rule.
// "de motie[1] is aangenomen || 1 Kamerstuk 29 911, nr. 12" has a note. Families of which no finder tells what it found
// (pieces of a letterhead, features) are proved by their patterns, senses of words by the reader of words. What the
// acts of a text are is proved by training (parse/train_acts.h) and by tests/quality.
#pragma once

#include <vector>

#include "parse/knowledge.h"

namespace kst {

// One error for each key, value or line that is wrong, in the order of the files.
std::vector<Error> ProveRules(const Knowledge& knowledge);

}  // namespace kst
