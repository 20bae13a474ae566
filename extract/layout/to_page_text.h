// extract/layout/to_page_text.h: a page that is laid out -> its part of ExtractedText.
#pragma once

#include "extract/layout/page.h"

namespace kst::layout {

// Appends the page's text to out.raw and the page to out.pages.
void WritePage(const Page& page, ExtractedText& out);

}  // namespace kst::layout
