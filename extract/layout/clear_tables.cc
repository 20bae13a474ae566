#include "extract/layout/clear_tables.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <string_view>

#include "extract/layout/characters.h"
#include "extract/layout/level_rulings.h"
#include "extract/layout/rows.h"

namespace kst::layout {
namespace {

constexpr float kAbove = 0.75F, kBelow = 0.2F;  // ems that type takes of its line
constexpr float kSide = 1;                      // points around the words
constexpr std::ptrdiff_t kRows = 3;             // that have several cells
constexpr char32_t kMostPages = 10'000'000, kNone = 0xFFFFFFFF;
constexpr char32_t kDays = 31, kMonths = 12;
constexpr std::size_t kMonthLetters = 3;  // "jan" at least
constexpr int kMost = 5;                  // of a column's cells one in so many may be something else

// Between the rows, above the first and below the last.
std::vector<Ruling> RuleRows(const Table& table) {
  float left = INFINITY, right = -INFINITY;
  for (const auto& row : table.rows)
    for (const Line& line : row) left = std::min(left, line.x0), right = std::max(right, line.x1);
  std::vector<Ruling> level;
  float bottom = 0;
  for (const auto& row : table.rows) {
    float top = INFINITY, end = 0;
    for (const Line& line : row)
      top = std::min(top, line.y - kAbove * line.size), end = std::max(end, line.y + kBelow * line.size);
    level.push_back({level.empty() ? top : (bottom + top) / 2, left - kSide, right + kSide});
    bottom = end;
  }
  level.push_back({bottom, left - kSide, right + kSide});
  return level;
}

// What stands in these lines, in the order of the page.
void AddStrips(const std::vector<Line>& lines, std::vector<std::uint32_t>& strips) {
  for (const Line& line : lines)
    for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s) strips.push_back(s);
}

// Do the cells hold what the rows hold, each strip once?
bool HoldsAll(const RuledTable& table, const std::vector<std::vector<Line>>& rows) {
  std::vector<std::uint32_t> cells, lines;
  for (const RuledCell& cell : table.cells) AddStrips(cell.lines, cells);
  for (const auto& row : rows) AddStrips(row, lines);
  std::sort(cells.begin(), cells.end()), std::sort(lines.begin(), lines.end());
  return cells == lines;
}

class Evidence {
 public:
  using Row = std::vector<const RuledCell*>;

  Evidence(const Page& page, const RuledTable& table) : page_(page), columns_(static_cast<int>(table.edges.size())) {
    for (const RuledCell& cell : table.cells) rows_[cell.place.row].push_back(&cell);
    for (int column = 0; column != columns_; ++column) figures_.push_back(CountFigures(column));
  }

  bool IsClear() const {
    const auto& head = rows_.begin()->second;
    if ((head.front()->place.column == 0 && IsFigures(*head.front())) || ListsPages()) return false;
    const int wide = std::max(2, columns_ / 2 + 1);
    const auto sided = std::count_if(rows_.begin(), rows_.end(),
                                     [&](const auto& row) { return static_cast<int>(row.second.size()) >= wide; });
    if (sided < kRows || 2 * sided < std::ssize(rows_) || columns_ < 2) return false;
    const auto figures = std::count(figures_.begin(), figures_.end(), true);
    const bool headed = std::ssize(head) > 1 &&
                        std::none_of(head.begin(), head.end(), [&](const RuledCell* cell) { return IsFigures(*cell); });
    if (columns_ == 2) return headed && HoldsFigures(1) && RowsAreParted();
    return 2 * figures >= columns_ ? RowsAreParted() : headed && sided > kRows && BoldHead();
  }

  // Rows before the first one with a figure, other than a year or date; not the title of some rows.
  int HeadRows() const {
    int head = 0;
    for (const auto& [number, row] : rows_) {
      const bool words = std::all_of(row.begin(), row.end(), [&](const RuledCell* cell) {
        return !HoldsFigures(cell->place.column) || !IsFigures(*cell) || IsTime(WordsOf(*cell));
      });
      if (!words || (number > 0 && row.size() == 1) || !(row.size() == 1 || Names(row))) break;
      ++head;
    }
    return head < static_cast<int>(rows_.size()) ? head : 0;
  }

 private:
  // Something stands above figures.
  bool Names(const Row& row) const {
    return std::any_of(row.begin(), row.end(), [&](const RuledCell* cell) { return HoldsFigures(cell->place.column); });
  }

