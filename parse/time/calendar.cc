#include "parse/time/calendar.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <chrono>

#include "schema/text.h"

namespace kst {
namespace {

using std::chrono::day;
using std::chrono::last;
using std::chrono::month;
using std::chrono::year;

constexpr std::array<std::string_view, 12> kMonths = {"jan", "feb", "maa", "apr", "mei", "jun",
                                                      "jul", "aug", "sep", "okt", "nov", "dec"};

bool IsAlpha(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::string Digits(int value, std::size_t width) {
  std::string s = std::to_string(value);
  return s.size() < width ? std::string(width - s.size(), '0') + s : s;
}

Day Date(int y, unsigned m, unsigned d) { return {year(y), month(m), day(d)}; }
bool IsYear(const Token& t) {
  return t.digits && t.text.size() == 4 && NumberIn(t.text) >= 1800 && NumberIn(t.text) < 2200;
}

// "a.s." and "aanstaande" look ahead; everything else without a year looks back.
bool LooksAhead(std::string_view words) {
  const std::string w = LowerWord(words);
  return w.find("a.s") != std::string::npos || w.find("aanstaande") != std::string::npos;
}

std::optional<std::string> WithoutYear(unsigned m, unsigned d, std::string_view words, std::string_view relative_to) {
  const std::optional<Day> paper = FromIso(relative_to);
  if (!paper) return std::nullopt;
  const bool ahead = LooksAhead(words);
  for (int step = 0; step <= 8; ++step) {  // 29 February comes once in eight years at worst
    const Day date = Date(static_cast<int>(paper->year()) + (ahead ? step : -step), m, d);
    if (date.ok() && (ahead ? date >= *paper : date <= *paper)) return Iso(date);
  }
  return std::nullopt;
}

std::optional<std::string> Checked(int y, unsigned m, unsigned d) {
  const Day date = Date(y, m, d);
  return date.ok() ? std::optional(Iso(date)) : std::nullopt;
}

bool JoinsNumbers(std::string_view gap) {
  return gap == "-" || gap == "/" || gap == "." || gap == " - " || gap == "\u2013";
}

// "30-03-2022", "2022-03-30", "4-10-21" at token i.
std::optional<std::string> NumericAt(const std::vector<Token>& t, std::size_t i) {
  if (i + 2 >= t.size() || !t[i + 1].digits || !t[i + 2].digits) return std::nullopt;
  if (!JoinsNumbers(t[i + 1].gap) || t[i + 1].gap != t[i + 2].gap) return std::nullopt;
  const auto number = [&](std::size_t k) { return NumberIn(t[i + k].text); };
  if (IsYear(t[i]) && t[i + 2].text.size() <= 2)
    return Checked(number(0), static_cast<unsigned>(number(1)), static_cast<unsigned>(number(2)));
  if (t[i].text.size() > 2 || t[i + 1].text.size() > 2) return std::nullopt;
  if (IsYear(t[i + 2])) return Checked(number(2), static_cast<unsigned>(number(1)), static_cast<unsigned>(number(0)));
  if (t[i + 2].text.size() == 2)
    return Checked(2000 + number(2), static_cast<unsigned>(number(1)), static_cast<unsigned>(number(0)));
  return std::nullopt;
}

}  // namespace

std::string LowerWord(std::string_view s) {
  std::string out(s);
  std::ranges::transform(out, out.begin(), LowerAscii);
  return out;
}

// Month names are told apart by three letters; "mrt" is the one abbreviation that is not a prefix.
unsigned MonthNumber(std::string_view word) {
  const std::string w = LowerWord(word.substr(0, 3));
  if (w == "mrt") return 3;
  const auto found = std::find(kMonths.begin(), kMonths.end(), w);
  return found == kMonths.end() ? 0 : static_cast<unsigned>(found - kMonths.begin()) + 1;
}

int NumberIn(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

std::string Iso(Day d) {
  return Digits(static_cast<int>(d.year()), 4) + "-" + Digits(static_cast<int>(static_cast<unsigned>(d.month())), 2) +
         "-" + Digits(static_cast<int>(static_cast<unsigned>(d.day())), 2);
}

Day LastDayOf(int y, unsigned m) { return Day{year(y) / month(m) / last}; }

Day Prinsjesdag(int y) {
  return Day{std::chrono::sys_days{year(y) / std::chrono::September / std::chrono::Tuesday[3]}};
}

int SessionYearOf(Day d) {
  const int y = static_cast<int>(d.year());
  return d < Prinsjesdag(y) ? y - 1 : y;
}

std::optional<Day> FromIso(std::string_view iso) {
  if (iso.size() != 10 || iso[4] != '-' || iso[7] != '-') return std::nullopt;
  const Day d = Date(NumberIn(iso.substr(0, 4)), static_cast<unsigned>(NumberIn(iso.substr(5, 2))),
                     static_cast<unsigned>(NumberIn(iso.substr(8, 2))));
  return d.ok() ? std::optional(d) : std::nullopt;
}

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
      return Checked(NumberIn(t[i + 1].text), m, static_cast<unsigned>(NumberIn(t[i - 1].text)));
    if (day_before) return WithoutYear(m, static_cast<unsigned>(NumberIn(t[i - 1].text)), words, relative_to);
    if (year_after) return std::string(t[i + 1].text) + "-" + Digits(static_cast<int>(m), 2);
  }
  return std::nullopt;
}

}  // namespace kst
