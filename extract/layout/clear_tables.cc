#include "extract/layout/clear_tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "extract/layout/level_rulings.h"
#include "extract/layout/rows.h"
#include "extract/layout/table_figures.h"

namespace kst::layout {
namespace {

constexpr float kSide = 1;           // points around the words
constexpr std::ptrdiff_t kRows = 3;  // that have several cells

// Between the rows, above the first and below the last.
std::vector<Ruling> RuleRows(const Table& table) {
  float left = INFINITY, right = -INFINITY;
  for (const auto& row : table.rows)
    for (const Line& line : row) left = std::min(left, line.x0), right = std::max(right, line.x1);
  std::vector<Ruling> level;
  float bottom = 0;
  for (const auto& row : table.rows) {
    const float top = TopOf(row);
    level.push_back({level.empty() ? top : (bottom + top) / 2, left - kSide, right + kSide});
    bottom = BottomOf(row);
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
  Evidence(const Page& page, const TableFigures& table)
      : page_(page), table_(table), rows_(table.rows()), columns_(table.columns()) {}

  bool IsClear() const {
    const auto& head = rows_.begin()->second;
    if (columns_ == 2 && std::ssize(rows_) >= kRows && IsPairs()) return true;
    if ((head.front()->place.column == 0 && table_.IsFigures(*head.front())) || ListsPages()) return false;
    const int wide = std::max(2, columns_ / 2 + 1);
    const auto sided = std::count_if(rows_.begin(), rows_.end(),
                                     [&](const auto& row) { return static_cast<int>(row.second.size()) >= wide; });
    if (sided < kRows || 2 * sided < std::ssize(rows_) || columns_ < 2) return false;
    int figures = 0;
    for (int column = 0; column != columns_; ++column) figures += table_.HoldsFigures(column);
    const bool headed = std::ssize(head) > 1 && std::none_of(head.begin(), head.end(), [&](const RuledCell* cell) {
                          return table_.IsFigures(*cell);
                        });
    if (columns_ == 2) return headed && table_.HoldsFigures(1) && RowsAreParted();
    return 2 * figures >= columns_ ? RowsAreParted() : headed && sided > kRows && BoldHead();
  }

 private:
  // Without a head: words beside amounts, or dates beside words.
  bool IsPairs() const {
    const bool dates = table_.HoldDates(0);
    const bool words = std::all_of(rows_.begin(), rows_.end(), [&](const auto& row) {
      return row.second.size() == 2 && !table_.IsFigures(*row.second[dates]);
    });
    return words && (table_.HoldAmounts(1) || (dates && std::ssize(rows_) > kRows));
  }

  // Page numbers that never fall: a table of contents.
  bool ListsPages() const {
    char32_t first = 0, last = 0;
    std::size_t pages = 0;
    for (const auto& [number, row] : rows_) {
      const CellPlace& place = row.back()->place;
      if (row.size() == 1 || place.column + place.spans != columns_) continue;
      const char32_t value = NumberOf(table_.WordsOf(*row.back()));
      if (value == kNoNumber || value < last) return false;
      first = pages++ == 0 ? value : first, last = value;
    }
    return last > first && 2 * pages > rows_.size();
  }

  // No row that looks like two, with something below a figure.
  bool RowsAreParted() const {
    return std::none_of(std::next(rows_.begin()), rows_.end(), [&](const auto& row) {
      return std::any_of(row.second.begin(), row.second.end(), [&](const RuledCell* cell) {
        return cell->place.column > 0 && cell->lines.size() > 1 && table_.HoldsFigures(cell->place.column) &&
               IsFigure(page_, page_.strips[cell->lines.front().strips.begin]);
      });
    });
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
  const TableFigures& table_;
  const std::map<int, TableFigures::Row>& rows_;
  const int columns_;
};

}  // namespace

std::optional<RuledTable> ReadClearTable(const Page& page, const Setting& setting, const Table& table) {
  if (std::ssize(table.rows) < kRows) return std::nullopt;
  const std::vector<Rulings> rulings = RuleColumns(page, setting, RuleRows(table), false);
  if (rulings.size() != 1) return std::nullopt;
  std::optional<RuledTable> clear = ReadRuledTable(page, rulings[0].level, rulings[0].upright);
  if (!clear || !HoldsAll(*clear, table.rows)) return std::nullopt;
  const TableFigures figures(page, *clear);
  if (!Evidence(page, figures).IsClear()) return std::nullopt;
  clear->head = figures.HeadRows();
  return clear;
}

}  // namespace kst::layout
