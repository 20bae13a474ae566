// What must be true of every paper, on all PDFs of the corpus.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "extract/layout/layout.h"
#include "extract/pdf/read_pdf.h"
#include "tests/shared.h"

namespace kst {
namespace {

std::map<char32_t, int> Visible(std::string_view utf8) {
  std::map<char32_t, int> seen;
  for (std::size_t i = 0; i < utf8.size();) {
    const auto lead = static_cast<unsigned char>(utf8[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    char32_t c = length == 1 ? lead : lead & (0xFFU >> (length + 1));
    for (std::size_t k = 1; k < length; ++k) c = (c << 6) | (static_cast<unsigned char>(utf8[i + k]) & 0x3FU);
    i += length;
    if (c > 0x20) ++seen[c];
  }
  return seen;
}

bool IsSpace(char32_t c) {
  return c <= 0x20 || (c >= 0x7F && c <= 0xA0) || c == 0x1680 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 ||
         c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

std::size_t Characters(std::string_view utf8) {
  std::size_t count = 0;
  for (const char c : utf8) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80;
  return count;
}

void CheckPage(const GlyphPage& glyphs, const PageText& page, const std::string& raw, std::uint32_t& at) {
  std::map<char32_t, int> want, got;
  for (const Glyph& glyph : glyphs.glyphs) {
    if (!IsSpace(glyph.code)) ++want[glyph.code];
  }
  for (const TextBlock& block : page.blocks) {
    EXPECT_FALSE(block.lines.empty());
    for (const TextLine& line : block.lines) {
      ASSERT_EQ(line.span.begin, at) << "lines follow each other in raw";
      at = line.span.end + 1;
      EXPECT_EQ(raw[line.span.end], '\n');
      const std::string_view text = line.span.In(raw);
      for (const auto& [c, n] : Visible(text)) got[c] += n;
      ASSERT_EQ(line.edges.size(), Characters(text) + 1) << text;
      EXPECT_TRUE(std::is_sorted(line.edges.begin(), line.edges.end())) << text;
      EXPECT_EQ(line.box.x0, line.edges.front());
      EXPECT_EQ(line.box.x1, line.edges.back());
      ASSERT_FALSE(line.styles.empty());
      EXPECT_EQ(line.styles.front().begin, line.span.begin);
      EXPECT_NE(text.front(), ' ');
      EXPECT_NE(text.back(), ' ');
    }
  }
  EXPECT_EQ(raw[at++], '\f');
  EXPECT_EQ(got, want) << "every glyph stands in raw once";
}

TEST(Papers, EveryGlyphStandsInRawOnceWithItsPlace) {
  KST_NEEDS_SHARED();
  std::size_t papers = 0;
  for (const auto& path : FilesBelow(Shared("corpus"), ".pdf")) {
    SCOPED_TRACE(path.filename().string());
    const Result<Glyphs> glyphs = ReadPdf(ReadFile(path));
    ASSERT_TRUE(glyphs.has_value());
    const ExtractedText text = LayOut(*glyphs);
    ASSERT_EQ(text.pages.size(), glyphs->pages.size());
    std::uint32_t at = 0;
    for (std::size_t p = 0; p != text.pages.size(); ++p) CheckPage(glyphs->pages[p], text.pages[p], text.raw, at);
    EXPECT_EQ(at, text.raw.size());
    ++papers;
  }
  EXPECT_GE(papers, 170U);
}

}  // namespace
}  // namespace kst
