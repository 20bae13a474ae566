// parse/time/deadlines.h: expressions of time that can be a deadline.
//
// A deadline is words and, where they have one clear reading, an interval that
// counts from the paper's own date: "voor de zomer" in a letter of 21 February
// 2023 is 2023-02-21 to 2023-06-21. Vague words ("binnenkort") have no interval,
// nor has a day that there is not ("uiterlijk 29 februari" in 2022). The words,
// seasons and recesses stand in rules/time/deadline.*.rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "schema/values/span.h"

namespace kst {

struct Interval {
  std::optional<std::string> from, to;  // ISO dates, both included
};

struct DeadlineMatch {
  NormSpan span;  // with its preposition: "voor de zomer", "in het najaar"
  Interval interval;
  std::string_view rule;  // its name
};

// Every expression of time in `within`, left to right, that can be a deadline for
// a paper of `document_date` (ISO or ""). One that ended before it is none.
std::vector<DeadlineMatch> FindDeadlines(std::string_view text, NormSpan within, const Grammar& grammar,
                                         std::string_view document_date);

// The one that counts: the first with an end, else with a beginning, else vague.
std::optional<DeadlineMatch> FindDeadline(std::string_view text, NormSpan within, const Grammar& grammar,
                                          std::string_view document_date);

}  // namespace kst
