// Files whose end is cut off: what they have left is read, and said to be a part.
#include "extract/pdf/salvage.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include "extract/pdf/read_pdf.h"
#include "schema/text.h"
#include "tests/extract/pdf/spell_glyphs.h"
#include "tests/fixtures/pdf_writer.h"

namespace kst {
namespace {

constexpr const char* kText = "BT /Courier 10 Tf 20 150 Td (Ab) Tj ET";
constexpr const char* kGlyphs = "20.00 50.00 +12.00 10 \"Ab\"";

std::string TwoPages() {
  PdfWriter pdf;
  for (int i = 0; i < 2; ++i) {
    PdfPage& page = pdf.Page();
    page.width = page.height = 200;
    page.content = kText;
  }
  return pdf.Finish();
}

std::string Read(const std::string& bytes, const std::string& codes) {
  const Result<Glyphs> glyphs = ReadPdf(bytes);
  if (!glyphs) return std::string(Name(glyphs.error().code));
  EXPECT_EQ(SpellCodes(*glyphs), codes);
  return Spell(*glyphs);
}

TEST(Salvage, PagesBeforeTheCutAreRead) {
  const std::string whole = TwoPages(), both = Concat({kGlyphs, " | ", kGlyphs});
  EXPECT_EQ(Read(whole, ""), both);
  EXPECT_EQ(Read(whole.substr(0, whole.find("xref\n")), "file_rebuilt"), both);            // no table, no trailer
  EXPECT_EQ(Read(whole.substr(0, whole.find("/Type /Catalog")), "file_rebuilt"), both);    // and no catalog
  EXPECT_EQ(Read(whole.substr(0, whole.find("/Type /Pages")), "file_rebuilt"), both);      // and no tree
  EXPECT_EQ(Read(whole.substr(0, whole.rfind("/Type /Page ")), "file_rebuilt"), kGlyphs);  // and one page
  EXPECT_EQ(Read(whole.substr(0, whole.find("/Type /Page ")), ""), "damaged");
}

std::string Deflated(const std::string& bytes) {
  std::string packed(compressBound(static_cast<uLong>(bytes.size())), '\0');
  uLongf size = static_cast<uLongf>(packed.size());
  compress(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(bytes.data()),
           static_cast<uLong>(bytes.size()));
  packed.resize(size);
  return packed;
}

std::string Repeat(const std::string& part, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += part;
  return all;
}

TEST(Salvage, ObjectsInsideAStreamAreFound) {
  const std::string page =
      "<< /Type /Page /MediaBox [0 0 200 200] /Contents 4 0 R /Resources << /Font << /Courier << /Type /Font /Subtype "
      "/Type1 /BaseFont /Courier >> >> >> >>";
  const std::string tree = "<< /Type /Pages /Count 1 /Kids [7 0 R] >>", catalog = "<< /Type /Catalog /Pages 8 0 R >>";
  const std::string table =
      "7 0 8 " + std::to_string(page.size() + 1) + " 9 " + std::to_string(page.size() + tree.size() + 2) + " ";
  const std::string inside = table + page + " " + tree + " " + catalog;
  const std::string packed = Deflated(inside);
  const std::string bytes = "%PDF-1.7\n4 0 obj\n<< /Length " + std::to_string(std::string_view(kText).size()) +
                            " >>\nstream\n" + kText + "\nendstream\nendobj\n5 0 obj\n<< /Type /ObjStm /N 3 /First " +
                            std::to_string(table.size()) + " /Filter /FlateDecode /Length " +
                            std::to_string(packed.size()) + " >>\nstream\n" + packed +
                            "\nendstream\nendobj\n6 0 obj\n<< /Type /XR";
  EXPECT_EQ(Read(bytes, "file_rebuilt"), kGlyphs);
}

TEST(Salvage, ObjectsNumberedAboveTheStandardAskForNoTable) {
  const std::string huge = "\n2147483000 0 obj\n<< >>\nendobj\n99999999999999 0\nobj\n", whole = TwoPages();
  EXPECT_EQ(pdf::HideHugeNumbers("8388608 0 obj"), "        0 obj");
  EXPECT_EQ(pdf::HideHugeNumbers("8388607 0 obj 12 99999999 object obj 0 obj"), "");
  EXPECT_EQ(pdf::HideHugeNumbers(huge), "\n           0 obj\n<< >>\nendobj\n               0\nobj\n");
  EXPECT_EQ(Read(whole.substr(0, whole.find("xref\n")) + huge, "file_rebuilt"), Concat({kGlyphs, " | ", kGlyphs}));
}

TEST(Salvage, WhatHoldsNoPageIsDamaged) {
  EXPECT_EQ(pdf::Salvage(""), "");
  EXPECT_EQ(pdf::Salvage("obj 0 obj x 0 obj 99999999999 0 obj 1 0 obj <<"), "");
  EXPECT_EQ(Read("%PDF-1.7\n1 0 obj << /Type /ObjStm /N 9 /First 9 >> stream\nrubbish", ""), "damaged");
}

// Wherever it is cut: an error, or what the file holds and that it is not all.
TEST(Salvage, AnyCutIsToldOrFails) {
  const std::string whole = TwoPages();
  std::size_t read = 0;
  for (std::size_t size = 9; size < whole.rfind("startxref"); ++size) {
    const Result<Glyphs> glyphs = ReadPdf(whole.substr(0, size));
    if (!glyphs) continue;
    ++read;
    EXPECT_THAT(SpellCodes(*glyphs), testing::HasSubstr("file_rebuilt")) << size;
  }
  EXPECT_GT(read, 500U);
}

// Objects that never end and streams that never end: each is searched up to the next one, not to the end of the file.
TEST(Salvage, TheWorkIsLinearInTheFile) {
  const std::string page = "1 0 obj << /Type /Page >> ";
  for (const std::string& part : {std::string("1 0 obj "), std::string("1 0 obj stream "), page,
                                  std::string("1 0 obj << /Type /ObjStm /N 1 /First 4 >> stream ")}) {
    const std::string bytes = page + Repeat(part, 20'000);
    std::size_t searched = 0;
    EXPECT_NE(pdf::Salvage(bytes, &searched), "") << part;
    EXPECT_LE(searched, bytes.size()) << part;
  }
}

// A table that leads back and forth over the same bytes would unpack half of them at each turn.
TEST(Salvage, WhatAStreamHoldsIsTakenOnce) {
  constexpr int kTurns = 1000;
  const std::string table = Repeat("2 0 3 90000 ", kTurns);
  const std::string packed = Deflated(table + std::string(100'000, ' '));
  const std::string bytes = "%PDF-1.7\n1 0 obj << /Type /Page >> endobj\n4 0 obj << /Type /ObjStm /N " +
                            std::to_string(2 * kTurns) + " /First " + std::to_string(table.size()) + " >> stream\n" +
                            packed + "\nendstream\nendobj\n";
  EXPECT_LT(pdf::Salvage(bytes).size(), 300'000U);
}

}  // namespace
}  // namespace kst
