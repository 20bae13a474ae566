#include "extract/layout/tables.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/characters.h"
#include "extract/layout/rows.h"

namespace kst::layout {
namespace {

constexpr float kGutter = 0.3F;                              // ems of white between columns
constexpr float kFar = 3.2F, kApart = 1.5F, kTouch = 1.35F;  // pitches from one line to the next
constexpr float kAligned = 2.5F;                             // points
constexpr float kSameType = 0.06F;                           // of the size
constexpr float kBeyond = 0.4F;                              // ems from the edge of the body
constexpr std::uint32_t kMarkerChars = 4, kLetterChars = 2;  // "12.", "(a)" and "b)" are no cells
constexpr std::uint32_t kTextChars = 12;
constexpr std::uint32_t kLongCell = 80;  // lines beside which nothing stands
constexpr std::uint32_t kRetried = 16;   // lines: in as many that are no table, none is looked for again
constexpr std::uint32_t kAbove = 6;      // lines of a cell above the first row: more are text
constexpr int kRows = 3, kWideRows = 2;  // that make a table of two columns and of more

using Frames = std::vector<Frame>;  // from left to right

// "•" and "12." open an item whatever stands behind them; "12" and "a" where that is words, "2022" where it is long.
bool IsMarker(const Page& page, const Strip& marker, const Strip& text) {
  const char32_t first = FirstOf(page, marker);
  const char32_t last = page.ink[page.runs[marker.runs.end - 1].ink.end - 1].code;
  if (marker.chars > (IsLetter(first) ? kLetterChars : kMarkerChars)) return false;
  if (!IsDigit(last) && !IsLetter(last)) return true;
  const bool number = IsDigit(first) && marker.chars < kMarkerChars;
  return IsLetter(FirstOf(page, text)) && (number || text.chars > kTextChars);
}

// What the cells of a line cover; the marker of an item belongs to its text.
void ReadCells(const Page& page, const Line& line, Frames& cells) {
  cells.clear();
  for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s) {
    const Strip& strip = page.strips[s];
    if (s == line.strips.begin + 1 && IsMarker(page, page.strips[s - 1], strip))
      cells.back().right = strip.x1;
    else
      cells.push_back({strip.x0, strip.x1});
  }
}

// The heap with one more line on it.
void Throw(const Frames& heap, const Frames& cells, float gutter, Frames& out) {
  out.clear();
  const auto add = [&](const Frame& f) {
    if (!out.empty() && f.left < out.back().right + gutter)
      out.back().right = std::max(out.back().right, f.right);
    else
      out.push_back(f);
  };
  auto a = heap.begin(), b = cells.begin();
  while (a != heap.end() || b != cells.end())
    add(b == cells.end() || (a != heap.end() && a->left < b->left) ? *a++ : *b++);
}

bool Overlap(const Frames& a, const Frames& b) {
  return std::any_of(a.begin(), a.end(), [&](const Frame& x) {
    return std::any_of(b.begin(), b.end(), [&](const Frame& y) { return x.left < y.right && y.left < x.right; });
  });
}

bool SameType(const Line& a, const Line& b) { return std::abs(a.size - b.size) < kSameType * b.size; }

class Finder {
 public:
  Finder(const Page& page, const Setting& setting, const std::vector<Line>& lines)
      : page_(page), setting_(setting), lines_(lines), size_(static_cast<std::uint32_t>(lines.size())) {}

  std::vector<Table> Run() {
    std::vector<Table> tables;
    for (std::uint32_t i = 0, from = 0; i < size_;) {
      Range range = Stretch(i);
      if (range.empty()) {
        ++i;
        continue;
      }
      range = Widen(range, from);
      Table table{range, {}};
      const std::vector<Row> rows = FindRows(page_, setting_, lines_, range);
      if (!Accept(rows)) {
        i = range.size() > kRetried ? range.end : i + 1;
        continue;
      }
      for (const Row& row : rows) table.rows.push_back(row.lines);
      tables.push_back(std::move(table));
      i = from = range.end;
    }
    return tables;
  }

 private:
  float Step(std::uint32_t i) const { return lines_[i].y - lines_[i - 1].y; }

  // In pitches of the type from the line before.
  bool Within(std::uint32_t i, float pitches) const {
    return Step(i) <= pitches * setting_.pitch * std::max(lines_[i].size, lines_[i - 1].size);
  }

