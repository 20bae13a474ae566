#include "parse/time/deadlines.h"

#include <algorithm>
#include <array>
#include <chrono>

#include "parse/time/calendar.h"
#include "schema/text.h"

namespace kst {
namespace {

using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weeks;
using std::chrono::year;

Day Date(int y, unsigned m, unsigned d) { return {year(y), month(m), std::chrono::day(d)}; }

// What the captures of a rule say about the calendar.
struct Period {
  Day first, last;
};

constexpr std::array<std::string_view, 13> kCounts = {"nul",   "een",  "twee",  "drie", "vier", "vijf",  "zes",
                                                      "zeven", "acht", "negen", "tien", "elf",  "twaalf"};
constexpr std::array<std::string_view, 4> kOrdinals = {"eerste", "tweede", "derde", "vierde"};

int Count(std::string_view word) {
  if (!word.empty() && IsDigit(word[0])) return NumberIn(word);
  const std::string w = LowerWord(word);
  if (w.starts_with("\u00e9\u00e9n")) return 1;
  for (std::size_t i = kCounts.size(); i-- > 0;)
    if (w == kCounts[i]) return static_cast<int>(i);
  return 0;
}

// "Q2", "het tweede kwartaal", "2e helft"; "laatste" is the last of `of`.
unsigned Ordinal(std::string_view words, unsigned of) {
  for (const Token& token : Tokens(words)) {
    const std::string w = LowerWord(token.text);
    if (w == "laatste") return of;
    if (token.digits && w.size() == 1) return static_cast<unsigned>(w[0] - '0');
    for (std::size_t i = 0; i < kOrdinals.size(); ++i)
      if (w == kOrdinals[i]) return static_cast<unsigned>(i) + 1;
  }
  return 0;
}

class Reading {
 public:
  Reading(const Match& match, std::string_view text, std::string_view document_date)
      : match_(match), text_(text), paper_(FromIso(document_date)), year_(StatedYear()) {}

  Interval Read() const {
    Interval interval;
    const std::optional<Day> to = Value(match_.rule->Get("to"), std::nullopt);
    interval.to = to ? std::optional(Iso(*to)) : std::nullopt;
    const std::optional<Day> from = Value(match_.rule->Get("from"), to);
    if (from) interval.from = Iso(*from);
    return interval;
  }

  // Words about a year before the paper tell what happened, not what is promised.
  bool IsPast(const Interval& interval) const {
    if (Has("last_year")) return true;
    if (!paper_) return false;
    if (interval.to) return *interval.to < Iso(*paper_);
    return year_ && *year_ < static_cast<int>(paper_->year());
  }

 private:
  bool Has(std::string_view name) const { return match_.Find(name) != nullptr; }
  std::string_view Get(std::string_view name) const { return match_.Get(name, text_); }

  std::optional<int> StatedYear() const {
    if (Has("year4")) return NumberIn(Get("year4"));
    if (!paper_) return std::nullopt;
    const int now = static_cast<int>(paper_->year());
    if (Has("this_year")) return now;
    if (Has("next_year")) return now + 1;
    return std::nullopt;
  }

  // The stated year's, or the first one that has not ended on the paper's date. Where that year has no such day
  // (29 February), there is none.
  template <class Make>
  std::optional<Period> InYear(Make make) const {
    if (!year_ && !paper_) return std::nullopt;
    for (int y = year_.value_or(static_cast<int>(paper_->year()));; ++y) {
      const Period period = make(y);
      const Day end = period.last.ok() ? period.last : Day{period.last.year() / period.last.month() / last};
      if (!year_ && end < *paper_) continue;
      return period.first.ok() && period.last.ok() ? std::optional(period) : std::nullopt;
    }
  }

  std::optional<Period> Captured() const {
    if (Has("date")) {
      const std::optional<std::string> iso = IsoDate(Get("date"));
      const std::optional<Day> date = iso ? FromIso(*iso) : std::nullopt;
      return date ? std::optional(Period{*date, *date}) : std::nullopt;
    }
    if (Has("month")) {
      const unsigned m = MonthNumber(Get("month"));
      const auto d = static_cast<unsigned>(NumberIn(Get("day")));
      if (d == 0) return InYear([&](int y) { return Period{Date(y, m, 1), LastDayOf(y, m)}; });
      if (!Date(2024, m, d).ok()) return std::nullopt;
      return InYear([&](int y) { return Period{Date(y, m, d), Date(y, m, d)}; });
    }
    if (Has("quarter")) return Part(Ordinal(Get("quarter"), 4), 3);
    if (Has("half")) return Part(Ordinal(Get("half"), 2), 6);
    if (Has("near")) return Near();
    if (year_) return Period{Date(*year_, 1, 1), Date(*year_, 12, 31)};
    return std::nullopt;
  }

