#include "extract/layout/rulings.h"

#include <algorithm>

#include "extract/layout/filled_cells.h"

namespace kst::layout {
namespace {

constexpr float kThick = 3, kLong = 5;  // points: a line is no thicker and no shorter
constexpr float kSame = 1.5F;           // points between pieces of one line, across it
constexpr float kGap = 3;               // …and along it
constexpr std::size_t kMost = 1500;     // lines in one direction: more are a picture

std::vector<Ruling> Join(std::vector<Ruling> pieces) {
  std::sort(pieces.begin(), pieces.end(), [](const Ruling& a, const Ruling& b) { return a.at < b.at; });
  for (std::size_t i = 0, first = 0; i != pieces.size(); ++i) {
    if (pieces[i].at - pieces[first].at > kSame) first = i;
    pieces[i].at = pieces[first].at;
  }
  std::sort(pieces.begin(), pieces.end(),
            [](const Ruling& a, const Ruling& b) { return a.at != b.at ? a.at < b.at : a.from < b.from; });
  std::vector<Ruling> whole;
  for (const Ruling& piece : pieces) {
    if (!whole.empty() && whole.back().at == piece.at && piece.from < whole.back().to + kGap)
      whole.back().to = std::max(whole.back().to, piece.to);
    else
      whole.push_back(piece);
  }
  std::erase_if(whole, [](const Ruling& line) { return line.to - line.from < kLong; });
  if (whole.size() > kMost) whole.clear();
  return whole;
}

}  // namespace

void FindRulings(std::span<const DrawnBox> drawn, std::span<const Glyph> glyphs, Page& page) {
  std::vector<Ruling> level, upright;
  page.bands.clear();
  for (const DrawnBox& box : drawn) {
    const float width = box.x1 - box.x0, height = box.y1 - box.y0;
    if (height <= kThick && width > height)
      level.push_back({(box.y0 + box.y1) / 2, box.x0, box.x1});
    else if (width <= kThick)
      upright.push_back({(box.x0 + box.x1) / 2, box.y0, box.y1});
    else
      page.bands.push_back(box);
  }
  RuleFilledCells(page.bands, glyphs, level, upright);
  std::sort(page.bands.begin(), page.bands.end(), [](const DrawnBox& a, const DrawnBox& b) { return a.y0 < b.y0; });
  page.level = Join(std::move(level)), page.upright = Join(std::move(upright));
}

bool Parted(const Page& page, float x0, float x1, float y) {
  auto line = std::lower_bound(page.upright.begin(), page.upright.end(), x0 - kSame,
                               [](const Ruling& ruling, float x) { return ruling.at < x; });
  for (; line != page.upright.end() && line->at < x1 + kSame; ++line) {
    if (line->from < y && y < line->to + kSame) return true;
  }
  return false;
}

}  // namespace kst::layout
