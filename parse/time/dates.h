// parse/time/dates.h: Dutch dates and deadlines as calendar dates.
//
//   IsoDate("4 oktober 2021")              "2021-10-04"
//   IsoDate("12 mei jl.", "2022-02-03")    "2021-05-12"   the last one before the paper
//   IsoDate("12 mei a.s.", "2022-02-03")   "2022-05-12"
//   IsoDate("oktober 2021")                "2021-10"      a month is no day
//
// A deadline is words and, where they have one clear reading, an interval that
// counts from the paper's own date: "voor de zomer" in a letter of 21 February
// 2023 is 2023-02-21 to 2023-06-21. Vague words ("binnenkort") have no interval.
// The words, seasons and recesses stand in rules/deadline.*.rules.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "schema/values/span.h"

namespace kst {

// The first date in `words`, as ISO 8601; nothing when there is none, or when it
// lacks a year and `relative_to` (an ISO date) is empty. 31 February is no date.
std::optional<std::string> IsoDate(std::string_view words, std::string_view relative_to = {});

struct Interval {
  std::optional<std::string> from, to;  // ISO dates, both included
};

struct DeadlineMatch {
  NormSpan span;  // with its preposition: "voor de zomer", "in het najaar"
  Interval interval;
};

// Every expression of time in `within`, left to right, that can be a deadline for
// a paper of `document_date` (ISO or ""). One that ended before it is none.
std::vector<DeadlineMatch> FindDeadlines(std::string_view text, NormSpan within, const Grammar& grammar,
                                         std::string_view document_date);

// The one that counts: the first with an end, else with a beginning, else vague.
std::optional<DeadlineMatch> FindDeadline(std::string_view text, NormSpan within, const Grammar& grammar,
                                          std::string_view document_date);

}  // namespace kst
