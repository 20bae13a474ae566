// extract/layout/laid_over.h: what is printed on a page beside or across its text and is not of it.
//
//   VERTROUWELIJK across lines      a watermark: large type with lines of text under its letters
//   12 | voerd. Ik zal uw Kamer     line numbers: figures left of the text that count its rows
//
// Both become Role::kMargin. A title has no text under it, a numbered list no numbers at
// its second lines; a drop capital has its lines beside it (strips.h).
#pragma once

#include <span>

#include "extract/layout/page.h"

namespace kst::layout {

// `body` is the size of the body's type.
void MarkLaidOver(std::span<Page> pages, float body);

}  // namespace kst::layout
