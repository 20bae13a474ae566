// extract/pdf/read_pdf.h: the bytes of a PDF -> the characters its pages show.
//
// This folder is the only code that sees Poppler. It walks each page's content
// stream itself and executes nothing but what places text and what tells whether
// somebody can see it. It neither orders nor joins what it finds;
// that is extract/layout.
//
//   Result<Glyphs> glyphs = ReadPdf(bytes);      // units: see schema/values/glyphs.h
//
// Errors: kEmpty, kNotPdf, kDamaged, kEncrypted (a password is needed),
// kTooLarge. A page whose text is a picture is no error here: it has no glyphs,
// and the caller decides about kNoTextLayer.
//
// Poppler has process-wide state and may crash or hang on a hostile file: call
// this from one thread, in a process with limits on time and memory. The limits
// below only keep ordinary bombs from reaching those.
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

#include "schema/values/glyphs.h"
#include "schema/values/picture.h"
#include "schema/values/result.h"

namespace kst {

// Over the first two the document fails with kTooLarge; over the others a page is
// cut short with the diagnostic page_truncated. Real papers stay far below: of
// 170, the largest page has 0.5 MB of content and 6,000 glyphs.
struct PdfLimits {
  std::size_t file_bytes = std::size_t{512} << 20;
  int pages = 20'000;
  std::size_t content_bytes_per_page = std::size_t{64} << 20;  // after inflating, forms included
  int operators_per_page = 5'000'000;
  int glyphs_per_page = 500'000;
  int forms_per_page = 5'000;  // form XObjects executed; nesting makes them exponential
  int form_depth = 24;
};

// Is given each page whose text is a picture, or all pages when none has text, and adds the glyphs that it sees there.
// False: it could not look.
using SeePicture = std::function<bool(const Picture&, GlyphPage&)>;

Result<Glyphs> ReadPdf(std::string_view bytes, const PdfLimits& limits = {}, const SeePicture& see = {});

}  // namespace kst
