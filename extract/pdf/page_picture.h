// extract/pdf/page_picture.h: a page as people see it, as a PNG.
//
//   LoadDrawing();                                        // before the process is jailed: fonts of the system
//   Result<std::string> png = PagePicture(bytes, 3);
//
// Of the whole CropBox, turned as it is shown: what has a box on the page has it on the picture, scaled. Fonts that the
// paper does not bring are the system's, as in every viewer. As with ReadPdf: from one thread, in a process with
// limits.
#pragma once

#include <string>
#include <string_view>

#include "schema/values/result.h"

namespace kst {

void LoadDrawing();  // finds the fonts, and loads what drawing loads once

// At 110 dots an inch, fewer where the page is so large that it would be more than 2.5 million.
Result<std::string> PagePicture(std::string_view pdf, int page);

}  // namespace kst
