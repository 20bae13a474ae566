// Deflated content: whole, damaged, and with a predictor the text is the same.
#include <gtest/gtest.h>
#include <zlib.h>

#include "extract/pdf/read_pdf.h"
#include "tests/extract/pdf/spell_glyphs.h"
#include "tests/fixtures/pdf_writer.h"

namespace kst {
namespace {

constexpr const char* kText = "BT /Courier 10 Tf 20 150 Td (Ab) Tj ET";
constexpr const char* kGlyphs = "20.00 50.00 +12.00 10 \"Ab\"";

std::string Deflated(const std::string& data) {
  uLongf size = compressBound(static_cast<uLong>(data.size()));
  std::string out(size, '\0');
  compress(reinterpret_cast<Bytef*>(out.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
           static_cast<uLong>(data.size()));
  out.resize(size);
  return out;
}

// Rows of four bytes, each with a PNG filter that changes nothing in front.
std::string Rows(std::string data) {
  data.resize((data.size() + 3) / 4 * 4, ' ');
  std::string out;
  for (std::size_t i = 0; i < data.size(); i += 4) out += std::string(1, '\0') + data.substr(i, 4);
  return out;
}

Result<Glyphs> ReadStream(const std::string& entries, const std::string& data) {
  PdfWriter pdf;
  PdfPage& page = pdf.Page();
  page.width = page.height = 200;
  page.contents = PdfWriter::Ref(pdf.AddStream(entries, data));
  return ReadPdf(pdf.Finish());
}

std::string SpellStream(const std::string& entries, const std::string& data) {
  const Result<Glyphs> glyphs = ReadStream(entries, data);
  return glyphs ? Spell(*glyphs) : "error " + std::string(Name(glyphs.error().code));
}

TEST(Streams, AreReadWholeAndDamaged) {
  const std::string flate = "/Filter /FlateDecode", deflated = Deflated(kText);
  EXPECT_EQ(SpellStream(flate, deflated), kGlyphs);
  EXPECT_EQ(SpellStream(flate, deflated + "rubbish"), kGlyphs);
  EXPECT_EQ(SpellStream(flate, deflated.substr(0, deflated.size() - 4)), kGlyphs);  // no check sum
  std::string wrong = deflated;
  wrong.back() = static_cast<char>(~wrong.back());
  EXPECT_EQ(SpellStream(flate, wrong), kGlyphs);
  EXPECT_EQ(SpellStream(flate, "no zlib"), "");
  EXPECT_EQ(SpellStream("/Filter [/FlateDecode]", deflated), kGlyphs);
  EXPECT_EQ(SpellStream("/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 4 >>", Deflated(Rows(kText))),
            kGlyphs);
}

TEST(Streams, ThatAreDamagedAreTold) {
  std::string long_text;
  for (unsigned i = 0, x = 1; i < 400; ++i, x = x * 1103515245U + 12345U)
    long_text += "BT /Courier 10 Tf 20 " + std::to_string(x % 180) + " Td (Ab) Tj ET ";
  const std::string whole = Deflated(long_text), rows = Deflated(Rows(long_text));
  std::string wrong_sum = whole, wrong_bits = whole;
  wrong_sum.back() = static_cast<char>(~wrong_sum.back());
  for (std::size_t i = whole.size() / 2; i < whole.size() / 2 + 40; ++i) wrong_bits[i] = '\xFF';
  const std::string flate = "/Filter /FlateDecode";
  const std::string predicted = flate + " /DecodeParms << /Predictor 12 /Columns 4 >>";
  const struct {
    const char* what;
    std::string entries, data, codes;
  } table[] = {
      {"whole", flate, whole, ""},
      {"only the check sum is cut off", flate, whole.substr(0, whole.size() - 4), ""},
      {"rubbish behind", flate, whole + "rubbish", ""},
      {"cut at a third", flate, whole.substr(0, whole.size() / 3), "page_damaged"},
      {"another check sum: some byte is not what was written", flate, wrong_sum, "page_damaged"},
      {"overwritten in the middle", flate, wrong_bits, "page_damaged"},
      {"never deflated", flate, "no zlib", "page_damaged"},
      {"a predictor, whole", predicted, rows, ""},
      {"a predictor, cut at a third", predicted, rows.substr(0, rows.size() / 3), "page_damaged"},
      {"not deflated", "", long_text, ""},
  };
  for (const auto& row : table) {
    const Result<Glyphs> glyphs = ReadStream(row.entries, row.data);
    ASSERT_TRUE(glyphs) << row.what;
    EXPECT_EQ(SpellCodes(*glyphs), row.codes) << row.what;
  }
}

// What an object says of the length of its stream is wrong in many files: the text is read whole, or said to be cut.
TEST(Streams, OfAnotherLengthThanTheySayAreReadWholeOrTold) {
  const std::string flate = "/Filter /FlateDecode", deflated = Deflated(kText);
  for (const auto& [entries, data] : {std::pair(std::string(), std::string(kText)), std::pair(flate, deflated)}) {
    PdfWriter pdf;
    PdfPage& page = pdf.Page();
    page.width = page.height = 200;
    page.contents = PdfWriter::Ref(pdf.AddStream(entries, data));
    const std::string whole = pdf.Finish(), said = "/Length " + std::to_string(data.size());
    const std::size_t at = whole.find(said);
    ASSERT_NE(at, whole.npos);
    for (const std::size_t size : {0UL, 1UL, data.size() / 2, data.size() - 1, data.size() + 1, data.size() + 90,
                                   2 * whole.size(), 2'000'000'000UL}) {
      std::string other = whole;
      other.replace(at, said.size(), "/Length " + std::to_string(size));
      const Result<Glyphs> glyphs = ReadPdf(other);
      ASSERT_TRUE(glyphs) << entries << " " << size;
      EXPECT_TRUE(Spell(*glyphs) == kGlyphs || !SpellCodes(*glyphs).empty())
          << entries << " " << size << ": " << Spell(*glyphs);
    }
  }
}

// Past the first 16 KB in and the first 64 KB out.
TEST(Streams, OfAnyLengthAreReadToTheEnd) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 40'000; ++i, x = x * 1103515245U + 12345U)
    noise += std::to_string(x % 10'000'000) + " n ";
  EXPECT_EQ(SpellStream("/Filter /FlateDecode", Deflated(noise + kText)), kGlyphs);
}

}  // namespace
}  // namespace kst
