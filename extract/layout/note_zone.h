// extract/layout/note_zone.h: numbered notes at the foot of a page. Small type below
// the last line of the body, with a number that is raised or that continues the
// count. A note that goes on from the page before has no number.
#pragma once

#include <vector>

#include "extract/layout/page_metrics.h"

namespace kst::layout {

class NoteFinder {
 public:
  // Takes the notes off the end of `lines` (the body of a page, downwards), from
  // line `from` on, and returns them, each as the index of its first line among
  // those taken.
  struct Notes {
    std::vector<Line> lines;
    std::vector<std::uint32_t> starts;
  };
  Notes Take(const Page& page, const Setting& setting, std::vector<Line>& lines, std::size_t from);

 private:
  int next_ = 1;       // the number that is expected
  float size_ = 0;     // of the type of the last notes
  bool open_ = false;  // the page before ended in a note
};

}  // namespace kst::layout
