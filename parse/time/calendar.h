// parse/time/calendar.h: Dutch dates as days of the calendar (std::chrono). There is no
// 31 April and no 29 February 2022: such words are no date.
//
//   IsoDate("4 oktober 2021")              "2021-10-04"
//   IsoDate("12 mei jl.", "2022-02-03")    "2021-05-12"   the last one before the paper
//   IsoDate("12 mei a.s.", "2022-02-03")   "2022-05-12"
//   IsoDate("oktober 2021")                "2021-10"      a month is no day
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kst {

// The first date in `words`, as ISO 8601; nothing when there is none, or when it
// lacks a year and `relative_to` (an ISO date) is empty.
std::optional<std::string> IsoDate(std::string_view words, std::string_view relative_to = {});

using Day = std::chrono::year_month_day;

std::string Iso(Day day);                          // "2021-10-04"
std::optional<Day> FromIso(std::string_view iso);  // a day that there is
Day LastDayOf(int year, unsigned month);
Day Prinsjesdag(int year);                    // the third Tuesday of September (article 65 of the constitution)
int SessionYearOf(Day day);                   // of the session that it falls in, the year in which it began
unsigned MonthNumber(std::string_view word);  // "mrt", "maart": 3; 0 when it is none
int NumberIn(std::string_view digits);
std::string LowerWord(std::string_view word);  // ASCII letters only

// A run of digits or of letters, with what parts it from the one before.
struct Token {
  std::string_view text, gap;
  bool digits = false;
};
std::vector<Token> Tokens(std::string_view words);

}  // namespace kst
