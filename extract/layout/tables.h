// extract/layout/tables.h: tables as lines of text, where no ruling helps: a table is a run of
// lines whose ink, thrown down on one heap, still leaves white between columns.
// Prose covers the white within a line or two.
//
// Its rows are parted by white as well. Where a cell wraps, the row is read cell by
// cell: each line of each cell by itself, so that the words of one cell stay together.
#pragma once

#include <vector>

#include "extract/layout/page_metrics.h"

namespace kst::layout {

struct Table {
  Range lines;                          // that it takes up
  std::vector<std::vector<Line>> rows;  // each with its lines in reading order
};

// The tables among the lines of one column, downwards.
std::vector<Table> FindTables(const Page& page, const Setting& setting, const std::vector<Line>& lines);

}  // namespace kst::layout
