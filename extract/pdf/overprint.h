// extract/pdf/overprint.h: letters printed twice on one place.
//
// Bold that a font lacks is imitated by printing again a hair's breadth aside, a
// shadow likewise, and some producers draw a table's figures twice. A reader sees
// one letter. Done here and not in layout, because lines can only be built from
// what is there once.
#pragma once

#include "schema/values/glyphs.h"

namespace kst::pdf {

// Removes each glyph that repeats an earlier one: same character and direction,
// of about one size, within a tenth of an em both ways.
void RemoveOverprints(std::vector<Glyph>& glyphs);

}  // namespace kst::pdf
