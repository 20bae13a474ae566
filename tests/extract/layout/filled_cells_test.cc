// Tables whose cells are filled and not ruled, as pages of a few invented words.
#include <gtest/gtest.h>

#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

// A row of three columns from 100 to 400, 20 points high; the first or the last of them can be white.
struct Filled {
  float y = 0;
  std::string_view word;
  bool first = true, others = true, last = true;
};

void Row(Sheet& sheet, const Filled& row) {
  const float y = row.y;
  if (row.first) sheet.Rule(100, y, 200, y + 20);
  if (row.others) sheet.Rule(200, y, 300, y + 20).Rule(203, y, 297, y + 20);  // and a paragraph
  if (row.others && row.last) sheet.Rule(300, y, 400, y + 20);
  sheet.Text(105, y + 13, 8, row.word).Text(205, y + 13, 8, "een").Text(305, y + 13, 8, "twee woorden");
}

const std::string kRows =
    "0.0 Dijk\n0.1 een\n0.2 twee woorden\n1.0 Kade\n1.1 een\n1.2 twee woorden\n2.0 Duin\n2.1 een\n2.2 twee woorden\n";

TEST(FilledCells, AreCells) {
  struct Case {
    const char* what;
    std::vector<Filled> rows;
  };
  for (const auto& [what, rows] : std::initializer_list<Case>{
           {"all are filled", {{500, "Dijk"}, {520, "Kade"}, {540, "Duin"}}},
           {"every second row is white", {{500, "Dijk"}, {520, "Kade", false, false}, {540, "Duin"}}},
           {"the first row is white", {{500, "Dijk", false, false}, {520, "Kade"}, {540, "Duin"}}},
           {"the last row is white", {{500, "Dijk"}, {520, "Kade"}, {540, "Duin", false, false}}},
           {"a high row is white", {{500, "Dijk"}, {520, "Kade", false, false}, {640, "Duin"}}},
           {"the first of some is white", {{500, "Dijk"}, {520, "Kade", false}, {540, "Duin", false}}},
           {"the last of some is white", {{500, "Dijk"}, {520, "Kade", true, true, false}, {540, "Duin"}}}}) {
    Sheet sheet;
    sheet.Page();
    for (const Filled& row : rows) Row(sheet, row);
    EXPECT_EQ(Cells(sheet), kRows) << what;
  }
}

// Two tables of the same columns: what stands between them is in neither.
TEST(FilledCells, WhatIsNoHighRowEndsATable) {
  struct Words {
    float x = 0, y = 0;
    std::string_view words;
  };
  struct Case {
    float second = 0;  // where the second table begins
    std::vector<Words> between;
  };
  for (const auto& [second, between] : std::initializer_list<Case>{
           {540, {{105, 490, "Tussen de twee tabellen staat een zin die van de ene kant naar de andere gaat"}}},
           {540, {{105, 490, "Bron: de kaart"}}},
           {720, {{105, 600, "te hoog"}, {205, 600, "voor"}, {305, 600, "een rij"}}}}) {
    Sheet sheet;
    Row(sheet.Page(), {410, "Dijk"}), Row(sheet, {430, "Kade"});
    for (const auto& [x, y, words] : between) sheet.Text(x, y, 8, words);
    Row(sheet, {second, "Duin"}), Row(sheet, {second + 20, "Wad"});
    EXPECT_EQ(Cells(sheet),
              "0.0 Dijk\n0.1 een\n0.2 twee woorden\n1.0 Kade\n1.1 een\n1.2 twee woorden\n---\n"
              "0.0 Duin\n0.1 een\n0.2 twee woorden\n1.0 Wad\n1.1 een\n1.2 twee woorden\n")
        << between[0].words;
  }
}

TEST(FilledCells, OneThatReachesOverTwoRowsIsOne) {
  Sheet first;
  Row(first.Page(), {500, "Dijk"}), Row(first, {520, "Kade", false}), Row(first, {540, "en duin", false});
  first.Rule(100, 520, 200, 560);
  EXPECT_EQ(
      Cells(first),
      "0.0 Dijk\n0.1 een\n0.2 twee woorden\n1.0 Kade/en duin\n1.1 een\n1.2 twee woorden\n2.1 een\n2.2 twee woorden\n");

  Sheet last;
  Row(last.Page(), {500, "Dijk"}), Row(last, {520, "Kade", true, true, false}),
      Row(last, {540, "Duin", true, true, false});
  last.Rule(300, 520, 400, 560);
  EXPECT_EQ(
      Cells(last),
      "0.0 Dijk\n0.1 een\n0.2 twee woorden\n1.0 Kade\n1.1 een\n1.2 twee woorden/twee woorden\n2.0 Duin\n2.1 een\n");
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
