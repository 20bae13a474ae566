#include "extract/pdf/unseen_layer.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <unordered_set>

namespace kst::pdf {
namespace {

constexpr float kCell = 4;               // points
constexpr int kMostCells = 64;           // that one character can cover
constexpr std::size_t kMostAsked = 256;  // pictures that one stretch is compared with

std::uint64_t Cell(float x, float y) {
  const auto at = [](float v) {
    return static_cast<std::uint32_t>(static_cast<std::int32_t>(std::clamp(v, -1e6F, 1e6F) / kCell));
  };
  return static_cast<std::uint64_t>(at(x)) << 32 | at(y);
}

// The middle of a character that is a third of an em high above its baseline.
float MidX(const Glyph& g) { return g.x + g.dx / 2 + (g.dx == 0 ? 0.3F * g.size : 0); }
float MidY(const Glyph& g) { return g.y + g.dy / 2 - (g.dx == 0 ? 0 : 0.3F * g.size); }

class Shown {  // where the page shows text
 public:
  explicit Shown(const std::vector<Glyph>& glyphs) {
    for (const Glyph& g : glyphs) {
      if (g.invisible || g.code <= U' ') continue;
      const float reach = 0.35F * g.size;
      int cells = 0;
      for (float x = MidX(g) - reach; x <= MidX(g) + reach; x += kCell)
        for (float y = MidY(g) - reach; y <= MidY(g) + reach && cells < kMostCells; y += kCell, ++cells)
          cells_.insert(Cell(x, y));
    }
  }
  bool Has(const Glyph& g) const { return cells_.contains(Cell(MidX(g), MidY(g))); }
  bool empty() const { return cells_.empty(); }

 private:
  std::unordered_set<std::uint64_t> cells_;
};

}  // namespace

std::size_t RemoveUnseenLayer(std::vector<Glyph>& glyphs, std::span<const Area> pictures) {
  if (std::none_of(glyphs.begin(), glyphs.end(), [](const Glyph& g) { return g.invisible; })) return 0;
  const Shown shown(glyphs);
  if (shown.empty()) return 0;
  std::size_t kept = 0, lost = 0;
  for (std::size_t begin = 0, end; begin < glyphs.size(); begin = end) {
    end = begin + 1;
    while (end < glyphs.size() && glyphs[end].invisible == glyphs[begin].invisible &&
           (!glyphs[begin].invisible || glyphs[end].y == glyphs[begin].y))
      ++end;
    if (glyphs[begin].invisible) {
      std::size_t letters = 0, covered = 0;
      for (std::size_t i = begin; i < end; ++i) {
        letters += glyphs[i].code > U' ';
        covered += glyphs[i].code > U' ' && shown.Has(glyphs[i]);
      }
      const Glyph& middle = glyphs[begin + (end - begin) / 2];
      const bool pictured = std::any_of(
          pictures.begin(), pictures.begin() + static_cast<std::ptrdiff_t>(std::min(pictures.size(), kMostAsked)),
          [&](const Area& area) { return area.Has(MidX(middle), MidY(middle)); });
      const bool repeats = 2 * covered > letters;
      if (!pictured && !repeats) lost += letters;
      if (!pictured || repeats) continue;
    }
    for (std::size_t i = begin; i < end; ++i) glyphs[kept++] = glyphs[i];
  }
  glyphs.resize(kept);
  return lost;
}

}  // namespace kst::pdf
