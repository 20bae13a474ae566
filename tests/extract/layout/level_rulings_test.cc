// Tables ruled between their rows only, as pages of a few invented words.
#include <gtest/gtest.h>

#include "extract/layout/layout.h"
#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

// Official print rules between rows only; what goes through all rows parts the columns.
TEST(LevelRulings, BetweenLevelRulingsWhitePartsTheColumns) {
  Sheet sheet;
  sheet.Page();
  for (const float y : {500.0F, 520.0F, 545.0F, 570.0F, 595.0F}) sheet.Rule(100, y, 400, y);
  sheet.Text(102, 512, 8, "Motie").Text(202, 512, 8, "Vindplaats").Text(302, 512, 8, "Stand");
  for (const float y : {530.0F, 555.0F, 580.0F})
    sheet.Lines(102, y, 8, {"een motie", "over sluizen"}).Text(202, y, 8, "nr. 12").Lines(302, y, 8, {"afge-", "daan"});
  EXPECT_EQ(Cells(sheet),
            "0.0 Motie\n0.1 Vindplaats\n0.2 Stand\n"
            "1.0 een motie/over sluizen\n1.1 nr. 12\n1.2 afge-/daan\n"
            "2.0 een motie/over sluizen\n2.1 nr. 12\n2.2 afge-/daan\n"
            "3.0 een motie/over sluizen\n3.1 nr. 12\n3.2 afge-/daan\n");
}

// Two overviews of one form, parted by white between rulings, are two.
TEST(LevelRulings, ATitleBelowAnEmptyRowOpensAnotherOne) {
  Sheet sheet;
  sheet.Page();
  for (const float y : {500.0F, 520.0F, 545.0F, 570.0F, 590.0F, 610.0F, 635.0F, 660.0F}) sheet.Rule(100, y, 400, y);
  for (const float y : {512.0F, 602.0F}) sheet.Text(102, y, 10, "Overzicht");
  for (const float y : {532.0F, 557.0F, 622.0F, 647.0F}) {
    sheet.Text(102, y, 8, "een motie").Text(202, y, 8, "nr. 12").Text(302, y, 8, "afgedaan");
  }
  const std::string rows = "1.0 een motie\n1.1 nr. 12\n1.2 afgedaan\n2.0 een motie\n2.1 nr. 12\n2.2 afgedaan\n";
  EXPECT_EQ(Cells(sheet), "0.0 Overzicht\n" + rows + "---\n0.0 Overzicht\n" + rows);
}

// A caption in a filled band, then two rows of words and a figure, each between rulings from x to 400.
float Captioned(Sheet& sheet, float x, float y, std::string_view caption,
                std::initializer_list<std::string_view> rows) {
  sheet.Rule(x, y, 400, y + 20).Rule(x, y, 400, y).Rule(x, y + 20, 400, y + 20).Text(x + 4, y + 13, 10, caption);
  for (const std::string_view row : rows) {
    y += 20;
    sheet.Text(x + 2, y + 13, 8, row).Text(370, y + 13, 8, "12,5").Rule(x, y + 20, 400, y + 20);
  }
  return y + 20;
}

float Dijken(Sheet& sheet) {
  return Captioned(sheet.Page(), 100, 420, "Tabel 1 Dijken", {"Dijken", "Kaden", "Duinen"});
}
void Sluizen(Sheet& sheet, float x, float y) {
  Captioned(sheet, x, y, "Tabel 2 Sluizen", {"Sluizen", "Stuwen", "Gemalen"});
}
const std::string kDijkenAndSluizen =
    "0.0 Dijken\n0.1 12,5\n1.0 Kaden\n1.1 12,5\n2.0 Duinen\n2.1 12,5\n---\n"
    "0.0 Sluizen\n0.1 12,5\n1.0 Stuwen\n1.1 12,5\n2.0 Gemalen\n2.1 12,5\n";

