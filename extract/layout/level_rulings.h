// extract/layout/level_rulings.h: tables ruled between their rows only. White that goes through
// all rows parts their columns; here it becomes upright rulings, as if it were drawn:
//
//   ─────────────────────            ┌────────┬──────────┐
//    Motie    Vindplaats             │ Motie  │Vindplaats│
//   ─────────────────────     ──▶    ├────────┼──────────┤
//    Kuik     35 564                 │ Kuik   │35 564    │
//   ─────────────────────            └────────┴──────────┘
//
// Precision first: rows that white seems to part again between two rulings are none.
#pragma once

#include "extract/layout/page_metrics.h"

namespace kst::layout {

inline constexpr std::size_t kMostCells = 20'000;  // of a grid: more are a picture

struct Rulings {
  std::vector<Ruling> level, upright;
};

// `level` are those of the page that meet no upright one, downwards; a head can stand above the first that is drawn.
std::vector<Rulings> RuleColumns(const Page& page, const Setting& setting, const std::vector<Ruling>& level,
                                 bool drawn);

}  // namespace kst::layout
