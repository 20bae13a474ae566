// What each operator of a content stream does to the place of text. Every row is
// the content of a page of 200 by 200 points; text is Courier of 10 points, whose
// characters are all 6 points wide, and begins at x 20, y 50 from the top.
#include <gtest/gtest.h>

#include "extract/pdf/read_pdf.h"
#include "tests/extract/pdf/spell_glyphs.h"
#include "tests/fixtures/pdf_writer.h"

namespace kst {
namespace {

Glyphs ReadContent(const std::string& content, const std::string& codes_wanted = "") {
  PdfWriter pdf;
  const int layer_off = pdf.Add("<< /Type /OCG /Name (concept) >>");
  const int layer_on = pdf.Add("<< /Type /OCG /Name (tekst) >>");
  pdf.catalog_entries = "/OCProperties << /OCGs [1 0 R 2 0 R] /D << /OFF [" + PdfWriter::Ref(layer_off) + "] >> >>";
  const int courier = pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
  PdfPage& page = pdf.Page();
  page.width = page.height = 200;
  page.content = content;
  page.resources = "/Properties << /Uit " + PdfWriter::Ref(layer_off) + " /Aan " + PdfWriter::Ref(layer_on) +
                   " >> /ExtGState << /Letter << /Font [" + PdfWriter::Ref(courier) + " 10] >> /Lijn << /LW 2 >> >>";
  const Result<Glyphs> glyphs = ReadPdf(pdf.Finish());
  EXPECT_TRUE(glyphs) << content;
  if (!glyphs) return {};
  EXPECT_EQ(SpellCodes(*glyphs), codes_wanted) << content;
  return *glyphs;
}

struct Row {
  const char* content;
  const char* glyphs;
};

void Check(std::initializer_list<Row> rows) {
  for (const auto& [content, glyphs] : rows) EXPECT_EQ(Spell(ReadContent(content)), glyphs) << content;
}

TEST(Operators, PlaceText) {
  Check({
      {"BT /Courier 10 Tf 20 150 Td (Ab) Tj ET", "20.00 50.00 +12.00 10 \"Ab\""},
      // A number in TJ moves back by thousandths of an em.
      {"BT /Courier 10 Tf 20 150 Td [(A) -500 (b) 100 (c)] TJ ET",
       "20.00 50.00 +6.00 10 \"A\"; 31.00 50.00 +6.00 10 \"b\"; 36.00 50.00 +6.00 10 \"c\""},
      {"BT /Courier 10 Tf 20 150 Td (A) Tj 5 -12 Td (b) Tj ET",
       "20.00 50.00 +6.00 10 \"A\"; 25.00 62.00 +6.00 10 \"b\""},
      {"BT /Courier 10 Tf 20 150 Td (A) Tj 0 -14 TD (b) Tj T* (c) Tj ET",
       "20.00 50.00 +6.00 10 \"A\"; 20.00 64.00 +6.00 10 \"b\"; 20.00 78.00 +6.00 10 \"c\""},
      {"BT /Courier 10 Tf 12 TL 20 150 Td (A) Tj (b) ' ET", "20.00 50.00 +6.00 10 \"A\"; 20.00 62.00 +6.00 10 \"b\""},
      // ": word space 3, character space 1, and a new line.
      {"BT /Courier 10 Tf 12 TL 20 150 Td 3 1 (a b) \" ET",
       "20.00 62.00 +6.00 10 \"a\"; 27.00 62.00 +6.00 10 \" \"; 37.00 62.00 +6.00 10 \"b\""},
      {"BT /Courier 10 Tf 2 Tc 20 150 Td (Ab) Tj ET", "20.00 50.00 +6.00 10 \"A\"; 28.00 50.00 +6.00 10 \"b\""},
      {"BT /Courier 10 Tf 4 Tw 20 150 Td (A b) Tj ET", "20.00 50.00 +12.00 10 \"A \"; 36.00 50.00 +6.00 10 \"b\""},
      {"BT /Courier 10 Tf 50 Tz 20 150 Td (Ab) Tj ET", "20.00 50.00 +6.00 10 \"Ab\""},
      {"BT /Courier 10 Tf 20 150 Td 4 Ts (1) Tj 0 Ts (A) Tj ET",
       "20.00 46.00 +6.00 10 \"1\"; 26.00 50.00 +6.00 10 \"A\""},
      {"BT /Courier 10 Tf 2 0 0 2 20 150 Tm (Ab) Tj ET", "20.00 50.00 +24.00 20 \"Ab\""},
      {"BT /Courier 10 Tf 0 1 -1 0 20 150 Tm (Ab) Tj ET", "20.00 50.00 +0.00/-12.00 10 \"Ab\""},
      {"BT /Courier 1 Tf 10 0 0 10 20 150 Tm (A) Tj 1 -1.2 Td (b) Tj ET",
       "20.00 50.00 +6.00 10 \"A\"; 30.00 62.00 +6.00 10 \"b\""},
      // BT forgets the matrix, not the font; text may stand outside BT and ET.
      {"/Courier 10 Tf BT 9 0 0 9 1 1 Tm ET BT 20 150 Td (A) Tj ET", "20.00 50.00 +6.00 10 \"A\""},
      {"1 0 0 1 20 150 cm /Courier 10 Tf (A) Tj", "20.00 50.00 +6.00 10 \"A\""},
      {"q .5 0 0 .5 10 100 cm BT /Courier 10 Tf 20 100 Td (A) Tj ET Q BT /Courier 10 Tf 20 150 Td (b) Tj ET",
       "20.00 50.00 +3.00 5 \"A\"; 20.00 50.00 +6.00 10 \"b\""},
      {"Q Q BT /Courier 10 Tf 20 150 Td (A) Tj ET Q", "20.00 50.00 +6.00 10 \"A\""},
      {"BT /Courier 10 Tf q /Courier 20 Tf Q 20 150 Td (A) Tj ET", "20.00 50.00 +6.00 10 \"A\""},
      {"/Letter gs /Lijn gs BT 20 150 Td (A) Tj ET", "20.00 50.00 +6.00 10 \"A\""},
  });
}

TEST(Operators, SayWhatIsSeen) {
  Check({
      {"BT /Courier 10 Tf 3 Tr 20 150 Td (Ab) Tj ET", "20.00 50.00 +12.00 10 invisible \"Ab\""},
      {"BT /Courier 10 Tf 20 150 Td /Artifact BMC (A) Tj EMC (b) Tj ET",
       "20.00 50.00 +6.00 10 artifact \"A\"; 26.00 50.00 +6.00 10 \"b\""},
      {"BT /Courier 10 Tf 20 150 Td /Artifact <</Type /Pagination>> BDC /P <</MCID 0>> BDC (A) Tj EMC EMC ET",
       "20.00 50.00 +6.00 10 artifact \"A\""},
      // A layer that is off takes its place and is not seen.
      {"BT /Courier 10 Tf 20 150 Td /OC /Uit BDC (A) Tj EMC /OC /Aan BDC (b) Tj EMC ET", "26.00 50.00 +6.00 10 \"b\""},
      {"BT /Courier 10 Tf 20 150 Td EMC /OC /Uit BDC /P BMC (A) Tj EMC (c) Tj EMC (b) Tj ET",
       "32.00 50.00 +6.00 10 \"b\""},
      {"BT /Courier 0 Tf 20 150 Td (weg) Tj /Courier 10 Tf (A) Tj ET", "20.00 50.00 +6.00 10 \"A\""},
  });
}

TEST(Operators, LettersPrintedTwiceAreOne) {
  Check({
      {"BT /Courier 10 Tf 20 150 Td (Ab) Tj 0.3 0 Td (Ab) Tj ET", "20.00 50.00 +12.00 10 \"Ab\""},
      {"BT /Courier 10 Tf 20 150 Td (Ab) Tj 0.8 -0.8 Td (Ab) Tj ET", "20.00 50.00 +12.00 10 \"Ab\""},
      {"BT /Courier 10 Tf 20 150 Td (A) Tj 2 0 Td (A) Tj ET", "20.00 50.00 +6.00 10 \"A\"; 22.00 50.00 +6.00 10 \"A\""},
      {"BT /Courier 10 Tf 20 150 Td (A) Tj 0.3 0 Td (b) Tj ET",
       "20.00 50.00 +6.00 10 \"A\"; 20.30 50.00 +6.00 10 \"b\""},
  });
}

TEST(Operators, ActualTextReplacesWhatIsShown) {
  Check({
      {"BT /Courier 10 Tf 20 150 Td /Span <</ActualText (xy)>> BDC (Ab) Tj EMC (c) Tj ET",
       "20.00 50.00 +18.00 10 \"xyc\""},
      {"BT /Courier 10 Tf 20 150 Td /Span <</ActualText (wxyz)>> BDC (Ab) Tj EMC (c) Tj ET",
       "20.00 50.00 +18.00 10 \"wxyzc\""},
      {"BT /Courier 10 Tf 20 150 Td /Span <</ActualText (x)>> BDC (Ab) Tj EMC (c) Tj ET",
       "20.00 50.00 +18.00 10 \"xc\""},
      {"BT /Courier 10 Tf 20 150 Td /Span <</ActualText <FEFF00EB>>> BDC (e) Tj EMC ET", "20.00 50.00 +6.00 10 \"ë\""},
      {"BT /Courier 10 Tf 20 150 Td /Span <</ActualText ()>> BDC (-) Tj EMC (A) Tj ET", "26.00 50.00 +6.00 10 \"A\""},
      // Over a line end each line keeps its share.
      {"BT /Courier 10 Tf 12 TL 20 150 Td /Span <</ActualText (abcd)>> BDC (ab-) Tj T* (c) Tj EMC ET",
       "20.00 50.00 +18.00 10 \"abc\"; 20.00 62.00 +6.00 10 \"d\""},
      // The outermost decides; one without glyphs shows nothing; one that is not closed ends with the page.
      {"BT /Courier 10 Tf 20 150 Td /Span <</ActualText (x)>> BDC /Span <</ActualText (y)>> BDC (A) Tj EMC EMC ET",
       "20.00 50.00 +6.00 10 \"x\""},
      {"BT /Courier 10 Tf 20 150 Td /Span <</ActualText (x)>> BDC EMC (A) Tj ET", "20.00 50.00 +6.00 10 \"A\""},
      {"BT /Courier 10 Tf 20 150 Td /Span <</ActualText (x)>> BDC (A) Tj", "20.00 50.00 +6.00 10 \"x\""},
  });
}

TEST(Lexing, FollowsTheHabitsOfReaders) {
  Check({
      {"BT /Courier 10 Tf 20 150 Td (\\101\\(\\)\\\\) Tj ET", "20.00 50.00 +24.00 10 \"A()\\\""},
      {"BT /Courier 10 Tf 20 150 Td (a(b)c) Tj ET", "20.00 50.00 +30.00 10 \"a(b)c\""},
      {"BT /Courier 10 Tf 20 150 Td (A\\\nb\\\r\nc\\53z) Tj ET", "20.00 50.00 +30.00 10 \"Abc+z\""},
      {"BT /Courier 10 Tf 20 150 Td <4 16 2> Tj <4>Tj ET", "20.00 50.00 +18.00 10 \"Ab@\""},
      {"BT /Cour#69er 10 Tf 20 150 Td (A) Tj ET", "20.00 50.00 +6.00 10 \"A\""},
      {"BT % (niet dit) Tj\n/Courier 10 Tf 20 150 Td (A)Tj%(weg)Tj\r(b)Tj ET", "20.00 50.00 +12.00 10 \"Ab\""},
      {"BT/Courier 10 Tf 20 150Td[(A)(b)]TJ ET", "20.00 50.00 +12.00 10 \"Ab\""},
      {"BT /Courier +10. Tf 2-0 150 Td --5 0 Td 5.0000000000000000000000001 0 Td (A) Tj ET",
       "20.00 50.00 +6.00 10 \"A\""},
      {"BT /Courier 10 Tf 20 150 Td 0.000000000000000000000000000001 0 Td (A) Tj ET", "20.00 50.00 +6.00 10 \"A\""},
      // Operators take the last operands and ignore those of the wrong kind.
      {"BT null 7 /Courier 10 Tf 9 9 20 150 Td true (A) Tj 5 Tj (x) Td 3 Td ET", "20.00 50.00 +6.00 10 \"A\""},
      {"BT /Courier 10 Tf 20 150 Td onbekend (A) Tj ) } > ] (b) Tj ET", "20.00 50.00 +12.00 10 \"Ab\""},
      {"BT /Courier 10 Tf 20 150 Td (A) Tj (niet gesloten", "20.00 50.00 +6.00 10 \"A\""},
  });
}

TEST(InlineImages, AreSkipped) {
  const std::string before = "BT /Courier 10 Tf 20 150 Td (A) Tj ET ";
  const std::string after = " BT 26 150 Td (b) Tj ET";
  const std::string_view glyphs = "20.00 50.00 +12.00 10 \"Ab\"";
  for (const std::string image : {
           "BI /W 4 /H 2 /BPC 8 /CS /G ID (EI ((((\nEI",            // the length is computed
           "BI /W 2 /H 1 /BPC 8 /CS /RGB /D [1 0] ID )EI ( \n EI",  //
           "BI /W 9 /H 2 /IM true ID (\\((\nEI",                    // a bit a pixel, rows of whole bytes
           "BI /Width 4 /Height 1 /CS [/Indexed /DeviceRGB 1 <000000ffffff>] /BPC 8 ID ((((\nEI",
           "BI /W 4 /H 2 /F /Fl ID (x EI \x01\x02 ( y\nEI",  // found by what stands behind
           "BI /W 400 /H 200 /BPC 8 /CS /G ID (kort\nEI",    // the stated length is a lie
           "BI /W 4 /H 1 /CS /Onbekend ID ((((\nEI",
       }) {
    EXPECT_EQ(Spell(ReadContent(before + image + after)), glyphs) << image;
  }
  // Without an end the data is read as operators; what can be found is found.
  EXPECT_EQ(Spell(ReadContent(before + "BI /W 4 /H 1 /F /Fl ID zzzz" + after, "inline_image_open")), glyphs);
}

TEST(Operators, TextWithoutAFontIsTold) {
  EXPECT_EQ(Spell(ReadContent("BT /Weg 10 Tf 20 150 Td (A) Tj /Courier 10 Tf (b) Tj ET", "text_without_font")),
            "20.00 50.00 +6.00 10 \"b\"");
  // ActualText over such text: there is nothing to replace (poppler-cpp dies of it).
  EXPECT_EQ(Spell(ReadContent("BT /Span <</ActualText (x)>> BDC (A) Tj EMC ET", "text_without_font")), "");
}

}  // namespace
}  // namespace kst
