// extract/layout/tables.h: tables, known by cells that stand under each other.
// Rulings are not available; prose never has wide gaps in line with those of the
// lines around it.
//
// A row of a table is a line with its cells side by side. Where a cell wraps, the
// row is read cell by cell instead: each line of each cell by itself, so that the
// words of one cell stay together.
#pragma once

#include <vector>

#include "extract/layout/setting.h"

namespace kst::layout {

// The stretches of lines [range) (one column, downwards) that are tables.
std::vector<Range> FindTables(const Page& page, const Setting& setting, const std::vector<Line>& lines, Range range);

// The rows of one such stretch, each with its lines in reading order.
std::vector<std::vector<Line>> FindRows(const Page& page, const std::vector<Line>& lines, Range table);

}  // namespace kst::layout
