// extract/layout/word_gaps.h: where one word ends and the next begins.
//
// Most papers show a space as a character of its own, and then it is one however
// narrow it is set; a gap without it is a space only when no letter-spacing could
// make it, or when its line shows none and has gaps of two kinds. A font that never shows a space is read by its gaps:
// two heaps, the letters' and the words', and the valley between them. Both are measured per font over the paper and
// shifted by the letter-spacing of the line at hand.
#pragma once

#include <span>

#include "extract/layout/page.h"

namespace kst::layout {

// Decides Ink::space for every character of every strip.
void FindSpaces(std::span<Page> pages, std::size_t fonts);

}  // namespace kst::layout
