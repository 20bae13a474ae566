// extract/pdf/draw_page.h: a page as a picture, without its text, which is read as text.
#pragma once

#include <poppler/PDFDoc.h>

#include "schema/values/picture.h"

namespace kst::pdf {

// At 300 dots an inch, fewer where the page is so large that it would be more than kMostDots. No dots: it cannot be
// drawn.
inline constexpr double kMostDots = 25e6;                                // A3 has 17 million
Picture DrawPage(PDFDoc& pdf, int number, double width, double height);  // size in points, after rotation

}  // namespace kst::pdf
