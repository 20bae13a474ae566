// extract/pdf/unseen_layer.h: invisible text is the text of a picture, or it is nothing.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "extract/pdf/paint.h"
#include "schema/values/glyphs.h"

namespace kst::pdf {

// Takes out the invisible text that lies over visible text, which says the same, and that
// under which no picture lies, unless the page shows no text at all. Returns how many
// characters went that say something else than the page does.
std::size_t RemoveUnseenLayer(std::vector<Glyph>& glyphs, std::span<const Area> pictures);

}  // namespace kst::pdf
