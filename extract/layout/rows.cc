#include "extract/layout/rows.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string_view>

#include "extract/layout/characters.h"
#include "extract/layout/zones.h"

namespace kst::layout {
namespace {

constexpr std::u32string_view kBefore = U"+€$£";  // a figure
constexpr std::uint32_t kFigureChars = 12, kNumberChars = 8;
constexpr std::size_t kColumns = 64;                // further ones are read as one
constexpr int kValley = 4;                          // times as much stands on either side of the white between columns
constexpr float kNextLine = 0.9F, kTouch = 1.5F;    // ems, pitches: from one line of a cell to the next
constexpr float kWhite = 1.2F;                      // pitches: white between rows
constexpr float kRuling = 1.03F, kHairline = 0.3F;  // pitches, points: what a ruling between rows adds
constexpr std::uint32_t kSpaced = 8;                // one white in so many lines: rows are parted by it
constexpr float kStretched = 3.6F, kAlike = 0.3F;   // ems: gaps of a justified line
constexpr float kLoose = 1.15F, kLoosest = 1.3F;    // of the pitch of the text: a table is hardly set wider
constexpr float kRoom = 0.25F;                      // ems before a word
constexpr float kAbove = 0.75F, kBelow = 0.2F;      // ems that type takes of its line

// Opens in lower case or with a bracket, as no cell does: "scholen", "(miljoen)", yet "a) scholen" and "(12)" do.
bool OpensLow(const Page& page, const Strip& strip) {
  const Range& ink = page.runs[strip.runs.begin].ink;
  const char32_t first = page.ink[ink.begin].code, second = ink.size() > 1 ? page.ink[ink.begin + 1].code : 0;
  if (first == U'(') return !IsDigit(second);
  return IsLower(first) && second != U')' && second != U'.';
}

// A justified line can have gaps like a table's, but they are all alike.
bool Justified(const Page& page, const Line& line) {
  if (line.strips.size() < 3) return false;
  float least = kStretched * line.size, most = 0;
  for (std::uint32_t s = line.strips.begin + 1; s != line.strips.end; ++s) {
    const float gap = page.strips[s].x0 - page.strips[s - 1].x1;
    least = std::min(least, gap), most = std::max(most, gap);
    if (IsFigure(page, page.strips[s])) return false;
  }
  return most - least < kAlike * line.size;
}

float FirstWordWidth(const Page& page, const Strip& strip) {
  float end = strip.x0;
  for (std::uint32_t r = strip.runs.begin; r != strip.runs.end; ++r) {
    for (std::uint32_t i = page.runs[r].ink.begin; i != page.runs[r].ink.end; ++i) {
      const Ink& ink = page.ink[i];
      if (ink.space && end > strip.x0) return end - strip.x0;
      end = std::max(end, ink.x1);
    }
  }
  return end - strip.x0;
}

// What one column has in one line.
struct Cell {
  Range strips;
  const Strip* above = nullptr;  // the last strip of the cell above it
};

class RowFinder {
 public:
  RowFinder(const Page& page, const Setting& setting, const std::vector<Line>& lines, Range table)
      : page_(page), lines_(lines), table_(table) {
    FindColumns();
    FindCells();
    MeasurePitch(kLoose * setting.pitch, kLoosest * setting.pitch);
  }

  std::vector<Row> Run() {
    std::uint32_t spaced = 0, sided = 0, figures = 0;
    for (std::uint32_t i = table_.begin; i != table_.end; ++i) {
      spaced += i != table_.begin && White(i);
      if (lines_[i].strips.size() < 2) continue;
      ++sided, figures += IsFigure(page_, page_.strips[lines_[i].strips.end - 1]);
    }
    // Text that white parts in rows is parted by nothing else.
    figures_ = 2 * figures >= sided;
    const bool white = !figures_ && kSpaced * spaced >= table_.size();
    std::vector<Row> rows;
    for (std::uint32_t begin = table_.begin, end, next; begin != table_.end; begin = end) {
      end = Together(begin);
      std::uint32_t behind = HasFigures({begin, end}) ? end : begin;  // the last line with figures
      for (; end != table_.end && !White(end) && !Begins({end, next = Together(end)}, white); end = next) {
        if (!HasFigures({end, next})) continue;
        if (behind != begin && behind != end) {
          end = behind;  // figures again: what stands between is theirs
          break;
        }
        behind = next;
      }
      rows.push_back(ReadRow({begin, end}));
    }
    return rows;
  }

 private:
  std::size_t columns() const { return columns_.size(); }
  const Cell& At(std::uint32_t i, std::size_t c) const { return cells_[(i - table_.begin) * columns() + c]; }

