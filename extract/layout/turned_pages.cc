#include "extract/layout/turned_pages.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/glyph_runs.h"

namespace kst::layout {
namespace {

constexpr std::size_t kFewest = 40;  // letters: fewer are a stamp

}  // namespace

Turn TurnOf(const GlyphPage& page) {
  std::size_t upright = 0, up = 0, down = 0;
  for (const Glyph& glyph : page.glyphs) {
    if (IsSpace(glyph.code)) continue;
    if (std::abs(glyph.dy) > std::abs(glyph.dx))
      ++(glyph.dy < 0 ? up : down);
    else if (2 * ++upright >= page.glyphs.size())
      return Turn::kNone;
  }
  const std::size_t most = std::max(up, down);
  if (most <= kFewest || most <= upright + std::min(up, down)) return Turn::kNone;
  return up > down ? Turn::kUp : Turn::kDown;
}

GlyphPage Hold(const GlyphPage& page, Turn turn) {
  GlyphPage held = page;
  std::swap(held.width, held.height);
  const bool up = turn == Turn::kUp;
  for (Glyph& glyph : held.glyphs) {
    const Glyph printed = glyph;
    glyph.x = up ? page.height - printed.y : printed.y, glyph.y = up ? printed.x : page.width - printed.x;
    glyph.dx = up ? -printed.dy : printed.dy, glyph.dy = up ? printed.dx : -printed.dx;
  }
  for (DrawnBox& box : held.drawn)
    box = up ? DrawnBox{page.height - box.y1, box.x0, page.height - box.y0, box.x1}
             : DrawnBox{box.y0, page.width - box.x1, box.y1, page.width - box.x0};
  return held;
}

void TurnBack(const Page& page, TextLine& line) {
  const auto centi = [](float points) { return static_cast<std::int32_t>(std::lround(points * 100)); };
  const Box held = line.box;
  line.box = page.turn == Turn::kUp ? Box{held.y0, centi(page.width) - held.x1, held.y1, centi(page.width) - held.x0}
                                    : Box{centi(page.height) - held.y1, held.x0, centi(page.height) - held.y0, held.x1};
  const auto last = static_cast<std::int64_t>(line.edges.size()) - 1;
  for (std::int64_t i = 0; i <= last && last > 0; ++i)
    line.edges[static_cast<std::size_t>(i)] =
        line.box.x0 + static_cast<std::int32_t>((line.box.x1 - line.box.x0) * i / last);
}

}  // namespace kst::layout
