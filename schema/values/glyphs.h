// schema/values/glyphs.h: what extract/pdf hands to extract/layout. Every character
// that the page shows, with its place; nothing is ordered, joined or judged.
//
// One entry per Unicode character: a ligature "fi" is two entries that share the
// printed width. Spaces that the PDF shows as glyphs are entries too.
//
// Coordinates: points (1/72 inch), origin at the top left of the CropBox after
// the page's rotation, y downwards. (x, y) is the origin on the baseline; the
// glyph reaches to (x + dx, y + dy). Upright text has dy = 0 and dx > 0.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "schema/values/result.h"

namespace kst {

struct Font {
  std::string name;  // without the subset tag "ABCDEF+"
  bool bold = false, italic = false;
  float ascent = 0.75F, descent = -0.25F;  // of an em, from the font or these defaults
};

struct Glyph {
  float x = 0, y = 0;      // origin on the baseline
  float dx = 0, dy = 0;    // advance, without character and word spacing
  float size = 0;          // height of the em on the page
  char32_t code = 0;       // U+0000 is never here
  std::uint16_t font = 0;  // index into Glyphs::fonts
  bool artifact = false;   // inside /Artifact marked content
  bool invisible = false;  // text rendering mode 3: a text layer over a scan
};

struct DrawnBox {  // a straight line or a filled box: evidence of tables
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;
};

struct GlyphPage {
  int number = 1;                    // physical, from 1
  float width = 0, height = 0;       // of the CropBox, after rotation
  std::vector<Glyph> glyphs;         // in the order of the content stream
  std::vector<DrawnBox> drawn = {};  // likewise
};

struct Glyphs {
  std::string producer;  // "Acrobat Distiller 9.0.0 (Windows)"; "" when the file does not say
  std::vector<Font> fonts;
  std::vector<GlyphPage> pages;
  std::vector<Diagnostic> diagnostics;
};

}  // namespace kst
