#include "extract/layout/filled_cells.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <utility>

namespace kst::layout {
namespace {

constexpr float kTouch = 0.5F, kOver = 1;  // points between boxes that touch, and that one stands over another's side
constexpr float kCell = 6;                 // …the width of a cell
constexpr float kBetween = 40;             // …the height of a row without filling
constexpr float kHigh = 250;               // …of one whose letters say that it is one
constexpr float kFar = 100'000;            // …nothing sane lies beyond
constexpr float kPadding = 2.5F, kStep = 1.45F, kBelow = 0.3F;  // ems from a side to the first line, and to the next
constexpr std::size_t kRows = 2;                                // of several cells
constexpr std::size_t kMostOver = 1000;                         // boxes that reach over rows: more are a picture

long Half(float side) { return std::lround(2 * std::clamp(side, -kFar, kFar)); }  // drawn from the same numbers

struct FilledRow {
  float top = 0, bottom = 0;
  std::vector<std::pair<float, float>> cells;  // from the left
  std::set<long> edges;
};

// Boxes of one height that touch side by side.
std::vector<FilledRow> FindRows(std::vector<DrawnBox> boxes) {
  const auto sides = [](const DrawnBox& box) { return std::pair(Half(box.y0), Half(box.y1)); };
  std::sort(boxes.begin(), boxes.end(), [&](const DrawnBox& a, const DrawnBox& b) {
    return sides(a) != sides(b) ? sides(a) < sides(b) : a.x0 < b.x0;
  });
  // A paragraph is filled inside its cell.
  boxes.erase(std::unique(boxes.begin(), boxes.end(),
                          [&](const DrawnBox& cell, const DrawnBox& box) {
                            return sides(cell) == sides(box) && box.x1 < cell.x1 + kTouch;
                          }),
              boxes.end());
  const auto touch = [&](std::size_t i) {  // the one before
    return i > 0 && i < boxes.size() && sides(boxes[i]) == sides(boxes[i - 1]) &&
           std::abs(boxes[i].x0 - boxes[i - 1].x1) < kTouch;
  };
  std::vector<FilledRow> rows;
  for (std::size_t i = 0; i != boxes.size(); ++i) {
    const DrawnBox& box = boxes[i];
    if (box.x1 - box.x0 < kCell || !(touch(i) || touch(i + 1))) continue;
    const bool same =
        !rows.empty() && Half(rows.back().top) == Half(box.y0) && Half(rows.back().bottom) == Half(box.y1);
    if (!same) rows.push_back({box.y0, box.y1, {}, {}});
    rows.back().cells.push_back({box.x0, box.x1}), rows.back().edges.insert({Half(box.x0), Half(box.x1)});
  }
  return rows;
}

// Words that are marked line by line have an edge or two in common.
bool SameEdges(const FilledRow& a, const FilledRow& b) {
  const auto same = static_cast<std::size_t>(
      std::count_if(a.edges.begin(), a.edges.end(), [&](long edge) { return b.edges.contains(edge); }));
  return same > 1 && 4 * same >= 3 * std::min(a.edges.size(), b.edges.size());
}

// Boxes that reach over a side of a row.
std::vector<DrawnBox> ReachOver(const std::vector<DrawnBox>& boxes, const std::vector<FilledRow>& rows) {
  std::vector<float> sides;
  for (const FilledRow& row : rows) sides.insert(sides.end(), {row.top, row.bottom});
  std::sort(sides.begin(), sides.end());
  std::vector<DrawnBox> over;
  std::copy_if(boxes.begin(), boxes.end(), std::back_inserter(over), [&](const DrawnBox& box) {
    const auto side = std::upper_bound(sides.begin(), sides.end(), box.y0 + kOver);
    return side != sides.end() && *side < box.y1 - kOver;
  });
  return over;
}

// The letters of a page by their baselines.
class Letters {
 public:
  explicit Letters(std::span<const Glyph> glyphs) {
    for (const Glyph& glyph : glyphs)
      if (glyph.code > U' ' && std::isfinite(glyph.y)) by_y_.push_back(&glyph);
    std::sort(by_y_.begin(), by_y_.end(), [](const Glyph* a, const Glyph* b) { return a->y < b->y; });
  }

  // Do those between the two heights stand in several of the cells, and none on an edge?
  bool FillCells(const FilledRow& row, float top, float bottom) const {
    const auto above = [](const Glyph* glyph, float y) { return glyph->y < y; };
    const std::pair<float, float>* filled = nullptr;
    bool several = false;
    for (auto at = std::lower_bound(by_y_.begin(), by_y_.end(), top, above); at != by_y_.end() && (*at)->y < bottom;
         ++at) {
      const float x0 = (*at)->x, x1 = x0 + (*at)->dx;
      const auto edge = std::partition_point(row.cells.begin() + 1, row.cells.end(),
                                             [&](const auto& cell) { return cell.first <= x0 - kOver; });
      if (edge != row.cells.end() && edge->first < x1 + kOver) return false;
      if (const auto& cell = *(edge - 1); x0 >= cell.first && x1 <= cell.second)
        several |= filled && filled != &cell, filled = &cell;
    }
    return several;
  }