  // Where much stands on either side of next to nothing, columns are parted; a bullet is in its text's.
  void FindColumns() {
    std::vector<std::pair<float, int>> edges;
    for (std::uint32_t i = table_.begin; i != table_.end; ++i) {
      for (std::uint32_t s = lines_[i].strips.begin; s != lines_[i].strips.end; ++s) {
        const Strip& strip = page_.strips[s];
        const bool bullet = strip.chars == 1 && s + 1 != lines_[i].strips.end && IsBullet(FirstOf(page_, strip));
        edges.push_back({strip.x0, 1}), edges.push_back({bullet ? page_.strips[s + 1].x0 : strip.x1, -1});
      }
    }
    std::sort(edges.begin(), edges.end());
    const auto much = [](int low) { return std::max(1, kValley * low); };
    columns_.push_back({edges.front().first, edges.back().first});
    int covered = 0, peak = 0;
    std::optional<int> low;  // since the peak
    Frame gap;
    for (std::size_t e = 0; e + 1 < edges.size(); ++e) {
      covered += edges[e].second;
      const Frame here{edges[e].first, edges[e + 1].first};
      if (here.width() <= 0) continue;
      if (low && covered >= much(*low) && peak >= much(*low) && columns() < kColumns) {
        columns_.back().right = gap.left;
        columns_.push_back({gap.right, edges.back().first});
        peak = 0;
      }
      if (covered >= peak)
        peak = covered, low.reset();
      else if (!low || covered < *low)
        low = covered, gap = here;
    }
  }

  std::size_t ColumnOf(const Strip& strip) const {
    std::size_t c = 0;
    while (c + 1 < columns() && columns_[c].right <= strip.x0) ++c;
    return c;
  }

  void FindCells() {
    cells_.resize(table_.size() * columns());
    std::vector<const Strip*> above(columns());
    for (std::uint32_t i = table_.begin; i != table_.end; ++i) {
      for (std::uint32_t s = lines_[i].strips.begin, c = 0; s != lines_[i].strips.end; ++s) {
        c = std::max(c, static_cast<std::uint32_t>(ColumnOf(page_.strips[s])));
        Cell& cell = cells_[(i - table_.begin) * columns() + c];
        if (cell.strips.empty()) cell = {{s, s}, above[c]};
        cell.strips.end = s + 1;
        above[c] = &page_.strips[s];
      }
    }
  }

  const Strip& First(const Cell& cell) const { return page_.strips[cell.strips.begin]; }

  // The least distance of two lines in each column, in ems; where no cell has
  // two, as in the others, or in the text.
  void MeasurePitch(float least, float most) {
    pitch_.resize(columns());
    for (std::uint32_t i = table_.begin; i != table_.end; ++i) {
      for (std::size_t c = 0; c != columns(); ++c) {
        const Cell& cell = At(i, c);
        if (cell.strips.empty() || !cell.above) continue;
        const float ems = (First(cell).y - cell.above->y) / First(cell).size;
        if (ems > kNextLine && (pitch_[c] == 0 || ems < pitch_[c])) pitch_[c] = ems;
      }
    }
    for (const float pitch : pitch_) {
      if (pitch > 0) least = std::min(least, pitch);
    }
    for (float& pitch : pitch_) {
      if (pitch == 0 || pitch > std::min(kTouch * least, most)) pitch = least;
    }
  }

  // White above line i: some, or that of a ruling above several cells.
  bool White(std::uint32_t i) const {
    const float step = lines_[i].y - lines_[i - 1].y;
    bool white = true, ruled = lines_[i].strips.size() > 1;
    for (std::size_t c = 0; c != columns(); ++c) {
      const Cell& cell = At(i, c);
      if (cell.strips.empty()) continue;
      const float pitch = pitch_[c] * First(cell).size;
      white &= step > kWhite * pitch;
      ruled &= step > std::max(kRuling * pitch, pitch + kHairline) && !OpensLow(page_, First(cell));
    }
    return white || ruled;
  }

  // Does the cell go on from the line above? Nothing when that cannot be seen.
  std::optional<bool> GoesOn(const Cell& cell, std::size_t c) const {
    const Strip &strip = First(cell), &above = *cell.above;
    const bool figure = IsFigure(page_, strip);
    if (figure && IsFigure(page_, above)) return false;
    if (strip.bold != above.bold) return false;
    if (!figure && OpensLow(page_, strip)) return true;
    if (columns_[c].right - above.x1 > FirstWordWidth(page_, strip) + kRoom * strip.size) return false;
    return {};
  }

  bool HasFigures(Range lines) const {
    bool figures = false;
    for (std::uint32_t i = lines.begin; i != lines.end && figures_; ++i) {
      figures |= lines_[i].strips.size() > 1 && IsFigure(page_, page_.strips[lines_[i].strips.end - 1]);
    }
    return figures;
  }

