// Glyphs anywhere on a page: layout loses none that shows and repair keeps track.
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "extract/layout/layout.h"
#include "tests/extract/normalise/properties.h"
#include "tests/fuzz/planted.h"

namespace {

// Six bytes a glyph: character, x, y, size and flags, and two of fine place.
kst::Glyphs Scatter(const std::uint8_t* data, std::size_t size) {
  kst::Glyphs glyphs;
  glyphs.fonts = {{"Body", false, false}, {"Bold", true, false}};
  kst::GlyphPage page{1, 558, 771, {}};
  for (std::size_t i = 0; i + 6 <= size && page.glyphs.size() < 4000; i += 6) {
    kst::Glyph glyph;
    glyph.code = data[i] < 0x20 ? U'e' : data[i];
    glyph.x = static_cast<float>(data[i + 1]) * 2 + static_cast<float>(data[i + 4]) / 16;
    glyph.y = static_cast<float>(data[i + 2]) * 3 + static_cast<float>(data[i + 5]) / 16;
    glyph.size = 4 + static_cast<float>(data[i + 3] & 15);
    glyph.dx = glyph.size / 2;
    glyph.dy = (data[i + 3] & 128) != 0 ? glyph.size / 2 : 0;
    glyph.font = (data[i + 3] & 64) != 0;
    glyph.artifact = (data[i + 3] & 32) != 0;
    page.glyphs.push_back(glyph);
    if ((data[i + 3] & 16) != 0 && glyphs.pages.size() < 4) {
      glyphs.pages.push_back(page);
      page = {page.number + 1, 558, 771, {}};
    }
  }
  glyphs.pages.push_back(page);
  return glyphs;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kst::Normaliser normaliser = *kst::Normaliser::Load(*kst::ReadRuleFiles(kst::ExtractRuleFiles()));
  const kst::ExtractedText pages = kst::LayOut(Scatter(data, size));
  kst::NormalisedText text = normaliser.Normalise(pages);
  if (kPlanted && text.text.find("ee") != std::string::npos) text.segments.pop_back();
  if (!kst::CoverageFaults(pages, text).empty() || !kst::ShapeFaults(text).empty()) std::abort();
  return 0;
}
