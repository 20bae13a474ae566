// Which lines and boxes of a page are kept. Every row is the content of a page of
// 200 by 200 points; boxes are spelt "x0 y0 x1 y1" from the top left.
#include "extract/pdf/drawn_boxes.h"

#include <gtest/gtest.h>

#include <cmath>

#include "extract/pdf/read_pdf.h"
#include "tests/fixtures/pdf_writer.h"

namespace kst {
namespace {

std::vector<DrawnBox> Drawn(const std::string& content) {
  PdfWriter pdf;
  PdfPage& page = pdf.Page();
  page.width = page.height = 200;
  page.content = content + "\n";
  page.Text(20, 50, "Tekst");
  const Result<Glyphs> glyphs = ReadPdf(pdf.Finish());
  EXPECT_TRUE(glyphs) << content;
  return glyphs ? glyphs->pages.at(0).drawn : std::vector<DrawnBox>{};
}

std::string Spell(const std::vector<DrawnBox>& boxes) {
  std::string out;
  for (const DrawnBox& box : boxes) {
    out += out.empty() ? "" : ", ";
    for (const float side : {box.x0, box.y0, box.x1, box.y1}) out += std::to_string(std::lround(side)) + " ";
    out.pop_back();
  }
  return out;
}

TEST(DrawnBoxes, AreStraightLinesAndFilledBoxes) {
  struct Row {
    const char *content, *boxes;
  };
  for (const auto& [content, boxes] : std::initializer_list<Row>{
           {"20 150 100 0.5 re f", "20 50 120 50"},
           {"20 150 m 120 150 l S", "20 50 120 50"},
           {"20 150 m 20 100 l s", "20 50 20 100, 20 50 20 100"},
           {"20 100 100 50 re f*", "20 50 120 100"},
           {"20 100 100 50 re S", "20 100 120 100, 20 50 120 50, 20 50 20 100, 120 50 120 100"},
           {"20 150 m 120 150 l 120 100 l 20 100 l f", "20 50 120 100"},
           {"q 0 1 -1 0 150 20 cm 0 0 m 100 0 l S Q", "150 80 150 180"},  // the page is turned
           {"20 150 m 120 100 l S", ""},                                  // slants
           {"20 150 m 40 160 60 160 120 150 c S", ""},                    // bends
           {"20 100 100 50 re W n", ""},                                  // clips
           {"20 150 m 120 l S 1 2 3 re f", ""},                           // operands are missing
       })
    EXPECT_EQ(Spell(Drawn(content)), boxes) << content;
}

// A dotted line is a row of pictures, each a dot; a picture to look at is no line.
TEST(DrawnBoxes, PicturesAsThinAsALineAreOne) {
  const auto picture = [](int width, int height, int x, int y) {
    return "q " + std::to_string(width) + " 0 0 " + std::to_string(height) + " " + std::to_string(x) + " " +
           std::to_string(y) + " cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI Q\n";
  };
  std::string level, upright;
  for (int i = 0; i != 50; ++i) level += picture(1, 1, 20 + 2 * i, 150), upright += picture(1, 1, 20, 150 - 2 * i);
  EXPECT_EQ(Spell(Drawn(level)), "20 49 119 50");
  EXPECT_EQ(Spell(Drawn(upright)), "20 49 21 148");
  EXPECT_EQ(Spell(Drawn(picture(1, 1, 20, 150) + picture(1, 1, 40, 150))), "20 49 21 50, 40 49 41 50");
  EXPECT_EQ(Spell(Drawn(picture(40, 30, 20, 150))), "");
}

TEST(DrawnBoxes, OfAPictureAreNone) {
  std::string content;
  for (std::size_t i = 0; i <= pdf::kMostDrawn; ++i) content += "20 150 100 0.5 re f\n";
  EXPECT_LE(Drawn(content).size(), 1U);
}

// The box that is one too many can be a picture, which may be no piece of one that was forgotten with it.
TEST(DrawnBoxes, APictureCanBeOneTooMany) {
  std::string content;
  for (std::size_t i = 0; i != pdf::kMostDrawn; ++i) content += "0 200 0 0 re f\n";
  EXPECT_EQ(Spell(Drawn(content + "q 1 0 0 1 0 199 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \x01 EI Q\n")), "");
}

}  // namespace
}  // namespace kst
