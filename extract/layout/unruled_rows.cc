#include "extract/layout/unruled_rows.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>
#include <span>

#include "extract/layout/characters.h"
#include "extract/layout/rows.h"

namespace kst::layout {
namespace {

constexpr float kLevel = 0.3F;             // ems between baselines that are one
constexpr float kWhite = 1.5F;             // ems from baseline to baseline across white
constexpr std::uint32_t kMarkerChars = 4;  // "12." and "a)" open a line, and are no column
constexpr std::size_t kRows = 3;           // that figures make of one
constexpr std::ptrdiff_t kInColumn = 2;    // lines of a cell that one white parts
constexpr std::size_t kLooked = 64;        // lines of a cell that are looked at for it

using Cells = std::vector<RuledCell>;

// Does a column of white that no ruling marks go through this cell? A bullet or number that opens a line leaves
// such white, too, and so does a justified line, but not twice at one place.
bool HasColumns(const Page& page, const RuledCell& cell) {
  const std::span lines(cell.lines.data(), std::min(cell.lines.size(), kLooked));
  const auto parted_at = [&](const Line& line, float x) {
    for (std::uint32_t s = line.strips.begin + 1; s < line.strips.end; ++s)
      if (page.strips[s - 1].x1 < x && x < page.strips[s].x0) return true;
    return false;
  };
  for (const Line& line : lines) {
    for (std::uint32_t s = line.strips.begin + 1; s < line.strips.end; ++s) {
      const bool marker = line.strips.size() == 2 && page.strips[s - 1].chars <= kMarkerChars &&
                          !(IsFigure(page, page.strips[s - 1]) && IsFigure(page, page.strips[s]));
      if (marker) continue;
      const float x = (page.strips[s - 1].x1 + page.strips[s].x0) / 2;
      const auto parted = std::count_if(lines.begin(), lines.end(), [&](const Line& l) { return parted_at(l, x); });
      const auto across =
          std::count_if(lines.begin(), lines.end(), [&](const Line& l) { return l.x0 < x && x < l.x1; });
      if (parted >= kInColumn && 2 * parted >= across && 2 * parted >= std::ssize(lines)) return true;
    }
  }
  return false;
}

// …through the cells of a column that stand under each other?
bool ColumnHasColumns(const Page& page, const Cells& cells) {
  std::map<int, RuledCell> columns;
  for (const RuledCell& cell : cells) {
    if (cell.place.spans > 1) continue;
    std::vector<Line>& lines = columns[cell.place.column].lines;
    lines.insert(lines.end(), cell.lines.begin(), cell.lines.end());
  }
  return std::any_of(columns.begin(), columns.end(),
                     [&](const auto& column) { return HasColumns(page, column.second); });
}

// Is there a line with its baseline between these heights?
bool HasLine(const RuledCell& cell, float above, float below) {
  const auto line =
      std::partition_point(cell.lines.begin(), cell.lines.end(), [&](const Line& l) { return l.y <= above; });
  return line != cell.lines.end() && line->y < below;
}

bool HasLine(const RuledCell& cell, const Line& at) {
  return HasLine(cell, at.y - kLevel * at.size, at.y + kLevel * at.size);
}

// The cells that begin in one row of the grid.
class GridRow {
 public:
  GridRow(const Page& page, Cells::iterator begin, Cells::iterator end) : page_(page), begin_(begin), end_(end) {}

  // Where its rows begin when figures stand under figures, on the same baselines in two columns or beside a line of
  // words each; nothing when a line belongs to neither.
  std::optional<std::vector<Line>> Figures() const {
    const RuledCell* most = nullptr;
    for (auto cell = begin_; cell != end_; ++cell)
      if (IsFigures(*cell) && (!most || cell->lines.size() > most->lines.size())) most = &*cell;
    if (!most || most->lines.size() < 2) return std::nullopt;
    const auto alike = std::count_if(begin_, end_, [&](const RuledCell& cell) { return SameLines(*most, cell); });
    const bool few = most->lines.size() < kRows;
    if (alike < (few ? 3 : 2) || (few && std::any_of(begin_, end_, [&](const RuledCell& c) { return GoesOn(c); })))
      return std::nullopt;
    const bool clear = std::all_of(begin_, end_, [&](const RuledCell& cell) {
      return std::all_of(cell.lines.begin(), cell.lines.end(),
                         [&](const Line& line) { return GoesWith(*most, line, IsFigures(cell)); });
    });
    return clear ? most->lines : std::vector<Line>{};
  }

