// parse/sentence/predicate.h: who does it, and when: the subject and the tense of a clause.
//
//   "Voor de zomer zal de minister uw Kamer een brief sturen"     cabinet, future
//   "Ik stuur u een brief"                                        i, present
//   "dat de motie niet kan worden uitgevoerd"                     other, modal
//
// A subject is the name of a sense of the kind person (i, cabinet, colleague, chamber, you, member, …), "other"
// for anything else, "none" where no finite verb stands. Found by the order of words, not by a parse: in front of
// the finite verb, unless a preposition stands there; else right behind it. Its small words are data:
// parse/rules/lexicon/sense.grammar.rules. Linear in the words of the clause.
#pragma once

#include <string_view>

#include "parse/sentence/lexicon.h"
#include "schema/values/span.h"

namespace kst {

struct Predicate {
  std::string_view subject = "none";
  std::string_view tense = "none";  // present past perfect passive done future modal
};

Predicate ReadPredicate(const SentenceWords& read, NormSpan clause, const SenseLexicon& lexicon);

}  // namespace kst
