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

std::string SpellStream(const std::string& entries, const std::string& data) {
  PdfWriter pdf;
  PdfPage& page = pdf.Page();
  page.width = page.height = 200;
  page.contents = PdfWriter::Ref(pdf.AddStream(entries, data));
  const Result<Glyphs> glyphs = ReadPdf(pdf.Finish());
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

// Past the first 16 KB in and the first 64 KB out.
TEST(Streams, OfAnyLengthAreReadToTheEnd) {
  std::string noise;
  for (unsigned i = 0, x = 1; i < 40'000; ++i, x = x * 1103515245U + 12345U)
    noise += std::to_string(x % 10'000'000) + " n ";
  EXPECT_EQ(SpellStream("/Filter /FlateDecode", Deflated(noise + kText)), kGlyphs);
}

}  // namespace
}  // namespace kst
