// extract/layout/zones.h: which part of the page a strip belongs to.
#pragma once

#include <vector>

#include "extract/layout/page_metrics.h"

namespace kst::layout {

enum class Zone : std::uint8_t {
  kMain,       // the body, its tables and what stands left of it included
  kSpanning,   // across the columns of minutes
  kSecond,     // the right-hand column of minutes
  kRight,      // a letterhead's column beside the body
  kMasthead,   // the head of an official paper's first page, its cells in the margin included
  kTable,      // a ruled table
  kFurniture,  // Strip::role says which
};

// One entry for each strip of the page. Marks the masthead's and the margin's
// strips with their roles.
std::vector<Zone> FindZones(Page& page, const Setting& setting);

// The strips of a zone as lines, in the order of the rows.
std::vector<Line> LinesOf(const Page& page, const std::vector<Zone>& zones, Zone zone);

// Strips [begin, end), which stand in one row, as a line.
Line MakeLine(const Page& page, std::uint32_t begin, std::uint32_t end);

}  // namespace kst::layout
