// extract/pdf/actual_text.h: glyphs that the file itself spells otherwise.
//
// /ActualText replaces what a stretch of content shows: a ligature, a hyphen at
// a line end, an ornament drawn with letters.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/values/glyphs.h"

namespace kst::pdf {

// A PDF text string (UTF-16 with a mark, or PDFDocEncoding) as characters.
std::u32string DecodeTextString(std::string_view bytes);

// Gives the glyphs from `begin` on the characters of `text`. Of equal number, each
// keeps its place; else the characters share the printed width, glyph after glyph,
// so that text over a line break stays on its two lines.
void Respell(std::vector<Glyph>& glyphs, std::size_t begin, std::u32string_view text);

}  // namespace kst::pdf