// Official print rules two tables over the same width: what stands between them is text.
TEST(LevelRulings, TextBetweenTwoOfThemIsInNeither) {
  Sheet sheet;
  const float end = Dijken(sheet);
  sheet.Text(102, end + 30, 10, "Toelichting bij de sluizen");
  Sluizen(sheet, 100, end + 60);
  EXPECT_EQ(Cells(sheet), kDijkenAndSluizen);
}

TEST(LevelRulings, ANarrowerOneBelowIsATable) {
  Sheet sheet;
  Sluizen(sheet, 200, Dijken(sheet) + 60);
  EXPECT_EQ(Cells(sheet), kDijkenAndSluizen);
}

// White and a band end a table, whatever the caption in the band is like.
TEST(LevelRulings, ABandBelowAnEmptyRowOpensAnotherOne) {
  Sheet sheet;
  const float end = Dijken(sheet);
  Sluizen(sheet, 100, end + 12);
  sheet.Text(104, end + 30, 10, "en stuwen");
  EXPECT_EQ(Cells(sheet), kDijkenAndSluizen);
}

// …or between no rulings, when each line ends in a figure: also where there are two.
TEST(LevelRulings, FiguresBetweenLevelRulingsAreRows) {
  for (const int count : {2, 3}) {
    Sheet sheet;
    const float end = Captioned(sheet.Page(), 100, 420, "Tabel 1 Dijken", {"Dijken", "Kaden"});
    std::string expected = "0.0 Dijken\n0.1 12,5\n1.0 Kaden\n1.1 12,5\n";
    for (int i = 0; i != count; ++i) {
      sheet.Text(102, end + 12 + 11 * static_cast<float>(i), 8, "waarvan zand");
      sheet.Text(370, end + 12 + 11 * static_cast<float>(i), 8, "1,25");
      expected += std::to_string(2 + i) + ".0 waarvan zand\n" + std::to_string(2 + i) + ".1 1,25\n";
    }
    sheet.Rule(100, end + 12 * static_cast<float>(count) + 8, 400, end + 12 * static_cast<float>(count) + 8);
    EXPECT_EQ(Cells(sheet), expected);
  }
}

// A name wider than the figures below it reaches into the white: the columns are parted beside it, through the title
// of the table, or through a head over several names.
TEST(LevelRulings, ColumnsArePartedBesideTheirNames) {
  Sheet sheet;
  sheet.Page();
  for (const float y : {500.0F, 520.0F, 540.0F, 560.0F, 580.0F}) sheet.Rule(100, y, 400, y);
  sheet.Text(102, 512, 8, "Een titel die tot over het wit tussen twee kolommen reikt en");
  sheet.Text(247, 532, 8, "Nu over").Text(342, 532, 8, "Verschil totaal");
  for (const float y : {552.0F, 572.0F}) sheet.Text(102, y, 8, "Dijken").Text(263, y, 8, "1,2").Text(388, y, 8, "1,4");
  EXPECT_NE(Cells(sheet).find("\n1.1! Nu over\n1.2! Verschil totaal\n2.0 Dijken\n"), std::string::npos) << Cells(sheet);

  Sheet nested;
  nested.Page();
  for (const float y : {500.0F, 520.0F, 540.0F, 560.0F, 580.0F}) nested.Rule(100, y, 400, y);
  nested.Text(195, 512, 8, "Begroting van nu").Text(362, 512, 8, "Verschil");
  nested.Text(150, 532, 8, "aangegaan").Text(218, 532, 8, "uitgaven").Text(256, 532, 8, "ontvangsten");
  nested.Text(374, 532, 8, "totaal");
  for (const float y : {552.0F, 572.0F}) {
    nested.Text(102, y, 8, "Dijken").Text(174, y, 8, "1,2").Text(238, y, 8, "1,4");
    nested.Text(288, y, 8, "1,6").Text(388, y, 8, "1,8");
  }
  EXPECT_EQ(Cells(nested).substr(0, 96),
            "0.1+3! Begroting van nu\n0.4! Verschil\n1.1! aangegaan\n1.2! uitgaven\n1.3! ontvangsten\n1.4! totaal\n");
}