  // Where the lines that stand right below (above) y end; y when none does.
  float EndOfRow(const FilledRow& row, float y, bool below) const {
    const auto first = std::partition_point(by_y_.begin(), by_y_.end(), [&](const Glyph* g) { return g->y < y; });
    float end = y, last = y;
    bool open = false;
    const auto take = [&](const Glyph& glyph) {
      const float step = std::abs(glyph.y - last), size = glyph.size;
      if (step > kHigh) return false;  // what stands beside the cells is not looked at for ever
      if (glyph.x > row.cells.back().second || glyph.x + glyph.dx < row.cells.front().first) return true;
      if (step > (open ? kStep : kPadding) * size) return false;
      open = true, last = glyph.y, end = below ? glyph.y + kBelow * size : glyph.y - size;
      return true;
    };
    if (below)
      for (auto at = first; at != by_y_.end() && take(**at); ++at) continue;
    else
      for (auto at = first; at != by_y_.begin() && take(**(at - 1)); --at) continue;
    return end;
  }

 private:
  std::vector<const Glyph*> by_y_;
};

}  // namespace

void RuleFilledCells(const std::vector<DrawnBox>& filled, std::span<const Glyph> glyphs, std::vector<Ruling>& level,
                     std::vector<Ruling>& upright) {
  const std::vector<FilledRow> rows = FindRows(filled);
  const std::vector<DrawnBox> over = ReachOver(filled, rows);
  if (rows.empty() || over.size() > kMostOver) return;
  const Letters letters(glyphs);
  // A cell that reaches over several rows: a ruling does not cross it.
  const auto stands_over = [&](float y, float x0, float x1, float width) {
    return std::any_of(over.begin(), over.end(), [&](const DrawnBox& box) {
      return box.y0 < y - kOver && box.y1 > y + kOver && box.x0 < x1 - kOver && box.x1 > x0 + kOver &&
             box.x1 - box.x0 < width - kOver;
    });
  };
  for (std::size_t begin = 0, end; begin < rows.size(); begin = end) {
    float left = rows[begin].cells.front().first, right = rows[begin].cells.back().second;
    std::size_t sided = rows[begin].cells.size() > 1;
    for (end = begin + 1; end != rows.size(); ++end) {
      const FilledRow &above = rows[end - 1], &row = rows[end];
      const float between = row.top - above.bottom;
      if (between < -kOver || between > kHigh || !SameEdges(above, row)) break;
      if (between > kBetween && !letters.FillCells(above, above.bottom, row.top)) break;
      left = std::min(left, row.cells.front().first), right = std::max(right, row.cells.back().second);
      sided += row.cells.size() > 1;
    }
    if (sided < kRows) continue;
    // A row without filling above the first one and below the last, when its letters stand as those of a high row.
    struct Open {
      const FilledRow& beside;
      float from, to, side;
    };
    const FilledRow &first = rows[begin], &last_row = rows[end - 1];
    const float top = letters.EndOfRow(first, first.top, false);
    const float bottom = letters.EndOfRow(last_row, last_row.bottom, true);
    for (const Open& open : {Open{first, top, first.top, top}, Open{last_row, last_row.bottom, bottom, bottom}}) {
      if (open.from >= open.to || !letters.FillCells(open.beside, open.from, open.to)) continue;
      level.push_back({open.side, left, right});
      for (const float x : {left, right}) upright.push_back({x, open.from, open.to});
      for (const auto& [x0, x1] : open.beside.cells)
        for (const float x : {x0, x1}) upright.push_back({x, open.from, open.to});
    }
    for (std::size_t r = begin; r != end; ++r) {
      const FilledRow& row = rows[r];
      const bool last = r + 1 == end;
      for (const float y : {row.top, row.bottom}) {
        float x = left;
        for (const auto& [x0, x1] : row.cells) {
          if (x0 > x + kOver && !stands_over(y, x, x0, right - left)) level.push_back({y, x, x0});
          level.push_back({y, x0, x1}), x = x1;
        }
        if (right > x + kOver && !stands_over(y, x, right, right - left)) level.push_back({y, x, right});
      }
      for (const auto& [x0, x1] : row.cells)
        for (const float x : {x0, x1})
          upright.push_back({x, row.top, !last && rows[r + 1].edges.contains(Half(x)) ? rows[r + 1].top : row.bottom});
      for (const float x : {left, right}) upright.push_back({x, row.top, last ? row.bottom : rows[r + 1].top});
    }
  }
}

}  // namespace kst::layout
