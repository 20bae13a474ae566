// extract/layout/page_metrics.h: how a paper is set: the size of its body type, the
// distance between its lines and the columns its body stands in. Measured over
// the paper, then page by page where a page has enough text of its own.
#pragma once

#include <span>

#include "extract/layout/page.h"

namespace kst::layout {

struct Frame {  // a column of body text
  float left = 0, right = 0;
  float width() const { return right - left; }
};

struct Setting {
  float body = 10;            // points
  float pitch = 1.2F;         // baseline to baseline, in ems of the type
  float reach = 0;            // the right edge of the body's widest frame
  std::vector<Frame> frames;  // from left to right; one, or the equal columns of minutes
};

float BodySize(std::span<const Page> pages);  // of the type that most is set in
Setting MeasurePaper(std::span<const Page> pages);
Setting MeasurePage(const Page& page, const Setting& paper);

}  // namespace kst::layout
