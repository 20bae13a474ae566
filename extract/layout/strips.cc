#include "extract/layout/strips.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include "extract/layout/characters.h"
#include "extract/layout/rulings.h"

namespace kst::layout {
namespace {

// All in ems of the larger type.
constexpr float kSameRow = 0.15F;                                              // baselines closer than this are one
constexpr float kSmaller = 0.85F;                                              // raised type is at most this big
constexpr float kRaisedFrom = 0.12F, kRaisedTo = 0.65F, kRaisedAtMost = 0.9F;  // how far it stands above the baseline
constexpr float kLoweredFrom = 0.04F, kLoweredTo = 0.3F;                       // H₂O
constexpr float kLeftOf = 1.6F, kRightOf = 0.6F;                               // how far beside the type it belongs to
constexpr std::uint32_t kRaisedChars = 16;
constexpr std::uint32_t kWatermark = 3;  // letters: fewer are a drop capital
constexpr float kStripGap = 1.0F;
constexpr float kDropCapital = 1.8F;              // of the size of the text beside it
constexpr float kCapital = 0.72F;                 // height of a capital
constexpr float kBesideCapital = 0.8F;            // the white beside it
constexpr float kCellGap = 0.3F;                  // …or as little where other rows have the edge of a cell:
constexpr float kWideSpace = 0.5F;                // …between words of one run
constexpr float kEdge = 0.25F, kEdgeReach = 150;  // points: that near, and so far above or below

struct Row {
  Range runs;
  float y = 0;
};

std::vector<Row> FindRows(std::vector<Run>& runs) {
  std::sort(runs.begin(), runs.end(), [](const Run& a, const Run& b) {
    return a.y != b.y ? a.y < b.y : a.x0 != b.x0 ? a.x0 < b.x0 : a.ink.begin < b.ink.begin;
  });
  std::vector<Row> rows;
  float first_size = 0;
  for (std::uint32_t i = 0; i != runs.size(); ++i) {
    if (rows.empty() || runs[i].y - rows.back().y > kSameRow * std::min(first_size, runs[i].size)) {
      rows.push_back({{i, i}, runs[i].y});
      first_size = runs[i].size;
    }
    rows.back().runs.end = i + 1;
  }
  for (const Row& row : rows) {
    std::sort(runs.begin() + row.runs.begin, runs.begin() + row.runs.end,
              [](const Run& a, const Run& b) { return a.x0 != b.x0 ? a.x0 < b.x0 : a.ink.begin < b.ink.begin; });
    for (std::uint32_t i = row.runs.begin; i != row.runs.end; ++i) runs[i].row = row.y;
  }
  return rows;
}

// The run of `row` beside which `small` could stand raised or lowered; null when none.
const Run* Beside(const std::vector<Run>& runs, const Row& row, const Run& small, float raised_to = kRaisedTo) {
  const auto begin = runs.begin() + row.runs.begin, end = runs.begin() + row.runs.end;
  auto after = std::lower_bound(begin, end, small.x0, [](const Run& r, float x) { return r.x0 < x; });
  const Run* best = nullptr;
  for (auto it = after == begin ? begin : after - 1; it != end && it - after < 1; ++it) {
    if (small.size > kSmaller * it->size || small.size < 0.35F * it->size) continue;
    if (small.x0 < it->x0 - kLeftOf * it->size || small.x0 > it->x1 + kRightOf * it->size) continue;
    const float rise = (it->y - small.y) / it->size;
    const bool fits = (rise >= kRaisedFrom && rise <= raised_to) || (-rise >= kLoweredFrom && -rise <= kLoweredTo);
    if (fits && (!best || it->x0 <= small.x0)) best = &*it;
  }
  return best;
}

// Raised and lowered type joins the row of the type it stands beside.
void AttachSmallType(std::vector<Run>& runs, const std::vector<Row>& rows) {
  constexpr float kReach = 2.0F;  // ems of the small type to the farthest baseline it can belong to
  for (std::size_t r = 0; r != rows.size(); ++r) {
    for (std::uint32_t i = rows[r].runs.begin; i != rows[r].runs.end; ++i) {
      Run& small = runs[i];
      if (small.ink.size() > kRaisedChars) continue;
      const Run* base = Beside(runs, rows[r], small);
      for (std::size_t k = r + 1; !base && k < rows.size() && rows[k].y - small.y < kReach * small.size; ++k) {
        base = Beside(runs, rows[k], small);
      }
      for (std::size_t k = r; !base && k-- > 0 && small.y - rows[k].y < small.size;) {
        base = Beside(runs, rows[k], small);
      }
      // Some printers raise it nearly to the line above.
      for (std::size_t k = r + 1; !base && k < rows.size() && rows[k].y - small.y < kReach * small.size; ++k) {
        base = Beside(runs, rows[k], small, kRaisedAtMost);
      }
      if (!base) continue;
      small.raised = base->y > small.y;
      small.row = base->row;
    }
  }
}

// The capital that a text opens with, set over the height of several lines, joins the first of
// them; the others have room for it.
struct DropCapital {
  float x0 = 0, x1 = 0, top = 0, bottom = 0;
};

std::vector<DropCapital> JoinDropCapitals(std::vector<Run>& runs, const std::vector<Ink>& ink) {
  constexpr std::size_t kMost = 8;  // of a page
  std::vector<DropCapital> found;
  float size = 0;  // the usual one
  for (const Run& run : runs) size += run.size * static_cast<float>(run.ink.size()) / static_cast<float>(ink.size());
  std::size_t large = 0;
  for (Run& capital : runs) {
    if (capital.ink.size() != 1 || !IsUpper(ink[capital.ink.begin].code)) continue;
    if (capital.size < kDropCapital * size || ++large > kMost) continue;
    const float top = capital.y - kCapital * capital.size;
    const Run* first = nullptr;
    std::size_t lines = 0;
    for (const Run& run : runs) {
      const bool beside = run.size * kDropCapital < capital.size && run.x0 >= capital.x1 - 0.1F * run.size &&
                          run.x0 < capital.x1 + kBesideCapital * run.size && run.y > top &&
                          run.y < capital.y + kCapital * run.size;
      if (!beside) continue;
      ++lines;
      if (!first || run.y < first->y) first = &run;
    }
    if (lines < 2 || first->y - kCapital * first->size - top > kCapital * first->size) continue;
    found.push_back({capital.x0, capital.x1, top, capital.y + first->size});
    capital.row = first->row;
  }
  return found;
}

// Place, type and characters of a strip, from its runs.
void Measure(const Page& page, Strip& strip) {
  const auto begin = page.runs.begin() + strip.runs.begin, end = page.runs.begin() + strip.runs.end;
  strip.x0 = begin->x0, strip.x1 = begin->x1, strip.chars = 0;
  strip.bold = strip.italic = true;
  strip.starts_bold = begin->bold, strip.ends_bold = (end - 1)->bold;
  std::uint32_t artifact = 0, most = 0;
  for (auto run = begin; run != end; ++run) {
    strip.x0 = std::min(strip.x0, run->x0), strip.x1 = std::max(strip.x1, run->x1);
    strip.chars += run->ink.size();
    if (run->artifact) artifact += run->ink.size();
    if (!run->raised) strip.bold &= run->bold, strip.italic &= run->italic;
    // The type that most is set in; a run cut up by style changes adds up only roughly, which is enough.
    const std::uint32_t weight = run->raised ? 1 : run->ink.size() + 1;
    if (weight > most) most = weight, strip.y = run->y, strip.size = run->size;
  }
  strip.artifact = 2 * artifact > strip.chars;
}

// Where cells begin and end: an edge and a row of each strip beside another one.
class Edges {
 public:
  void Add(float x, float row) { at_[Bin(x)].push_back({row, x}); }
  void Sort() {
    for (auto& [bin, edges] : at_) std::sort(edges.begin(), edges.end());
  }

