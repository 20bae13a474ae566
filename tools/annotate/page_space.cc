#include "tools/annotate/page_space.h"

#include <algorithm>
#include <cmath>
#include <qpdf/QPDFPageObjectHelper.hh>

namespace kst {
namespace {

constexpr double kPoint = 100;  // hundredths

}  // namespace

UserBox Ordered(const QPDFObjectHandle::Rectangle& corners) {
  return {std::min(corners.llx, corners.urx), std::min(corners.lly, corners.ury), std::max(corners.llx, corners.urx),
          std::max(corners.lly, corners.ury)};
}

PageSpace::PageSpace(QPDFObjectHandle page) {
  QPDFPageObjectHelper helper(page);
  const auto box_of = [&](const char* name, UserBox otherwise) {
    QPDFObjectHandle box = helper.getAttribute(name, false);
    return box.isRectangle() ? Ordered(box.getArrayAsRectangle()) : otherwise;
  };
  const UserBox media = box_of("/MediaBox", {0, 0, 612, 792}), crop = box_of("/CropBox", media);
  seen_ = {std::clamp(crop.x0, media.x0, media.x1), std::clamp(crop.y0, media.y0, media.y1),
           std::clamp(crop.x1, media.x0, media.x1), std::clamp(crop.y1, media.y0, media.y1)};
  QPDFObjectHandle turn = helper.getAttribute("/Rotate", false);
  constexpr int kWhole = 360;
  if (turn.isInteger()) turn_ = (turn.getIntValueAsInt() % kWhole + kWhole) % kWhole;
}

bool PageSpace::HasSize(const PageSize& size) const {
  constexpr double kNear = 0.05;
  const double wide = seen_.x1 - seen_.x0, high = seen_.y1 - seen_.y0;
  const bool lies = turn_ % 180 != 0;
  return std::abs((lies ? high : wide) - size.width / kPoint) < kNear &&
         std::abs((lies ? wide : high) - size.height / kPoint) < kNear;
}

UserBox PageSpace::ToUser(const Box& box) const {
  const double left = box.x0 / kPoint, top = box.y0 / kPoint, right = box.x1 / kPoint, bottom = box.y1 / kPoint;
  switch (turn_) {
    case 90:
      return {seen_.x0 + top, seen_.y0 + left, seen_.x0 + bottom, seen_.y0 + right};
    case 180:
      return {seen_.x1 - right, seen_.y0 + top, seen_.x1 - left, seen_.y0 + bottom};
    case 270:
      return {seen_.x1 - bottom, seen_.y1 - right, seen_.x1 - top, seen_.y1 - left};
    default:
      return {seen_.x0 + left, seen_.y1 - bottom, seen_.x0 + right, seen_.y1 - top};
  }
}

}  // namespace kst
