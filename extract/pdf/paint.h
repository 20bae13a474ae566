// extract/pdf/paint.h: what text is painted in and what lies beneath it, as far as it
// takes to tell text that a reader sees from text that nobody does. White on paper is
// not seen, white on a dark band is; where in doubt, text is seen.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "extract/pdf/lexer.h"
#include "extract/pdf/matrix.h"
#include "extract/pdf/resources.h"

namespace kst::pdf {

struct Area {  // of the page, in points
  double x0, y0, x1, y1;
  bool Has(double x, double y) const { return x >= x0 && x <= x1 && y >= y0 && y <= y1; }
};

class Paint {
 public:
  struct Fill {  // what q saves and Q restores
    bool white = false, clear = false;
    std::string_view space;  // named by cs; empty for gray, RGB and CMYK
    double line_width = 1;
  };

  // Colours, paths and shadings; every other operator is nothing to it.
  void Execute(std::string_view name, std::span<const Token> operands, const Matrix& to_page,
               const Resources& resources, Fill& fill);
  void ShowPicture(const Matrix& to_page);

  // Is something painted there that is not white? A bounded search.
  bool Covers(double x, double y) const;
  const std::vector<Area>& pictures() const { return pictures_; }

 private:
  void Extend(std::span<const Token> points, const Matrix& to_page);
  void Close(bool painted, double grow = 0);
  bool IsWhite(std::span<const Token> operands, const Resources& resources, const Fill& fill) const;

  std::vector<Area> dark_, pictures_;
  Area path_{};
  bool open_ = false;      // path_ has a point
  bool all_dark_ = false;  // a shading, or more areas than are kept
};

}  // namespace kst::pdf
