// Tables as Dutch papers set them, as pages of a few invented words.
#include <gtest/gtest.h>

#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

TEST(Tables, AreKeptRowByRow) {
  Sheet sheet;
  const float y = Body(sheet.Page(), 100, 200) + 24;
  const std::string_view rows[][3] = {{"Land", "2021", "2022"}, {"Aruba", "11", "12"}, {"Bonaire", "7", "8"}};
  for (int r = 0; r != 3; ++r) {
    for (int c = 0; c != 3; ++c) {
      sheet.Text(100 + 100.0F * static_cast<float>(c), y + 12.0F * static_cast<float>(r), 10, rows[r][c]);
    }
  }
  EXPECT_EQ(Rest(sheet),
            "table: Land\ntable: 2021\ntable: 2022\ntable: Aruba\ntable: 11\ntable: 12\n"
            "table: Bonaire\ntable: 7\ntable: 8\n");
}

// A table wider than the text reaches into the margin, where letterheads stand.
TEST(Tables, CellsBesideTheTextAreTheirRow) {
  Sheet sheet;
  const float y = Body(sheet.Page(), 100, 200) + 24;
  sheet.Text(100, y, 8, "Schulden").Text(564, y, 8, "Saldo");
  sheet.Text(100, y + 12, 8, "a) Eerste Kamer").Text(560, y + 12, 8, "37.115");
  sheet.Text(100, y + 24, 8, "b) Tweede Kamer").Text(548, y + 24, 8, "5.466.966");
  EXPECT_EQ(Rest(sheet),
            "table: Schulden\ntable: Saldo\ntable: a) Eerste Kamer\ntable: 37.115\n"
            "table: b) Tweede Kamer\ntable: 5.466.966\n");
}

TEST(Tables, ACellThatWrapsIsReadWhole) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 24;
  for (const std::string_view name : {"Kuik", "Bikker", "Segers"}) {
    sheet.Text(100, y, 10, name).Text(200, y, 10, "de motie over").Text(320, y, 10, "is in de brief");
    sheet.Text(200, y + 12, 10, "de haven").Text(320, y + 12, 10, "gemeld");
    y += 40;
  }
  const std::string rest = Rest(sheet);
  EXPECT_EQ(rest.substr(0, rest.find("table: Bikker")),
            "table: Kuik\n| de motie over\n| de haven\n| is in de brief\n| gemeld\n");
}

// The short cell of a row stands at half the height of the long one, on a baseline of its own.
TEST(Tables, CellsInTheMiddleOfTheirRowAreReadWhole) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 24;
  for (const std::string_view name : {"Motie-Kuik", "Motie-Bikker", "Motie-Segers"}) {
    sheet.Text(100, y + 6, 8, name).Lines(250, y, 8, {"Kamerstukken II 2021/22,", "35 925, nr. 7"});
    y += 30;
  }
  const std::string rest = Rest(sheet);
  EXPECT_EQ(rest.substr(0, rest.find("table: Motie-Bikker")),
            "table: Motie-Kuik\n| Kamerstukken II 2021/22,\n| 35 925, nr. 7\n");
}

// Rows without white, but for the half point that a ruling takes.
TEST(Tables, ARulingPartsRows) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 24;
  const std::string_view rows[][4] = {{"Ruime regels", "voor scholen", "Ik werk aan", "een wet"},
                                      {"Meer toezicht", "op banken", "Ik overleg", "met de sector"},
                                      {"Externe hulp", "bij fraude", "Ik onderzoek", "de wens"}};
  for (const auto& row : rows) {
    sheet.Lines(100, y, 10, {row[0], row[1]}).Lines(300, y, 10, {row[2], row[3]});
    y += 24.5F;
  }
  EXPECT_EQ(Rest(sheet),
            "table: Ruime regels\n| voor scholen\n| Ik werk aan\n| een wet\n"
            "table: Meer toezicht\n| op banken\n| Ik overleg\n| met de sector\n"
            "table: Externe hulp\n| bij fraude\n| Ik onderzoek\n| de wens\n");
}

// The widest column looks like the body of the page; its labels stand in the margin.
TEST(Tables, LabelsLeftOfTheBodyAreTheirRow) {
  Sheet sheet;
  float y = Body(sheet.Page(), 200, 100);
  for (const std::string_view name : {"Stabiliteits", "Resolutie", "Toezichts"}) {
    sheet.Text(60, y, 10, name).Text(60, y + 12, 10, "toets banken");
    y = Body(sheet, 200, y, 3) + 6;
  }
  const std::string rest = Rest(sheet);
  EXPECT_EQ(rest,
            "table: Stabiliteits\n| toets banken\ntable: Resolutie\n| toets banken\n"
            "table: Toezichts\n| toets banken\n");
}

TEST(Tables, FiguresBesideALabelThatWrapsAreCells) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 24;
  for (int row = 0; row != 3; ++row, y += 24) {
    sheet.Lines(100, y, 10, {"Bijdrage aan", "de scholen"}).Text(300, y, 10, "12,5").Text(400, y, 10, "13,0");
  }
  const std::string row = "table: Bijdrage aan\n| de scholen\ntable: 12,5\ntable: 13,0\n";
  EXPECT_EQ(Rest(sheet), row + row + row);
}

