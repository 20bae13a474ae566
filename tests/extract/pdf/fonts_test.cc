// What a string of bytes says in fonts of every kind. The page is 200 by 200
// points, the text 10 points large at x 20, y 50 from the top.
#include <gtest/gtest.h>

#include "extract/pdf/read_pdf.h"
#include "schema/text.h"
#include "tests/extract/pdf/spell_glyphs.h"
#include "tests/fixtures/pdf_writer.h"

namespace kst {
namespace {

// `string` shown in the font /F, which is `font`; objects it needs are in `pdf`.
Glyphs ShowIn(PdfWriter& pdf, const std::string& font, const std::string& string) {
  PdfPage& page = pdf.Page();
  page.width = page.height = 200;
  page.own_resources = false;
  page.content = "BT /F 10 Tf 20 150 Td " + string + " Tj ET";
  pdf.tree_entries = "/Resources << /Font << /F " + font + " >> >>";
  const Result<Glyphs> glyphs = ReadPdf(pdf.Finish());
  EXPECT_TRUE(glyphs);
  return glyphs.value_or(Glyphs{});
}

std::string ToUnicode(PdfWriter& pdf, const std::string& range, const std::string& pairs) {
  const std::string map = "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange " + range +
                          " endcodespacerange 9 beginbfchar " + pairs + " endbfchar endcmap";
  return "/ToUnicode " + PdfWriter::Ref(pdf.AddStream("", map));
}

// A composite font whose glyphs are all `width` thousandths wide.
std::string Composite(PdfWriter& pdf, const std::string& ordering, const std::string& encoding,
                      const std::string& entries) {
  const int descendant = pdf.Add(
      "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /ABCDEF+Zetsel-Bold /DW 500 "
      "/CIDSystemInfo << /Registry (Adobe) /Ordering (" +
      ordering + ") /Supplement 0 >> >>");
  return "<< /Type /Font /Subtype /Type0 /BaseFont /ABCDEF+Zetsel-Bold /Encoding /" + encoding + " /DescendantFonts [" +
         PdfWriter::Ref(descendant) + "] " + entries + " >>";
}

TEST(Fonts, ToUnicodeIsCleaned) {
  PdfWriter pdf;
  const std::string map =
      ToUnicode(pdf, "<00> <FF>", "<41> <0000> <42> <2028> <44> <D83DDE00> <45> <FFFD> <46> <0007>");
  const Glyphs glyphs = ShowIn(
      pdf, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding " + map + " >>", "(xABDEFz)");
  // U+0000, U+FFFD and controls are unknown, a separator is a space.
  EXPECT_EQ(Spell(glyphs), "20.00 50.00 +42.00 10 \"x\uFFFD \U0001F600\uFFFD\uFFFDz\"");
  EXPECT_EQ(SpellCodes(glyphs), "characters_lost");
}

TEST(Fonts, DoubleLettersWithoutAWidthAreKept) {
  PdfWriter pdf;
  const Glyphs glyphs =
      ShowIn(pdf,
             "<< /Type /Font /Subtype /TrueType /BaseFont /ABCDEF+Zetsel /Encoding /WinAnsiEncoding "
             "/FirstChar 97 /LastChar 122 /Widths [0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0] >>",
             "(kattenluik)");
  std::string letters;
  for (const Glyph& glyph : glyphs.pages[0].glyphs) AppendUtf8(letters, glyph.code);
  EXPECT_EQ(letters, "kattenluik");
}

TEST(Fonts, LigaturesShareTheirWidth) {
  PdfWriter pdf;
  const std::string map = ToUnicode(pdf, "<00> <FF>", "<41> <006600660069>");
  const Glyphs glyphs = ShowIn(
      pdf, "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding " + map + " >>", "(oAe)");
  EXPECT_EQ(Spell(glyphs), "20.00 50.00 +18.00 10 \"offie\"");
  ASSERT_EQ(glyphs.pages[0].glyphs.size(), 5U);
  for (int i = 1; i <= 3; ++i) {
    EXPECT_NEAR(glyphs.pages[0].glyphs[static_cast<std::size_t>(i)].x, 26 + 2 * (i - 1), 0.01);
    EXPECT_NEAR(glyphs.pages[0].glyphs[static_cast<std::size_t>(i)].dx, 2, 0.01);
  }
}

TEST(Fonts, CompositeFontsHaveTwoBytesACharacter) {
  PdfWriter pdf;
  const std::string map = ToUnicode(pdf, "<0000> <FFFF>", "<0003> <0020> <0024> <0041> <0120> <00EB>");
  const Glyphs glyphs = ShowIn(pdf, Composite(pdf, "Identity", "Identity-H", map), "<002400030120 00240003 0120>");
  EXPECT_EQ(Spell(glyphs), "20.00 50.00 +30.00 10 \"A ëA ë\"");
  EXPECT_EQ(SpellCodes(glyphs), "");
  ASSERT_EQ(glyphs.fonts.size(), 1U);
  EXPECT_EQ(glyphs.fonts[0].name, "Zetsel-Bold");  // without the subset's tag
  EXPECT_TRUE(glyphs.fonts[0].bold);
  EXPECT_FALSE(glyphs.fonts[0].italic);
}

TEST(Fonts, VerticalTextRunsDown) {
  PdfWriter pdf;
  const std::string map = ToUnicode(pdf, "<0000> <FFFF>", "<0024> <0041> <0025> <0062>");
  const Glyphs glyphs = ShowIn(pdf, Composite(pdf, "Identity", "Identity-V", map), "<00240025>");
  EXPECT_EQ(Spell(glyphs), "20.00 50.00 +0.00/+20.00 10 \"Ab\"");
}

TEST(Fonts, WithoutToUnicodeAreAGuess) {
  PdfWriter pdf;
  const Glyphs glyphs = ShowIn(pdf, Composite(pdf, "Identity", "Identity-H", ""), "<00240025>");
  EXPECT_EQ(Spell(glyphs), "20.00 50.00 +10.00 10 \"$%\"");
  EXPECT_EQ(SpellCodes(glyphs), "no_unicode");
}

TEST(Fonts, AMissingMapIsNamed) {
  PdfWriter pdf;
  const Glyphs glyphs = ShowIn(pdf, Composite(pdf, "Verzonnen1", "Verzonnen-H", ""), "<00240025>");
  EXPECT_EQ(SpellCodes(glyphs), "text_without_font font_map_missing");
  ASSERT_EQ(glyphs.diagnostics.size(), 2U);
  EXPECT_EQ(glyphs.diagnostics[1].message,
            "font ABCDEF+Zetsel-Bold needs a character map that this system lacks; install poppler-data");
}

TEST(Fonts, Type3LettersAreReadByName) {
  // A unit of a hundredth: the letters are 50 units wide, their box 110 high or not told.
  for (const char* box : {"[0 -20 60 90]", "[0 0 0 0]"}) {
    const std::string font = std::string("<< /Type /Font /Subtype /Type3 /FontBBox ") + box +
                             " /FontMatrix [0.01 0 0 0.01 0 0] /FirstChar 1 /LastChar 2 /Widths [50 50] /CharProcs << "
                             "/K << >> /eacute << >> >> "
                             "/Encoding << /Differences [1 /K /eacute] >> >>";
    PdfWriter pdf;
    EXPECT_EQ(Spell(ShowIn(pdf, font, "(\\001\\002)")), "20.00 50.00 +10.00 10 \"Ké\"") << box;
  }
}

TEST(Fonts, InOneDictionaryAreMadeOnce) {
  PdfWriter pdf;
  for (int i = 0; i < 3; ++i) {
    PdfPage& page = pdf.Page();
    page.Text(20, 50, "Ab", 10, "Courier").Text(20, 70, "Ab", 10, "Times-Roman");
  }
  const Result<Glyphs> glyphs = ReadPdf(pdf.Finish());
  ASSERT_TRUE(glyphs);
  EXPECT_EQ(glyphs->fonts.size(), 2U);
}

TEST(Fonts, AreDescribed) {
  constexpr struct {
    const char* name;
    bool bold, italic;
  } kCases[] = {{"Helvetica", false, false},
                {"Helvetica-Bold", true, false},
                {"Helvetica-Oblique", false, true},
                {"Times-Italic", false, true}};
  for (const auto& [name, bold, italic] : kCases) {
    PdfWriter pdf;
    pdf.Page().Text(20, 50, "Ab", 10, name);
    const Result<Glyphs> glyphs = ReadPdf(pdf.Finish());
    ASSERT_TRUE(glyphs);
    ASSERT_EQ(glyphs->fonts.size(), 1U);
    EXPECT_EQ(glyphs->fonts[0].name, name);
    EXPECT_EQ(glyphs->fonts[0].bold, bold) << name;
    EXPECT_EQ(glyphs->fonts[0].italic, italic) << name;
    EXPECT_GT(glyphs->fonts[0].ascent, 0.6F);
    EXPECT_LT(glyphs->fonts[0].descent, -0.1F);
  }
}

}  // namespace
}  // namespace kst
