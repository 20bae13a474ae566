#include "extract/pdf/page_picture.h"

#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>
#include <poppler/splash/SplashErrorCodes.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <exception>
#include <memory>

#include "extract/pdf/start_poppler.h"

namespace kst {
namespace {

constexpr double kPointsPerInch = 72, kDotsPerInch = 110, kMostDots = 2.5e6;

// A page of one word in a font that no file brings, so that the system's are looked for.
constexpr std::string_view kWord =
    "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 72 72]/Contents 4 0 R/Resources<</Font<</F 5 0 R/G 6 0 R>>>>>>"
    "endobj\n4 0 obj<</Length 42>>stream\nBT /F 9 Tf 9 9 Td (a) Tj /G 9 Tf (a) Tj ET \nendstream endobj\n"
    "5 0 obj<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>endobj\n"
    "6 0 obj<</Type/Font/Subtype/TrueType/BaseFont/TimesNewRoman/Encoding/WinAnsiEncoding>>endobj\n"
    "trailer<</Root 1 0 R/Size 7>>\n";

std::string Png(SplashBitmap& bitmap, double dpi) {  // Poppler writes to a FILE, which need not be one on a disk
  char* bytes = nullptr;
  std::size_t size = 0;
  FILE* const file = open_memstream(&bytes, &size);
  if (file == nullptr) return "";
  const bool written = bitmap.writeImgFile(splashFormatPng, file, dpi, dpi) == splashOk;
  std::fclose(file);
  std::string png = written ? std::string(bytes, size) : "";
  std::free(bytes);  // NOLINT(cppcoreguidelines-no-malloc): open_memstream's
  return png;
}

Result<std::string> Draw(std::string_view bytes, int number) {
  pdf::StartPoppler();
  PDFDoc pdf(new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
  Page* const page = pdf.isOk() && number >= 1 && number <= pdf.getNumPages() ? pdf.getPage(number) : nullptr;
  if (page == nullptr || !page->isOk()) return Fail(Code::kDamaged, "there is no such page that can be drawn");
  const double size = page->getCropWidth() * page->getCropHeight();
  if (!(size >= 1)) return Fail(Code::kDamaged, "the page has no size");
  const double dpi = std::min(kDotsPerInch, kPointsPerInch * std::sqrt(kMostDots / size));
  SplashColor paper{255, 255, 255};
  SplashOutputDev device(splashModeRGB8, 4, false, paper);
  device.setFreeTypeHinting(false, false);
  device.startDoc(&pdf);
  pdf.displayPage(&device, number, dpi, dpi, 0, false, true, false);
  SplashBitmap* const bitmap = device.getBitmap();
  std::string png = bitmap != nullptr && bitmap->getWidth() > 0 ? Png(*bitmap, dpi) : "";
  if (png.empty()) return Fail(Code::kDamaged, "the page cannot be drawn");
  return png;
}

}  // namespace

void LoadDrawing() { (void)PagePicture(kWord, 1); }

Result<std::string> PagePicture(std::string_view pdf, int page) {
  try {
    return Draw(pdf, page);
  } catch (const std::exception&) {
    return Fail(Code::kTooLarge, "drawing the page needs more memory than there is");
  }
}

}  // namespace kst
