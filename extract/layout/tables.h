// extract/layout/tables.h: tables, known by cells that stand under each other.
// Rulings are not available; prose never has two wide gaps in line with those of
// the lines around it.
#pragma once

#include <vector>

#include "extract/layout/setting.h"

namespace kst::layout {

// The stretches of `lines` (one column, downwards) that are tables.
std::vector<Range> FindTables(const Page& page, const Setting& setting, const std::vector<Line>& lines);

}  // namespace kst::layout
