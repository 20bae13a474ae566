#include "extract/layout/tables.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/zones.h"

namespace kst::layout {
namespace {

constexpr float kAligned = 2.5F;                   // points
constexpr std::uint32_t kMarkerChars = 4;          // "12." and "(a)" are no cells
constexpr float kStretched = 1.8F, kAlike = 0.3F;  // ems: gaps of a justified line
constexpr float kPageWide = 100000;
constexpr std::uint32_t kFigureChars = 12;
constexpr float kRowReach = 2.6F;    // pitches from one row to the next
constexpr float kNextLine = 1.25F;   // pitches: the next line of one cell
constexpr float kNextRow = 1.15F;    // of the distance of lines in a cell: a new row
constexpr std::uint32_t kRows = 3;   // aligned rows that make a table of two columns
constexpr float kCellWidth = 0.66F;  // of the column: a line as wide is prose

char32_t FirstOf(const Page& page, const Strip& strip) { return page.ink[page.runs[strip.runs.begin].ink.begin].code; }

bool IsDigit(char32_t c) { return c >= U'0' && c <= U'9'; }

// A justified line can have gaps like a table's, but they are all alike.
bool Justified(const Page& page, const Line& line) {
  float least = kPageWide, most = 0;
  bool figures = IsDigit(FirstOf(page, page.strips[line.strips.begin]));
  for (std::uint32_t s = line.strips.begin + 1; s < line.strips.end; ++s) {
    const float gap = page.strips[s].x0 - page.strips[s - 1].x1;
    least = std::min(least, gap), most = std::max(most, gap);
    figures |= IsDigit(FirstOf(page, page.strips[s]));
  }
  return line.strips.size() > 2 && most < (figures ? kStretched : 2 * kStretched) * line.size &&
         most - least < kAlike * line.size;
}

std::uint32_t Cells(const Page& page, const Line& line) {
  if (Justified(page, line)) return 1;
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

// Does the line right below an unaligned one go on with the table?
bool Continues(const Page& page, const Setting& setting, const Line& row, const Line& line, const Line& next) {
  return Cells(page, next) >= 2 && Aligned(page, row, next) && line.x0 > row.x0 - kAligned &&
         next.y - line.y < kNextLine * setting.pitch * next.size;
}

// Do several of the lines end in a cell that is a figure? Then each is a row.
bool EndsInFigures(const Page& page, const std::vector<Line>& lines, Range range) {
  std::uint32_t figures = 0;
  for (std::uint32_t i = range.begin; i != range.end; ++i) {
    const Strip& strip = page.strips[lines[i].strips.end - 1];
    const char32_t first = FirstOf(page, strip);
    figures += lines[i].strips.size() > 1 && strip.chars <= kFigureChars && (first == U'-' || IsDigit(first));
  }
  return figures >= 2;
}

// Where the columns of a table stand: what the strips of its full rows cover.
std::vector<Frame> FindColumns(const Page& page, const std::vector<Line>& lines, Range table) {
  std::uint32_t most = 0;
  for (std::uint32_t i = table.begin; i != table.end; ++i) most = std::max(most, lines[i].strips.size());
  std::vector<Frame> cells;
  std::uint32_t rows = 0;
  for (std::uint32_t i = table.begin; i != table.end; ++i) {
    if (2 * lines[i].strips.size() <= most) continue;
    ++rows;
    for (std::uint32_t s = lines[i].strips.begin; s != lines[i].strips.end; ++s) {
      cells.push_back({page.strips[s].x0, page.strips[s].x1});
    }
  }
  // Columns are parted where next to no row has anything.
  std::vector<std::pair<float, int>> edges;
  for (const Frame& cell : cells) edges.push_back({cell.left, 1}), edges.push_back({cell.right + kAligned, -1});
  std::sort(edges.begin(), edges.end());
  const int few = static_cast<int>(rows) / 6;
  std::vector<Frame> columns;
  int covered = 0;
  for (const auto& [x, step] : edges) {
    if (covered <= few && covered + step > few) columns.push_back({x, x});
    covered += step;
    if (!columns.empty()) columns.back().right = x;
  }
  return columns;
}

}  // namespace

std::vector<Range> FindTables(const Page& page, const Setting& setting, const std::vector<Line>& lines, Range range) {
  std::vector<Range> tables;
  const float width = setting.frames.front().width();
  for (std::uint32_t i = range.begin; i < range.end;) {
    if (Cells(page, lines[i]) < 2) {
      ++i;
      continue;
    }
    std::uint32_t end = i + 1, last_row = i, rows = 1, many = Cells(page, lines[i]) > 2;
    while (end < range.end) {
      const Line &row = lines[last_row], &line = lines[end];
      if (line.y - lines[end - 1].y > kRowReach * setting.pitch * std::max(line.size, row.size)) break;
      const std::uint32_t cells = Cells(page, line);
      if (cells >= 2 && (Aligned(page, row, line) || (cells > 2 && many))) {
        last_row = end, ++rows, many += cells > 2;
      } else if (!WrapsCell(page, row, line, width) &&
                 !(end + 1 < range.end && cells == 1 && Continues(page, setting, row, lines[end], lines[end + 1]))) {
        break;
      }
      ++end;
    }
    // Lines behind the last row that are set in its cells at the usual distance belong to it.
    std::uint32_t stop = last_row + 1;
    while (stop < end && lines[stop].y - lines[stop - 1].y < kNextLine * setting.pitch * lines[stop].size &&
           lines[stop].x0 > lines[last_row].x0 + kAligned) {
      ++stop;
    }
    if (rows >= kRows || (rows == 2 && many == 2)) tables.push_back({i, stop});
    i = rows >= kRows || (rows == 2 && many == 2) ? stop : i + 1;
  }
  return tables;
}

// Do cells go on in the next line? Then many lines of cells open in lower case.
bool CellsWrap(const Page& page, const std::vector<Line>& lines, Range table) {
  std::uint32_t lower = 0, all = 0;
  for (std::uint32_t i = table.begin; i != table.end; ++i) {
    for (std::uint32_t s = lines[i].strips.begin; s != lines[i].strips.end; ++s, ++all) {
      const char32_t first = FirstOf(page, page.strips[s]);
      lower += first >= U'a' && first <= U'z';
    }
  }
  return 5 * lower >= 2 * all;
}

std::vector<std::vector<Line>> FindRows(const Page& page, const std::vector<Line>& lines, Range table) {
  const std::vector<Frame> columns = FindColumns(page, lines, table);
  const auto column_of = [&](const Strip& strip) {
    std::size_t c = 0;
    while (c + 1 < columns.size() && columns[c + 1].left <= strip.x0 + kAligned) ++c;
    return c;
  };
  const auto in_first = [&](std::uint32_t i) { return column_of(page.strips[lines[i].strips.begin]) == 0; };
  float pitch = 0;  // of the lines of one cell
  for (std::uint32_t i = table.begin + 1; i != table.end; ++i) {
    const float step = lines[i].y - lines[i - 1].y;
    if (step > 0.9F * lines[i].size && (pitch == 0 || step < pitch)) pitch = step;
  }
  std::uint32_t spaced = 0, headed = 0;
  for (std::uint32_t i = table.begin; i != table.end; ++i) {
    spaced += i != table.begin && lines[i].y - lines[i - 1].y > kNextRow * pitch;
    headed += in_first(i);
  }
  // White parts the rows; without any, a row begins with its first cell.
  const bool by_white = 8 * spaced >= table.size() || CellsWrap(page, lines, table);
  std::vector<std::vector<Line>> rows;
  for (std::uint32_t begin = table.begin, end; begin != table.end; begin = end) {
    end = begin + 1;
    bool wraps = false;
    while (end != table.end) {
      const bool white = lines[end].y - lines[end - 1].y > kNextRow * pitch;
      const bool head = in_first(end), restart = head && !in_first(end - 1);
      if (white || (by_white ? restart : head || headed == 0)) break;
      wraps = true;
      ++end;
    }
    if (!wraps || EndsInFigures(page, lines, {begin, end})) {
      for (std::uint32_t i = begin; i != end; ++i) rows.push_back({lines[i]});
      continue;
    }
    std::vector<Line>& row = rows.emplace_back();
    for (std::size_t c = 0; c != columns.size(); ++c) {
      for (std::uint32_t i = begin; i != end; ++i) {
        std::uint32_t first = lines[i].strips.begin;
        while (first != lines[i].strips.end && column_of(page.strips[first]) < c) ++first;
        std::uint32_t last = first;
        while (last != lines[i].strips.end && column_of(page.strips[last]) == c) ++last;
        if (first != last) row.push_back(MakeLine(page, first, last));
      }
    }
  }
  return rows;
}

}  // namespace kst::layout
