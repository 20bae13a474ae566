#include "parse/time/dates.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>

namespace kst {
namespace {

using std::chrono::day;
using std::chrono::days;
using std::chrono::last;
using std::chrono::month;
using std::chrono::months;
using std::chrono::sys_days;
using std::chrono::weeks;
using std::chrono::year;
using std::chrono::year_month_day;

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "maa", "apr", "mei", "jun",
                                                      "jul", "aug", "sep", "okt", "nov", "dec"};

std::string Lower(std::string_view s) {
  std::string out(s);
  std::transform(out.begin(), out.end(), out.begin(), [](unsigned char c) { return std::tolower(c); });
  return out;
}

// Month names are told apart by three letters; "mrt" is the one abbreviation that is not a prefix.
unsigned MonthNumber(std::string_view word) {
  const std::string w = Lower(word.substr(0, 3));
  if (w == "mrt") return 3;
  const auto found = std::find(kMonths.begin(), kMonths.end(), w);
  return found == kMonths.end() ? 0 : static_cast<unsigned>(found - kMonths.begin()) + 1;
}

bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAlpha(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

int Number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string Digits(int value, std::size_t width) {
  std::string s = std::to_string(value);
  return s.size() < width ? std::string(width - s.size(), '0') + s : s;
}

std::string Iso(year_month_day d) {
  return Digits(static_cast<int>(d.year()), 4) + "-" + Digits(static_cast<int>(static_cast<unsigned>(d.month())), 2) +
         "-" + Digits(static_cast<int>(static_cast<unsigned>(d.day())), 2);
}

year_month_day Date(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }
year_month_day LastDay(int y, unsigned m) { return year_month_day{year(y) / month(m) / last}; }

std::optional<year_month_day> FromIso(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const year_month_day d = Date(Number(iso.substr(0, 4)), static_cast<unsigned>(Number(iso.substr(5, 2))),
                                static_cast<unsigned>(Number(iso.substr(8, 2))));
  return d.ok() ? std::optional(d) : std::nullopt;
}

// A run of digits or of letters, with what parts it from the one before.
struct Token {
  std::string_view text, gap;
  bool digits = false;
};

std::vector<Token> Tokens(std::string_view words) {
  std::vector<Token> tokens;
  std::size_t at = 0;
  while (at < words.size()) {
    const std::size_t gap = at;
    while (at < words.size() && !IsDigit(words[at]) && !IsAlpha(words[at])) ++at;
    const std::size_t begin = at;
    if (at == words.size()) break;
    const bool digits = IsDigit(words[at]);
    while (at < words.size() && (digits ? IsDigit(words[at]) : IsAlpha(words[at]))) ++at;
    tokens.push_back({words.substr(begin, at - begin), words.substr(gap, begin - gap), digits});
  }
  return tokens;
}

bool IsYear(const Token& t) {
  return t.digits && t.text.size() == 4 && Number(t.text) >= 1800 && Number(t.text) < 2200;
}

// "a.s." and "aanstaande" look ahead; everything else without a year looks back.
bool LooksAhead(std::string_view words) {
  const std::string w = Lower(words);
  return w.find("a.s") != std::string::npos || w.find("aanstaande") != std::string::npos;
}

std::optional<std::string> WithoutYear(unsigned m, unsigned d, std::string_view words, std::string_view relative_to) {
  const std::optional<year_month_day> paper = FromIso(relative_to);
  if (!paper) return std::nullopt;
  const bool ahead = LooksAhead(words);
  for (int step = 0; step <= 8; ++step) {  // 29 February comes once in eight years at worst
    const year_month_day date = Date(static_cast<int>(paper->year()) + (ahead ? step : -step), m, d);
    if (date.ok() && (ahead ? date >= *paper : date <= *paper)) return Iso(date);
  }
  return std::nullopt;
}

std::optional<std::string> Checked(int y, unsigned m, unsigned d) {
  const year_month_day date = Date(y, m, d);
  return date.ok() ? std::optional(Iso(date)) : std::nullopt;
}

bool JoinsNumbers(std::string_view gap) {
  return gap == "-" || gap == "/" || gap == "." || gap == " - " || gap == "\u2013";
}

// "30-03-2022", "2022-03-30", "4-10-21" at token i.
std::optional<std::string> NumericAt(const std::vector<Token>& t, std::size_t i) {
  if (i + 2 >= t.size() || !t[i + 1].digits || !t[i + 2].digits) return std::nullopt;
  if (!JoinsNumbers(t[i + 1].gap) || t[i + 1].gap != t[i + 2].gap) return std::nullopt;
  const auto number = [&](std::size_t k) { return Number(t[i + k].text); };
  if (IsYear(t[i]) && t[i + 2].text.size() <= 2)
    return Checked(number(0), static_cast<unsigned>(number(1)), static_cast<unsigned>(number(2)));
  if (t[i].text.size() > 2 || t[i + 1].text.size() > 2) return std::nullopt;
  if (IsYear(t[i + 2])) return Checked(number(2), static_cast<unsigned>(number(1)), static_cast<unsigned>(number(0)));
  if (t[i + 2].text.size() == 2)
    return Checked(2000 + number(2), static_cast<unsigned>(number(1)), static_cast<unsigned>(number(0)));
  return std::nullopt;
}

// ---- deadlines -------------------------------------------------------------

// What the captures of a rule say about the calendar.
struct Period {
  year_month_day first, last;
};

constexpr std::array<std::string_view, 13> kCounts = {"nul",   "een",  "twee",  "drie", "vier", "vijf",  "zes",
                                                      "zeven", "acht", "negen", "tien", "elf",  "twaalf"};
constexpr std::array<std::string_view, 4> kOrdinals = {"eerste", "tweede", "derde", "vierde"};

int Count(std::string_view word) {
  if (!word.empty() && IsDigit(word[0])) return Number(word);
  const std::string w = Lower(word);
  if (w.starts_with("\u00e9\u00e9n")) return 1;
  for (std::size_t i = kCounts.size(); i-- > 0;)
    if (w == kCounts[i]) return static_cast<int>(i);
  return 0;
}

// "Q2", "het tweede kwartaal", "2e helft"; "laatste" is the last of `of`.
unsigned Ordinal(std::string_view words, unsigned of) {
  for (const Token& token : Tokens(words)) {
    const std::string w = Lower(token.text);
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
    const std::optional<year_month_day> to = Value(match_.rule->Get("to"), std::nullopt);
    interval.to = to ? std::optional(Iso(*to)) : std::nullopt;
    const std::optional<year_month_day> from = Value(match_.rule->Get("from"), to);
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
    if (Has("year4")) return Number(Get("year4"));
    if (!paper_) return std::nullopt;
    const int now = static_cast<int>(paper_->year());
    if (Has("this_year")) return now;
    if (Has("next_year")) return now + 1;
    return std::nullopt;
  }

  // The stated year's, or the first one that has not ended on the paper's date.
  template <class Make>
  std::optional<Period> InYear(Make make) const {
    if (year_) return make(*year_);
    if (!paper_) return std::nullopt;
    for (int y = static_cast<int>(paper_->year());; ++y)
      if (const Period period = make(y); period.last >= *paper_) return period;
  }

  std::optional<Period> Captured() const {
    if (Has("date")) {
      const std::optional<std::string> iso = IsoDate(Get("date"));
      const std::optional<year_month_day> date = iso ? FromIso(*iso) : std::nullopt;
      return date ? std::optional(Period{*date, *date}) : std::nullopt;
    }
    if (Has("month")) {
      const unsigned m = MonthNumber(Get("month"));
      const auto d = static_cast<unsigned>(Number(Get("day")));
      if (d == 0) return InYear([&](int y) { return Period{Date(y, m, 1), LastDay(y, m)}; });
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
    return InYear([&](int y) { return Period{Date(y, (ordinal - 1) * length + 1, 1), LastDay(y, ordinal * length)}; });
  }

  std::optional<Period> Near() const {  // "deze week", "volgende maand"
    if (!paper_) return std::nullopt;
    const std::string words = Lower(Get("near"));
    const int ahead = words.starts_with("de") ? 0 : 1;
    if (words.ends_with("maand")) {
      const year_month_day d = year_month_day{paper_->year() / paper_->month() / 1} + months(ahead);
      return Period{d, LastDay(static_cast<int>(d.year()), static_cast<unsigned>(d.month()))};
    }
    const sys_days day = *paper_;
    const sys_days monday = day - (std::chrono::weekday(day) - std::chrono::Monday) + weeks(ahead);
    return Period{monday, monday + days(6)};
  }

  std::optional<year_month_day> Later() const {  // the paper's date and {count} times {unit}
    if (!paper_) return std::nullopt;
    const int count = Count(Get("count"));
    const std::string unit = Lower(Get("unit"));
    if (count == 0) return std::nullopt;
    if (unit.starts_with("dag")) return year_month_day(sys_days(*paper_) + days(count));
    if (unit.starts_with("we")) return year_month_day(sys_days(*paper_) + weeks(count));
    const int length = unit.starts_with("maand") ? 1 : unit.starts_with("half") ? 6 : 12;
    year_month_day date = *paper_ + months(count * length);
    if (!date.ok()) date = year_month_day{date.year() / date.month() / last};
    return date;
  }

  // A value of `from` or `to` as rules/deadline.rules describes it. A day without
  // a year that opens an interval lies in the year in which the interval ends.
  std::optional<year_month_day> Value(std::string_view value, std::optional<year_month_day> end) const {
    if (value == "paper") return paper_;
    if (value == "first" || value == "last") {
      const std::optional<Period> period = Captured();
      return !period ? std::nullopt : std::optional(value == "first" ? period->first : period->last);
    }
    if (value == "later") return Later();
    if (value == "prinsjesdag") {  // the third Tuesday of September (article 65 of the constitution)
      const auto period = InYear([](int y) {
        const year_month_day d{sys_days(year(y) / month(9) / std::chrono::Tuesday[3])};
        return Period{d, d};
      });
      return period ? std::optional(period->first) : std::nullopt;
    }
    if (value.size() == 5 && value[2] == '-') {
      const auto m = static_cast<unsigned>(Number(value.substr(0, 2))),
                 d = static_cast<unsigned>(Number(value.substr(3)));
      if (end) return Date(static_cast<int>(end->year()), m, d);
      const auto period = InYear([&](int y) { return Period{Date(y, m, d), Date(y, m, d)}; });
      return period ? std::optional(period->first) : std::nullopt;
    }
    return std::nullopt;
  }

  const Match& match_;
  std::string_view text_;
  std::optional<year_month_day> paper_;
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

std::optional<std::string> IsoDate(std::string_view words, std::string_view relative_to) {
  const std::vector<Token> t = Tokens(words);
  for (std::size_t i = 0; i < t.size(); ++i) {
    if (t[i].digits) {
      if (std::optional<std::string> date = NumericAt(t, i)) return date;
      continue;
    }
    const unsigned m = MonthNumber(t[i].text);
    if (m == 0 || t[i].text.size() > 9) continue;
    const bool day_before = i > 0 && t[i - 1].digits && t[i - 1].text.size() <= 2;
    const bool year_after = i + 1 < t.size() && IsYear(t[i + 1]);
    if (day_before && year_after)
      return Checked(Number(t[i + 1].text), m, static_cast<unsigned>(Number(t[i - 1].text)));
    if (day_before) return WithoutYear(m, static_cast<unsigned>(Number(t[i - 1].text)), words, relative_to);
    if (year_after) return std::string(t[i + 1].text) + "-" + Digits(static_cast<int>(m), 2);
  }
  return std::nullopt;
}

std::vector<DeadlineMatch> FindDeadlines(std::string_view text, NormSpan within, const Grammar& grammar,
                                         std::string_view document_date) {
  std::vector<DeadlineMatch> found;
  for (const Match& match : grammar.FindAll("deadline", text, within)) {
    const Reading reading(match, text, document_date);
    if (IsDenied(text, match.span.begin, grammar)) continue;
    if (const Interval interval = reading.Read(); !reading.IsPast(interval)) found.push_back({match.span, interval});
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
