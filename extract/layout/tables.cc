#include "extract/layout/tables.h"

#include <algorithm>
#include <cmath>

namespace kst::layout {
namespace {

constexpr float kAligned = 2.5F;           // points
constexpr std::uint32_t kMarkerChars = 4;  // "12." and "(a)" are no cells
constexpr float kRowReach = 2.6F;          // pitches from one row to the next
constexpr std::uint32_t kRows = 3;         // aligned rows that make a table of two columns
constexpr float kCellWidth = 0.66F;        // of the column: a line as wide is prose

std::uint32_t Cells(const Page& page, const Line& line) {
  const bool marker = line.strips.size() > 1 && page.strips[line.strips.begin].chars <= kMarkerChars &&
                      page.strips[line.strips.begin + 1].x0 - page.strips[line.strips.begin].x0 < 4 * line.size;
  return line.strips.size() - marker;
}

// Has `b` a cell, other than its first, under one of `a`: at its left or its right edge?
bool Aligned(const Page& page, const Line& a, const Line& b) {
  for (std::uint32_t i = a.strips.begin + 1; i < a.strips.end; ++i) {
    for (std::uint32_t k = b.strips.begin + 1; k < b.strips.end; ++k) {
      const Strip &x = page.strips[i], &y = page.strips[k];
      if (std::abs(x.x0 - y.x0) < kAligned || std::abs(x.x1 - y.x1) < kAligned) return true;
    }
  }
  return false;
}

// Is the whole line part of a cell of the table's row `row`?
bool WrapsCell(const Page& page, const Line& row, const Line& line, float width) {
  if (line.x1 - line.x0 > kCellWidth * width) return false;
  for (std::uint32_t i = row.strips.begin; i != row.strips.end; ++i) {
    if (std::abs(page.strips[i].x0 - line.x0) < kAligned) return true;
  }
  return false;
}

}  // namespace

std::vector<Range> FindTables(const Page& page, const Setting& setting, const std::vector<Line>& lines) {
  std::vector<Range> tables;
  const float width = setting.frames.front().width();
  for (std::uint32_t i = 0; i < lines.size();) {
    if (Cells(page, lines[i]) < 2) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1, last_row = i, rows = 1, many = Cells(page, lines[i]) > 2;
    while (end < lines.size()) {
      const Line &row = lines[last_row], &line = lines[end];
      if (line.y - lines[end - 1].y > kRowReach * setting.pitch * std::max(line.size, row.size)) break;
      const std::uint32_t cells = Cells(page, line);
      if (cells >= 2 && (Aligned(page, row, line) || (cells > 2 && many))) {
        last_row = end, ++rows, many += cells > 2;
      } else if (!WrapsCell(page, row, line, width)) {
        break;
      }
      ++end;
    }
    // Lines behind the last row that are set in its cells at the usual distance belong to it.
    std::uint32_t stop = last_row + 1;
    while (stop < end && lines[stop].y - lines[stop - 1].y < 1.25F * setting.pitch * lines[stop].size &&
           lines[stop].x0 > lines[last_row].x0 + kAligned) {
      ++stop;
    }
    if (rows >= kRows || (rows == 2 && many == 2)) tables.push_back({i, stop});
    i = rows >= kRows || (rows == 2 && many == 2) ? stop : i + 1;
  }
  return tables;
}

}  // namespace kst::layout
