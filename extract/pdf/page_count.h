// extract/pdf/page_count.h: a page tree that says it holds fewer pages than it does. Poppler
// believes what the tree says and would leave the others unread without a word.
#pragma once

class XRef;

namespace kst::pdf {

// Before the pages are asked for. Where the tree holds more pages than it says, it says the right number from now on,
// or `most` + 1 when there are more than `most`. One that says too many is left alone: its missing pages are told one
// by one.
void CorrectPageCount(XRef& xref, int most);

}  // namespace kst::pdf
