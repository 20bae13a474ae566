// extract/pdf/drawn_boxes.h: the straight lines and boxes that a page draws, as evidence of
// tables. Only what lies along the axes of the page; curves, slants and clip paths
// are forgotten, and colour is not looked at.
//
//   "90 700 400 0.5 re f"  and  "90 700 m 490 700 l S"   ->  a box, half a point high
//
// Bounded: a page that draws more than kMostDrawn is a picture, and has none.
#pragma once

#include <string_view>
#include <vector>

#include "extract/pdf/lexer.h"
#include "extract/pdf/matrix.h"
#include "schema/values/glyphs.h"

namespace kst::pdf {

inline constexpr std::size_t kMostDrawn = 10'000;  // boxes of a page

class DrawnBoxes {
 public:
  // One operator with its operands; those that draw nothing are none of its business.
  void Execute(std::string_view name, const std::vector<Token>& operands, const Matrix& ctm, bool hidden,
               std::vector<DrawnBox>& out);

  // A picture as thin as a line is a piece of one: word processors draw dotted lines so, dot by dot.
  void Picture(const Matrix& ctm, bool hidden, std::vector<DrawnBox>& out);

 private:
  struct Point {
    double x = 0, y = 0;
  };
  void LineTo(Point to);
  void Paint(bool strokes, bool fills, bool hidden, std::vector<DrawnBox>& out);
  void Keep(Point a, Point b, std::vector<DrawnBox>& out);

  std::vector<std::pair<Point, Point>> lines_;  // of the open path, on the page
  std::vector<std::pair<Point, Point>> boxes_;  // likewise, by two corners
  Point start_, at_;
  std::size_t kept_ = 0;
};

}  // namespace kst::pdf
