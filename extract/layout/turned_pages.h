// extract/layout/turned_pages.h: pages whose text goes up or down, as the printing house sets wide tables. They are
// laid out as the reader holds them, and what is found is turned back:
//
//    ┌──────┐             ┌─────────┐
//    │ ▲ ▲ ▲│             │ a ───▶  │
//    │ │ │ ││     ──▶     │ b ───▶  │    ──▶  boxes as printed
//    │ a b c│             │ c ───▶  │
//    └──────┘             └─────────┘
#pragma once

#include "extract/layout/page.h"

namespace kst::layout {

// How the page was turned; kNone when most of its text is upright, or too little is not.
Turn TurnOf(const GlyphPage& page);

GlyphPage Hold(const GlyphPage& page, Turn turn);  // as the reader holds it

// From where the page is held to where it is printed. The characters share the width of the box: an edge cannot say
// more of text that goes up the page.
void TurnBack(const Page& page, TextLine& line);

}  // namespace kst::layout
