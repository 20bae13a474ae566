#include "extract/pdf/draw_page.h"

#include <poppler/SplashOutputDev.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>

namespace kst::pdf {

Picture DrawPage(PDFDoc& pdf, int number, double width, double height) {
  constexpr double kPointsPerInch = 72, kDotsPerInch = 300;
  Picture picture;
  picture.page = number;
  if (!(width >= 1 && height >= 1)) return picture;
  const double dpi = std::min(kDotsPerInch, kPointsPerInch * std::sqrt(kMostDots / (width * height)));
  SplashColor paper{255};
  SplashOutputDev device(splashModeMono8, 1, false, paper);
  device.setFontAntialias(false);
  device.startDoc(&pdf);
  device.setSkipText(true, true);
  pdf.displayPage(&device, number, dpi, dpi, 0, false, true, false);
  const SplashBitmap* const bitmap = device.getBitmap();
  if (bitmap == nullptr || bitmap->getWidth() <= 0 || bitmap->getHeight() <= 0) return picture;
  picture.width = bitmap->getWidth();
  picture.height = bitmap->getHeight();
  picture.dots = dpi / kPointsPerInch;
  picture.grey.reserve(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    const unsigned char* row = bitmap->getDataPtr() + static_cast<std::ptrdiff_t>(y) * bitmap->getRowSize();
    picture.grey.insert(picture.grey.end(), row, row + picture.width);
  }
  return picture;
}

}  // namespace kst::pdf
