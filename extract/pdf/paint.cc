#include "extract/pdf/paint.h"

#include <algorithm>
#include <cmath>

namespace kst::pdf {
namespace {

constexpr std::size_t kMostAreas = 256, kMostPictures = 4096;
constexpr double kLeast = 3;           // points: no text stands on a thinner thing
constexpr double kAlmost = 0.98;       // of white
constexpr std::size_t kMostTints = 4;  // of a colour: CMYK

constexpr std::uint32_t Op(std::string_view name) {
  if (name.size() > 3) return 0;
  std::uint32_t op = 0;
  for (const char c : name) op = op << 8 | static_cast<unsigned char>(c);
  return op;
}

Area Corners(const Matrix& m, double x, double y, double w, double h) {
  const auto [x0, x1] = std::minmax({m.X(x, y), m.X(x + w, y), m.X(x, y + h), m.X(x + w, y + h)});
  const auto [y0, y1] = std::minmax({m.Y(x, y), m.Y(x + w, y), m.Y(x, y + h), m.Y(x + w, y + h)});
  return {x0, y0, x1, y1};
}

}  // namespace

void Paint::Execute(std::string_view name, std::span<const Token> operands, const Matrix& to_page,
                    const Resources& resources, Fill& fill) {
  const auto number = [&](std::size_t i) { return operands[operands.size() - i].number; };
  switch (Op(name)) {
    case Op("g"):
    case Op("rg"):
    case Op("k"):
      fill.space = {};
      [[fallthrough]];
    case Op("sc"):
    case Op("scn"):
      fill.white = IsWhite(operands, resources, fill);
      return;
    case Op("cs"):
      fill.space = operands.empty() ? std::string_view() : operands.back().text;
      fill.white = false;
      return;
    case Op("w"):
      if (!operands.empty()) fill.line_width = number(1);
      return;
    case Op("re"):
      if (operands.size() < 4) return;
      {
        const Area box = Corners(to_page, number(4), number(3), number(2), number(1));
        path_ = !open_ ? box
                       : Area{std::min(path_.x0, box.x0), std::min(path_.y0, box.y0), std::max(path_.x1, box.x1),
                              std::max(path_.y1, box.y1)};
        open_ = true;
      }
      return;
    case Op("m"):
    case Op("l"):
    case Op("c"):
    case Op("v"):
    case Op("y"):
      return Extend(operands, to_page);
    case Op("f"):
    case Op("F"):
    case Op("f*"):
    case Op("B"):
    case Op("B*"):
    case Op("b"):
    case Op("b*"):
      return Close(!fill.white && !fill.clear);
    case Op("S"):
    case Op("s"): {
      const double width = std::abs(fill.line_width) * std::hypot(to_page.c, to_page.d);
      return Close(width >= kLeast, width / 2);
    }
    case Op("n"):
      return Close(false);
    case Op("sh"):
      all_dark_ = true;
      return;
    default:
      return;
  }
}

void Paint::Extend(std::span<const Token> points, const Matrix& to_page) {
  for (std::size_t i = 0; i + 1 < points.size(); i += 2) {
    const double px = to_page.X(points[i].number, points[i + 1].number);
    const double py = to_page.Y(points[i].number, points[i + 1].number);
    path_ = !open_
                ? Area{px, py, px, py}
                : Area{std::min(path_.x0, px), std::min(path_.y0, py), std::max(path_.x1, px), std::max(path_.y1, py)};
    open_ = true;
  }
}

void Paint::Close(bool painted, double grow) {
  if (painted && open_) {
    const Area area{path_.x0 - grow, path_.y0 - grow, path_.x1 + grow, path_.y1 + grow};
    all_dark_ |= dark_.size() >= kMostAreas;
    if (!all_dark_ && area.x1 - area.x0 >= kLeast && area.y1 - area.y0 >= kLeast) dark_.push_back(area);
  }
  open_ = false;
}

// In an additive space all ones, in CMYK all noughts. Of a tint nobody knows the colour.
bool Paint::IsWhite(std::span<const Token> operands, const Resources& resources, const Fill& fill) const {
  if (operands.empty() || operands.size() > kMostTints) return false;
  const bool cmyk = operands.size() == kMostTints;
  for (const Token& tint : operands) {
    if (tint.kind != TokenKind::kNumber) return false;
    if (cmyk ? tint.number > 1 - kAlmost : tint.number < kAlmost) return false;
  }
  if (fill.space.empty() || fill.space.starts_with("Device") || fill.space.starts_with("Cal")) return true;
  const Object space = resources.Find("ColorSpace", fill.space);
  if (!space.isRef() && !space.isArray()) return false;
  const Object array = space.isRef() ? resources.Fetch(space) : space.copy();
  if (!array.isArray() || array.arrayGetLength() == 0) return false;
  const Object kind = array.arrayGet(0);
  return kind.isName("ICCBased") || kind.isName("CalRGB") || kind.isName("CalGray");
}

void Paint::ShowPicture(const Matrix& to_page) {
  const Area area = Corners(to_page, 0, 0, 1, 1);
  if (area.x1 - area.x0 < kLeast || area.y1 - area.y0 < kLeast) return;
  if (pictures_.size() < kMostPictures) pictures_.push_back(area);
  all_dark_ |= dark_.size() >= kMostAreas;
  if (!all_dark_) dark_.push_back(area);
}

bool Paint::Covers(double x, double y) const {
  return all_dark_ || std::any_of(dark_.begin(), dark_.end(), [&](const Area& area) { return area.Has(x, y); });
}

}  // namespace kst::pdf
