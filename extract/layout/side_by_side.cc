#include "extract/layout/side_by_side.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/zones.h"

namespace kst::layout {
namespace {

constexpr float kEdge = 2;             // points
constexpr float kFrom = 0.33F;         // of the column: where the right-hand text begins at the earliest
constexpr float kInterleaved = 0.7F;   // ems between lines that cannot stand in one text
constexpr float kPitch = 1.5F;         // ems to the next line of a paragraph
constexpr float kHangs = 3;            // ems that a bullet stands left of its text
constexpr std::uint32_t kBox = 8;      // lines of two parts that are no chance
constexpr std::uint32_t kName = 6;     // characters: less is a mark or a figure
constexpr std::uint32_t kReach = 120;  // lines looked at in each direction

// The strips of a line that stand at or behind x; its end when a strip crosses x.
std::optional<std::uint32_t> SplitAt(const Page& page, const Line& line, float x) {
  std::uint32_t s = line.strips.begin;
  while (s != line.strips.end && page.strips[s].x0 < x - kEdge) ++s;
  if (s != line.strips.begin && page.strips[s - 1].x1 > x - kEdge) return {};
  return s;
}

bool Tabular(const std::vector<Line>& lines) {
  const auto several =
      std::count_if(lines.begin(), lines.end(), [](const Line& line) { return line.strips.size() > 2; });
  return 4 * static_cast<std::size_t>(several) > lines.size();
}

// A text beside another ends where its longest line does.
void Narrow(std::vector<Line>& lines) {
  float right = 0;
  for (const Line& line : lines) right = std::max(right, line.x1);
  for (Line& line : lines) line.reach = right;
}

}  // namespace

std::optional<Beside> FindBeside(const Page& page, const Frame& frame, const std::vector<Line>& lines) {
  // A line that begins far right and stands between two baselines of the text left of it,
  // or one of two parts: then a text must end in it, or many lines be parted there.
  const float from = frame.left + kFrom * frame.width();
  for (auto i = static_cast<std::uint32_t>(lines.size()); i-- > 0;) {
    const Line& line = lines[i];
    const Strip& right = page.strips[line.strips.end - 1];
    float x = right.x0;
    const bool alone = line.strips.size() == 1;
    if (x < from || line.strips.size() > 2) continue;
    const auto close = [&](std::uint32_t k) { return std::abs(lines[k].y - line.y) < kInterleaved * line.size; };
    if (alone && !(i > 0 && close(i - 1)) && !(i + 1 < lines.size() && close(i + 1))) continue;
    if (right.chars < kName) continue;

    std::uint32_t begin = i, end = i + 1;
    for (float edge = 0; edge != x;) {  // until the bullets of a list stand right of it, too
      edge = x, begin = i, end = i + 1;
      while (begin > 0 && i - begin < kReach && SplitAt(page, lines[begin - 1], x)) --begin;
      while (end < lines.size() && end - i < kReach && SplitAt(page, lines[end], x)) ++end;
      const Line &above = lines[begin - (begin > 0)], &below = lines[end - (end == lines.size())];
      for (std::uint32_t s = above.strips.begin; s != below.strips.end; ++s) {
        const float x0 = page.strips[s].x0;
        if (x0 > edge - kHangs * line.size && x0 > from) x = std::min(x, x0);
      }
    }
    if (!SplitAt(page, line, x)) continue;
    // White above the two texts, or short lines of the text before, belong to neither.
    const auto has_right = [&](std::uint32_t k) { return *SplitAt(page, lines[k], x) != lines[k].strips.end; };
    std::uint32_t first = i, last = i;
    std::uint32_t rights = 0;
    for (std::uint32_t k = begin; k != end; ++k) {
      if (has_right(k)) first = std::min(first, k), last = std::max(last, k), ++rights;
    }
    if (first > begin && lines[first].y - lines[first - 1].y < kInterleaved * lines[first].size) --first;
    if (last + 1 < end && lines[last + 1].y - lines[last].y < kInterleaved * lines[last].size) ++last;
    std::uint32_t left = last;  // the last line of the text on the left: its paragraph goes on
    while (left > first && lines[left].x0 > x - kEdge) --left;
    while (last + 1 < end && std::abs(lines[last + 1].x0 - lines[left].x0) < kEdge &&
           lines[last + 1].y - lines[left].y < kPitch * lines[left].size) {
      left = ++last;
    }
    if (!alone && rights < kBox && (rights < 2 || end != lines.size())) continue;

    Beside beside{{first, last + 1}, {}, {}};
    for (std::uint32_t k = first; k <= last; ++k) {
      const std::uint32_t split = *SplitAt(page, lines[k], x);
      if (split != lines[k].strips.begin) beside.left.push_back(MakeLine(page, lines[k].strips.begin, split));
      if (split != lines[k].strips.end) beside.right.push_back(MakeLine(page, split, lines[k].strips.end));
    }
    Narrow(beside.left), Narrow(beside.right);
    if (!beside.left.empty() && !Tabular(beside.left) && !Tabular(beside.right)) return beside;
    i = first;
  }
  return {};
}

}  // namespace kst::layout
