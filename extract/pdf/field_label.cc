// Forms: a field and its label.
#include <algorithm>
#include <cmath>

#include "extract/pdf/interpreter.h"

namespace kst::pdf {

void Interpreter::LevelWithLabel(std::size_t begin) {
  constexpr float kReach = 0.7F, kFar = 20;  // ems: up or down, and to the left
  constexpr std::size_t kLargest = 20'000;   // glyphs of a page with a form; each field looks at all
  if (begin > kLargest) return;
  std::vector<Glyph>& glyphs = page_.glyphs;
  const auto seen = [](const Glyph& g) { return g.code > U' ' && g.dy == 0; };
  const auto first = std::find_if(glyphs.begin() + static_cast<std::ptrdiff_t>(begin), glyphs.end(), seen);
  if (first == glyphs.end()) return;
  const Glyph* label = nullptr;
  for (std::size_t i = 0; i < begin; ++i) {
    const Glyph& g = glyphs[i];
    if (!seen(g) || g.x >= first->x || first->x - g.x > kFar * first->size) continue;
    if (std::abs(g.y - first->y) > kReach * std::min(g.size, first->size)) continue;
    if (!label || std::abs(g.y - first->y) < std::abs(label->y - first->y)) label = &g;
  }
  if (!label) return;
  const float down = label->y - first->y;
  for (std::size_t i = begin; i < glyphs.size(); ++i) glyphs[i].y += down;
}

}  // namespace kst::pdf
