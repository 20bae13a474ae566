// extract/layout/rulings.h: what a page draws -> rulings: whole straight lines.
//
// A word processor draws a ruling as a box half a point high, piece by piece, cell by
// cell; here the pieces are one again. Frames and pictures draw lines, too: whether
// a ruling is part of a table is for ruled_tables.h to say.
#pragma once

#include <span>
#include <vector>

#include "extract/layout/page.h"

namespace kst::layout {

void FindRulings(std::span<const DrawnBox> drawn, std::span<const Glyph> glyphs,
                 Page& page);  // fills page.level and page.upright

// Does an upright ruling stand between x0 and x1 at this height?
bool Parted(const Page& page, float x0, float x1, float y);

}  // namespace kst::layout