  bool Has(float x, float row) const {
    for (const int bin : {Bin(x) - 1, Bin(x), Bin(x) + 1}) {
      const auto edges = at_.find(bin);
      if (edges == at_.end()) continue;
      auto it = std::lower_bound(edges->second.begin(), edges->second.end(), std::pair(row - kEdgeReach, 0.0F));
      for (; it != edges->second.end() && it->first < row + kEdgeReach; ++it)
        if (it->first != row && std::abs(it->second - x) < kEdge) return true;
    }
    return false;
  }

 private:
  static int Bin(float x) { return static_cast<int>(std::floor(x / kEdge)); }  // nearer ones: here or beside it

  std::map<int, std::vector<std::pair<float, float>>> at_;  // rows and places
};

// A wide space inside a run that stands at the edge of a cell parts it: the two were written as one.
void PartRuns(Page& page, const Edges& left, const Edges& right) {
  std::vector<Run> parts;
  std::vector<std::uint32_t> first;  // of the parts of each run
  for (const Run& run : page.runs) {
    first.push_back(static_cast<std::uint32_t>(parts.size()));
    parts.push_back(run);
    for (std::uint32_t i = run.ink.begin + 1; i < run.ink.end; ++i) {
      const Ink &before = page.ink[i - 1], &ink = page.ink[i];
      const bool wide = ink.space && ink.x0 - before.x1 > kWideSpace * run.size;
      if (!wide || !(left.Has(ink.x0, run.row) || right.Has(before.x1, run.row))) continue;
      Run rest = parts.back();
      parts.back().ink.end = rest.ink.begin = i, rest.x0 = ink.x0;
      parts.back().x1 = before.x1, parts.back().space_after = true;
      parts.push_back(rest);
    }
  }
  if (parts.size() == page.runs.size()) return;
  first.push_back(static_cast<std::uint32_t>(parts.size()));
  for (Strip& strip : page.strips) strip.runs = {first[strip.runs.begin], first[strip.runs.end]};
  page.runs.swap(parts);
}

// Cells that nearly touch: a run begins just where cells of other rows begin, or
// behind one that ends where they end.
void CutAtCells(Page& page) {
  Edges left, right;
  const auto row = [&](const Strip& strip) { return page.runs[strip.runs.begin].row; };
  for (std::size_t s = 1; s < page.strips.size(); ++s) {
    const Strip &before = page.strips[s - 1], &strip = page.strips[s];
    if (row(before) != row(strip)) continue;
    left.Add(strip.x0, row(strip)), right.Add(before.x1, row(strip));
  }
  left.Sort(), right.Sort();
  PartRuns(page, left, right);
  std::vector<Strip> cut;
  cut.reserve(page.strips.size());
  for (const Strip& strip : page.strips) {
    cut.push_back(strip);
    float end = page.runs[strip.runs.begin].x1;
    for (std::uint32_t r = strip.runs.begin + 1; r < strip.runs.end; ++r) {
      const Run& run = page.runs[r];
      if (run.x0 - end > kCellGap * run.size && (left.Has(run.x0, run.row) || right.Has(end, run.row))) {
        cut.back().runs.end = r, cut.back().x1 = end;
        cut.push_back({.runs = {r, strip.runs.end}, .x0 = run.x0, .x1 = strip.x1});
      }
      end = std::max(end, run.x1);
    }
  }
  page.strips.swap(cut);
}

// A watermark can have its baseline in common with the text under it.
bool LiesOver(const Run& a, const Run& b) {
  const auto [small, large] = std::minmax(a.size, b.size);
  return large >= kDropCapital * small && b.x0 < a.x1 - large && std::min(a.ink.size(), b.ink.size()) >= kWatermark;
}

}  // namespace

void BuildStrips(Page& page) {
  AttachSmallType(page.runs, FindRows(page.runs));
  const std::vector<DropCapital> capitals = JoinDropCapitals(page.runs, page.ink);
  std::sort(page.runs.begin(), page.runs.end(), [](const Run& a, const Run& b) {
    return a.row != b.row ? a.row < b.row : a.x0 != b.x0 ? a.x0 < b.x0 : a.ink.begin < b.ink.begin;
  });

  for (std::uint32_t i = 0; i != page.runs.size(); ++i) {
    const Run& run = page.runs[i];
    const bool joins = i && page.runs[i - 1].row == run.row &&
                       run.x0 - page.strips.back().x1 <= kStripGap * std::max(run.size, page.runs[i - 1].size) &&
                       !Parted(page, page.strips.back().x1, run.x0, run.row) && !LiesOver(page.runs[i - 1], run);
    if (!joins) page.strips.push_back({.runs = {i, i}, .x0 = run.x0, .x1 = run.x1});
    page.strips.back().runs.end = i + 1;
    page.strips.back().x1 = std::max(page.strips.back().x1, run.x1);
  }
  CutAtCells(page);
  for (Strip& strip : page.strips) {
    Measure(page, strip);
    for (const DropCapital& capital : capitals) {
      if (strip.y > capital.top && strip.y < capital.bottom && strip.x0 > capital.x1 - strip.size &&
          strip.x0 < capital.x1 + kBesideCapital * strip.size)
        strip.x0 = capital.x0;
    }
  }
}

}  // namespace kst::layout