// Book style: rulings around the head and below the last row. Rows begin where three cells do, below white.
TEST(LevelRulings, RowsBetweenTwoRulingsBeginWhereThreeCellsDo) {
  Sheet sheet;
  sheet.Page();
  for (const float y : {500.0F, 520.0F, 600.0F}) sheet.Rule(100, y, 400, y);
  sheet.Text(102, 512, 8, "Doel").Text(202, 512, 8, "Norm").Text(302, 512, 8, "Stand");
  for (const float y : {532.0F, 572.0F}) {
    if (y < 540) sheet.Lines(102, y, 8, {"de dijk", "wordt hoger"});
    sheet.Lines(202, y, 8, {"alle", "kaden"}).Lines(302, y, 8, {"gereed"}).Lines(362, y, 8, {"ja"});
  }
  EXPECT_EQ(Cells(sheet),
            "0.0 Doel\n0.1 Norm\n0.2 Stand\n1.0 de dijk/wordt hoger\n1.1 alle/kaden\n1.2 gereed\n1.3 ja\n"
            "2.1 alle/kaden\n2.2 gereed\n2.3 ja\n");
}

// Figures flush right reach nearly to the names, flush left, of the next column.
TEST(LevelRulings, ColumnsCanBeNearlyThreePointsApart) {
  Sheet sheet;
  sheet.Page();
  for (const float y : {500.0F, 520.0F, 540.0F, 560.0F, 580.0F}) sheet.Rule(100, y, 400, y);
  sheet.Text(102, 512, 8, "Jaar").Text(182, 512, 8, "Stand").Text(242.8F, 512, 8, "Verstrekt");
  for (const float y : {532.0F, 552.0F, 572.0F})
    sheet.Text(102, y, 8, "dijk").Text(216, y, 8, "31,167").Text(384, y, 8, "32,1");
  EXPECT_EQ(Cells(sheet).substr(0, 66), "0.0! Jaar\n0.1! Stand\n0.2! Verstrekt\n1.0 dijk\n1.1 31,167\n1.2 32,1\n2");
}

// A name flush left above figures flush right.
TEST(LevelRulings, ColumnsOfWhichNoRowHasBothAreOne) {
  Sheet sheet;
  sheet.Page();
  for (const float y : {500.0F, 520.0F, 540.0F, 560.0F, 580.0F}) sheet.Rule(100, y, 400, y);
  for (const float y : {512.0F, 572.0F}) sheet.Text(102, y, 8, y < 540 ? "Jaar" : "Som").Text(302, y, 8, "Stand 12");
  for (const float y : {532.0F, 552.0F}) sheet.Text(184, y, 8, "2021").Text(322, y, 8, "1,2");
  EXPECT_EQ(Cells(sheet), "0.0 Jaar\n0.1 Stand 12\n1.0 2021\n1.1 1,2\n2.0 2021\n2.1 1,2\n3.0 Som\n3.1 Stand 12\n");
}

// A head in the middle of several names spans them, though no ruling says so; the nearest ruling is not drawn
// through a name that reaches into the white.
TEST(LevelRulings, AHeadInTheMiddleOfNamesSpansThem) {
  Sheet sheet;
  sheet.Page();
  for (const float y : {500.0F, 520.0F, 540.0F, 560.0F, 580.0F}) sheet.Rule(100, y, 400, y);
  sheet.Text(259, 512, 8, "Uitgaven").Text(356, 512, 8, "Verschil");
  for (const float x : {206.0F, 266.0F, 326.0F, 386.0F}) sheet.Text(x, 532, 8, "naam");
  for (const float y : {552.0F, 572.0F}) {
    sheet.Text(102, y, 8, "Dijken");
    for (const float x : {210.0F, 270.0F, 330.0F, 390.0F}) sheet.Text(x, y, 8, "1,2");
  }
  EXPECT_EQ(Cells(sheet).substr(0, 70), "0.1+3! Uitgaven\n0.4! Verschil\n1.1! naam\n1.2! naam\n1.3! naam\n1.4! naam\n");
}