  std::optional<Period> Part(unsigned ordinal, unsigned length) const {  // the nth stretch of `length` months
    if (ordinal == 0) return std::nullopt;
    return InYear([&](int y) {
      return Period{Date(y, (ordinal - 1) * length + 1, 1), LastDayOf(y, ordinal * length)};
    });
  }

  std::optional<Period> Near() const {  // "deze week", "volgende maand"
    if (!paper_) return std::nullopt;
    const std::string words = LowerWord(Get("near"));
    const int ahead = words.starts_with("de") ? 0 : 1;
    if (words.ends_with("maand")) {
      const Day d = Day{paper_->year() / paper_->month() / 1} + months(ahead);
      return Period{d, LastDayOf(static_cast<int>(d.year()), static_cast<unsigned>(d.month()))};
    }
    const sys_days day = *paper_;
    const sys_days monday = day - (std::chrono::weekday(day) - std::chrono::Monday) + weeks(ahead);
    return Period{monday, monday + days(6)};
  }

  std::optional<Day> Later() const {  // the paper's date and {count} times {unit}
    if (!paper_) return std::nullopt;
    const int count = Count(Get("count"));
    const std::string unit = LowerWord(Get("unit"));
    if (count == 0) return std::nullopt;
    if (unit.starts_with("dag")) return Day(sys_days(*paper_) + days(count));
    if (unit.starts_with("we")) return Day(sys_days(*paper_) + weeks(count));
    const int length = unit.starts_with("maand") ? 1 : unit.starts_with("half") ? 6 : 12;
    Day date = *paper_ + months(count * length);
    if (!date.ok()) date = Day{date.year() / date.month() / last};
    return date;
  }

  // A value of `from` or `to` as rules/time/deadline.rules describes it. A day without
  // a year that opens an interval lies in the year in which the interval ends.
  std::optional<Day> Value(std::string_view value, std::optional<Day> end) const {
    if (value == "paper") return paper_;
    if (value == "first" || value == "last") {
      const std::optional<Period> period = Captured();
      return !period ? std::nullopt : std::optional(value == "first" ? period->first : period->last);
    }
    if (value == "later") return Later();
    if (value == "prinsjesdag") {
      const auto period = InYear([](int y) { return Period{Prinsjesdag(y), Prinsjesdag(y)}; });
      return period ? std::optional(period->first) : std::nullopt;
    }
    if (value.size() == 5 && value[2] == '-') {
      const auto m = static_cast<unsigned>(NumberIn(value.substr(0, 2))),
                 d = static_cast<unsigned>(NumberIn(value.substr(3)));
      if (end) {
        const Day begin = Date(static_cast<int>(end->year()), m, d);
        return begin.ok() ? std::optional(begin) : std::nullopt;
      }
      const auto period = InYear([&](int y) { return Period{Date(y, m, d), Date(y, m, d)}; });
      return period ? std::optional(period->first) : std::nullopt;
    }
    return std::nullopt;
  }

  const Match& match_;
  std::string_view text_;
  std::optional<Day> paper_;
  std::optional<int> year_;
};

int Weight(const DeadlineMatch& m) { return m.interval.to ? 2 : m.interval.from ? 1 : 0; }

// "niet in april, maar voor de zomer"
bool IsDenied(std::string_view text, std::uint32_t at, const Grammar& grammar) {
  constexpr std::uint32_t kReach = 20;  // bytes
  const std::uint32_t from = at - std::min(at, kReach);
  if (from == at) return false;
  const std::vector<Match> denials = grammar.FindAll("denial", text, {from, at});
  return std::any_of(denials.begin(), denials.end(), [&](const Match& match) { return match.span.end == at; });
}

}  // namespace

std::vector<DeadlineMatch> FindDeadlines(std::string_view text, NormSpan within, const Grammar& grammar,
                                         std::string_view document_date) {
  std::vector<DeadlineMatch> found;
  for (const Match& match : grammar.FindAll("deadline", text, within)) {
    const Reading reading(match, text, document_date);
    if (IsDenied(text, match.span.begin, grammar)) continue;
    if (const Interval interval = reading.Read(); !reading.IsPast(interval))
      found.push_back({match.span, interval, match.rule->name});
  }
  return found;
}

std::optional<DeadlineMatch> FindDeadline(std::string_view text, NormSpan within, const Grammar& grammar,
                                          std::string_view document_date) {
  const std::vector<DeadlineMatch> all = FindDeadlines(text, within, grammar, document_date);
  const auto best =
      std::max_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return Weight(a) < Weight(b); });
  return best == all.end() ? std::nullopt : std::optional(*best);
}

}  // namespace kst
