#include "extract/layout/table_figures.h"

#include <algorithm>
#include <iterator>
#include <string_view>

#include "extract/layout/characters.h"
#include "extract/layout/rows.h"

namespace kst::layout {
namespace {

constexpr char32_t kMostPages = 10'000'000;
constexpr char32_t kDays = 31, kMonths = 12;
constexpr std::size_t kMonthLetters = 3;  // "jan" at least
constexpr int kMostHeads = 1;             // rows below the one with names that say what the columns are
constexpr int kMost = 5;                  // of a column's cells one in so many may be something else

bool IsYear(std::u32string_view digits) {
  const char32_t value = NumberOf(digits);
  return value > 1900 && value < 2100;
}

// "2022", "2021/22", "31-12-2022", "1-jan-10", with or without a star; of several parts when `date`.
bool IsTime(std::u32string_view words, bool date = false) {
  while (words.ends_with(U'*')) words.remove_suffix(1);
  std::vector<std::u32string_view> parts;
  for (std::size_t end; !words.empty(); words.remove_prefix(end)) {
    const auto same = [&](char32_t code) {
      return IsDigit(words[0]) ? IsDigit(code) : IsLetter(words[0]) && IsLetter(code);
    };
    end = static_cast<std::size_t>(std::find_if_not(words.begin(), words.end(), same) - words.begin());
    if (end > 0) {
      parts.push_back(words.substr(0, end));
    } else {
      if (!IsDash(words[0]) && words[0] != U'/' && words[0] != U'.') return false;
      end = 1;
    }
  }
  const auto year = [&](std::u32string_view part) {
    return IsYear(part) || (part.size() == 2 && NumberOf(part) != kNoNumber);
  };
  const auto month = [&](std::u32string_view part) {
    return NumberOf(part) == kNoNumber ? part.size() >= kMonthLetters : NumberOf(part) - 1 < kMonths;
  };
  if (parts.size() == 3) return NumberOf(parts[0]) - 1 < kDays && month(parts[1]) && year(parts[2]);
  if (parts.size() == 2 && month(parts[0]) && IsYear(parts[1])) return true;
  return parts.size() > date && parts.size() < 3 && IsYear(parts[0]) && year(parts.back());
}

// "€ 6,5 miljoen", "69%", "12,5": no number of a page, a year or a reference.
bool IsAmount(std::u32string_view words) {
  constexpr std::u32string_view kSums = U"€$£";
  if (words.empty()) return false;
  if (kSums.find(words[0]) != kSums.npos || words.back() == U'%') return true;
  const auto comma = words.find(U',');
  return comma != words.npos && comma + 1 < words.size() && IsDigit(words[comma + 1]);
}

}  // namespace

char32_t NumberOf(std::u32string_view digits) {
  char32_t value = 0;
  for (const char32_t code : digits) {
    if (!IsDigit(code) || value > kMostPages) return kNoNumber;
    value = 10 * value + (code - U'0');
  }
  return value;
}

TableFigures::TableFigures(const Page& page, const RuledTable& table) : page_(page) {
  for (const RuledCell& cell : table.cells) rows_[cell.place.row].push_back(&cell);
  for (int column = 0; column != std::ssize(table.edges); ++column) figures_.push_back(CountFigures(column));
}

std::u32string TableFigures::WordsOf(const RuledCell& cell) const {
  std::u32string words;
  for (const Line& line : cell.lines)
    for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
      for (std::uint32_t r = page_.strips[s].runs.begin; r != page_.strips[s].runs.end; ++r)
        for (std::uint32_t i = page_.runs[r].ink.begin; i != page_.runs[r].ink.end; ++i)
          if (!page_.runs[r].raised) words += page_.ink[i].code;
  return words;
}

int TableFigures::HeadRows() const {
  int head = 0;
  bool named = false;
  for (const auto& [number, row] : rows_) {
    const bool words = std::all_of(row.begin(), row.end(), [&](const RuledCell* cell) {
      return !HoldsFigures(cell->place.column) || !IsFigures(*cell) || IsTime(WordsOf(*cell));
    });
    if (!words || !(Names(row) || (number == 0 && row.size() == 1))) break;
    ++head, named |= Names(row);
  }
  return named && head < static_cast<int>(rows_.size()) ? head : 0;
}

// Something stands above figures.
bool TableFigures::Names(const Row& row) const {
  return std::any_of(row.begin(), row.end(), [&](const RuledCell* cell) { return HoldsFigures(cell->place.column); });
}

bool TableFigures::HoldDates(int column) const {
  return AllOf(column, [&](const RuledCell& cell) {
    const std::u32string words = WordsOf(cell);
    return !words.empty() && IsDigit(words[0]) && IsTime(words, true);
  });
}

bool TableFigures::HoldAmounts(int column) const {
  return AllOf(column, [&](const RuledCell& cell) { return IsFigures(cell) && IsAmount(WordsOf(cell)); });
}

bool TableFigures::IsFigures(const RuledCell& cell) const {
  return std::all_of(cell.lines.begin(), cell.lines.end(), [&](const Line& line) {
    for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
      if (!IsFigure(page_, page_.strips[s])) return false;
    return true;
  });
}

bool TableFigures::CountFigures(int column) const {  // below its head
  const auto names = std::find_if(rows_.begin(), rows_.end(), [](const auto& row) { return row.second.size() > 1; });
  if (names == rows_.end()) return false;
  int all = 0, figures = 0, head = 0;
  for (auto row = std::next(names); row != rows_.end(); ++row) {
    for (const RuledCell* cell : row->second) {
      if (cell->place.column != column || cell->place.spans > 1) continue;
      const bool figure = IsFigures(*cell);
      if (figure || figures > 0 || ++head > kMostHeads) ++all, figures += figure;
    }
  }
  return figures > (rows_.size() > 2) && kMost * (all - figures) <= all;
}

}  // namespace kst::layout