// Rows of three cells 20 points apart with a ruling below each of the first `ruled`, and a text above and below.
Sheet OpenRows(int rows, int ruled, bool first_is_head = true) {
  Sheet sheet;
  const float y = Body(sheet.Page(), 100, 380, 6) + 20;
  for (int r = 0; r != rows; ++r) {
    const float at = y + 20 * static_cast<float>(r);
    const bool head = r == 0 && first_is_head;
    sheet.Text(102, at, 8, head ? "Plaats" : "een dijk").Text(202, at, 8, head ? "Soort" : "van klei");
    sheet.Text(302, at, 8, head ? "Stand" : "op hoogte");
    if (r < ruled) sheet.Rule(100, at + 5, 420, at + 5);
  }
  Body(sheet, 100, y + 20 * static_cast<float>(rows) + 10, 6);
  return sheet;
}

TEST(LevelRulings, NothingNeedsToRuleTheHead) {
  const std::string head = "0.0 Plaats\n0.1 Soort\n0.2 Stand\n", row = ".0 een dijk\n";
  for (const auto& [rows, ruled] : {std::pair(4, 4), {4, 3}, {2, 2}, {2, 1}}) {
    const std::string cells = Cells(OpenRows(rows, ruled));
    if (ruled == 1) {  // one ruling is no table
      EXPECT_EQ(cells, "");
      continue;
    }
    EXPECT_EQ(cells.find(head), 0U) << rows << " " << ruled << "\n" << cells;
    EXPECT_NE(cells.find(std::to_string(rows - 1) + row), std::string::npos) << rows << " " << ruled << "\n" << cells;
    EXPECT_EQ(cells.find("een regel"), std::string::npos) << cells;
  }
}

// What is set over the columns, or in the first one alone, is text above the table.
TEST(LevelRulings, ALineAboveTheFirstRulingIsText) {
  for (const char* above : {"Dijken van klei en kaden van zand langs de rivier", "Dijken"}) {
    Sheet sheet;
    sheet.Page().Text(102, 495, 8, above).Rule(100, 500, 420, 500);
    for (const float y : {512.0F, 532.0F, 552.0F})
      sheet.Text(102, y, 8, "een dijk")
          .Text(202, y, 8, "van klei")
          .Text(302, y, 8, "op hoogte")
          .Rule(100, y + 8, 420, y + 8);
    EXPECT_EQ(Cells(sheet).find("0.0 een dijk\n0.1 van klei\n"), 0U) << above << "\n" << Cells(sheet);
  }
}

TEST(LevelRulings, AFilledHeadAboveThemIsARow) {
  Sheet sheet;
  sheet.Page();
  for (const float x : {100.0F, 200.0F, 300.0F}) sheet.Rule(x, 500, x + 100, 515);
  sheet.Text(102, 511, 8, "Plaats").Text(202, 511, 8, "Soort").Text(302, 511, 8, "Stand");
  for (const float y : {526.0F, 546.0F, 566.0F})
    sheet.Text(102, y, 8, "een dijk").Text(202, y, 8, "van klei").Text(302, y, 8, "12").Rule(100, y + 5, 400, y + 5);
  EXPECT_EQ(Cells(sheet),
            "0.0! Plaats\n0.1! Soort\n0.2! Stand\n1.0 een dijk\n1.1 van klei\n1.2 12\n2.0 een dijk\n2.1 van klei\n"
            "2.2 12\n3.0 een dijk\n3.1 van klei\n3.2 12\n");
}

}  // namespace
}  // namespace kst
