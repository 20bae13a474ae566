#include "extract/pdf/overprint.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace kst::pdf {
namespace {

constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
constexpr int kMostSteps = 64;  // along a chain: thousands of dots on one place must not cost their square
constexpr float kCell = 8;      // points; the reach is a tenth of an em, and cut to half of this

std::uint32_t Hash(char32_t code, int column, int row) {
  auto key = static_cast<std::uint64_t>(code) << 40 ^
             static_cast<std::uint64_t>(static_cast<std::uint32_t>(column)) << 20 ^ static_cast<std::uint32_t>(row);
  key *= 0x9E3779B97F4A7C15U;
  return static_cast<std::uint32_t>(key >> 32);
}

int Cell(float at) { return static_cast<int>(std::clamp(at, -1e6F, 1e6F) / kCell); }

// A letter printed twice to look bold. Letters of a font without widths all stand on one place, and each is meant.
bool Repeats(const Glyph& glyph, const Glyph& earlier) {
  if (glyph.dx == 0 && glyph.dy == 0) return false;
  const float reach = 0.1F * std::min(glyph.size, earlier.size);
  return glyph.code == earlier.code && std::abs(glyph.x - earlier.x) < reach && std::abs(glyph.y - earlier.y) < reach &&
         std::abs(glyph.dx - earlier.dx) < reach && std::abs(glyph.dy - earlier.dy) < reach;
}

struct Stretch {  // glyphs that follow each other to the right on one line
  float y, x0, x1, reach;
  std::size_t begin, end;  // in the page's glyphs
  bool overlaps = false;
};

// The glyphs of stretches that lie on one another, which are few: telling so is far cheaper than looking for each glyph
// among all others. Empty when there are none.
std::vector<bool> MayRepeat(const std::vector<Glyph>& glyphs) {
  constexpr std::size_t kMostStretches = 4096;
  std::vector<Stretch> stretches;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph& glyph = glyphs[i];
    const float reach = std::min(0.1F * glyph.size, kCell / 2);
    if (stretches.empty() || glyph.y != stretches.back().y || glyph.x < stretches.back().x1 + reach)
      stretches.push_back({glyph.y, glyph.x, glyph.x, reach, i, i});
    stretches.back().x1 = glyph.x;
    stretches.back().end = i + 1;
    stretches.back().reach = std::max(stretches.back().reach, reach);
  }
  if (stretches.size() > kMostStretches) return std::vector<bool>(glyphs.size(), true);
  std::sort(stretches.begin(), stretches.end(), [](const Stretch& a, const Stretch& b) { return a.y < b.y; });
  for (std::size_t i = 0; i < stretches.size(); ++i)
    for (std::size_t j = i + 1; j < stretches.size() && stretches[j].y - stretches[i].y < kCell / 2; ++j) {
      Stretch &a = stretches[i], &b = stretches[j];
      const float reach = std::max(a.reach, b.reach);
      if (b.y - a.y < reach && a.x0 < b.x1 + reach && b.x0 < a.x1 + reach) a.overlaps = b.overlaps = true;
    }
  std::vector<bool> found;
  for (const Stretch& s : stretches) {
    if (!s.overlaps) continue;
    found.resize(glyphs.size());
    for (std::size_t i = s.begin; i < s.end; ++i) found[i] = true;
  }
  return found;
}

}  // namespace

void RemoveOverprints(std::vector<Glyph>& glyphs) {
  const std::vector<bool> may_repeat = MayRepeat(glyphs);
  if (may_repeat.empty()) return;
  // Chains of glyphs with one hash: first[hash], then next[glyph].
  const std::size_t buckets = std::bit_ceil(glyphs.size() + 1);
  std::vector<std::uint32_t> first(buckets, kNone), next(glyphs.size(), kNone);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const Glyph glyph = glyphs[i];
    if (!may_repeat[i]) {
      glyphs[kept++] = glyph;
      continue;
    }
    const float reach = std::min(0.1F * glyph.size, kCell / 2);
    bool repeated = false;
    for (int column = Cell(glyph.x - reach); column <= Cell(glyph.x + reach) && !repeated; ++column) {
      for (int row = Cell(glyph.y - reach); row <= Cell(glyph.y + reach) && !repeated; ++row) {
        std::uint32_t at = first[Hash(glyph.code, column, row) & (buckets - 1)];
        for (int steps = 0; at != kNone && !repeated && steps < kMostSteps; ++steps, at = next[at]) {
          repeated = Repeats(glyph, glyphs[at]);
        }
      }
    }
    if (repeated) continue;
    std::uint32_t& head = first[Hash(glyph.code, Cell(glyph.x), Cell(glyph.y)) & (buckets - 1)];
    next[kept] = head;
    head = static_cast<std::uint32_t>(kept);
    glyphs[kept++] = glyph;
  }
  glyphs.resize(kept);
}

}  // namespace kst::pdf
