// Pages whose text goes up or down are read as the reader holds them.
#include <gtest/gtest.h>

#include "extract/layout/layout.h"
#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

constexpr std::string_view kRows[][3] = {{"Instelling", "Functie", "Beloning"},
                                         {"Raad voor de kaden", "Griffier", "216"},
                                         {"Raad voor de ponten", "Waarnemend griffier", "14"}};

// Ruled between its rows, each row 30 points from the one before; the foot of the page is upright.
Sheet TurnedTable(bool up) {
  Sheet sheet;
  sheet.Page();
  for (int r = 0; r != 3; ++r) {
    const float x = static_cast<float>(up ? 100 + 30 * r : 500 - 30 * r), ruling = up ? x + 5 : x - 5;
    for (int c = 0; c != 3; ++c) {
      const float y = static_cast<float>(up ? 700 - 200 * c : 100 + 200 * c);
      up ? sheet.Upwards(x, y, 9, kRows[r][c]) : sheet.Downwards(x, y, 9, kRows[r][c]);
    }
    if (r == 0) sheet.Rule(up ? ruling - 18 : ruling + 18, 95, up ? ruling - 18 : ruling + 18, 705);
    sheet.Rule(ruling, 95, ruling, 705);
  }
  return sheet.Text(100, 780, 8, "Eerste Kamer, 36 001, A");
}

TEST(TurnedPages, ATableHasItsCells) {
  for (const bool up : {true, false})
    EXPECT_EQ(Cells(TurnedTable(up)),
              "0.0! Instelling\n0.1! Functie\n0.2! Beloning\n"
              "1.0 Raad voor de kaden\n1.1 Griffier\n1.2 216\n"
              "2.0 Raad voor de ponten\n2.1 Waarnemend griffier\n2.2 14\n")
        << up;
}

TEST(TurnedPages, BoxesAreWhereThePageShowsThem) {
  for (const bool up : {true, false}) {
    const ExtractedText text = LayOut(TurnedTable(up).glyphs);
    const PageText& page = text.pages[0];
    EXPECT_EQ(page.width, 60000);
    EXPECT_EQ(page.height, 80000);
    const TextLine& line = page.blocks[0].lines[0];
    EXPECT_EQ(line.span.In(text.raw), "Instelling");
    EXPECT_EQ(line.box, (up ? Box{9325, 65500, 10225, 70000} : Box{49775, 10000, 50675, 14500}));
    ASSERT_EQ(line.edges.size(), 11U);
    EXPECT_EQ(line.edges.front(), line.box.x0);
    EXPECT_EQ(line.edges.back(), line.box.x1);
    EXPECT_EQ(page.blocks.back().role, Role::kMargin);
    EXPECT_EQ(page.blocks.back().lines[0].box, (Box{10000, 77400, 18400, 78000}));
  }
}

// As much that is upright as is turned: nothing is turned.
TEST(TurnedPages, APageOfUprightTextStays) {
  Sheet sheet;
  Body(sheet.Page());
  sheet.Upwards(60, 700, 9, "Motie van het lid Brug over sluizen en stuwen in de polder");
  EXPECT_EQ(LayOut(sheet.glyphs).pages[0].blocks.front().lines.size(), 10U);
}

}  // namespace
}  // namespace kst
