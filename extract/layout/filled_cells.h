// extract/layout/filled_cells.h: cells that are filled instead of ruled. A word processor paints a box
// for each of them; boxes that touch side by side, under others with the same edges, are a table:
//
//   ▓▓▓▓▓▓▓▓▓ ▒▒▒▒▒      ┌─────────┬─────┐
//   Aruba       11  ──▶  ├─────────┼─────┤     rows between filled ones, and cells beside
//   ▓▓▓▓▓▓▓▓▓ ▒▒▒▒▒      ├─────────┼─────┤     them, belong to it
//                        └─────────┴─────┘
#pragma once

#include <vector>

#include "extract/layout/page.h"

namespace kst::layout {

// Adds rulings around the cells.
void RuleFilledCells(const std::vector<DrawnBox>& filled, std::vector<Ruling>& level, std::vector<Ruling>& upright);

}  // namespace kst::layout
