// extract/layout/filled_cells.h: cells that are filled instead of ruled. A word processor paints a box
// for each of them; boxes that touch side by side, under others with the same edges, are a table:
//
//   ▓▓▓▓▓▓▓▓▓ ▒▒▒▒▒      ┌─────────┬─────┐
//   Aruba       11  ──▶  ├─────────┼─────┤     rows between filled ones, and cells beside
//   ▓▓▓▓▓▓▓▓▓ ▒▒▒▒▒      ├─────────┼─────┤     them, belong to it
//                        └─────────┴─────┘
#pragma once

#include <span>
#include <vector>

#include "extract/layout/page.h"

namespace kst::layout {

// Adds rulings around the cells. A high row without filling is one of theirs when its letters stand in several
// columns and on no edge.
void RuleFilledCells(const std::vector<DrawnBox>& filled, std::span<const Glyph> glyphs, std::vector<Ruling>& level,
                     std::vector<Ruling>& upright);

}  // namespace kst::layout
