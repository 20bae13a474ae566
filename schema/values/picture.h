// schema/values/picture.h: a page whose text is a picture, and what is read in it.
//
// extract/pdf draws the page, extract/ocr reads it; neither knows the other. Words come back as glyphs with places, as
// if the page had a text layer (schema/values/glyphs.h), so layout and all behind it see no difference.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "schema/values/glyphs.h"
#include "schema/values/page_text.h"

namespace kst {

struct Picture {
  int page = 1;
  int width = 0, height = 0;       // in dots; the whole page
  double dots = 1;                 // per point
  std::vector<std::uint8_t> grey;  // 0 is ink, 255 paper; row by row from the top
};

struct PictureText {
  std::vector<Glyph> glyphs;  // line by line; `font` is the caller's to set
  std::vector<Box> unsure;    // words that were read with little confidence
  int words = 0;
  double confidence = 0;  // of them, on average, from 0 to 1
};

struct PictureReader {
  std::string name;  // "tesseract 5.3.0 nld", as the record shall say
  std::function<PictureText(const Picture&)> read;
};

}  // namespace kst
