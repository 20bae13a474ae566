// extract/layout/repeated_lines.h: running heads, running feet and page numbers, found
// by their place at the edge of the page, by coming back page after page, and by
// artifact marks. No word is read: two texts are the same when they differ in
// digits only, and a page number is a number that grows with the pages.
#pragma once

#include <span>

#include "extract/layout/page.h"

namespace kst::layout {

// Sets the role of strips that are furniture; `body` is the size of the body's type.
void MarkFurniture(std::span<Page> pages, float body);

// What two strips that differ in digits only have in common.
std::uint64_t TextMask(const Page& page, const Strip& strip);

}  // namespace kst::layout
