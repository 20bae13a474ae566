#include "extract/layout/glyph_runs.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "extract/layout/rulings.h"

namespace kst::layout {
namespace {

constexpr float kRunGap = 0.8F;      // of an em: a wider gap ends a run
constexpr float kJump = 0.4F;        // …one without a space, too
constexpr float kStepBack = 0.35F;   // of an em: kerning goes back less
constexpr float kBaseline = 0.04F;   // of an em: the same baseline
constexpr float kSlope = 0.05F;      // dy/dx of text that still counts as upright
constexpr float kPageEdge = 100000;  // points; nothing sane lies beyond

float Sane(float v) {
  if (std::abs(v) <= kPageEdge) return v;
  return std::isfinite(v) ? std::clamp(v, -kPageEdge, kPageEdge) : 0;
}

bool Upright(const Glyph& g) { return std::abs(g.dy) <= kSlope * std::abs(g.dx) || (g.dx == 0 && g.dy == 0); }

// Appends sideways glyphs; a new direction, line or wide gap starts a new run.
class SidewaysReader {
 public:
  SidewaysReader(Page& page, std::span<const Font> fonts) : page_(page), fonts_(fonts) {}

  void Space() { space_ = true; }

  void Add(const Glyph& g, float size) {
    const float x = Sane(g.x), y = Sane(g.y), dx = Sane(g.dx), dy = Sane(g.dy);
    const float gap = std::hypot(x - end_x_, y - end_y_);
    const bool joins = open_ && gap < kRunGap * size && size == page_.sideways.back().size;
    if (!joins) {
      const auto at = static_cast<std::uint32_t>(page_.ink.size());
      constexpr float kFar = std::numeric_limits<float>::max();
      page_.sideways.push_back({.ink = {at, at}, .x0 = kFar, .y0 = kFar, .x1 = -kFar, .y1 = -kFar, .size = size});
      if (g.font < fonts_.size()) {
        page_.sideways.back().bold = fonts_[g.font].bold;
        page_.sideways.back().italic = fonts_[g.font].italic;
      }
      page_.sideways.back().artifact = g.artifact;
    }
    Sideways& run = page_.sideways.back();
    // The ascender points to the left of the direction of writing.
    const float length = std::hypot(dx, dy), up_x = dy / length * size * 0.75F, up_y = -dx / length * size * 0.75F;
    for (const float px : {x, x + dx, x + up_x, x + dx + up_x}) {
      run.x0 = std::min(run.x0, px), run.x1 = std::max(run.x1, px);
    }
    for (const float py : {y, y + dy, y + up_y, y + dy + up_y}) {
      run.y0 = std::min(run.y0, py), run.y1 = std::max(run.y1, py);
    }
    page_.ink.push_back({x, x, g.code, joins && (space_ || gap > 0.2F * size)});
    run.ink.end = static_cast<std::uint32_t>(page_.ink.size());
    end_x_ = x + dx, end_y_ = y + dy, open_ = true, space_ = false;
  }

  void Close() { open_ = false; }

 private:
  Page& page_;
  std::span<const Font> fonts_;
  float end_x_ = 0, end_y_ = 0;
  bool open_ = false, space_ = false;
};

}  // namespace

Page ReadInk(const GlyphPage& glyphs, std::span<const Font> fonts) {
  Page page;
  page.number = glyphs.number, page.width = Sane(glyphs.width), page.height = Sane(glyphs.height);
  FindRulings(glyphs.drawn, glyphs.glyphs, page);
  page.ink.reserve(glyphs.glyphs.size());
  SidewaysReader sideways(page, fonts);
  const Glyph* last = nullptr;  // of the run that is open
  bool space = false;
  for (const Glyph& g : glyphs.glyphs) {
    if (IsSpace(g.code)) {
      if (last) page.runs.back().space_after = space = true;
      sideways.Space();
      continue;
    }
    const float size = std::max(0.1F, Sane(g.size));
    if (!Upright(g)) {
      sideways.Add(g, size);
      last = nullptr;
      continue;
    }
    sideways.Close();
    const float x = Sane(g.x), y = Sane(g.y), dx = Sane(g.dx);
    Ink ink{std::min(x, x + dx), std::max(x, x + dx), g.code, false};
    if (last) {
      Run& run = page.runs.back();
      const Ink& before = page.ink.back();
      const bool level = std::abs(y - run.y) <= kBaseline * size;
      if (level && g.font == last->font && size == run.size && g.artifact == run.artifact &&
          ink.x0 > before.x1 - kStepBack * size && ink.x0 < before.x1 + (space ? kRunGap : kJump) * size &&
          !(space && Parted(page, before.x1, ink.x0, y))) {
        ink.space = space;
        run.x1 = std::max(run.x1, ink.x1);
        page.ink.push_back(ink);
        run.ink.end = static_cast<std::uint32_t>(page.ink.size());
        run.space_after = space = false;
        last = &g;
        continue;
      }
    }
    const auto at = static_cast<std::uint32_t>(page.ink.size());
    const Font font = g.font < fonts.size() ? Font{{}, fonts[g.font].bold, fonts[g.font].italic} : Font{};
    page.runs.push_back({.ink = {at, at + 1},
                         .x0 = ink.x0,
                         .x1 = ink.x1,
                         .y = y,
                         .size = size,
                         .row = y,
                         .font = g.font,
                         .bold = font.bold,
                         .italic = font.italic,
                         .artifact = g.artifact});
    page.ink.push_back(ink);
    last = &g;
    space = false;
  }
  return page;
}

}  // namespace kst::layout