  // Two lines that stand side by side, if on baselines of their own.
  bool Interleaved(std::uint32_t i) const {
    if (Step(i) > kSideBySide * lines_[i].size) return false;
    Frames before, cells;
    ReadCells(page_, lines_[i - 1], before);
    ReadCells(page_, lines_[i], cells);
    return !Overlap(before, cells);
  }

  bool Sided(std::uint32_t i) const { return lines_[i].strips.size() > 1 || (i > 0 && Interleaved(i)); }

  // Lines from i on that leave white between columns; up to the last with several cells.
  Range Stretch(std::uint32_t i) {
    ReadCells(page_, lines_[i], heap_);
    if (heap_.size() < 2 && !(i + 1 < size_ && Interleaved(i + 1))) return {i, i};
    std::uint32_t last = i;
    for (std::uint32_t k = i + 1; k < size_ && k - last < kLongCell; ++k) {
      if (Step(k) > kFar * setting_.pitch * std::max(setting_.body, lines_[k].size)) break;
      const float gutter = kGutter * lines_[k].size;
      ReadCells(page_, lines_[k], cells_);
      Throw(heap_, cells_, gutter, joined_);
      if (joined_.size() < 2) break;
      const bool merges = joined_.size() < heap_.size(), sided = Sided(k);
      if (!sided && (merges || !Within(k, kApart)) && !Heads(k, last, merges)) break;
      if (sided || !merges) heap_.swap(joined_);
      if (sided) last = k;
    }
    return {i, last == i && !Beyond(lines_[i]) ? i : last + 1};
  }

  // A line in one column, with white above or across several: a heading among the rows?
  bool Heads(std::uint32_t k, std::uint32_t last, bool merges) {
    if (!SameType(lines_[k], lines_[last])) return false;
    return GoesOn(k + 1) || (!merges && k + 1 < size_ && Within(k + 1, kApart) && GoesOn(k + 2));
  }

  bool GoesOn(std::uint32_t k) {
    if (k >= size_) return false;
    Frames cells, joined;
    ReadCells(page_, lines_[k], cells);
    Throw(heap_, cells, kGutter * lines_[k].size, joined);
    return Sided(k) && joined.size() > 1;
  }

  // Cells can begin above the first row with several of them and end below the last.
  Range Widen(Range range, std::uint32_t from) {
    const auto in_column = [&](std::uint32_t i) {
      ReadCells(page_, lines_[i], cells_);
      Throw(heap_, cells_, kGutter * lines_[i].size, joined_);
      return cells_.size() == 1 && joined_.size() >= heap_.size() &&
             SameType(lines_[i], lines_[i < range.begin ? range.begin : range.end - 1]);
    };
    const bool centred = range.size() > 1 && Interleaved(range.begin + 1);
    std::uint32_t begin = range.begin;
    while (begin > from && Within(begin, kTouch) && in_column(begin - 1) &&
           (centred || lines_[begin - 1].x0 > heap_.front().right)) {
      --begin;
    }
    if (range.begin - begin <= kAbove) range.begin = begin;
    while (range.end < size_ && Within(range.end, kTouch) && in_column(range.end) &&
           lines_[range.end].x0 > heap_.front().left - kAligned) {
      ++range.end;
    }
    return range;
  }

  bool Accept(const std::vector<Row>& rows) const {
    const auto having = [&](std::uint32_t columns) {
      return std::count_if(rows.begin(), rows.end(), [&](const Row& row) { return row.columns >= columns; });
    };
    const float left = setting_.frames.front().left - setting_.body;
    const bool wraps = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return row.wrapped > 1 && (row.columns > 2 || row.lines.front().x0 < left);
    });
    const bool beyond = std::any_of(rows.begin(), rows.end(), [&](const Row& row) {
      return std::any_of(row.lines.begin(), row.lines.end(), [&](const Line& line) { return Beyond(line); });
    });
    return having(2) >= kRows || (heap_.size() > 2 && having(2) >= kWideRows) || wraps || beyond;
  }

  // With a short cell outside the column of the text: no prose, nor a box beside it.
  bool Beyond(const Line& line) const {
    const Strip& last = page_.strips[line.strips.end - 1];
    return last.x0 > setting_.frames.back().right + kBeyond * setting_.body && last.chars <= kTextChars;
  }

  const Page& page_;
  const Setting& setting_;
  const std::vector<Line>& lines_;
  const std::uint32_t size_;
  Frames heap_, cells_, joined_;
};

}  // namespace

std::vector<Table> FindTables(const Page& page, const Setting& setting, const std::vector<Line>& lines) {
  return Finder(page, setting, lines).Run();
}

}  // namespace kst::layout
