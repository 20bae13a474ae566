// Text that is in the file and not on the page, text that is there twice, pages that are
// pictures, and what notes, fields and spelt-out passages say. Pages of 200 by 200 points.
#include <gtest/gtest.h>

#include "extract/pdf/read_pdf.h"
#include "schema/text.h"
#include "tests/extract/pdf/spell_glyphs.h"
#include "tests/fixtures/pdf_writer.h"

namespace kst {
namespace {

constexpr const char* kLetter = "BT /Courier 10 Tf 20 180 Td (Geachte voorzitter,) Tj ET ";

// The characters in the order of the file, pages parted by "|"; then the diagnostics.
std::string Words(const std::string& bytes) {
  const Result<Glyphs> read = ReadPdf(bytes);
  if (!read) return "failed";
  std::string words;
  for (const GlyphPage& page : read->pages) {
    if (page.number > 1) words += '|';
    for (const Glyph& glyph : page.glyphs) AppendUtf8(words, glyph.code);
  }
  const std::string codes = SpellCodes(*read);
  return codes.empty() ? words : words + " <" + codes + ">";
}

struct Drawn {
  const char* what;
  std::string content, words;
};

constexpr const char* kImage =
    "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";

std::string OnAPage(const std::string& content) {
  PdfWriter pdf;
  const int image = pdf.AddStream(kImage, "x");
  const int profile = pdf.AddStream("/N 3", "x");
  PdfPage& page = pdf.Page();
  page.width = page.height = 200;
  page.content = content;
  page.resources = "/XObject << /Foto " + PdfWriter::Ref(image) +
                   " >> /ExtGState << /Glas << /ca 0 >> /Vol << /ca 1 >> >>" + " /ColorSpace << /Profiel [/ICCBased " +
                   PdfWriter::Ref(profile) +
                   "] /Steunkleur [/Separation /Blauw /DeviceGray << /FunctionType 2 /Domain [0 1] /N 1 >>] >>";
  return Words(pdf.Finish());
}

void Check(std::initializer_list<Drawn> cases) {
  for (const auto& [what, content, words] : cases) EXPECT_EQ(OnAPage(content), words) << what;
}

TEST(Unseen, WhiteTinyTransparentAndOffThePageIsLeftOutAndCounted) {
  Check({
      {"white", "BT /Courier 10 Tf 20 150 Td 1 g (weg) Tj 0 g (hier) Tj ET", "hier <text_unseen>"},
      {"white in RGB", "BT /Courier 10 Tf 20 150 Td 1 1 1 rg (weg) Tj 1 0 0 rg (hier) Tj ET", "hier <text_unseen>"},
      {"no ink in CMYK", "BT /Courier 10 Tf 20 150 Td 0 0 0 0 k (weg) Tj 0 0 0 1 k (hier) Tj ET", "hier <text_unseen>"},
      {"white in a space of its own",
       "/Profiel cs 1 1 1 sc BT /Courier 10 Tf 20 150 Td (weg) Tj 0 0 0 scn (hier) Tj ET", "hier <text_unseen>"},
      {"all of a spot colour is no white", "/Steunkleur cs 1 scn BT /Courier 10 Tf 20 150 Td (hier) Tj ET", "hier"},
      {"0.4 point", "BT /Courier 0.4 Tf 20 150 Td (weg) Tj /Courier 10 Tf (hier) Tj ET", "hier <text_unseen>"},
      {"small print", "BT /Courier 4 Tf 20 150 Td (hier) Tj ET", "hier"},
      {"transparent", "q /Glas gs BT /Courier 10 Tf 20 150 Td (weg) Tj /Vol gs (hier) Tj ET Q", "hier <text_unseen>"},
      {"off the page", "BT /Courier 10 Tf 300 150 Td (weg) Tj -280 0 Td (hier) Tj ET", "hier <text_unseen>"},
      {"white spaces lose nothing", "BT /Courier 10 Tf 20 150 Td (zo) Tj 1 g ( ) Tj 0 g (is) Tj ET", "zo is"},
      {"q keeps the colour, Q gives it back",
       "1 g q 0 g BT /Courier 10 Tf 20 150 Td (hier) Tj ET Q BT 20 99 Td (x) Tj ET", "hier <text_without_font>"},
  });
}

TEST(Unseen, WhiteTextOnSomethingDarkIsSeen) {
  Check({
      {"a band", "0 0 .5 rg 0 140 200 30 re f BT /Courier 10 Tf 20 150 Td 1 g (hier) Tj ET", "hier"},
      {"a band of curves",
       "0 g 0 140 m 0 170 l 90 180 150 180 200 170 c 200 140 l f 1 g BT /Courier 10 Tf 20 150 Td (hier) Tj ET", "hier"},
      {"a picture", "q 200 0 0 60 0 120 cm /Foto Do Q 1 g BT /Courier 10 Tf 20 150 Td (hier) Tj ET", "hier"},
      {"a broad line", "20 w 0 152 m 200 152 l S 1 g BT /Courier 10 Tf 20 150 Td (hier) Tj ET", "hier"},
      {"beside the band", "0 g 0 20 200 30 re f 1 g BT /Courier 10 Tf 20 150 Td (weg) Tj ET", " <text_unseen>"},
      {"a white band", "1 g 0 140 200 30 re f BT /Courier 10 Tf 20 150 Td (weg) Tj ET", " <text_unseen>"},
      {"a thin rule", "1 w 0 152 m 200 152 l S 1 g BT /Courier 10 Tf 20 150 Td (weg) Tj ET", " <text_unseen>"},
      {"a band only clipped to", "0 g 0 140 200 30 re W n 1 g BT /Courier 10 Tf 20 150 Td (weg) Tj ET",
       " <text_unseen>"},
  });
}

TEST(Unseen, AnInvisibleLayerCountsWhereItIsAllTheTextThereIs) {
  const std::string scan = "q 200 0 0 200 0 0 cm /Foto Do Q ";
  Check({
      {"over a picture", scan + "BT 3 Tr /Courier 10 Tf 20 150 Td (gescand) Tj ET", "gescand"},
      {"over a picture that bears a stamp", scan + kLetter + "BT 3 Tr /Courier 10 Tf 20 150 Td (gescand) Tj ET",
       "Geachte voorzitter,gescand"},
      {"over the same text: once",
       std::string(kLetter) + "BT 3 Tr /Courier 10 Tf 21 179 Td (Geachte voorzitter,) Tj ET", "Geachte voorzitter,"},
      {"below the same text, on a picture: once",
       scan + "BT 3 Tr /Courier 10 Tf 21 181 Td (Geaohte voorzitter) Tj ET 0 Tr " + kLetter, "Geachte voorzitter,"},
      {"over nothing", std::string(kLetter) + "BT 3 Tr /Courier 10 Tf 20 100 Td (weg) Tj ET",
       "Geachte voorzitter, <text_unseen>"},
      {"on a page of outlines", "BT 3 Tr /Courier 10 Tf 20 100 Td (omtrekken) Tj ET", "omtrekken"},
  });
}

TEST(Unseen, APictureAmongPagesOfTextIsToldOf) {
  const struct {
    const char* what;
    std::string second, words;
  } kCases[] = {
      {"a scan", "q 200 0 0 200 0 0 cm /Foto Do Q", "Geachte voorzitter,| <page_scanned>"},
      {"a scan in strips, with a page number",
       "q 200 0 0 90 0 0 cm /Foto Do Q q 200 0 0 90 0 90 cm /Foto Do Q BT /Courier 9 Tf 9 9 Td (2) Tj ET",
       "Geachte voorzitter,|2 <page_scanned>"},
      {"a blank page", "", "Geachte voorzitter,|"},
      {"a logo", "q 50 0 0 50 0 0 cm /Foto Do Q", "Geachte voorzitter,|"},
      {"a page printed on a picture", std::string("q 200 0 0 200 0 0 cm /Foto Do Q ") + kLetter,
       "Geachte voorzitter,|Geachte voorzitter,"},
  };
  for (const auto& c : kCases) {
    PdfWriter pdf;
    const int image = pdf.AddStream(kImage, "x");
    for (const std::string& content : {std::string(kLetter), c.second}) {
      PdfPage& page = pdf.Page();
      page.width = page.height = 200;
      page.content = content;
      page.resources = "/XObject << /Foto " + PdfWriter::Ref(image) + " >>";
    }
    EXPECT_EQ(Words(pdf.Finish()), c.words) << c.what;
  }
}

// Without any text the caller says no_text_layer.
TEST(Unseen, OfPicturesAloneNothingIsTold) { EXPECT_EQ(OnAPage("q 200 0 0 200 0 0 cm /Foto Do Q"), ""); }

std::string Annotated(const std::string& annotation, const std::string& content = kLetter) {
  PdfWriter pdf;
  const int annot = pdf.Add("<< /Type /Annot " + annotation + " >>");
  PdfPage& page = pdf.Page();
  page.width = page.height = 200;
  page.content = content;
  page.entries = "/Annots [" + PdfWriter::Ref(annot) + "]";
  const Result<Glyphs> read = ReadPdf(pdf.Finish());
  return read ? Spell(*read) : "failed";
}

TEST(Unseen, NotesAndFieldsWithoutAnAppearanceSayTheirWords) {
  const struct {
    const char* what;
    std::string annotation, words;
  } kCases[] = {
      {"a note", "/Subtype /FreeText /Rect [20 80 190 100] /DA (/Helv 10 Tf 0 g) /Contents (Zie nr. 73)", "Zie nr. 73"},
      {"a field", "/Subtype /Widget /FT /Tx /Rect [20 80 190 100] /DA (/Helv 10 Tf) /V (Besluit \\(1\\))",
       "Besluit (1)"},
      {"its letters beyond Latin",
       "/Subtype /Widget /FT /Tx /Rect [20 80 190 100] /V (\xFE\xFF\x20\xAC\x20\x13\x01\x61)", "€–š"},
      {"a secret", "/Subtype /Widget /FT /Tx /Ff 8192 /Rect [20 80 190 100] /V (weg)", ""},
      {"a comment in the margin is no part of the page", "/Subtype /Text /Rect [20 80 190 100] /Contents (weg)", ""},
      {"hidden", "/Subtype /FreeText /F 2 /Rect [20 80 190 100] /Contents (weg)", ""},
      {"an appearance that is empty", "/Subtype /FreeText /AP << >> /Rect [20 80 190 100] /Contents (weg)", ""},
  };
  for (const auto& c : kCases) {
    const std::string spelt = Annotated(c.annotation, "");
    std::string words;
    for (std::size_t at = spelt.find('"'); at != spelt.npos; at = spelt.find('"', at + 1)) {
      const std::size_t end = spelt.find('"', at + 1);
      words += spelt.substr(at + 1, end - at - 1);
      at = end;
    }
    EXPECT_EQ(words, c.words) << c.what << ": " << spelt;
  }
}

TEST(Unseen, AFieldStandsOnTheLineOfItsLabel) {
  const std::string label = "BT /Courier 10 Tf 20 80 Td (Ons kenmerk:) Tj ET";
  const auto y = [](const std::string& spelt) { return spelt.substr(spelt.rfind("; ") + 2).substr(7, 6); };
  for (const char* rect : {"[110 76 190 92]", "[110 72 190 88]", "[110 80 190 94]"})
    EXPECT_EQ(y(Annotated(std::string("/Subtype /Widget /FT /Tx /DA (/F 10 Tf) /V (64) /Rect ") + rect, label)),
              "120.00")
        << rect;
  const std::string far = Annotated("/Subtype /Widget /FT /Tx /DA (/F 10 Tf) /V (64) /Rect [110 20 190 40]", label);
  EXPECT_NE(y(far), "120.00") << far;
}

TEST(Unseen, TextSpeltOutThroughANamedPropertyIsReadAsThat) {
  const struct {
    const char *what, *content, *words;
  } kCases[] = {
      {"named", "BT /Courier 10 Tf 20 150 Td /Span /MC0 BDC (xyz) Tj EMC ( is) Tj ET", "nr. 71 is"},
      {"in place", "BT /Courier 10 Tf 20 150 Td /Span <</ActualText (nr. 72)>> BDC (xyz) Tj EMC ( is) Tj ET",
       "nr. 72 is"},
      {"a property that spells nothing", "BT /Courier 10 Tf 20 150 Td /Span /MC1 BDC (xyz) Tj EMC ( is) Tj ET",
       "xyz is"},
      {"a name that nothing has", "BT /Courier 10 Tf 20 150 Td /Span /MC9 BDC (xyz) Tj EMC ( is) Tj ET", "xyz is"},
  };
  for (const auto& c : kCases) {
    PdfWriter pdf;
    const int spelt = pdf.Add("<< /ActualText (nr. 71) >>");
    PdfPage& page = pdf.Page();
    page.width = page.height = 200;
    page.content = c.content;
    page.resources = "/Properties << /MC0 " + PdfWriter::Ref(spelt) + " /MC1 << /MCID 4 >> >>";
    EXPECT_EQ(Words(pdf.Finish()), c.words) << c.what;
  }
}

}  // namespace
}  // namespace kst
