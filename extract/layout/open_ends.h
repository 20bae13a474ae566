// extract/layout/open_ends.h: rows above the first ruling of their table and below the last. Where rulings stand
// between rows only, nothing rules the top and the bottom; where a head is filled, nothing rules its sides:
//
//    Motie    Vindplaats     ◀──      ▓Motie▓▓Vindplaats▓  ◀──
//   ─────────────────────              Kuik   35 564
//    Kuik     35 564                  ─────────────────────
//   ─────────────────────              Bikker 35 900
//    Bikker   35 900         ◀──      ─────────────────────
#pragma once

#include "extract/layout/page_metrics.h"

namespace kst::layout {

// Rulings to add above the first one of a table whose columns this white parts, and below the last; downwards.
std::vector<Ruling> RulingsAbove(const Page& page, const Ruling& first, const std::vector<Frame>& whites);
std::vector<Ruling> RulingsBelow(const Page& page, const Ruling& last, const std::vector<Frame>& whites);

}  // namespace kst::layout
