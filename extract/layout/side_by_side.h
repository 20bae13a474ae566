// extract/layout/side_by_side.h: two texts side by side in one column that are no table:
// the offices and names of two ministers who sign together, a box beside the text.
// Their lines do not stand on one baseline, and nothing crosses between them.
#pragma once

#include <optional>
#include <vector>

#include "extract/layout/page_metrics.h"

namespace kst::layout {

struct Beside {
  Range lines;  // that the two texts take up
  std::vector<Line> left, right;
};

// The last such stretch of a column.
std::optional<Beside> FindBeside(const Page& page, const Frame& frame, const std::vector<Line>& lines);

}  // namespace kst::layout
