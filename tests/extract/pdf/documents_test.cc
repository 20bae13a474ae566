// Traps that need more than a content stream: pages, fonts, forms, layers,
// annotations, limits. Text is Courier of 10 points: 6 points a character.
#include <gtest/gtest.h>

#include "extract/pdf/read_pdf.h"
#include "schema/text.h"
#include "tests/extract/pdf/spell_glyphs.h"
#include "tests/fixtures/pdf_encryption.h"
#include "tests/fixtures/pdf_writer.h"

namespace kst {
namespace {

constexpr const char* kText = "BT /Courier 10 Tf 20 150 Td (Ab) Tj ET";
constexpr const char* kGlyphs = "20.00 50.00 +12.00 10 \"Ab\"";

PdfPage& SmallPage(PdfWriter& pdf, const std::string& content) {
  PdfPage& page = pdf.Page();
  page.width = page.height = 200;
  page.content = content;
  return page;
}

std::string SpellPdf(PdfWriter& pdf, const std::string& codes_wanted = "", const PdfLimits& limits = {}) {
  const Result<Glyphs> glyphs = ReadPdf(pdf.Finish(), limits);
  if (!glyphs) return "error " + std::string(Name(glyphs.error().code));
  EXPECT_EQ(SpellCodes(*glyphs), codes_wanted);
  return Spell(*glyphs);
}

TEST(Pages, AreTurnedAndCropped) {
  // A page 200 wide and 300 high; "Ab" begins 20 from the left, 30 from the bottom.
  constexpr struct {
    int rotate;
    bool cropped;  // to x 10..190, y 20..280
    float width, height;
    const char* glyphs;
  } kCases[] = {
      {0, false, 200, 300, "20.00 270.00 +12.00 10 \"Ab\""},
      {90, false, 300, 200, "30.00 20.00 +0.00/+12.00 10 \"Ab\""},
      {180, false, 200, 300, "180.00 30.00 -12.00 10 \"Ab\""},
      {270, false, 300, 200, "270.00 180.00 +0.00/-12.00 10 \"Ab\""},
      {-90, false, 300, 200, "270.00 180.00 +0.00/-12.00 10 \"Ab\""},
      {0, true, 180, 260, "10.00 250.00 +12.00 10 \"Ab\""},
      {90, true, 260, 180, "10.00 10.00 +0.00/+12.00 10 \"Ab\""},
  };
  for (const auto& [rotate, cropped, width, height, glyphs] : kCases) {
    PdfWriter pdf;
    PdfPage& page = pdf.Page();
    page.width = 200;
    page.height = 300;
    page.rotate = rotate;
    if (cropped) page.crop_box = {10, 20, 190, 280};
    page.content = "BT /Courier 10 Tf 20 30 Td (Ab) Tj ET";
    const Result<Glyphs> read = ReadPdf(pdf.Finish());
    ASSERT_TRUE(read);
    EXPECT_EQ(Spell(*read), glyphs) << rotate << cropped;
    EXPECT_FLOAT_EQ(read->pages[0].width, width) << rotate << cropped;
    EXPECT_FLOAT_EQ(read->pages[0].height, height) << rotate << cropped;
  }
}

TEST(Pages, WhatLiesOutsideTheCropBoxIsNotShown) {
  PdfWriter pdf;
  PdfPage& page = pdf.Page();
  page.crop_box = {100, 100, 400, 700};
  page.Text(20, 100, "drukkersregel").Text(150, 200, "Ab", 10, "Courier");
  EXPECT_EQ(SpellPdf(pdf, "text_unseen"), "50.00 58.00 +12.00 10 \"Ab\"");
}

TEST(Pages, KeepTheirNumbersWhenEmpty) {
  PdfWriter pdf;
  SmallPage(pdf, kText);
  SmallPage(pdf, "");
  SmallPage(pdf, kText);
  EXPECT_EQ(SpellPdf(pdf), std::string(kGlyphs) + " |  | " + kGlyphs);
}

TEST(Pages, ContentMayBeInPieces) {
  PdfWriter pdf;
  const int first = pdf.AddStream("", "BT /Courier 10 Tf 20");
  const int second = pdf.AddStream("", "150 Td (Ab) Tj ET");
  SmallPage(pdf, "").contents = "[" + PdfWriter::Ref(first) + " 99 0 R " + PdfWriter::Ref(second) + "]";
  EXPECT_EQ(SpellPdf(pdf, "page_damaged"), kGlyphs);  // one piece is missing
}

TEST(Pages, InheritResources) {
  PdfWriter pdf;
  pdf.tree_entries = "/Resources << /Font << " + PdfWriter::StandardFonts() + " >> >>";
  SmallPage(pdf, kText).own_resources = false;
  EXPECT_EQ(SpellPdf(pdf), kGlyphs);
}

TEST(Pages, TheProducerIsKept) {
  PdfWriter pdf;
  pdf.producer = "Zetter 3 (Windows), één proef";
  SmallPage(pdf, kText);
  const Result<Glyphs> read = ReadPdf(pdf.Finish());
  ASSERT_TRUE(read);
  EXPECT_EQ(read->producer, "Zetter 3 (Windows), één proef");
}

TEST(Forms, AreRunWhereTheyAreShown) {
  struct Case {
    const char* what;
    const char* form_entries;
    const char* form;
    const char* page;
    const char* glyphs;
  };
  for (const auto& [what, entries, form, page_content, glyphs] : {
           Case{"no resources of its own", "", kText, "/Kop Do", kGlyphs},
           Case{"its own names first",
                "/Resources << /Font << /Courier << /Type /Font /Subtype /Type1 /BaseFont /Courier >> >> >>", kText,
                "/Kop Do", kGlyphs},
           Case{"resources that lack the font", "/Resources << /Font << >> >>", kText, "/Kop Do", kGlyphs},
           Case{"a matrix, and cm", "/Matrix [2 0 0 2 10 0]", "BT /Courier 5 Tf 5 75 Td (Ab) Tj ET",
                "1 0 0 1 0 0 cm /Kop Do", kGlyphs},
           Case{"twice", "", kText, "/Kop Do q 1 0 0 1 0 -20 cm /Kop Do Q",
                "20.00 50.00 +12.00 10 \"Ab\"; 20.00 70.00 +12.00 10 \"Ab\""},
           Case{"leaves the state alone", "", "Q Q 9 0 0 9 0 0 cm /Courier 50 Tf q",
                "q 1 0 0 1 0 0 cm /Courier 10 Tf /Kop Do BT 20 150 Td (Ab) Tj ET Q", kGlyphs},
           Case{"ends its own marks", "", "/Artifact BMC", "/Kop Do BT /Courier 10 Tf 20 150 Td (Ab) Tj ET", kGlyphs},
           Case{"inside an artifact", "", kText, "/Artifact BMC /Kop Do EMC", "20.00 50.00 +12.00 10 artifact \"Ab\""},
           Case{"shows itself", "", "BT /Courier 10 Tf 20 150 Td (Ab) Tj ET /Kop Do", "/Kop Do", kGlyphs},
       }) {
    PdfWriter pdf;
    const int kop = pdf.AddForm(entries, form);
    SmallPage(pdf, page_content).resources = "/XObject << /Kop " + PdfWriter::Ref(kop) + " >>";
    EXPECT_EQ(SpellPdf(pdf), glyphs) << what;
  }
}

TEST(Forms, ThatAreMissingOrTooDeepAreTold) {
  PdfWriter missing;
  SmallPage(missing, std::string(kText) + " /Weg Do");
  EXPECT_EQ(SpellPdf(missing, "page_damaged"), kGlyphs);

  PdfWriter deep;
  int inner = deep.AddForm("", kText);
  for (int i = 0; i < 30; ++i)
    inner = deep.AddForm("/Resources << /XObject << /Kop " + PdfWriter::Ref(inner) + " >> >>", "/Kop Do");
  SmallPage(deep, "/Kop Do").resources = "/XObject << /Kop " + PdfWriter::Ref(inner) + " >>";
  EXPECT_EQ(SpellPdf(deep, "page_truncated"), "");
}

TEST(Pages, WhoseContentIsNotThereAreTold) {
  PdfWriter lost;
  SmallPage(lost, "").contents = "99 0 R";
  EXPECT_EQ(SpellPdf(lost, "page_damaged"), "");
  PdfWriter empty;
  SmallPage(empty, "").contents = "null";  // a page may be empty
  EXPECT_EQ(SpellPdf(empty), "");
}

TEST(Pages, BeyondTheCountAreRead) {
  PdfWriter pdf;
  SmallPage(pdf, kText);
  SmallPage(pdf, kText);
  SmallPage(pdf, kText);
  std::string bytes = pdf.Finish();
  bytes.replace(bytes.find("/Count 3"), 8, "/Count 1");
  const Result<Glyphs> read = ReadPdf(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(Spell(*read), Concat({kGlyphs, " | ", kGlyphs, " | ", kGlyphs}));
  EXPECT_EQ(SpellCodes(*read), "");
  EXPECT_EQ(ReadPdf(bytes, {.pages = 2}).error().code, Code::kTooLarge);
}

TEST(Pages, ThatSaveTheirStateTooOftenAreToldAndComeBack) {
  std::string content = "/Courier 10 Tf ";
  for (int i = 0; i < 4096; ++i) content += "q ";
  content += "1 0 0 1 0 -50 cm ";
  for (int i = 4096; i < 5000; ++i) content += "q ";
  for (int i = 0; i < 5000; ++i) content += "Q ";
  PdfWriter pdf;
  SmallPage(pdf, content + "BT 20 150 Td (Ab) Tj ET");
  EXPECT_EQ(SpellPdf(pdf, "page_truncated"), kGlyphs);
}

TEST(Forms, OfALayerThatIsOffAreNotShown) {
  PdfWriter pdf;
  const int layer = pdf.Add("<< /Type /OCG /Name (concept) >>");
  pdf.catalog_entries = "/OCProperties << /OCGs [1 0 R] /D << /OFF [1 0 R] >> >>";
  const int hidden = pdf.AddForm("/OC " + PdfWriter::Ref(layer), kText);
  SmallPage(pdf, "/Kop Do").resources = "/XObject << /Kop " + PdfWriter::Ref(hidden) + " >>";
  EXPECT_EQ(SpellPdf(pdf), "");
}

TEST(Annotations, ShowTheirAppearance) {
  struct Case {
    const char* what;
    const char* annotation;  // %N stands for the form with kText at its own (20,150)
    const char* glyphs;
  };
  for (const auto& [what, annotation, glyphs] : {
           Case{"a filled-in field", "/Subtype /Widget /Rect [0 0 1000 1000] /AP << /N %N >>", kGlyphs},
           Case{"a typed remark", "/Subtype /FreeText /Rect [0 0 1000 1000] /AP << /N %N >>", kGlyphs},
           Case{"a stamp, at half size", "/Subtype /Stamp /Rect [10 75 510 575] /AP << /N %N >>",
                "20.00 50.00 +6.00 5 \"Ab\""},
           Case{"the state that is on", "/Subtype /Widget /Rect [0 0 1000 1000] /AS /Aan /AP << /N << /Aan %N >> >>",
                kGlyphs},
           Case{"the state that is off", "/Subtype /Widget /Rect [0 0 1000 1000] /AS /Uit /AP << /N << /Aan %N >> >>",
                ""},
           Case{"hidden", "/Subtype /Stamp /F 2 /Rect [0 0 1000 1000] /AP << /N %N >>", ""},
           Case{"not for the screen", "/Subtype /Stamp /F 32 /Rect [0 0 1000 1000] /AP << /N %N >>", ""},
           Case{"a pop-up is no part of the page", "/Subtype /Popup /Rect [0 0 1000 1000] /AP << /N %N >>", ""},
           Case{"a box to tick has no appearance", "/Subtype /Widget /FT /Btn /Rect [0 0 1000 1000] /V (Ab)", ""},
           Case{"a field that is its own parent",
                "/Subtype /Widget /Parent 2 0 R /Kids [2 0 R] /Rect [0 0 1000 1000] "
                "/AP << /N %N >>",
                kGlyphs},
       }) {
    PdfWriter pdf;
    std::string entries = annotation;
    const int form = pdf.AddForm("/Resources << /Font << " + PdfWriter::StandardFonts() + " >> >>", kText);
    if (const std::size_t at = entries.find("%N"); at != entries.npos) entries.replace(at, 2, PdfWriter::Ref(form));
    const int annot = pdf.Add("<< /Type /Annot " + entries + " >>");
    pdf.catalog_entries = "/AcroForm << /Fields [" + PdfWriter::Ref(annot) + "] >>";
    SmallPage(pdf, "").entries = "/Annots [" + PdfWriter::Ref(annot) + " 99 0 R null]";
    EXPECT_EQ(SpellPdf(pdf), glyphs) << what;
  }
}

// Eleven forms, each showing the next ten times: ten thousand million "A"s.
std::string Exponential() {
  PdfWriter pdf;
  for (int i = 1; i <= 11; ++i) {
    std::string content = "BT /Courier 10 Tf 20 150 Td (A) Tj ET ";
    for (int n = 0; n < 10; ++n) content += "/Kop Do ";
    pdf.AddForm(i < 11 ? "/Resources << /XObject << /Kop " + PdfWriter::Ref(i + 1) + " >> >>" : "", content);
  }
  SmallPage(pdf, "/Kop Do").resources = "/XObject << /Kop 1 0 R >>";
  return pdf.Finish();
}

// 64 characters of blank content a byte, then text.
std::string Bomb() {
  PdfWriter pdf;
  std::string packed;
  for (int i = 0; i < 1'000'000; ++i) packed += "\x81 ";
  const std::string text = kText;
  packed += static_cast<char>(text.size() - 1) + text + '\x80';
  const int content = pdf.AddStream("/Filter /RunLengthDecode", packed);
  SmallPage(pdf, "").contents = PdfWriter::Ref(content);
  SmallPage(pdf, kText);
  return pdf.Finish();
}

TEST(Limits, CutAPageShort) {
  const Result<Glyphs> forms = ReadPdf(Exponential());
  ASSERT_TRUE(forms);
  EXPECT_EQ(SpellCodes(*forms), "page_truncated");
  EXPECT_EQ(Spell(*forms), "20.00 50.00 +6.00 10 \"A\"");  // printed 5,000 times on one place

  const Result<Glyphs> bomb = ReadPdf(Bomb());  // 128 MB; the limit is 64
  ASSERT_TRUE(bomb);
  EXPECT_EQ(SpellCodes(*bomb), "page_truncated");
  EXPECT_EQ(Spell(*bomb), std::string(" | ") + kGlyphs);  // the next page is read

  const auto limited = [](const std::string& content, const PdfLimits& limits) {
    PdfWriter pdf;
    SmallPage(pdf, content);
    return SpellPdf(pdf, "page_truncated", limits);
  };
  EXPECT_EQ(limited(std::string(kText) + " BT 20 100 Td (c) Tj ET", {.glyphs_per_page = 1}), kGlyphs);
  EXPECT_EQ(limited(std::string(kText) + " BT 20 100 Td (c) Tj ET", {.operators_per_page = 6}), kGlyphs);
  std::string numbers;
  for (int i = 0; i < 1'000'001; ++i) numbers += "0 ";
  EXPECT_EQ(limited(numbers + "n " + kText, {}), kGlyphs);  // more operands than an operator may have
}

TEST(Limits, RefuseADocument) {
  PdfWriter pdf;
  SmallPage(pdf, kText);
  SmallPage(pdf, kText);
  const std::string bytes = pdf.Finish();
  EXPECT_EQ(ReadPdf(bytes, {.pages = 1}).error().code, Code::kTooLarge);
  EXPECT_EQ(ReadPdf(bytes, {.file_bytes = 100}).error().code, Code::kTooLarge);
  EXPECT_TRUE(ReadPdf(bytes, {.file_bytes = bytes.size(), .pages = 2}));
}

TEST(Errors, SayWhatToDo) {
  const auto written = [](const char* password) {
    PdfWriter pdf;
    Lock(pdf, password);
    SmallPage(pdf, kText);
    return pdf.Finish();
  };
  const struct {
    std::string bytes;
    Code code;
    const char* message;
  } kCases[] = {
      {"", Code::kEmpty, "the file is empty; fetch it again"},
      {"Geachte voorzitter,", Code::kNotPdf, "this is not a PDF; it does not begin with %PDF"},
      {"%PDF-1.7\n1 0 obj\n<<", Code::kDamaged,
       "the PDF is damaged and cannot be repaired; fetch it again, or try qpdf or mutool clean"},
      {written("geheim"), Code::kEncrypted, "the PDF is locked with a password; save a copy without one and read that"},
  };
  for (const auto& [bytes, code, message] : kCases) {
    const Result<Glyphs> read = ReadPdf(bytes);
    ASSERT_FALSE(read) << message;
    EXPECT_EQ(read.error().code, code) << message;
    EXPECT_EQ(read.error().message, message);
  }
  // A lock without a password keeps nobody out.
  const Result<Glyphs> open = ReadPdf(written(""));
  ASSERT_TRUE(open);
  EXPECT_EQ(Spell(*open), kGlyphs);
}

TEST(Errors, ADamagedFileGivesWhatItHas) {
  PdfWriter pdf;
  SmallPage(pdf, kText);
  std::string bytes = pdf.Finish();
  bytes.resize(bytes.rfind("startxref"));  // the end is cut off, so the table is built anew
  const Result<Glyphs> read = ReadPdf(bytes);
  ASSERT_TRUE(read);
  EXPECT_EQ(Spell(*read), kGlyphs);
  EXPECT_EQ(SpellCodes(*read), "file_rebuilt");

  // A tree that promises two pages and has one.
  PdfWriter two;
  SmallPage(two, kText);
  two.tree_entries = "/Count 2";
  bytes = two.Finish();
  bytes.replace(bytes.find("/Count 1"), 8, "/Aantal 1");
  const Result<Glyphs> short_of_one = ReadPdf(bytes);
  ASSERT_TRUE(short_of_one);
  EXPECT_EQ(Spell(*short_of_one), std::string(kGlyphs) + " | ");
  EXPECT_EQ(SpellCodes(*short_of_one), "page_damaged");
}

}  // namespace
}  // namespace kst
