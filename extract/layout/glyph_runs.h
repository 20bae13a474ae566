// extract/layout/glyph_runs.h: glyphs -> ink and runs. Spaces become evidence, sideways
// text is set apart. Letters printed twice are gone already (extract/pdf).
#pragma once

#include <span>

#include "extract/layout/page.h"

namespace kst::layout {

inline bool IsSpace(char32_t c) {  // white space and control characters
  if (c <= 0xA0) return c <= 0x20 || c >= 0x7F;
  return (c >= 0x2000 && c <= 0x200A) || c == 0x1680 || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

// Fills number, size, ink, runs and sideways.
Page ReadInk(const GlyphPage& glyphs, std::span<const Font> fonts);

}  // namespace kst::layout
