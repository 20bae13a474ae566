#include "extract/normalise/table_cells.h"

#include <algorithm>

namespace kst {
namespace {

void Widen(PageBox& box, const PageBox& other) {
  if (box.page != other.page) return;
  if (box.box == Box{}) box = other;
  box.box = {std::min(box.box.x0, other.box.x0), std::min(box.box.y0, other.box.y0), std::max(box.box.x1, other.box.x1),
             std::max(box.box.y1, other.box.y1)};
}

}  // namespace

void AddCell(NormalisedText& out, const Paragraph& cell, NormSpan span) {
  const CellPlace& place = *cell.cell;
  const int page = cell.lines.front().page;
  PageBox box{page, {}};
  for (const FlowLine& line : cell.lines) Widen(box, {line.page, line.source->box});
  const auto table = static_cast<std::size_t>(place.table);
  if (table > out.tables.size()) return;
  if (table == out.tables.size()) out.tables.push_back({{page, {}}, 0, {}});
  Table& t = out.tables[table];
  Widen(t.box, box);
  const auto row = static_cast<std::size_t>(place.row);
  if (row > t.rows.size()) return;
  int column = 0;
  if (row < t.rows.size())
    for (const TableCell& known : t.rows[row]) column += known.spans;
  if (std::max(column, place.column) + place.spans > kMostColumns) return;
  if (row == t.rows.size()) t.rows.emplace_back();
  for (; column < place.column; ++column) t.rows[row].push_back({{span.begin, span.begin}, "", {page, {}}, 1});
  t.rows[row].push_back({span, std::string(span.In(out.text)), box, place.spans});
  if (place.header) t.header_rows = static_cast<int>(t.rows.size());
}

void FillRows(NormalisedText& out) {
  const auto width = [](const std::vector<TableCell>& row) {
    int columns = 0;
    for (const TableCell& cell : row) columns += cell.spans;
    return columns;
  };
  for (Table& table : out.tables) {
    int most = 0;
    for (const auto& row : table.rows) most = std::max(most, width(row));
    for (auto& row : table.rows) {
      const TableCell last = row.back();
      for (int column = width(row); column < most; ++column)
        row.push_back({{last.span.end, last.span.end}, "", {last.box.page, {}}, 1});
    }
  }
}

}  // namespace kst
