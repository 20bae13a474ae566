// tests/family/typeset.h: a paper set as its printer would set it.
//
// Places and type sizes are those of real prints (domain.md C1, C4, C6, C8; the
// official print measures 558 x 771 points, the letterhead is A4). The lines are
// ragged, long words break with a hyphen, notes stand at the foot of the page
// that holds their marker.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tests/family/papers.h"

namespace kst::family {

struct SetSpan {
  std::string text;
  std::string font;  // a standard PDF font: "Helvetica", "Helvetica-Bold"
  double size = 9.1, rise = 0;
};

struct SetLine {
  double x = 0, y = 0;  // of the baseline, from the bottom left as in PDF
  std::vector<SetSpan> spans;
};

struct SetPage {
  std::vector<SetLine> lines;
};

struct SetPaper {
  double width = 0, height = 0;
  std::vector<SetPage> pages;

  int PageOf(std::string_view words) const;  // where these words begin (line ends and hyphens aside); 0 when nowhere
};

SetPaper Typeset(const Paper& paper);
std::string WritePdf(const SetPaper& paper);

}  // namespace kst::family
