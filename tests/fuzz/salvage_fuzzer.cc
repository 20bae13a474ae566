// A PDF whose end is cut off or whose page tree lies: bytes stand where the objects of a file stand, once as they are
// and once under a catalogue and a tree of their own. The work is linear, and what comes of it is read or refused.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "extract/pdf/read_pdf.h"
#include "extract/pdf/salvage.h"
#include "tests/fuzz/planted.h"

namespace {

constexpr int kMostPages = 20;

void Read(const std::string& bytes) {
  const kst::PdfLimits limits{.file_bytes = 1 << 20,
                              .pages = kMostPages,
                              .content_bytes_per_page = 1 << 18,
                              .operators_per_page = 5'000,
                              .glyphs_per_page = 2'000,
                              .forms_per_page = 20,
                              .form_depth = 5};
  const kst::Result<kst::Glyphs> read = kst::ReadPdf(bytes, limits);
  if (!read ? read.error().message.empty() : read->pages.size() > kMostPages) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string cut = "%PDF-1.7\n" + std::string(bytes);
  std::size_t searched = 0;
  const std::string whole = kst::pdf::Salvage(cut, &searched);
  constexpr std::size_t kTrailer = 1 << 16;
  const bool lost = !whole.empty() && !whole.starts_with(cut);
  if (lost || searched > 4 * cut.size() + kTrailer) std::abort();
  if (kPlanted && whole.find("/Kids") != std::string::npos) std::abort();
  Read(cut);
  // The tree is object 2: its kids and its count are what the bytes say, in the table of no file.
  Read(cut + "\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n");
  return 0;
}
