// Tables whose cells are filled and not ruled, as pages of a few invented words.
#include <gtest/gtest.h>

#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

// Three columns from 100 to 400, a row 20 points high; the first of them is filled where it is asked for.
void Row(Sheet& sheet, float y, std::string_view word, bool first, bool others) {
  if (first) sheet.Rule(100, y, 200, y + 20);
  if (others) sheet.Rule(200, y, 300, y + 20).Rule(203, y, 297, y + 20).Rule(300, y, 400, y + 20);  // and a paragraph
  sheet.Text(105, y + 13, 8, word).Text(205, y + 13, 8, "een").Text(305, y + 13, 8, "twee woorden");
}

const std::string kRows =
    "0.0 Dijk\n0.1 een\n0.2 twee woorden\n1.0 Kade\n1.1 een\n1.2 twee woorden\n2.0 Duin\n2.1 een\n2.2 twee woorden\n";

TEST(FilledCells, AreCells) {
  Sheet sheet;
  Row(sheet.Page(), 500, "Dijk", true, true), Row(sheet, 520, "Kade", true, true), Row(sheet, 540, "Duin", true, true);
  EXPECT_EQ(Cells(sheet), kRows);
}

TEST(FilledCells, EverySecondRowCanBeWhite) {
  Sheet sheet;
  Row(sheet.Page(), 500, "Dijk", true, true), Row(sheet, 520, "Kade", false, false),
      Row(sheet, 540, "Duin", true, true);
  EXPECT_EQ(Cells(sheet), kRows);
}

TEST(FilledCells, AHighRowCanBeWhite) {
  Sheet sheet;
  Row(sheet.Page(), 500, "Dijk", true, true), Row(sheet, 520, "Kade", false, false),
      Row(sheet, 640, "Duin", true, true);
  EXPECT_EQ(Cells(sheet), kRows);
}

// Two tables of the same columns, and a sentence between them.
TEST(FilledCells, ASentenceIsNoHighRow) {
  Sheet sheet;
  Row(sheet.Page(), 300, "Dijk", true, true), Row(sheet, 320, "Kade", true, true);
  sheet.Text(105, 380, 8,
             "Tussen de twee tabellen staat een zin die van de ene kant van de bladspiegel naar de andere gaat");
  Row(sheet, 420, "Duin", true, true), Row(sheet, 440, "Wad", true, true);
  EXPECT_EQ(Cells(sheet), "0.0 Duin\n0.1 een\n0.2 twee woorden\n1.0 Wad\n1.1 een\n1.2 twee woorden\n");  // the second
}

TEST(FilledCells, ACellBesideThemCanBeWhite) {
  Sheet sheet;
  Row(sheet.Page(), 500, "Dijk", true, true), Row(sheet, 520, "Kade", false, true),
      Row(sheet, 540, "Duin", false, true);
  EXPECT_EQ(Cells(sheet), kRows);
}

TEST(FilledCells, OneThatReachesOverTwoRowsIsOne) {
  Sheet sheet;
  Row(sheet.Page(), 500, "Dijk", true, true), Row(sheet, 520, "Kade", false, true),
      Row(sheet, 540, "en duin", false, true);
  sheet.Rule(100, 520, 200, 560);
  EXPECT_EQ(
      Cells(sheet),
      "0.0 Dijk\n0.1 een\n0.2 twee woorden\n1.0 Kade/en duin\n1.1 een\n1.2 twee woorden\n2.1 een\n2.2 twee woorden\n");
}

// A marked text: each word has a box of its own, and a line begins where the others do.
TEST(FilledCells, MarkedWordsAreNone) {
  Sheet sheet;
  sheet.Page();
  float y = 300;
  for (const auto& words : {std::vector<std::string>{"van", "de", "brief", "over", "dijken", "en"},
                            {"sluizen", "die", "in", "deze", "dagen"},
                            {"na", "regen", "en", "wind", "gemeten", "zijn"},
                            {"door", "het", "schap", "aan", "de", "kust"}}) {
    float x = 100;
    for (const std::string& word : words) {
      const float end = x + 5 * static_cast<float>(word.size()) + 2.5F;
      sheet.Text(x, y, 10, word).Rule(x, y - 9, end, y + 3), x = end;
    }
    y += 12;
  }
  EXPECT_EQ(Cells(sheet), "");
}

}  // namespace
}  // namespace kst
