// The PDF reader on anything: bytes that begin with %PDF are a file, all others
// the content of a page that has fonts, a form, a layer and a picture at hand.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/pdf/read_pdf.h"
#include "tests/fixtures/pdf_writer.h"
#include "tests/fuzz/planted.h"

namespace {

std::string Wrapped(std::string content) {
  kst::PdfWriter pdf;
  pdf.catalog_entries = "/OCProperties << /OCGs [1 0 R] /D << /OFF [1 0 R] >> >>";
  const std::string layer = kst::PdfWriter::Ref(pdf.Add("<< /Type /OCG /Name (laag) >>"));
  const std::string font = "<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>";
  const std::string form =
      kst::PdfWriter::Ref(pdf.AddForm("/Resources << /XObject << /X 3 0 R >> >>", "BT (x) Tj /X Do ET"));
  pdf.AddForm("", content);
  kst::PdfPage& page = pdf.Page();
  page.resources = "/XObject << /X " + form + " /Y 3 0 R >> /Properties << /P " + layer +
                   " >> /ExtGState << /G << /Font [" + font + " 10] >> >>";
  page.content = "/Courier 10 Tf\n" + std::move(content);
  return pdf.Finish();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const kst::PdfLimits limits{.file_bytes = 1 << 20,
                              .pages = 20,
                              .content_bytes_per_page = 1 << 20,
                              .operators_per_page = 20'000,
                              .glyphs_per_page = 5'000,
                              .forms_per_page = 50,
                              .form_depth = 5};
  const bool whole = bytes.substr(0, 4) == "%PDF";
  const kst::Result<kst::Glyphs> read = kst::ReadPdf(whole ? std::string(bytes) : Wrapped(std::string(bytes)), limits);
  if (!read) {
    if (read.error().message.empty() || (!whole && size < limits.file_bytes / 4)) std::abort();
    return 0;
  }
  for (const kst::GlyphPage& page : read->pages) {
    for (const kst::Glyph& glyph : page.glyphs) {
      const bool broken = kPlanted && glyph.code == U'Q' && page.glyphs.size() > 3;
      const bool usable =
          !broken && glyph.code != 0 && glyph.code < 0x110000 && glyph.size > 0 && glyph.font < read->fonts.size();
      if (!usable) std::abort();
    }
  }
  return 0;
}
