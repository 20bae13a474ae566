#include "extract/layout/open_ends.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

namespace kst::layout {
namespace {

constexpr float kSameEnd = 4;                   // points between the ends of rulings and boxes of one table
constexpr float kSameSide = 0.5F;               // …and between sides of boxes of one row
constexpr float kRow = 60;                      // …the height of the row between a filled head and the ruling below
constexpr float kToRuling = 2, kStep = 1.45F;   // ems from the last line to the ruling, and from line to line
constexpr float kAbove = 0.75F, kBelow = 0.3F;  // …that type takes of its line
constexpr float kRows = 3.2F;                   // …and to the next row below the last ruling
constexpr float kSameStep = 1.1F;               // times the one before
constexpr std::size_t kMostLines = 6;           // of a head

bool Near(float a, float b, float most) { return std::abs(a - b) < most; }

// Boxes that stand side by side over the whole width, right above the ruling or above a row of its own.
std::vector<Ruling> FilledHead(const Page& page, const Ruling& first) {
  auto box = std::lower_bound(page.bands.begin(), page.bands.end(), first.at,
                              [](const DrawnBox& band, float y) { return band.y0 < y; });
  while (box != page.bands.begin() && (box - 1)->y0 > first.at - 2 * kRow) {
    const DrawnBox last = *--box;
    float from = last.x0, to = last.x1;
    std::size_t cells = 1;
    for (; box != page.bands.begin() && Near((box - 1)->y0, last.y0, kSameSide); --box) {
      const DrawnBox& other = *(box - 1);
      if (!Near(other.y1, last.y1, kSameSide)) continue;
      from = std::min(from, other.x0), to = std::max(to, other.x1), ++cells;
    }
    if (cells < 2 || !Near(from, first.from, kSameEnd) || !Near(to, first.to, kSameEnd)) continue;
    if (last.y1 > first.at + kSameEnd || last.y1 < first.at - kRow) return {};
    std::vector<Ruling> out{{last.y0, first.from, first.to}};
    if (!Near(last.y1, first.at, kSameEnd)) out.push_back({last.y1, first.from, first.to});
    return out;
  }
  return {};
}

// Columns that strips on one baseline stand in; none when one reaches out of the table, over white, or is in another
// table, or when all of them are furniture. A head that comes back can look like that.
std::set<std::size_t> ColumnsOf(const Page& page, Range strips, const Ruling& ruling,
                                const std::vector<Frame>& whites) {
  std::set<std::size_t> columns;
  bool furniture = true;
  for (std::uint32_t s = strips.begin; s != strips.end; ++s) {
    const Strip& strip = page.strips[s];
    if (strip.x1 < ruling.from || strip.x0 > ruling.to) continue;
    const auto before =
        std::partition_point(whites.begin(), whites.end(), [&](const Frame& white) { return white.right < strip.x1; });
    const bool over = before != whites.begin() && strip.x0 < (before - 1)->left;
    if (over || strip.role == Role::kTable || strip.x0 < ruling.from - kSameEnd || strip.x1 > ruling.to + kSameEnd)
      return {};
    columns.insert(static_cast<std::size_t>(before - whites.begin())), furniture &= IsFurniture(strip.role);
  }
  if (furniture) columns.clear();
  return columns;
}

float RowOf(const Page& page, std::uint32_t strip) { return page.runs[page.strips[strip].runs.begin].row; }

// The lines of a row that begins at the ruling and that no ruling ends, away from it.
class OpenRow {
 public:
  OpenRow(const Page& page, const Ruling& ruling, const std::vector<Frame>& whites, bool up)
      : page_(page), ruling_(ruling), whites_(whites), up_(up) {
    const auto at = std::partition_point(page.strips.begin(), page.strips.end(), [&](const Strip& strip) {
      return page.runs[strip.runs.begin].row < ruling.at;
    });
    Walk(static_cast<std::uint32_t>(at - page.strips.begin()));
  }

  // Where it ends, when most columns have something in it.
  std::optional<float> End() const {
    if (covered_.size() < 2 || 2 * covered_.size() <= whites_.size() + 1) return std::nullopt;
    return end_;
  }

 private:
  void Walk(std::uint32_t at) {
    float before = ruling_.at, step = 0;
    std::set<std::size_t> waiting;  // of lines that have nothing but the first column: text above a head has that, too
    for (std::size_t lines = 0; up_ ? at > 0 && lines != kMostLines : at < page_.strips.size(); ++lines) {
      const Range line = LineAt(at);
      const float row = RowOf(page_, line.begin), size = page_.strips[line.begin].size;
      const std::set<std::size_t> columns = ColumnsOf(page_, line, ruling_, whites_);
      const float most = lines == 0 ? kToRuling : !up_ && columns.size() > 1 ? kRows : kStep;
      const float next = std::abs(row - before);
      const bool near = next <= most * size || (lines > 1 && next <= kSameStep * step);
      if (!near || columns.empty() || Ruled(std::min(row, before), std::max(row, before))) break;
      step = next;
      before = row, at = up_ ? line.begin : line.end;
      waiting.insert(columns.begin(), columns.end());
      if (up_ && columns.size() == 1 && columns.contains(0)) continue;
      covered_.merge(waiting), waiting.clear();
      end_ = up_ ? row - kAbove * size : row + kBelow * size;
    }
  }

  Range LineAt(std::uint32_t at) const {
    Range line = up_ ? Range{at - 1, at} : Range{at, at + 1};
    while (up_ && line.begin > 0 && RowOf(page_, line.begin - 1) == RowOf(page_, line.begin)) --line.begin;
    while (!up_ && line.end < page_.strips.size() && RowOf(page_, line.end) == RowOf(page_, line.begin)) ++line.end;
    return line;
  }

  bool Ruled(float above, float below) const {
    auto ruling = std::upper_bound(page_.level.begin(), page_.level.end(), above,
                                   [](float y, const Ruling& r) { return y < r.at; });
    for (; ruling != page_.level.end() && ruling->at < below; ++ruling)
      if (ruling->from < ruling_.to && ruling->to > ruling_.from) return true;
    return false;
  }

  const Page& page_;
  const Ruling& ruling_;
  const std::vector<Frame>& whites_;
  const bool up_;
  float end_ = 0;
  std::set<std::size_t> covered_;
};

}  // namespace

std::vector<Ruling> RulingsAbove(const Page& page, const Ruling& first, const std::vector<Frame>& whites) {
  if (std::vector<Ruling> filled = FilledHead(page, first); !filled.empty()) return filled;
  const std::optional<float> top = OpenRow(page, first, whites, true).End();
  return top ? std::vector<Ruling>{{*top, first.from, first.to}} : std::vector<Ruling>{};
}

std::vector<Ruling> RulingsBelow(const Page& page, const Ruling& last, const std::vector<Frame>& whites) {
  const std::optional<float> bottom = OpenRow(page, last, whites, false).End();
  return bottom ? std::vector<Ruling>{{*bottom, last.from, last.to}} : std::vector<Ruling>{};
}

}  // namespace kst::layout
