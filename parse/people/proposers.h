// parse/people/proposers.h: persons out of a list of names as it is printed.
//
//   "Dassen (VOLT) en Van Weyenberg (D66)"   two persons
//   "Inge van Dijk"                          one: a first name tells namesakes apart
//   "Segers Van Laar"                        two: "Segers" is no first name
//   "Klaver/Ploumen en Graus c.s."           three persons in two groups
//
// A group is one proposer or several that propose together; only the plural
// "moties" makes groups out of "en". Rules: parse/rules/people.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"

namespace kst {

struct Proposers {
  std::vector<std::string> people;
  bool cs = false;
  NormSpan span;  // the names, with party and c.s.
};

// The list that begins at `at`; empty when no name stands there. It ends where
// no name follows ("Sneller c.s., Kamerstukken II").
std::vector<Proposers> ReadProposers(std::string_view text, std::uint32_t at, bool several_works,
                                     const Grammar& grammar);

}  // namespace kst