  // Its characters; marks of notes are none of them.
  std::u32string WordsOf(const RuledCell& cell) const {
    std::u32string words;
    for (const Line& line : cell.lines)
      for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
        for (std::uint32_t r = page_.strips[s].runs.begin; r != page_.strips[s].runs.end; ++r)
          for (std::uint32_t i = page_.runs[r].ink.begin; i != page_.runs[r].ink.end; ++i)
            if (!page_.runs[r].raised) words += page_.ink[i].code;
    return words;
  }

  static char32_t ValueOf(std::u32string_view digits) {  // of other words none
    char32_t value = 0;
    for (const char32_t code : digits) {
      if (!IsDigit(code) || value > kMostPages) return kNone;
      value = 10 * value + (code - U'0');
    }
    return value;
  }

  static bool IsYear(std::u32string_view digits) {
    const char32_t value = ValueOf(digits);
    return value > 1900 && value < 2100;
  }

  // "2022", "2021/22", "31-12-2022", "1-jan-10", with or without a star.
  static bool IsTime(std::u32string_view words) {
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
      return IsYear(part) || (part.size() == 2 && ValueOf(part) != kNone);
    };
    const auto month = [&](std::u32string_view part) {
      return ValueOf(part) == kNone ? part.size() >= kMonthLetters : ValueOf(part) - 1 < kMonths;
    };
    if (parts.size() == 3) return ValueOf(parts[0]) - 1 < kDays && month(parts[1]) && year(parts[2]);
    return !parts.empty() && parts.size() < 3 && IsYear(parts[0]) && year(parts.back());
  }

  // Page numbers that never fall: a table of contents.
  bool ListsPages() const {
    char32_t first = 0, last = 0;
    std::size_t pages = 0;
    for (const auto& [number, row] : rows_) {
      const CellPlace& place = row.back()->place;
      if (row.size() == 1 || place.column + place.spans != columns_) continue;
      const char32_t value = ValueOf(WordsOf(*row.back()));
      if (value == kNone || value < last) return false;
      first = pages++ == 0 ? value : first, last = value;
    }
    return last > first && 2 * pages > rows_.size();
  }

  // No row that looks like two, with something below a figure.
  bool RowsAreParted() const {
    return std::none_of(std::next(rows_.begin()), rows_.end(), [&](const auto& row) {
      return std::any_of(row.second.begin(), row.second.end(), [&](const RuledCell* cell) {
        return cell->place.column > 0 && cell->lines.size() > 1 && HoldsFigures(cell->place.column) &&
               IsFigure(page_, page_.strips[cell->lines.front().strips.begin]);
      });
    });
  }

  bool IsFigures(const RuledCell& cell) const {
    return std::all_of(cell.lines.begin(), cell.lines.end(), [&](const Line& line) {
      for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s)
        if (!IsFigure(page_, page_.strips[s])) return false;
      return true;
    });
  }

  bool HoldsFigures(int column) const { return figures_[static_cast<std::size_t>(column)]; }

  bool CountFigures(int column) const {  // below its head
    int all = 0, figures = 0;
    for (auto row = std::next(rows_.begin()); row != rows_.end(); ++row)
      for (const RuledCell* cell : row->second)
        if (cell->place.column == column && cell->place.spans == 1) ++all, figures += IsFigures(*cell);
    return figures > 1 && kMost * (all - figures) <= all;
  }

  bool BoldHead() const {
    const auto bold = [](const RuledCell* cell) {
      return std::all_of(cell->lines.begin(), cell->lines.end(), [](const Line& line) { return line.bold; });
    };
    const auto& head = rows_.begin()->second;
    std::size_t plain = 0;
    for (const auto& [number, row] : rows_) plain += !std::all_of(row.begin(), row.end(), bold);
    return std::all_of(head.begin(), head.end(), bold) && 2 * plain > rows_.size();
  }

  const Page& page_;
  int columns_;
  std::map<int, Row> rows_;
  std::vector<bool> figures_;  // by column: does it hold little else?
};

}  // namespace

std::optional<RuledTable> ReadClearTable(const Page& page, const Setting& setting, const Table& table) {
  if (std::ssize(table.rows) < kRows) return std::nullopt;
  const std::vector<Rulings> rulings = RuleColumns(page, setting, RuleRows(table));
  if (rulings.size() != 1) return std::nullopt;
  std::optional<RuledTable> clear = ReadRuledTable(page, rulings[0].level, rulings[0].upright);
  if (!clear || !HoldsAll(*clear, table.rows)) return std::nullopt;
  const Evidence evidence(page, *clear);
  if (!evidence.IsClear()) return std::nullopt;
  clear->head = evidence.HeadRows();
  return clear;
}

}  // namespace kst::layout
