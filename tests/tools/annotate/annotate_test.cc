// Links laid over boxes: where they lie on turned, cropped and shifted pages, and all that stays as it was.
#include "tools/annotate/annotate.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/fixtures/pdf_encryption.h"
#include "tests/fixtures/pdf_writer.h"
#include "tests/tools/annotate/links_in.h"

namespace kst {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

constexpr std::int32_t kWide = 59500, kHigh = 84200;  // of PdfPage
const std::string kAddress = "https://zoek.officielebekendmakingen.nl/kst-29911-323.html";

Marks OneLink(const Box& box = {7200, 9000, 17200, 10000}, PageSize size = {1, kWide, kHigh}) {
  Marks marks;
  marks.links = {{{1, box}, kAddress, "Kamerstuk 29911, nr. 323 – één motie"}};
  marks.pages = {size};
  return marks;
}

AnnotatedPdf Annotated(const std::string& pdf, const Marks& marks) {
  Result<AnnotatedPdf> annotated = Annotate(pdf, marks);
  EXPECT_TRUE(annotated) << annotated.error().message;
  return annotated ? std::move(*annotated) : AnnotatedPdf{};
}

std::string Why(const std::string& pdf, const Marks& marks) {
  const Result<AnnotatedPdf> annotated = Annotate(pdf, marks);
  return annotated ? "" : annotated.error().message;
}

// A paper with an entry more on its page; `{}` in it is the object that was added.
std::string PaperWith(std::string entries, const std::string& object) {
  PdfWriter pdf;
  const int number = pdf.Add(object);
  if (const auto at = entries.find("{}"); at != entries.npos) entries.replace(at, 2, PdfWriter::Ref(number));
  pdf.Page().entries = entries;
  return pdf.Finish();
}

TEST(Annotate, LaysALinkOverExactlyTheBox) {
  PdfWriter pdf;
  pdf.Page();
  const AnnotatedPdf annotated = Annotated(pdf.Finish(), OneLink());
  EXPECT_EQ(annotated.links, 1U);
  const std::vector<LinkIn> links = LinksIn(annotated.bytes);
  ASSERT_EQ(links.size(), 1U);
  EXPECT_THAT(links[0].rect, ElementsAre(72, 742, 172, 752));
  EXPECT_EQ(links[0].address, kAddress);
  EXPECT_EQ(links[0].note, "Kamerstuk 29911, nr. 323 – één motie");
}

// A page of 400 by 600 that begins at (10,20), of which (30,50) to (350,500) is seen; the box begins 10 from the left
// and 20 from the top of what is seen, and is 40 wide and 10 high.
TEST(Annotate, FindsTheWordsOnATurnedCroppedShiftedPage) {
  const Box box{1000, 2000, 5000, 3000};
  const struct {
    int rotate;
    bool cropped;
    PageSize seen;
    std::vector<double> rect;
  } kRows[] = {
      {0, false, {1, 40000, 60000}, {20, 590, 60, 600}},     {0, true, {1, 32000, 45000}, {40, 470, 80, 480}},
      {90, false, {1, 60000, 40000}, {30, 30, 40, 70}},      {90, true, {1, 45000, 32000}, {50, 60, 60, 100}},
      {180, false, {1, 40000, 60000}, {360, 40, 400, 50}},   {180, true, {1, 32000, 45000}, {300, 70, 340, 80}},
      {270, false, {1, 60000, 40000}, {380, 570, 390, 610}}, {270, true, {1, 45000, 32000}, {320, 450, 330, 490}},
      {-90, true, {1, 45000, 32000}, {320, 450, 330, 490}},
  };
  for (const auto& row : kRows) {
    PdfWriter pdf;
    PdfPage& page = pdf.Page();
    page.left = 10, page.bottom = 20, page.width = 400, page.height = 600, page.rotate = row.rotate;
    if (row.cropped) page.crop_box = {30, 50, 350, 500};
    const std::vector<LinkIn> links = LinksIn(Annotated(pdf.Finish(), OneLink(box, row.seen)).bytes);
    ASSERT_EQ(links.size(), 1U);
    EXPECT_EQ(links[0].line, row.rotate == 0 ? 0.5 : 0) << row.rotate;  // which would stand beside turned words
    EXPECT_EQ(links[0].rect, row.rect) << row.rotate << (row.cropped ? " cropped" : "");
  }
}

TEST(Annotate, CutsACropBoxThatIsLargerThanThePage) {
  PdfWriter pdf;
  pdf.Page().crop_box = {-50, -50, 900, 900};
  EXPECT_THAT(LinksIn(Annotated(pdf.Finish(), OneLink()).bytes)[0].rect, ElementsAre(72, 742, 172, 752));
}

TEST(Annotate, KeepsTheNotesAndLinksThatAreThere) {
  const std::string link = "<< /Type /Annot /Subtype /Link /Rect [10 10 60 20] /A << /S /URI /URI (https://own/) >> >>";
  for (const bool indirect : {false, true}) {
    const std::string list = "[<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (let op) >> " + link + "]";
    const std::string pdf = PaperWith(indirect ? "/Annots {}" : "/Annots " + list, list);
    const std::string annotated = Annotated(pdf, OneLink()).bytes;
    EXPECT_THAT(AnnotationKinds(annotated), ElementsAre("/Text", "/Link", "/Link"));
    EXPECT_EQ(LinksIn(annotated)[0].address, "https://own/");
    EXPECT_EQ(LinksIn(annotated)[1].address, kAddress);
  }
}

TEST(Annotate, LaysNoneWhereALinkOfThePaperLies) {
  const std::string own = "[<< /Subtype /Link /Rect [172 752 72 742] /A << /S /URI /URI (https://own/) >> >>]";
  const AnnotatedPdf annotated = Annotated(PaperWith("/Annots {}", own), OneLink());
  EXPECT_EQ(annotated.links, 0U);
  EXPECT_EQ(LinksIn(annotated.bytes).size(), 1U);
}

TEST(Annotate, TwiceIsOnce) {
  PdfWriter pdf;
  pdf.Page();
  const std::string once = Annotated(pdf.Finish(), OneLink()).bytes;
  const AnnotatedPdf twice = Annotated(once, OneLink());
  EXPECT_EQ(twice.links, 0U);
  EXPECT_EQ(LinksIn(twice.bytes).size(), 1U);
}

TEST(Annotate, TheSameBytesForTheSameMarks) {
  PdfWriter pdf;
  pdf.Page().Text(72, 100, "Kamerstuk 29 911, nr. 323");
  const std::string bytes = pdf.Finish();
  EXPECT_EQ(Annotated(bytes, OneLink()).bytes, Annotated(bytes, OneLink()).bytes);
}

TEST(Annotate, RefusesASignedPaperUnlessTold) {
  PdfWriter pdf;
  const int signature = pdf.Add("<< /Type /Sig /Filter /Adobe.PPKLite /ByteRange [0 1 2 3] /Contents <00> >>");
  const int field = pdf.Add("<< /FT /Sig /T (sig) /V " + PdfWriter::Ref(signature) + " >>");
  pdf.catalog_entries = "/AcroForm << /SigFlags 3 /Fields [" + PdfWriter::Ref(field) + "] >>";
  pdf.Page();
  const std::string bytes = pdf.Finish();
  Marks marks = OneLink();
  EXPECT_THAT(Why(bytes, marks), HasSubstr("signed"));
  marks.also_signed = true;
  EXPECT_EQ(Annotated(bytes, marks).links, 1U);
}

TEST(Annotate, AnEmptySignatureFieldIsNoSignature) {
  PdfWriter pdf;
  const int field = pdf.Add("<< /FT /Sig /T (sig) >>");
  pdf.catalog_entries = "/AcroForm << /Fields [" + PdfWriter::Ref(field) + "] >>";
  pdf.Page();
  EXPECT_EQ(Annotated(pdf.Finish(), OneLink()).links, 1U);
}

TEST(Annotate, AFormThatGoesRoundEnds) {
  PdfWriter pdf;
  const std::string self = PdfWriter::Ref(pdf.next_object());
  pdf.Add("<< /T (a) /Kids [" + self + "] >>");
  pdf.catalog_entries = "/AcroForm << /Fields [" + self + "] >>";
  pdf.Page();
  EXPECT_EQ(Annotated(pdf.Finish(), OneLink()).links, 1U);
}

TEST(Annotate, RefusesACertifiedPaper) {
  PdfWriter pdf;
  pdf.catalog_entries = "/Perms << /DocMDP << /Type /Sig >> >>";
  pdf.Page();
  EXPECT_THAT(Why(pdf.Finish(), OneLink()), HasSubstr("signed"));
}

TEST(Annotate, RefusesAnEncryptedPaper) {
  PdfWriter pdf;
  Lock(pdf, "");  // opens for anyone, and is encrypted all the same
  pdf.Page();
  EXPECT_THAT(Why(pdf.Finish(), OneLink()), HasSubstr("encrypted"));
}

TEST(Annotate, RefusesAPaperWhosePagesAreOthers) {
  PdfWriter pdf;
  pdf.Page();
  const std::string bytes = pdf.Finish();
  EXPECT_THAT(Why(bytes, OneLink({0, 0, 100, 100}, {1, kHigh, kWide})), HasSubstr("two readers see other pages"));
  Marks marks = OneLink();
  marks.pages.push_back({2, kWide, kHigh});
  EXPECT_THAT(Why(bytes, marks), HasSubstr("two readers see other pages"));
  marks = OneLink();
  marks.links[0].place.page = 7;
  EXPECT_THAT(Why(bytes, marks), HasSubstr("two readers see other pages"));
}

TEST(Annotate, WhatIsNoPdfIsAnError) {
  for (const std::string bytes : {"", "no PDF", "%PDF-1.7\ntrailer << /Root 1 0 R >>\n%%EOF\n"})
    EXPECT_THAT(Why(bytes, OneLink()), HasSubstr("damaged")) << bytes;
}

TEST(Annotate, PutsBookmarksBehindTheOutlineThatIsThere) {
  Marks marks = OneLink();
  const PageBox place = marks.links[0].place;
  marks.bookmarks = {{"Verwijzingen", place, {{"Kamerstuk 29911, nr. 323", place, {}}}}, {"Moties", place, {}}};
  PdfWriter bare;
  bare.Page();
  EXPECT_THAT(OutlineOf(Annotated(bare.Finish(), marks).bytes),
              ElementsAre("Verwijzingen", "  Kamerstuk 29911, nr. 323", "Moties"));

  PdfWriter pdf;
  const int outlines = pdf.next_object() + 1;
  const int chapter = pdf.Add("<< /Title (Hoofdstuk 1) /Parent " + PdfWriter::Ref(outlines) + " >>");
  pdf.Add("<< /Type /Outlines /First " + PdfWriter::Ref(chapter) + " /Count 1 >>");  // no /Last: it may lie
  pdf.catalog_entries = "/Outlines " + PdfWriter::Ref(outlines);
  pdf.Page();
  const std::string behind = Annotated(pdf.Finish(), marks).bytes;
  EXPECT_THAT(OutlineOf(behind), ElementsAre("Hoofdstuk 1", "Verwijzingen", "  Kamerstuk 29911, nr. 323", "Moties"));
  EXPECT_EQ(OutlineCount(behind), 3);
}

TEST(Annotate, AnOutlineThatGoesRoundEnds) {
  PdfWriter pdf;
  const int first = pdf.next_object();
  pdf.Add("<< /Title (a) /Next " + PdfWriter::Ref(first + 1) + " >>");
  pdf.Add("<< /Title (b) /Next " + PdfWriter::Ref(first) + " >>");
  const int outlines = pdf.Add("<< /Type /Outlines /First " + PdfWriter::Ref(first) + " >>");
  pdf.catalog_entries = "/Outlines " + PdfWriter::Ref(outlines);
  pdf.Page();
  Marks marks = OneLink();
  marks.bookmarks = {{"Moties", marks.links[0].place, {}}};
  EXPECT_THAT(OutlineOf(Annotated(pdf.Finish(), marks).bytes), testing::Contains("Moties"));
}

}  // namespace
}  // namespace kst
