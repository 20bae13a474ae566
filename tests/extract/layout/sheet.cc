#include "tests/extract/layout/sheet.h"

#include "extract/layout/layout.h"

namespace kst {
namespace {

constexpr float kLetter = 0.5F, kSpace = 0.25F, kPitch = 1.2F;

char32_t NextCharacter(std::string_view& utf8) {
  const auto lead = static_cast<unsigned char>(utf8[0]);
  const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  char32_t c = length == 1 ? lead : lead & (0xFF >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) c = (c << 6) | (static_cast<unsigned char>(utf8[i]) & 0x3F);
  utf8.remove_prefix(length);
  return c;
}

}  // namespace

Sheet& Sheet::Page(float width, float height) {
  if (glyphs.fonts.empty()) {
    for (const int style : {0, 1, 2, 3}) glyphs.fonts.push_back({"Test", (style & 1) != 0, (style & 2) != 0});
  }
  glyphs.pages.push_back({static_cast<int>(glyphs.pages.size()) + 1, width, height, {}});
  return *this;
}

Sheet& Sheet::Text(float x, float y, float size, std::string_view utf8, Type type) {
  const auto font = static_cast<std::uint16_t>((type.bold ? 1 : 0) + (type.italic ? 2 : 0));
  while (!utf8.empty()) {
    const char32_t c = NextCharacter(utf8);
    const float advance = (c == U' ' ? kSpace : kLetter) * size;
    if (c != U' ' || type.show_spaces) {
      glyphs.pages.back().glyphs.push_back({x, y, advance, 0, size, c, font, type.artifact, false});
    }
    x += advance + type.tracking;
  }
  return *this;
}

Sheet& Sheet::Lines(float x, float y, float size, std::initializer_list<std::string_view> lines, Type type) {
  for (const std::string_view line : lines) {
    Text(x, y, size, line, type);
    y += kPitch * size;
  }
  return *this;
}

Sheet& Sheet::Rule(float x0, float y0, float x1, float y1) {
  glyphs.pages.back().drawn.push_back({x0, y0, x1, y1});
  return *this;
}

Sheet& Sheet::Grid(std::initializer_list<float> xs, std::initializer_list<float> ys) {
  for (const float x : xs) Rule(x, *ys.begin(), x, *(ys.end() - 1));
  for (const float y : ys) Rule(*xs.begin(), y, *(xs.end() - 1), y);
  return *this;
}

namespace {

void Turned(GlyphPage& page, float x, float y, float size, std::string_view utf8, float way) {
  while (!utf8.empty()) {
    const char32_t c = NextCharacter(utf8);
    const float advance = way * (c == U' ' ? kSpace : kLetter) * size;
    page.glyphs.push_back({x, y, 0, advance, size, c, 0, false, false});
    y += advance;
  }
}

}  // namespace

Sheet& Sheet::Upwards(float x, float y, float size, std::string_view utf8) {
  Turned(glyphs.pages.back(), x, y, size, utf8, -1);
  return *this;
}

Sheet& Sheet::Downwards(float x, float y, float size, std::string_view utf8) {
  Turned(glyphs.pages.back(), x, y, size, utf8, 1);
  return *this;
}

std::string Spell(const ExtractedText& text) {
  std::string out;
  for (const PageText& page : text.pages) {
    if (&page != &text.pages.front()) out += "---\n";
    for (const TextBlock& block : page.blocks) {
      bool first = true;
      for (const TextLine& line : block.lines) {
        if (first) {
          out += Name(block.role);
          if (block.column) out.append(" ").append(std::to_string(block.column));
        }
        out += first ? ": " : "| ";
        first = false;
        for (std::size_t s = 0; s != line.styles.size(); ++s) {
          const std::uint32_t end = s + 1 == line.styles.size() ? line.span.end : line.styles[s + 1].begin;
          const std::string part = text.raw.substr(line.styles[s].begin, end - line.styles[s].begin);
          if (line.styles[s].raised) {
            out.append("{").append(part).append("}");
          } else {
            out += part;
          }
        }
        out += '\n';
      }
    }
  }
  return out;
}

std::string Cells(const Sheet& sheet) {
  std::string out;
  int table = 0;
  const ExtractedText text = LayOut(sheet.glyphs);
  for (const PageText& page : text.pages) {
    for (const TextBlock& block : page.blocks) {
      if (!block.cell) continue;
      if (block.cell->table != table) out += "---\n", table = block.cell->table;
      out += std::to_string(block.cell->row) + "." + std::to_string(block.cell->column);
      if (block.cell->spans > 1) out += "+" + std::to_string(block.cell->spans);
      if (block.cell->header) out += "!";
      for (const TextLine& line : block.lines) {
        out += &line == &block.lines.front() ? " " : "/";
        out += line.span.In(text.raw);
      }
      out += "\n";
    }
  }
  return out;
}

float Body(Sheet& sheet, float x, float y, int lines) {
  for (int i = 0; i != lines; ++i, y += 12) sheet.Text(x, y, 10, kBody);
  return y;
}

std::string Rest(const Sheet& sheet) {
  std::string spelt = Spell(LayOut(sheet.glyphs)), rest;
  for (std::size_t begin = 0; begin < spelt.size();) {
    const std::size_t end = spelt.find('\n', begin) + 1;
    const std::string line = spelt.substr(begin, end - begin);
    if (line.find(kBody) == std::string::npos) rest += line;
    begin = end;
  }
  return rest;
}

}  // namespace kst
