#include "tests/extract/pdf/spell_glyphs.h"

#include <array>
#include <cmath>
#include <cstdio>

namespace kst {
namespace {

std::string Fixed(double value, const char* format = "%.2f") {
  std::array<char, 32> out{};
  std::snprintf(out.data(), out.size(), format, std::abs(value) < 0.005 ? 0.0 : value);
  return out.data();
}

void Append(std::string& out, char32_t c) {
  const auto put = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | c >> 6), put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | c >> 12), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | c >> 18), put(0x80 | (c >> 12 & 0x3F)), put(0x80 | (c >> 6 & 0x3F)), put(0x80 | (c & 0x3F));
  }
}

bool Touch(const Glyph& a, const Glyph& b) {
  return std::hypot(a.x + a.dx - b.x, a.y + a.dy - b.y) < 0.02 && std::abs(a.size - b.size) < 0.01 &&
         a.font == b.font && a.artifact == b.artifact && a.invisible == b.invisible;
}

}  // namespace

std::string Spell(const Glyphs& glyphs) {
  std::string out;
  for (const GlyphPage& page : glyphs.pages) {
    if (&page != &glyphs.pages.front()) out += " | ";
    const auto& all = page.glyphs;
    for (std::size_t i = 0; i < all.size();) {
      if (i > 0) out += "; ";
      const Glyph& first = all[i];
      std::string text;
      double dx = 0, dy = 0;
      do {
        Append(text, all[i].code);
        dx += all[i].dx;
        dy += all[i].dy;
      } while (++i < all.size() && Touch(all[i - 1], all[i]));
      out += Fixed(first.x) + ' ' + Fixed(first.y) + ' ' + Fixed(dx, "%+.2f");
      if (std::abs(dy) > 0.005) out += '/' + Fixed(dy, "%+.2f");
      out += ' ' + Fixed(first.size, "%g");
      if (first.artifact) out += " artifact";
      if (first.invisible) out += " invisible";
      out += " \"" + text + '"';
    }
  }
  return out;
}

std::string SpellCodes(const Glyphs& glyphs) {
  std::string out;
  for (const Diagnostic& d : glyphs.diagnostics) out += (out.empty() ? "" : " ") + d.code;
  return out;
}

}  // namespace kst
