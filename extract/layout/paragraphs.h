// extract/layout/paragraphs.h: lines of one column -> paragraphs, headings and
// list items. A paragraph ends at white above the next line, at a change of type,
// at an indent, before an item of a list, and where the next word would still
// have fitted on the line.
#pragma once

#include <vector>

#include "extract/layout/page_metrics.h"

namespace kst::layout {

struct Paragraph {
  Role role = Role::kParagraph;
  Range lines;
};

// Splits lines [range) of a column that reaches from frame.left to frame.right.
std::vector<Paragraph> FindParagraphs(const Page& page, const Setting& setting, const Frame& frame,
                                      const std::vector<Line>& lines, Range range);

}  // namespace kst::layout
