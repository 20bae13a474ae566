#include "extract/pdf/actual_text.h"

#include <poppler/UTF.h>
#include <poppler/goo/gmem.h>

#include <algorithm>
#include <cmath>

namespace kst::pdf {

std::u32string DecodeTextString(std::string_view bytes) {
  Unicode* codes = nullptr;
  const int length = TextStringToUCS4(std::string(bytes), &codes);
  std::u32string out;
  for (int i = 0; i < length; ++i) {
    const char32_t code = codes[i];
    const bool breaks = code < 0x20 || code == 0x2028 || code == 0x2029;
    if (code != 0 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF)) out.push_back(breaks ? U' ' : code);
  }
  gfree(codes);
  return out;
}

void Respell(std::vector<Glyph>& glyphs, std::size_t begin, std::u32string_view text) {
  if (begin >= glyphs.size()) return;
  const std::vector<Glyph> old(glyphs.begin() + static_cast<std::ptrdiff_t>(begin), glyphs.end());
  if (old.size() == text.size()) {
    for (std::size_t i = 0; i < text.size(); ++i) glyphs[begin + i].code = text[i];
    return;
  }
  glyphs.resize(begin);
  const auto length = [](const Glyph& g) { return std::hypot(g.dx, g.dy); };
  float total = 0;
  for (const Glyph& g : old) total += length(g);
  const float step = total / static_cast<float>(std::max<std::size_t>(text.size(), 1));
  std::size_t at = 0;
  float passed = 0;  // the width of old[0..at)
  for (std::size_t i = 0; i < text.size(); ++i) {
    const float start = step * static_cast<float>(i);
    while (at + 1 < old.size() && passed + length(old[at]) <= start + step * 0.01F) passed += length(old[at++]);
    Glyph g = old[at];
    const float own = length(g);
    const float into = own > 0 ? (start - passed) / own : 0;
    const float share = own > 0 ? step / own : 0;
    g.x += g.dx * into;
    g.y += g.dy * into;
    g.dx *= share;
    g.dy *= share;
    g.code = text[i];
    glyphs.push_back(g);
  }
}

}  // namespace kst::pdf