  // The end of the lines from i on that stand side by side, on baselines of their own.
  std::uint32_t Together(std::uint32_t i) const {
    while (++i != table_.end && lines_[i].y - lines_[i - 1].y < kSideBySide * lines_[i].size) continue;
    return i;
  }

  // Does a row begin in these lines, though there is no white above them? With white
  // between other rows that takes figures under figures or a change of type.
  bool Begins(Range lines, bool white) const {
    bool begins = false, goes_on = false, sure = false, last = false;
    std::size_t cells = 0, first = columns();
    for (std::size_t c = 0; c != columns(); ++c) {
      const Cell* cell = nullptr;
      for (std::uint32_t i = lines.begin; i != lines.end && !cell; ++i) {
        if (!At(i, c).strips.empty()) cell = &At(i, c);
      }
      if (!cell) continue;
      if (cells++ == 0) first = c;
      const Strip& strip = First(*cell);
      if (!cell->above || strip.y - cell->above->y > kTouch * pitch_[c] * strip.size) {
        begins |= c == first;
        continue;
      }
      const std::optional<bool> verdict = GoesOn(*cell, c);
      goes_on |= verdict.value_or(false);
      begins |= !verdict.value_or(true);
      const bool figure = IsFigure(page_, strip);
      sure |= (figure && IsFigure(page_, *cell->above)) || (c == 0 && strip.bold != cell->above->bold);
      last = figures_ && figure && columns() == 2;
    }
    begins |= figures_ && cells > 1;
    sure |= last;
    const bool level = lines.size() == 1 || figures_;  // else it cannot be seen
    return sure || (!white && level && begins && !goes_on && (cells > 1 || first == 0));
  }

  // "12", "3.1", "(T01234)", "•": goes with the text of the next cell.
  bool IsNumber(const Cell& cell) const {
    const Strip& strip = First(cell);
    return cell.strips.size() == 1 && strip.chars <= kNumberChars &&
           (HasCharacter(page_, strip, IsDigit<char32_t>) || !HasCharacter(page_, strip, IsLetter));
  }

  // Cell by cell where one wraps; what is one line in neighbouring columns stays together.
  Row ReadRow(Range range) const {
    std::uint32_t justified = 0, several = 0;
    for (std::uint32_t i = range.begin; i != range.end; ++i) justified += Justified(page_, lines_[i]);
    Row row{{}, 0};
    std::uint32_t open = table_.end;  // the line that the cells before have, and no other
    bool numbers = true;              // those cells
    for (std::size_t c = 0; c != columns(); ++c) {
      std::vector<std::uint32_t> found;
      for (std::uint32_t i = range.begin; i != range.end; ++i) {
        if (!At(i, c).strips.empty()) found.push_back(i);
      }
      if (found.empty()) continue;
      const bool joins = found.front() == open && (found.size() == 1 || numbers);
      bool wraps = false;
      for (const std::uint32_t i : found) {
        const Cell& cell = At(i, c);
        wraps |= i != found.front() && OpensLow(page_, First(cell));
        if (joins && i == open)
          row.lines.back() = MakeLine(page_, row.lines.back().strips.begin, cell.strips.end);
        else
          row.lines.push_back(MakeLine(page_, cell.strips.begin, cell.strips.end));
      }
      ++row.columns, row.wrapped += wraps, several += found.size() > 1;
      numbers = (numbers || !joins) && IsNumber(At(found.front(), c));
      open = found.size() == 1 ? found.front() : table_.end;
    }
    if (row.columns > 2) row.wrapped = several;
    if (2 * justified >= range.size()) row.columns = 1, row.wrapped = 0;
    return row;
  }

  const Page& page_;
  const std::vector<Line>& lines_;
  Range table_;
  std::vector<Frame> columns_;
  std::vector<Cell> cells_;   // by line, then by column
  std::vector<float> pitch_;  // of each column, in ems
  bool figures_ = false;      // most rows end in one
};

}  // namespace

bool IsFigure(const Page& page, const Strip& strip) {
  const char32_t first = FirstOf(page, strip);
  return strip.chars <= kFigureChars && (IsDigit(first) || IsDash(first) || kBefore.find(first) != kBefore.npos);
}

float TopOf(const std::vector<Line>& row) {
  float top = INFINITY;
  for (const Line& line : row) top = std::min(top, line.y - kAbove * line.size);
  return top;
}

float BottomOf(const std::vector<Line>& row) {
  float bottom = 0;
  for (const Line& line : row) bottom = std::max(bottom, line.y + kBelow * line.size);
  return bottom;
}

std::vector<Row> FindRows(const Page& page, const Setting& setting, const std::vector<Line>& lines, Range table) {
  return RowFinder(page, setting, lines, table).Run();
}

}  // namespace kst::layout
