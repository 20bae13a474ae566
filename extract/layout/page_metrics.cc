#include "extract/layout/page_metrics.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace kst::layout {
namespace {

constexpr float kBin = 2;                      // points
constexpr std::size_t kBins = 1024;            // wider pages are clipped
constexpr float kBodyType = 0.1F;              // a size that differs less is body type
constexpr float kWide = 1.8F, kWidest = 2.6F;  // ems from line to line
constexpr int kFew = 5;
constexpr float kLongStrip = 12;   // ems: prose, no cell or label
constexpr float kCovered = 0.15F;  // of the most covered place: still inside a column
constexpr std::uint32_t kEnoughStrips = 8;

bool IsBody(const Strip& strip, float body) {
  return strip.role == Role::kParagraph && std::abs(strip.size - body) <= kBodyType * body;
}

std::size_t Bin(float x) { return static_cast<std::size_t>(std::clamp(x / kBin, 0.0F, static_cast<float>(kBins - 1))); }

// Where prose stands, as a histogram over the width of the page.
class Coverage {
 public:
  explicit Coverage(float body) : body_(body), bins_(kBins) {}

  void Add(const Page& page) {
    for (const Strip& strip : page.strips) {
      if (!IsBody(strip, body_) || strip.x1 - strip.x0 < kLongStrip * body_) continue;
      strips_.push_back({strip.x0, strip.x1});
      for (std::size_t bin = Bin(strip.x0), end = Bin(strip.x1); bin <= end; ++bin) ++bins_[bin];
    }
  }

  bool Enough() const { return strips_.size() >= kEnoughStrips; }

  // A contents page or a page of items shows neither edge of the column: take the paper's.
  void Widen(Frame& own, const Frame& paper) const {
    constexpr float kRagged = 4;  // ems that a line of prose stays short of the edge
    std::size_t full = 0;
    bool left = false;
    for (const Frame& strip : strips_) {
      full += strip.right > own.right - kRagged * body_;
      left |= std::abs(strip.left - paper.left) < 1.5F;
    }
    if (3 * full < strips_.size()) own.right = std::max(own.right, paper.right);
    if (left || 3 * full < strips_.size()) own.left = std::min(own.left, paper.left);
  }

  std::vector<Frame> Frames() const {
    std::vector<Frame> found;
    std::vector<std::uint32_t> weight;
    const auto most = static_cast<float>(*std::max_element(bins_.begin(), bins_.end()));
    if (most == 0) return found;
    for (std::size_t bin = 0; bin < kBins;) {
      std::size_t end = bin;
      std::uint32_t sum = 0;
      while (end != kBins && static_cast<float>(bins_[end]) > kCovered * most) sum += bins_[end++];
      if (end != bin) {
        found.push_back(Edges(static_cast<float>(bin) * kBin, static_cast<float>(end) * kBin));
        weight.push_back(sum);
      }
      bin = end + 1;
    }
    return Choose(found, weight);
  }

 private:
  // The usual left edge and the right edge that few lines pass, of the strips between x0 and x1.
  Frame Edges(float x0, float x1) const {
    std::map<int, int> lefts;
    std::vector<float> rights;
    for (const Frame& strip : strips_) {
      if (strip.left < x0 - 2 * kBin || strip.right > x1 + 4 * kBin) continue;
      ++lefts[static_cast<int>(std::lround(strip.left))];
      rights.push_back(strip.right);
    }
    if (rights.empty()) return {x0, x1};
    int best = 0;
    float left = x0;
    for (const auto& [x, count] : lefts) {
      if (count > best) best = count, left = static_cast<float>(x);
    }
    const auto high = rights.begin() + static_cast<std::ptrdiff_t>((rights.size() - 1) * 19 / 20);
    std::nth_element(rights.begin(), high, rights.end());
    return {left, *high};
  }

