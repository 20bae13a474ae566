// extract/layout/plain_text.h: a text layer without a page (.txt, a line of
// `--each`) in the shape of a laid-out one, with empty boxes and edges.
//
//   pages   parted by form feeds; or, where there are none and several lines
//           start with exactly one space, at those lines (a page's first line)
//   blocks  parted by blank lines; where lines are not wrapped, each is a block
//   notes   lines "1 Kamerstuk …" at the end of a page that count on from page to
//           page and whose numbers stand glued to words of the body
//   feet    "Tweede Kamer, vergaderjaar …" with a page number is a line of its own,
//           also where it stands in the middle of one
#pragma once

#include <string_view>

#include "schema/values/page_text.h"

namespace kst {

ExtractedText ReadPlainText(std::string_view utf8);

}  // namespace kst
