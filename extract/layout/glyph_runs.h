// extract/layout/glyph_runs.h: glyphs -> ink and runs. Spaces become evidence, sideways
// text is set apart. Letters printed twice are gone already (extract/pdf).
#pragma once

#include <span>

#include "extract/layout/page.h"

namespace kst::layout {

bool IsSpace(char32_t code);  // white space and control characters

// Fills number, size, ink, runs and sideways.
Page ReadInk(const GlyphPage& glyphs, std::span<const Font> fonts);

}  // namespace kst::layout
