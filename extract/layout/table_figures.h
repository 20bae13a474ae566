// extract/layout/table_figures.h: which columns of a table hold figures, and the rows above them that
// say what the columns are:
//
//   Jaar   2021   2022      head: years and words
//   Peil     12     14      figures
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "extract/layout/ruled_tables.h"

namespace kst::layout {

class TableFigures {
 public:
  using Row = std::vector<const RuledCell*>;

  TableFigures(const Page& page, const RuledTable& table);  // which it refers to

  const std::map<int, Row>& rows() const { return rows_; }
  int columns() const { return static_cast<int>(figures_.size()); }
  bool HoldsFigures(int column) const { return figures_[static_cast<std::size_t>(column)]; }  // and little else
  bool IsFigures(const RuledCell& cell) const;
  bool HoldDates(int column) const;                     // all its rows
  bool HoldAmounts(int column) const;                   // likewise
  std::u32string WordsOf(const RuledCell& cell) const;  // its characters; marks of notes are none of them

  // Rows before the first one with a figure, other than a year or date; not the title of some rows.
  int HeadRows() const;

 private:
  template <class Is>
  bool AllOf(int column, Is is) const {
    return std::all_of(rows_.begin(), rows_.end(), [&](const auto& row) {
      return std::any_of(row.second.begin(), row.second.end(),
                         [&](const RuledCell* cell) { return cell->place.column == column && is(*cell); });
    });
  }
  bool CountFigures(int column) const;
  bool Names(const Row& row) const;

  const Page& page_;
  std::map<int, Row> rows_;
  std::vector<bool> figures_;  // by column
};

inline constexpr char32_t kNoNumber = 0xFFFFFFFF;
char32_t NumberOf(std::u32string_view digits);

}  // namespace kst::layout
