// extract/layout/rows.h: the rows and cells of a table whose lines are known.
#pragma once

#include <vector>

#include "extract/layout/page_metrics.h"

namespace kst::layout {

constexpr float kSideBySide = 0.95F;  // ems: lines that are closer cannot stand in one text

struct Row {
  std::vector<Line> lines;    // in reading order: the whole row, or each line of each cell
  std::uint32_t columns = 1;  // that have something in this row; 1 when it looks like justified text
  std::uint32_t wrapped = 0;  // of them, those of several lines; of two, that open in lower case
};

// A number, an amount, a date or a year.
bool IsFigure(const Page& page, const Strip& strip);

// The space that the type of a row takes.
float TopOf(const std::vector<Line>& row);
float BottomOf(const std::vector<Line>& row);

std::vector<Row> FindRows(const Page& page, const Setting& setting, const std::vector<Line>& lines, Range table);

}  // namespace kst::layout