  // The heaviest column, or two neighbours of one width that are both full of long lines.
  std::vector<Frame> Choose(const std::vector<Frame>& found, const std::vector<std::uint32_t>& weight) const {
    constexpr float kSameWidth = 0.12F, kFull = 0.8F;
    const auto heaviest = static_cast<std::size_t>(std::max_element(weight.begin(), weight.end()) - weight.begin());
    for (std::size_t i = 0; i + 1 < found.size(); ++i) {
      const Frame &a = found[i], &b = found[i + 1];
      if (std::abs(a.width() - b.width()) > kSameWidth * std::max(a.width(), b.width())) continue;
      const auto full = [&](const Frame& frame) {
        std::size_t inside = 0, wide = 0;
        for (const Frame& strip : strips_) {
          if (strip.left < frame.left - 2 || strip.right > frame.right + 4) continue;
          ++inside;
          wide += strip.width() > kFull * frame.width();
        }
        return inside >= kEnoughStrips && 5 * wide >= 3 * inside;
      };
      if (full(a) && full(b)) return {a, b};
    }
    return {found[heaviest]};
  }

  float body_;
  std::vector<std::uint32_t> bins_;
  std::vector<Frame> strips_;
};

// The most usual distance of lines, in ems. Twice the type's size is a distance only where next
// to no lines stand closer: elsewhere it is the white between paragraphs.
float Pitch(std::span<const Page> pages, float body) {
  std::map<int, int> seen;  // in fiftieths of an em
  for (const Page& page : pages) {
    const Strip* before = nullptr;
    for (const Strip& strip : page.strips) {
      if (!IsBody(strip, body) || strip.x1 - strip.x0 < kLongStrip * body) continue;
      if (before && std::abs(strip.x0 - before->x0) < body) {
        const float ems = (strip.y - before->y) / body;
        if (ems > 0.9F && ems < kWidest) ++seen[static_cast<int>(std::lround(ems * 50))];
      }
      before = &strip;
    }
  }
  int best = 0, pitch = 60, close = 0, best_wide = 0, wide = 0;
  for (const auto& [fiftieths, count] : seen) {
    if (static_cast<float>(fiftieths) < kWide * 50) {
      close += count;
      if (count > best) best = count, pitch = fiftieths;
    } else if (count > best_wide) {
      best_wide = count, wide = fiftieths;
    }
  }
  return static_cast<float>(best_wide > kFew * std::max(close, 1) ? wide : pitch) / 50;
}

}  // namespace

float BodySize(std::span<const Page> pages) {
  std::map<int, std::uint32_t> sizes;  // tenths of a point
  for (const Page& page : pages) {
    for (const Strip& strip : page.strips) {
      if (strip.role == Role::kParagraph) sizes[static_cast<int>(std::lround(strip.size * 10))] += strip.chars;
    }
  }
  std::uint32_t most = 0;
  int body = 100;
  for (const auto& [size, chars] : sizes) {
    if (chars > most) most = chars, body = size;
  }
  return static_cast<float>(body) / 10;
}

Setting MeasurePaper(std::span<const Page> pages) {
  Setting paper;
  paper.body = BodySize(pages);
  paper.pitch = Pitch(pages, paper.body);
  Coverage coverage(paper.body);
  for (const Page& page : pages) coverage.Add(page);
  paper.frames = coverage.Frames();
  if (paper.frames.empty() && !pages.empty()) paper.frames = {{0, pages[0].width}};
  if (!paper.frames.empty()) paper.reach = paper.frames.back().right;
  return paper;
}

Setting MeasurePage(const Page& page, const Setting& paper) {
  Setting own = paper;
  // An annex is set in a type of its own; notes are smaller than a body that the page has as well.
  const float size = BodySize({&page, 1});
  const bool has_body = std::any_of(page.strips.begin(), page.strips.end(), [&](const Strip& strip) {
    return IsBody(strip, paper.body) && strip.x1 - strip.x0 > kLongStrip * paper.body;
  });
  if (size > (1 + kBodyType) * paper.body || !has_body) own.body = size;
  Coverage coverage(own.body);
  coverage.Add(page);
  if (coverage.Enough()) own.frames = coverage.Frames();
  if (own.frames.size() == 1 && paper.frames.size() == 1) coverage.Widen(own.frames[0], paper.frames[0]);
  own.reach = std::max(paper.reach, own.frames.back().right);
  own.pitch = Pitch({&page, 1}, own.body);
  if (!coverage.Enough()) own.pitch = paper.pitch;
  return own;
}

}  // namespace kst::layout