TEST(Tables, TheNumberOfARowGoesWithItsText) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 24;
  for (int row = 1; row != 4; ++row, y += 40) {
    sheet.Text(100, y, 10, std::to_string(row) + ".").Text(130, y, 10, "(T0129" + std::to_string(row) + ")");
    sheet.Lines(220, y, 10, {"Toezegging over", "het water"}).Lines(340, y, 10, {"Dit staat in", "de brief"});
  }
  const std::string rest = Rest(sheet);
  EXPECT_EQ(rest.substr(0, rest.find("table: 2.")),
            "table: 1.  (T01291)  Toezegging over\n| het water\n| Dit staat in\n| de brief\n");
}

// Less than an em of white, but just where the cells of other rows begin.
TEST(Tables, CellsThatNearlyTouchAreCut) {
  Sheet sheet;
  const float y = Body(sheet.Page(), 100, 200) + 24;
  sheet.Text(100, y, 10, "Naam").Text(200, y, 10, "Vindplaats").Text(340, y, 10, "Stand");
  sheet.Text(100, y + 20, 10, "Een lange titel hier").Text(200, y + 20, 10, "Kamerstuk").Text(340, y + 20, 10, "Ja");
  sheet.Text(100, y + 40, 10, "Een titel").Text(200, y + 40, 10, "Kamerstuk").Text(340, y + 40, 10, "Nee");
  EXPECT_EQ(Rest(sheet),
            "table: Naam  Vindplaats  Stand\ntable: Een lange titel hier  Kamerstuk  Ja\n"
            "table: Een titel  Kamerstuk  Nee\n");
}

// …or nearly there, wherever that falls: edges of one column differ by less than a quarter of a point.
TEST(Tables, CellsThatNearlyTouchAreCutWhereverTheirEdgesFall) {
  for (int step = 0; step != 10; ++step) {
    Sheet sheet;
    const float y = Body(sheet.Page(), 100, 200) + 24;
    const float edge = 200 + 0.04F * static_cast<float>(step);
    sheet.Text(100, y, 10, "Naam").Text(edge, y, 10, "Vindplaats").Text(340, y, 10, "Stand");
    sheet.Text(100, y + 20, 10, "Een lange titel hier").Text(edge + 0.2F, y + 20, 10, "Kamerstuk");
    sheet.Text(340, y + 20, 10, "Ja");
    sheet.Text(100, y + 40, 10, "Een titel").Text(edge, y + 40, 10, "Kamerstuk").Text(340, y + 40, 10, "Nee");
    EXPECT_NE(Rest(sheet).find("table: Een lange titel hier  Kamerstuk  Ja\n"), std::string::npos) << edge;
  }
}

// A question with the page it is about, right of the text.
TEST(Tables, WhatStandsBesideTheTextCutsNoSentence) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 24;
  sheet.Text(100, y, 10, "20 Wat is uw reactie op het bericht dat de scholen").Text(450, y, 10, "33");
  sheet.Text(115, y + 12, 10, "hun deuren sluiten?");
  Body(sheet, 100, y + 36);
  EXPECT_EQ(Rest(sheet), "table: 20 Wat is uw reactie op het bericht dat de scholen\n| hun deuren sluiten?\n| 33\n");
}

// Small type far right with one left edge: a column with cells beside it is no letterhead.
TEST(Tables, TheLastColumnInSmallTypeIsNoLetterhead) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 24;
  sheet.Text(360, y, 7, "Bedragen");
  y += 24;
  sheet.Text(100, y, 7, "Uitgaven").Text(360, y, 7, "Realisatie");
  for (const std::string_view row : {"Personeel", "Huur", "Reizen"}) {
    y += 20;
    sheet.Text(100, y, 7, row).Text(300, y, 7, "12").Text(360, y, 7, "13");
  }
  EXPECT_EQ(Rest(sheet),
            "paragraph: Bedragen\ntable: Uitgaven\ntable: Realisatie\ntable: Personeel\ntable: 12\ntable: 13\n"
            "table: Huur\ntable: 12\ntable: 13\ntable: Reizen\ntable: 12\ntable: 13\n");
}

TEST(Tables, AreNotSeenInText) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 12;
  for (const std::string_view item : {"het eerste punt op de lange lijst", "nog een punt dat erbij hoort"}) {
    sheet.Text(100, y, 10, "a.").Text(130, y, 10, item).Text(130, y + 12, 10, "en dat doorloopt");
    y += 24;
  }
  for (const float gap : {18.0F, 20.0F, 19.0F, 21.0F, 18.5F, 20.5F}) {  // justified, of few words
    float x = 100;
    for (const std::string_view word : {"lange", "woorden", "in", "een", "smalle", "kolom"}) {
      sheet.Text(x, y, 10, word);
      x += 5 * static_cast<float>(word.size()) + gap;
    }
    y += 12;
  }
  EXPECT_EQ(Rest(sheet).find("table"), std::string::npos) << Rest(sheet);
}

TEST(Labels, LeftOfTheBodyAreBlocks) {
  Sheet sheet;
  const float y = Body(sheet.Page(), 100, 200) + 24;
  sheet.Text(40, y, 10, "(w.g.)").Text(100, y, 10, "A. Jansen");
  sheet.Text(40, y + 40, 10, "34 130").Text(100, y + 40, 10, "Wijziging van een wet");
  EXPECT_EQ(Rest(sheet), "paragraph: (w.g.)\nparagraph: A. Jansen\nparagraph: 34 130 Wijziging van een wet\n");
}

}  // namespace
}  // namespace kst
