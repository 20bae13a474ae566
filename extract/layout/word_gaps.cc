#include "extract/layout/word_gaps.h"

#include <algorithm>
#include <array>
#include <utility>

#include "extract/layout/characters.h"

namespace kst::layout {
namespace {

constexpr int kBins = 64;
constexpr float kBinsPerEm = 64;                   // a histogram reaches to one em
constexpr float kShownShare = 0.02F;               // of its gaps: a font that shows its spaces
constexpr float kLetterSpaced = 0.25F;             // ems: widest gap that Word's letter-spacing makes
constexpr float kLowest = 0.09F, kHighest = 0.5F;  // ems: where the valley can be
constexpr float kNone = 1000;                      // ems: no gap is as wide
constexpr float kUsual = 0.17F;                    // …and where it is when there is nothing to see

struct FontGaps {
  std::array<std::uint32_t, kBins> bins{};  // of gaps without a shown space
  std::uint32_t hidden = 0, shown = 0;
  bool shows = false;
  float letter = 0;     // the usual gap between letters, in ems
  float threshold = 0;  // a wider gap is a space though the PDF shows none
};

// Visits each gap inside a strip: visit(ink behind it, width in ems, its run, does the PDF show a space).
template <class Visit>
void ForEachGap(Page& page, const Strip& strip, Visit visit) {
  const Ink* before = nullptr;
  const Run* run_before = nullptr;
  for (std::uint32_t r = strip.runs.begin; r != strip.runs.end; ++r) {
    const Run& run = page.runs[r];
    bool shown = run_before && run_before->space_after;
    const float size = run_before ? std::max(run.size, run_before->size) : run.size;
    for (std::uint32_t i = run.ink.begin; i != run.ink.end; ++i) {
      Ink& ink = page.ink[i];
      shown |= ink.space;
      if (before) visit(ink, (ink.x0 - before->x1) / (i == run.ink.begin ? size : run.size), run, shown);
      before = &ink, shown = false;
    }
    run_before = &run;
  }
}

int Bin(float ems) { return std::clamp(static_cast<int>(ems * kBinsPerEm), 0, kBins - 1); }

// The emptiest place between two heaps; the middle of it when it is wide.
float Valley(const FontGaps& font) {
  const int lowest = Bin(font.letter + kLowest), highest = Bin(font.letter + kHighest);
  std::uint32_t least = ~0U;
  int begin = lowest, end = lowest;
  for (int bin = lowest; bin < highest; ++bin) {
    if (font.bins[static_cast<std::size_t>(bin)] < least)
      least = font.bins[static_cast<std::size_t>(bin)], begin = bin, end = bin;
    if (font.bins[static_cast<std::size_t>(bin)] == least && bin == end) ++end;
  }
  std::uint32_t words = 0;
  for (int bin = end; bin < kBins; ++bin) words += font.bins[static_cast<std::size_t>(bin)];
  if (words < 4) return font.letter + kUsual;
  return static_cast<float>(begin + end) / 2 / kBinsPerEm;
}

void Judge(FontGaps& font) {
  std::uint32_t seen = 0;
  for (int bin = 0; bin < kBins && 2 * seen < font.hidden; ++bin) {
    seen += font.bins[static_cast<std::size_t>(bin)];
    font.letter = static_cast<float>(bin) / kBinsPerEm;
  }
  font.shows = static_cast<float>(font.shown) > kShownShare * static_cast<float>(font.hidden);
  font.threshold = font.shows ? kLetterSpaced : Valley(font);
}

bool AreLetters(const Page& page, const Strip& strip) {
  return !HasCharacter(page, strip, [](char32_t c) { return !IsLetter(c); });
}

// How much wider than usual this line is spaced.
float Shift(Page& page, const Strip& strip, const std::vector<FontGaps>& fonts, std::vector<float>& gaps) {
  constexpr std::size_t kEnough = 8;
  constexpr float kAlike = 0.12F;  // ems: what kerning takes
  gaps.clear();
  float letter = 0;
  ForEachGap(page, strip, [&](const Ink&, float gap, const Run& run, bool shown) {
    if (!shown) gaps.push_back(gap);
    letter = fonts[run.font].letter;
  });
  if (gaps.size() < kEnough) {  // a word alone, each letter as far from the next
    if (gaps.size() < 2 || gaps.size() + 1 != strip.chars || !AreLetters(page, strip)) return 0;
    const auto [least, most] = std::minmax_element(gaps.begin(), gaps.end());
    return *most - *least < kAlike ? std::max(0.0F, *least - letter) : 0;
  }
  const auto middle = gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2);
  std::nth_element(gaps.begin(), middle, gaps.end());
  return std::max(0.0F, *middle - letter);
}

// A line that shows no space though its font does: the valley between its own gaps, above those
// of letters. `gaps` are those of the line.
float OwnValley(std::vector<float>& gaps) {
  constexpr std::size_t kEnough = 24, kFewWords = 3;  // more than a long word has
  constexpr float kStep = 0.08F, kWord = 0.14F;       // ems: between the two kinds, and above the usual gap of letters
  if (gaps.size() < kEnough) return kNone;
  std::sort(gaps.begin(), gaps.end());
  const std::size_t middle = gaps.size() / 2;
  for (std::size_t i = middle; i + kFewWords < gaps.size(); ++i) {
    if (gaps[i + 1] - gaps[i] >= kStep && gaps[i + 1] >= gaps[middle] + kWord) return (gaps[i] + gaps[i + 1]) / 2;
  }
  return kNone;
}

}  // namespace

void FindSpaces(std::span<Page> pages, std::size_t font_count) {
  std::vector<FontGaps> fonts(std::max<std::size_t>(font_count, 1));
  for (Page& page : pages) {
    for (const Run& run : page.runs) {
      if (run.font >= fonts.size()) fonts.resize(run.font + 1U);
    }
    for (const Strip& strip : page.strips) {
      ForEachGap(page, strip, [&](const Ink&, float gap, const Run& run, bool shown) {
        FontGaps& font = fonts[run.font];
        if (shown) {
          ++font.shown;
        } else {
          ++font.bins[static_cast<std::size_t>(Bin(gap))], ++font.hidden;
        }
      });
    }
  }
  for (FontGaps& font : fonts) Judge(font);

  std::vector<float> gaps;
  for (Page& page : pages) {
    std::pair<float, float> before{-1, 0};  // row and shift of the strip before
    for (const Strip& strip : page.strips) {
      float shift = Shift(page, strip, fonts, gaps);  // leaves the gaps that show no space
      const float row = page.runs[strip.runs.begin].row;
      if (gaps.size() == 1 && strip.chars == 2 && row == before.first) shift = before.second;  // spaced as its line
      before = {row, shift};
      const float own = gaps.size() + 1 == strip.chars ? OwnValley(gaps) : kNone;
      ForEachGap(page, strip, [&](Ink& ink, float gap, const Run& run, bool shown) {
        const FontGaps& font = fonts[run.font];
        const float threshold = font.threshold + shift;
        ink.space = shown || gap > (font.shows ? std::min(own, threshold) : threshold);
      });
    }
  }
}

}  // namespace kst::layout