  // …where white goes through all columns, and the first one and another go on below it.
  std::vector<Line> BelowWhite() const {
    std::vector<Line> below{begin_->lines.front()};
    for (std::size_t i = 1; i < begin_->lines.size(); ++i) {
      const Line& line = begin_->lines[i];
      bool white = true, beside = false;
      for (auto cell = begin_; cell != end_; ++cell) {
        beside |= cell != begin_ && HasLine(*cell, line);
        white &= !HasLine(*cell, line.y - kWhite * line.size, line.y - kLevel * line.size);
      }
      if (white && beside) below.push_back(line);
    }
    return below.size() < kRows ? std::vector<Line>{} : below;
  }

 private:
  // On a baseline of the figures, or nearer to the one above than to the one below.
  static bool GoesWith(const RuledCell& figures, const Line& line, bool level) {
    if (HasLine(figures, line)) return true;
    const auto below =
        std::partition_point(figures.lines.begin(), figures.lines.end(), [&](const Line& f) { return f.y <= line.y; });
    if (level || below == figures.lines.begin()) return false;
    return below == figures.lines.end() || line.y - std::prev(below)->y < below->y - line.y + kLevel * line.size;
  }
  // Its words do not end with their line: "een dichter" / "meetnet", "12 maart" / "2021", "31 234, nr." / "62".
  bool GoesOn(const RuledCell& cell) const {
    const bool figures = IsFigures(cell);
    return std::any_of(cell.lines.begin(), cell.lines.end(), [&](const Line& line) {
      const Strip& strip = page_.strips[line.strips.begin];
      const char32_t first = FirstOf(page_, strip);
      return figures ? HasCharacter(page_, strip, IsLetter)
                     : &line != &cell.lines.front() && (IsLower(first) || first == U'(');
    });
  }
  bool IsFigures(const RuledCell& cell) const {
    return std::all_of(cell.lines.begin(), cell.lines.end(), [&](const Line& line) {
      return line.strips.size() == 1 && IsFigure(page_, page_.strips[line.strips.begin]);
    });
  }
  static bool SameLines(const RuledCell& a, const RuledCell& b) {
    return a.lines.size() == b.lines.size() &&
           std::all_of(a.lines.begin(), a.lines.end(), [&](const Line& line) { return HasLine(b, line); });
  }

  const Page& page_;
  Cells::iterator begin_, end_;
};

// The cells again, parted above each of these lines.
void Part(Cells::iterator begin, Cells::iterator end, const std::vector<Line>& firsts, int row, Cells& out) {
  for (std::size_t f = 0; f != firsts.size(); ++f) {
    const float above = f == 0 ? -INFINITY : firsts[f].y - kLevel * firsts[f].size;
    const float below = f + 1 == firsts.size() ? INFINITY : firsts[f + 1].y - kLevel * firsts[f + 1].size;
    for (auto cell = begin; cell != end; ++cell) {
      RuledCell part{cell->place, {}};
      part.place.row = row + static_cast<int>(f);
      std::copy_if(cell->lines.begin(), cell->lines.end(), std::back_inserter(part.lines),
                   [&](const Line& line) { return line.y >= above && line.y < below; });
      if (!part.lines.empty()) out.push_back(std::move(part));
    }
  }
}

}  // namespace

bool PartRows(const Page& page, RuledTable& table) {
  Cells parted;
  int more = 0, rows = 0, columns = 0;
  for (auto begin = table.cells.begin(), end = begin; begin != table.cells.end(); begin = end) {
    end = std::find_if(begin, table.cells.end(), [&](const RuledCell& c) { return c.place.row != begin->place.row; });
    columns += std::any_of(begin, end, [&](const RuledCell& cell) { return HasColumns(page, cell); }), ++rows;
    if (std::any_of(begin, end, [&](const RuledCell& cell) { return cell.place.spans > 1 && HasColumns(page, cell); }))
      return false;  // the rulings above and below part it, too
    const GridRow row(page, begin, end);
    std::vector<Line> firsts;
    if (end - begin > 1) {
      const std::optional<std::vector<Line>> figures = row.Figures();
      if (figures && figures->empty()) return false;
      firsts = figures ? *figures : row.BelowWhite();
    }
    if (firsts.empty()) firsts = {begin->lines.front()};
    Part(begin, end, firsts, begin->place.row + more, parted);
    more += static_cast<int>(firsts.size()) - 1;
  }
  table.cells = std::move(parted);
  return 2 * columns < rows && !ColumnHasColumns(page, table.cells);
}

}  // namespace kst::layout
