// extract/layout/ruled_tables.h: tables whose cells are ruled on all sides, or above and
// below (level_rulings.h). Lines that cross make a grid; where one is missing, a cell spans.
//
//   ┌────┬────────┐
//   │ a  │ b      │      cells a (2 rows), b (2 columns), c, d
//   │    ├───┬────┤
//   │    │ c │ d  │
//   └────┴───┴────┘
//
// Precision first: a frame around text, a form of one column and a drawing are none.
#pragma once

#include <optional>
#include <vector>

#include "extract/layout/page_metrics.h"

namespace kst::layout {

struct RuledCell {
  CellPlace place;
  std::vector<Line> lines;  // downwards
};

struct RuledTable {
  float top = 0, bottom = 0;
  std::vector<float> edges;      // left ones, of its columns
  std::vector<RuledCell> cells;  // in reading order; those that hold something
  int head = 0;                  // rows that say what the columns are, where that shows in what stands below
  bool holds_page = false;       // a cell is a page's text in a frame
};

// The one that these lines make, if they do.
std::optional<RuledTable> ReadRuledTable(const Page& page, const std::vector<Ruling>& level,
                                         const std::vector<Ruling>& upright);

// From the top of the page. Their strips get Role::kTable. `before` is what the page before ended with, or null:
// in its columns a row or two are a table, too.
std::vector<RuledTable> FindRuledTables(Page& page, const Setting& paper, const RuledTable* before);

}  // namespace kst::layout
