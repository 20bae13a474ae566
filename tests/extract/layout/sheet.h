// tests/extract/layout/sheet.h: pages made of glyphs, and a short spelling of what
// layout makes of them.
//
//   Sheet sheet;
//   sheet.Page().Text(100, 100, 10, "De Kamer,");
//   Spell(LayOut(sheet.glyphs))  ==  "paragraph: De Kamer,\n"
#pragma once

#include <string>
#include <string_view>

#include "schema/values/glyphs.h"
#include "schema/values/page_text.h"

namespace kst {

struct Type {
  bool bold = false, italic = false, artifact = false;
  float tracking = 0;       // points between the letters
  bool show_spaces = true;  // as glyphs of their own
};

// Every letter is half an em wide, a space a quarter.
class Sheet {
 public:
  Sheet& Page(float width = 600, float height = 800);
  Sheet& Text(float x, float y, float size, std::string_view utf8, Type type = {});
  Sheet& Lines(float x, float y, float size, std::initializer_list<std::string_view> lines, Type type = {});
  Sheet& Rule(float x0, float y0, float x1, float y1);                            // a drawn line
  Sheet& Grid(std::initializer_list<float> xs, std::initializer_list<float> ys);  // …along all sides of all cells
  Sheet& Upwards(float x, float y, float size, std::string_view utf8);            // turned by a quarter
  Sheet& Downwards(float x, float y, float size, std::string_view utf8);

  Glyphs glyphs;
};

// One line for each line of text, the first of a block with its role: "note: 1 Zie bijlage",
// further ones with "| ". Raised type stands in braces, pages are parted by "---".
std::string Spell(const ExtractedText& text);

// The cells of a paper, tables parted by "---", lines of a cell by "/": "row.column words", a header
// "row.column! words", one that spans "row.column+2 words".
std::string Cells(const Sheet& sheet);

// Lines of a text at 10 points from y on, enough for its column to be measured;
// returns where the next one would stand.
inline constexpr std::string_view kBody = "een regel van de brief die over de hele breedte van de kolom loopt";
float Body(Sheet& sheet, float x = 100, float y = 300, int lines = 10);

// The spelling without the lines of that text.
std::string Rest(const Sheet& sheet);

}  // namespace kst
