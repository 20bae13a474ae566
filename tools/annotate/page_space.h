// tools/annotate/page_space.h: from the page as it is seen (record boxes) to the page's own space, where it may be
// turned, cropped and begin anywhere.
//
//   PageSpace(page).ToUser({7200, 9100, 14350, 10200})     the rectangle of an annotation over those words
#pragma once

#include <qpdf/QPDFObjectHandle.hh>

#include "schema/values/normalised_text.h"

namespace kst {

struct UserBox {  // points, y upwards
  double x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};
UserBox Ordered(const QPDFObjectHandle::Rectangle& corners);  // whichever corners are given

class PageSpace {
 public:
  explicit PageSpace(QPDFObjectHandle page);

  bool HasSize(const PageSize& size) const;  // as it is seen
  UserBox ToUser(const Box& box) const;
  bool is_turned() const { return turn_ != 0; }

 private:
  UserBox seen_;  // what of the page is seen
  int turn_ = 0;  // degrees, clockwise
};

}  // namespace kst
