#include "extract/pdf/drawn_boxes.h"

#include <algorithm>
#include <cmath>

namespace kst::pdf {
namespace {

constexpr double kStraight = 0.5;         // points that a line along an axis may lean
constexpr double kPageEdge = 100'000;     // points; nothing sane lies beyond
constexpr double kThin = 3, kDots = 1.5;  // points: a picture of a line, and what may part it from the next dot
constexpr std::size_t kLongPath = 2000;   // lines of one path: more are a picture

bool Numbers(const std::vector<Token>& operands, double* out, std::size_t count) {
  if (operands.size() != count) return false;
  for (std::size_t i = 0; i < count; ++i) {
    if (operands[i].kind != TokenKind::kNumber) return false;
    out[i] = operands[i].number;
  }
  return true;
}

}  // namespace

void DrawnBoxes::LineTo(Point to) {
  if (lines_.size() < kLongPath) lines_.push_back({at_, to});
  at_ = to;
}

void DrawnBoxes::Execute(std::string_view name, const std::vector<Token>& operands, const Matrix& ctm, bool hidden,
                         std::vector<DrawnBox>& out) {
  const auto place = [&](double x, double y) { return Point{ctm.X(x, y), ctm.Y(x, y)}; };
  const char last = name.size() == 2 ? name[1] : '\0';
  double n[4];
  switch (name.empty() || name.size() > 2 ? '\0' : name[0]) {
    case 'm':
      if (!last && Numbers(operands, n, 2)) start_ = at_ = place(n[0], n[1]);
      return;
    case 'l':
      if (!last && Numbers(operands, n, 2)) LineTo(place(n[0], n[1]));
      return;
    case 'r':
      if (last != 'e' || !Numbers(operands, n, 4) || boxes_.size() >= kLongPath) return;
      return boxes_.push_back({place(n[0], n[1]), place(n[0] + n[2], n[1] + n[3])});
    case 'h':
      if (!last) LineTo(start_);
      return;
    case 'S':
      if (!last) Paint(true, false, hidden, out);
      return;
    case 's':
      if (last) return;
      LineTo(start_);
      return Paint(true, false, hidden, out);
    case 'f':
    case 'F':
      if (!last || last == '*') Paint(false, true, hidden, out);
      return;
    case 'B':
    case 'b':
      if (!last || last == '*') Paint(true, true, hidden, out);
      return;
    case 'n':
      if (!last) lines_.clear(), boxes_.clear();
      return;
    default:
      return;
  }
}

void DrawnBoxes::Paint(bool strokes, bool fills, bool hidden, std::vector<DrawnBox>& out) {
  if (!hidden) {
    for (const auto& [a, b] : boxes_) {
      if (fills || std::abs(a.x - b.x) < kStraight || std::abs(a.y - b.y) < kStraight) {
        Keep(a, b, out);
      } else {
        Keep(a, {b.x, a.y}, out), Keep({a.x, b.y}, b, out), Keep(a, {a.x, b.y}, out), Keep({b.x, a.y}, b, out);
      }
    }
    const auto straight = [](const auto& line) {
      return std::abs(line.first.x - line.second.x) < kStraight || std::abs(line.first.y - line.second.y) < kStraight;
    };
    if (strokes) {
      for (const auto& line : lines_)
        if (straight(line)) Keep(line.first, line.second, out);
    } else if (lines_.size() >= 3 && lines_.size() <= 4 && std::all_of(lines_.begin(), lines_.end(), straight)) {
      Keep(lines_[0].first, lines_[1].second, out);  // a box as four lines
    }
  }
  lines_.clear(), boxes_.clear();
}

void DrawnBoxes::Picture(const Matrix& ctm, bool hidden, std::vector<DrawnBox>& out) {
  const Point a{ctm.X(0, 0), ctm.Y(0, 0)}, b{ctm.X(1, 1), ctm.Y(1, 1)};
  if (hidden || !(std::min(std::abs(a.x - b.x), std::abs(a.y - b.y)) < kThin)) return;
  const std::size_t before = out.size();
  Keep(a, b, out);
  if (before == 0 || out.size() != before + 1) return;  // none was kept, or there were too many
  DrawnBox &last = out[before - 1], &dot = out[before];
  const auto same = [](float x, float y) { return std::abs(x - y) < kStraight; };
  const auto next = [](float end, float begin) { return begin > end - kStraight && begin < end + kDots; };
  if (same(last.y0, dot.y0) && same(last.y1, dot.y1) && next(last.x1, dot.x0))
    last.x1 = dot.x1;
  else if (same(last.x0, dot.x0) && same(last.x1, dot.x1) && next(last.y1, dot.y0))
    last.y1 = dot.y1;
  else
    return;
  out.pop_back(), --kept_;
}

void DrawnBoxes::Keep(Point a, Point b, std::vector<DrawnBox>& out) {
  const auto sane = [](double v) { return std::isfinite(v) && std::abs(v) < kPageEdge; };
  if (!sane(a.x) || !sane(a.y) || !sane(b.x) || !sane(b.y)) return;
  if (++kept_ > kMostDrawn) return out.clear();
  out.push_back({static_cast<float>(std::min(a.x, b.x)), static_cast<float>(std::min(a.y, b.y)),
                 static_cast<float>(std::max(a.x, b.x)), static_cast<float>(std::max(a.y, b.y))});
}

}  // namespace kst::pdf
