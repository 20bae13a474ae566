// What is printed across the text or beside it, and letters that stand apart from their words.
#include <gtest/gtest.h>

#include "extract/layout/layout.h"
#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

TEST(LaidOver, ALevelWatermarkIsNoText) {
  for (const std::string_view mark : {"CONCEPT", "VERTROUWELIJK", "ONTWERP"}) {
    Sheet sheet;
    Body(sheet.Page());
    sheet.Text(150, 345, 40, mark, {.bold = true});
    EXPECT_EQ(Rest(sheet), "margin: " + std::string(mark) + "\n");
  }
}

// One that has its baseline in common with a line of the text under it.
TEST(LaidOver, AWatermarkOnTheBaselineOfALineIsNoText) {
  Sheet sheet;
  Body(sheet.Page());
  sheet.Text(90, 348, 40, "CONCEPT", {.bold = true});
  EXPECT_EQ(Rest(sheet), "margin: CONCEPT\n");
}

TEST(LaidOver, ATitleAboveTheTextIsNoWatermark) {
  Sheet sheet;
  Body(sheet.Page());
  sheet.Text(100, 260, 40, "RAPPORT", {.bold = true});
  EXPECT_EQ(Rest(sheet), "heading: RAPPORT\n");
}

// Looking below each of them would cost their number times that of the lines.
TEST(LaidOver, APageFullOfLargeTypeHasNoWatermark) {
  Sheet sheet;
  Body(sheet.Page());
  for (int i = 0; i < 30; ++i) sheet.Text(150, 300 + 7 * static_cast<float>(i), 40, "GROOT", {.bold = true});
  EXPECT_EQ(Rest(sheet).find("margin"), std::string::npos);
}

TEST(LaidOver, NumbersOfLinesAreNoText) {
  for (const int step : {1, 5}) {
    Sheet sheet;
    Body(sheet.Page(), 100, 200, 20);
    for (int line = step; line <= 20; line += step)
      sheet.Text(60, 200 + 12 * static_cast<float>(line - 1), 7, std::to_string(line));
    EXPECT_EQ(Rest(sheet).find("paragraph"), std::string::npos) << Rest(sheet);
    EXPECT_NE(Rest(sheet).find("margin: " + std::to_string(step)), std::string::npos) << Rest(sheet);
  }
}

TEST(LaidOver, NumbersOfItemsAreText) {
  Sheet sheet;
  float y = Body(sheet.Page());
  for (int item = 1; item <= 6; ++item, y += 24)
    sheet.Text(100, y, 10, std::to_string(item))
        .Lines(120, y, 10, {"Een punt op de agenda van de vergadering van", "de commissie."});
  EXPECT_EQ(Rest(sheet).find("margin"), std::string::npos) << Rest(sheet);
}

// A capital over two or three lines, with its baseline on one of them or between two.
TEST(DropCapital, JoinsItsWord) {
  const struct {
    float size, baseline;
    int lines;
  } rows[] = {{43.3F, 324, 3}, {26.7F, 312, 2}, {30, 314.5F, 2}};
  for (const auto& row : rows) {
    Sheet sheet;
    sheet.Page().Text(100, row.baseline, row.size, "D");
    const float beside = 100 + row.size / 2 + 3;
    for (int line = 0; line < row.lines; ++line)
      sheet.Text(
          beside, 300 + 12 * static_cast<float>(line), 10,
          line ? "die de Kamer hierover in maart heeft aangenomen" : "e motie van het lid Brug gaat over alle sluizen");
    Body(sheet, 100, 300 + 12 * static_cast<float>(row.lines));
    const std::string spelt = Rest(sheet);
    EXPECT_EQ(spelt.substr(0, spelt.find('\n')), "paragraph: De motie van het lid Brug gaat over alle sluizen");
    EXPECT_EQ(spelt.find(": ", 12), std::string::npos) << spelt;
  }
}

// A font that shows its spaces elsewhere, and a line without them: narrow gaps part words there too.
TEST(WordGaps, AreFoundInALineThatShowsNoSpace) {
  for (const float gap : {0.18F, 0.20F, 0.24F}) {
    Sheet sheet;
    float y = Body(sheet.Page());
    float x = 100;
    for (const std::string_view word : {"De", "motie", "van", "het", "lid", "Brug", "is", "uitgevoerd."}) {
      sheet.Text(x, y, 10, word);
      x += 5 * static_cast<float>(word.size()) + 10 * gap;
    }
    EXPECT_NE(Rest(sheet).find("De motie van het lid Brug is uitgevoerd."), std::string::npos) << Rest(sheet);
  }
}

// One long word with an uneven letter stays one.
TEST(WordGaps, ALongWordIsNotParted) {
  Sheet sheet;
  const float y = Body(sheet.Page());
  sheet.Text(100, y, 10, "Arbeidsongeschikt").Text(186, y, 10, "heids").Text(212, y, 10, "verzekering");
  EXPECT_NE(Rest(sheet).find("Arbeidsongeschiktheidsverzekering"), std::string::npos) << Rest(sheet);
}

// Letters as far from each other as words are: each strip is a word.
TEST(WordGaps, LettersThatAreSpacedMakeWords) {
  Sheet sheet;
  const float y = Body(sheet.Page());
  float x = 100;
  for (const std::string_view word : {"BRIEF", "VAN", "DE", "MINISTER"}) {
    sheet.Text(x, y + 24, 10, word, {.tracking = 3.5F});
    x += 8.5F * static_cast<float>(word.size()) + 7;
  }
  EXPECT_NE(Rest(sheet).find("BRIEF VAN DE MINISTER"), std::string::npos) << Rest(sheet);
}

// A page whose text is turned is text, however little; a stamp beside text is not.
TEST(Turned, APageOfTurnedLinesIsText) {
  for (const bool alone : {true, false}) {
    Sheet sheet;
    Body(sheet.Page());
    sheet.Page();
    if (!alone) Body(sheet);
    for (int line = 0; line < 3; ++line)
      sheet.Upwards(100 + 14 * static_cast<float>(line), 700, 9, "Motie van het lid Brug over sluizen");
    EXPECT_EQ(Rest(sheet).find("paragraph: Motie") != std::string::npos, alone) << Rest(sheet);
  }
}

}  // namespace
}  // namespace kst
