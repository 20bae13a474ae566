// extract/layout/strips.h: runs -> rows -> strips.
//
// A row is what stands on one baseline across the whole page, with the raised
// and lowered type that belongs to it. A strip is a part of a row without a wide
// gap: whatever the columns of the page are, they part strips, never cut them.
#pragma once

#include "extract/layout/page.h"

namespace kst::layout {

// Sorts page.runs by row and place and fills page.strips.
void BuildStrips(Page& page);

}  // namespace kst::layout
