// Tables between drawn lines, as pages of a few invented words.
#include <gtest/gtest.h>

#include "extract/layout/layout.h"
#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

// Two columns of two rows from y on, each 30 points high; the words of a row begin with its name.
void Rows(Sheet& sheet, float y, std::initializer_list<std::string> names, Type type = {}) {
  sheet.Rule(100, y, 300, y);
  for (const std::string& name : names) {
    sheet.Lines(105, y + 10, 8, {name + " een", name + " lang-"}, type).Lines(205, y + 10, 8, {name + " twee"}, type);
    for (const float x : {100.0F, 200.0F, 300.0F}) sheet.Rule(x, y, x, y + 30);
    y += 30;
    sheet.Rule(100, y, 300, y);
  }
}

// Each line of the page goes through both columns; between rulings a cell is read whole.
TEST(RuledTables, ACellOfSeveralLinesIsOneBlock) {
  Sheet sheet;
  sheet.Page();
  Rows(sheet, 300, {"a", "b", "c"});
  EXPECT_EQ(Cells(sheet),
            "0.0 a een/a lang-\n0.1 a twee\n1.0 b een/b lang-\n1.1 b twee\n2.0 c een/c lang-\n2.1 c twee\n");
}

TEST(RuledTables, WordsThatNearlyTouchARulingAreParted) {
  Sheet sheet;
  sheet.Page().Grid({100, 146, 250}, {500, 530, 560, 590});
  for (const float y : {510.0F, 540.0F, 570.0F})
    sheet.Text(105, y, 8, "vindplaats nummer").Text(160, y + 10, 8, "twee");
  EXPECT_EQ(Cells(sheet),
            "0.0 vindplaats\n0.1 nummer/twee\n1.0 vindplaats\n1.1 nummer/twee\n2.0 vindplaats\n2.1 nummer/twee\n");
}

TEST(RuledTables, ANumberHalfWayDownItsCellOpensIt) {
  Sheet sheet;
  sheet.Page().Grid({100, 250, 350}, {500, 530, 560, 590});
  for (const float y : {510.0F, 540.0F, 570.0F})
    sheet.Lines(120, y, 8, {"Reserve voor be-", "groting"}).Text(102, y + 5, 8, "4)").Text(260, y + 5, 8, "12");
  EXPECT_EQ(Cells(sheet).substr(0, 43), "0.0 4)/Reserve voor be-/groting\n0.1 12\n1.0 ");
}

TEST(RuledTables, ACellWithoutALineInItSpansColumns) {
  Sheet sheet;
  sheet.Page()
      .Rule(100, 500, 300, 500)
      .Rule(100, 530, 300, 530)
      .Rule(100, 560, 300, 560)
      .Rule(100, 590, 300, 590)
      .Rule(100, 620, 300, 620);
  for (const float x : {100.0F, 300.0F}) sheet.Rule(x, 500, x, 620);
  sheet.Rule(200, 530, 200, 620);
  sheet.Text(150, 515, 8, "Onderwijs en zorg", {.bold = true});
  for (const float y : {545.0F, 575.0F, 605.0F}) sheet.Text(105, y, 8, "motie").Text(205, y, 8, "gedaan");
  EXPECT_EQ(Cells(sheet),
            "0.0+2! Onderwijs en zorg\n1.0 motie\n1.1 gedaan\n2.0 motie\n2.1 gedaan\n3.0 motie\n3.1 gedaan\n");
}

// Its head is printed on each page and stands in the table once; a cell that the page cuts is one cell.
TEST(RuledTables, GoOnOverThePage) {
  Sheet sheet;
  for (const char* row : {"Eerste", "Tweede"}) {
    sheet.Page();
    Rows(sheet, 100, {"Kop"}, {.bold = true});
    Rows(sheet, 130, {row});
    Rows(sheet, 160, {std::string("Na ") + row});
  }
  sheet.Page();
  Rows(sheet, 100, {"Kop"}, {.bold = true});
  sheet.Grid({100, 200, 300}, {130, 160, 190}).Text(205, 140, 8, "het slot").Lines(105, 170, 8, {"Nog een"});
  sheet.Text(205, 170, 8, "klaar");
  const std::string cells = Cells(sheet);
  EXPECT_EQ(cells.find("---"), std::string::npos) << cells;
  EXPECT_EQ(cells.find("0.0! Kop"), cells.rfind("Kop een") - 5) << cells;
  EXPECT_NE(cells.find("4.1 Na Tweede twee\n4.1 het slot\n5.0 Nog een\n"), std::string::npos) << cells;
}

// A caption above the head on the first page only, and a head that is like its rows: it is the head, for it comes back.
TEST(RuledTables, AHeadBelowACaptionComesBack) {
  Sheet sheet;
  sheet.Page().Grid({100, 200, 300}, {85, 100}).Text(105, 95, 10, "Tabel 3 Dijken");
  Rows(sheet, 100, {"Kop", "Eerste", "Midden"});
  Rows(sheet.Page(), 100, {"Kop", "Tweede", "Derde"});
  const std::string cells = Cells(sheet);
  EXPECT_EQ(cells.find("0.0! Kop een"), 0U) << cells;
  EXPECT_EQ(cells.find("Kop", 20), cells.find("Kop twee")) << cells;
  EXPECT_NE(cells.find("3.0 Tweede een"), std::string::npos) << cells;
}

// One name for several rows over the page: those that begin below a full stop are rows; words that go on are no row.
TEST(RuledTables, ANameOverThePageStandsForSeveralRows) {
  for (const bool ends : {true, false}) {
    Sheet sheet;
    Rows(sheet.Page(), 100, {"Kop"}, {.bold = true});
    sheet.Grid({100, 200, 300}, {130, 160});
    sheet.Text(105, 140, 8, "Dijken").Text(205, 140, 8, ends ? "Het werk is af." : "Het werk is");
    sheet.Grid({200, 300, 400}, {100, 130, 160}).Text(305, 112, 8, "Peil").Text(305, 140, 8, ends ? "Op tijd." : "Op");
    sheet.Page().Grid({100, 200, 300, 400}, {100, 130, 160}).Text(205, 110, 8, "Gereed").Text(305, 110, 8, "Hoog");
    sheet.Text(105, 140, 8, "Kaden").Text(205, 140, 8, "Nog niet").Text(305, 140, 8, "Laag");
    EXPECT_EQ(Cells(sheet).find("2.1 Gereed") != std::string::npos, ends) << Cells(sheet);
  }
}

// Below text it is another one, though its columns are those of the page before.
TEST(RuledTables, BelowTextDoNotGoOnFromThePageBefore) {
  Sheet sheet;
  Rows(sheet.Page(), 600, {"a", "b", "c"});
  Rows(sheet.Page().Text(100, 100, 10, "Andere tekst"), 120, {"d"});
  EXPECT_EQ(Cells(sheet),
            "0.0 a een/a lang-\n0.1 a twee\n1.0 b een/b lang-\n1.1 b twee\n2.0 c een/c lang-\n2.1 c twee\n");
}

// What stands above figures says what they are: words and years, a unit, a title above all.
TEST(RuledTables, WordsAndYearsAboveFiguresAreTheirHead) {
  Sheet sheet;
  sheet.Page().Grid({100, 200, 260, 320}, {520, 540, 560, 580, 600});
  sheet.Rule(100, 500, 320, 500).Rule(100, 500, 100, 520).Rule(320, 500, 320, 520);
  sheet.Text(105, 512, 8, "Uitgaven aan dijken")
      .Text(205, 532, 8, "2014")
      .Text(265, 532, 8, "2015")
      .Text(205, 552, 8, "euro");
  for (const float y : {572.0F, 592.0F}) sheet.Text(105, y, 8, "Kaden").Text(205, y, 8, "1,2").Text(265, y, 8, "1,4");
  EXPECT_EQ(Cells(sheet).substr(0, 71), "0.0+3! Uitgaven aan dijken\n1.1! 2014\n1.2! 2015\n2.1! euro\n3.0 Kaden\n3.1 ");
}

// A step in from the edge is no column.
TEST(RuledTables, IndentedWordsAreInTheColumnOfTheOthers) {
  Sheet sheet;
  sheet.Page().Rule(100, 500, 300, 500).Rule(100, 500, 100, 580).Rule(200, 500, 200, 580).Rule(300, 500, 300, 580);
  for (const float y : {520.0F, 540.0F, 560.0F, 580.0F}) sheet.Rule(100, y, 300, y);
  for (const float y : {520.0F, 540.0F}) sheet.Rule(110, y, 110, y + 20).Text(112, y + 12, 8, "Kaden");
  for (const float y : {500.0F, 560.0F}) sheet.Text(102, y + 12, 8, "Dijken");
  for (const float y : {500.0F, 520.0F, 540.0F, 560.0F}) sheet.Text(205, y + 12, 8, "1,2");
  EXPECT_EQ(Cells(sheet), "0.0 Dijken\n0.1 1,2\n1.0 Kaden\n1.1 1,2\n2.0 Kaden\n2.1 1,2\n3.0 Dijken\n3.1 1,2\n");
}

// Ruled in columns at its head and foot only: what is between is no cell over all of them.
TEST(RuledTables, WithColumnsThatEndAtTheHeadAreReadByTheirWhite) {
  Sheet sheet;
  sheet.Page().Grid({100, 200, 300, 400}, {400, 420}).Grid({100, 200, 300, 400}, {500, 520});
  sheet.Rule(100, 400, 100, 520).Rule(400, 400, 400, 520);
  for (const float y : {412.0F, 432.0F, 452.0F, 472.0F, 492.0F, 512.0F})
    sheet.Text(102, y, 8, y < 420 ? "Dijk" : "Kade").Text(202, y, 8, "1,2").Text(302, y, 8, "1,4");
  EXPECT_EQ(Cells(sheet).substr(0, 50), "0.0 Dijk\n0.1 1,2\n0.2 1,4\n1.0 Kade\n1.1 1,2\n1.2 1,4\n");
}

// A first row of sums is bold as the head is, and no head.
TEST(RuledTables, BoldFiguresBelowTheHeadAreARow) {
  for (const bool nested : {false, true}) {
    Sheet sheet;
    sheet.Page().Grid({100, 200, 260, 320}, {520, 540, 560, 580});
    sheet.Rule(100, 500, 320, 500).Rule(100, 500, 100, 520).Rule(320, 500, 320, 520).Rule(200, 500, 200, 520);
    if (!nested) sheet.Rule(260, 500, 260, 520).Text(265, 512, 8, "2015", {.bold = true});
    sheet.Text(105, 512, 8, "Jaar", {.bold = true}).Text(205, 512, 8, "2014", {.bold = true});
    sheet.Text(105, 532, 8, "Deel", {.bold = true})
        .Text(205, 532, 8, "1", {.bold = true})
        .Text(265, 532, 8, "2", {.bold = true});
    for (const float y : {552.0F, 572.0F}) sheet.Text(105, y, 8, "Kaden").Text(205, y, 8, "1,2").Text(265, y, 8, "1,4");
    const std::string cells = Cells(sheet);
    EXPECT_EQ(cells.find("1.0! Deel\n1.1! 1\n1.2! 2\n2.0 Kaden") != std::string::npos, nested) << cells;
    EXPECT_EQ(cells.find("1.0 Deel\n1.1 1\n1.2 2\n2.0 Kaden") != std::string::npos, !nested) << cells;
  }
}

// Figures that stand beside each other in row after row are columns, also when no ruling parts them.
TEST(RuledTables, WithFiguresBesideEachOtherInOneColumnAreReadByTheirWhite) {
  Sheet sheet;
  sheet.Page().Grid({100, 200, 400}, {500, 520, 540, 560, 580});
  for (const float y : {512.0F, 532.0F, 552.0F, 572.0F})
    sheet.Text(105, y, 8, "Sector").Text(205, y, 8, "1,2").Text(260, y, 8, "1,4");
  EXPECT_EQ(Cells(sheet),
            "0.0 Sector\n0.1 1,2\n0.2 1,4\n1.0 Sector\n1.1 1,2\n1.2 1,4\n"
            "2.0 Sector\n2.1 1,2\n2.2 1,4\n3.0 Sector\n3.1 1,2\n3.2 1,4\n");
}

// Rules around the head and the foot of a table leave its rows to white: figures under figures are rows.
TEST(RuledTables, FiguresUnderFiguresAreRows) {
  Sheet sheet;
  sheet.Page().Grid({100, 200, 300}, {500, 520, 570});
  sheet.Text(105, 512, 8, "Jaar").Text(205, 512, 8, "Raming");
  sheet.Lines(105, 532, 8, {"2014", "2015", "2016"}).Lines(205, 532, 8, {"1,2", "1,4", "1,5"});
  EXPECT_EQ(Cells(sheet), "0.0! Jaar\n0.1! Raming\n1.0 2014\n1.1 1,2\n2.0 2015\n2.1 1,4\n3.0 2016\n3.1 1,5\n");
}

// Two lines of each cell are two rows where they are figures, and one where words, a date or a number goes on.
TEST(RuledTables, ARowOfTwoLinesIsPartedOnlyByFigures) {
  struct Case {
    std::string_view words[2], date[2], number[2];
    bool parted;
  };
  for (const Case& c :
       {Case{{"Dijken", "Kaden"}, {"2030", "2031"}, {"12", "14"}, true},
        Case{{"Motie van het lid", "Brug over kaden"}, {"12 maart", "2031"}, {"31 234, nr.", "62"}, false},
        Case{{"Herstel van", "kaden"}, {"2030", "2031"}, {"12", "14"}, false}}) {
    Sheet sheet;
    sheet.Page().Grid({100, 200, 300, 400}, {500, 515, 545, 560});
    for (const float y : {511.0F, 556.0F}) sheet.Text(105, y, 8, "Duinen").Text(205, y, 8, "2029").Text(305, y, 8, "7");
    for (std::size_t i = 0; i != 2; ++i) {
      const float y = 525 + 10 * static_cast<float>(i);
      sheet.Text(105, y, 8, c.words[i]).Text(205, y, 8, c.date[i]).Text(305, y, 8, c.number[i]);
    }
    EXPECT_EQ(Cells(sheet).find("3.0 Duinen") != std::string::npos, c.parted) << Cells(sheet);
  }
}

// Columns that no ruling parts: the rulings are of no help, the white is.
TEST(RuledTables, WithColumnsThatNoRulingPartsAreReadByTheirWhite) {
  Sheet sheet;
  sheet.Page().Grid({100, 200, 400}, {500, 520, 570, 620});
  sheet.Text(105, 512, 8, "Sector");
  for (const float x : {205.0F, 260.0F, 320.0F}) {
    sheet.Text(x, 512, 8, "2014");
    for (const float y : {532.0F, 582.0F})
      sheet.Lines(x, y, 8, {"1,2", "1,4", "1,5"}).Lines(105, y, 8, {"a", "b", "c"});
  }
  EXPECT_EQ(Cells(sheet),
            "0.0! Sector\n0.1! 2014\n0.2! 2014\n0.3! 2014\n1.0 aaa\n1.1 1,2\n1.2 1,2\n1.3 1,2\n"
            "2.0 bbb\n2.1 1,4\n2.2 1,4\n2.3 1,4\n3.0 ccc\n3.1 1,5\n3.2 1,5\n3.3 1,5\n---\n"
            "0.0 aaa\n0.1 1,2\n0.2 1,2\n0.3 1,2\n1.0 bbb\n1.1 1,4\n1.2 1,4\n1.3 1,4\n"
            "2.0 ccc\n2.1 1,5\n2.2 1,5\n2.3 1,5\n");
}

// A row over both columns.
void Title(Sheet& sheet, float y, std::string_view words) {
  sheet.Rule(100, y, 300, y).Rule(100, y, 100, y + 20).Rule(300, y, 300, y + 20).Text(105, y + 12, 8, words);
}

// Ruled like a row, and printed again where the table goes on.
TEST(RuledTables, ACaptionIsNoRow) {
  Sheet sheet;
  for (const float y : {600.0F, 100.0F}) {
    Title(sheet.Page(), y, "Tabel 3 Dijken en sluizen");
    Rows(sheet, y + 20, {"Kop"}, {.bold = true});
    Rows(sheet, y + 50, {y == 600 ? "A" : "C", y == 600 ? "B" : "D"});
  }
  EXPECT_EQ(Cells(sheet),
            "0.0! Kop een/Kop lang-\n0.1! Kop twee\n1.0 A een/A lang-\n1.1 A twee\n2.0 B een/B lang-\n2.1 B twee\n"
            "3.0 C een/C lang-\n3.1 C twee\n4.0 D een/D lang-\n4.1 D twee\n");
  EXPECT_EQ(Spell(LayOut(sheet.glyphs)).substr(0, 37), "paragraph: Tabel 3 Dijken en sluizen\n");
}

// A title that stands above the head again, where it was text on the first page, is printed again as the head is.
TEST(RuledTables, ATitleAboveAHeadThatComesBackIsNoRow) {
  Sheet sheet;
  for (const bool first : {true, false}) {
    if (first) Rows(sheet.Page(), 600, {"Kop"}, {.bold = true});
    if (!first) Title(sheet.Page(), 100, "Dijken en sluizen"), Rows(sheet, 120, {"Kop"}, {.bold = true});
    Rows(sheet, first ? 630 : 150, {first ? "A" : "C", first ? "B" : "D"});
  }
  EXPECT_EQ(Cells(sheet),
            "0.0! Kop een/Kop lang-\n0.1! Kop twee\n1.0 A een/A lang-\n1.1 A twee\n2.0 B een/B lang-\n2.1 B twee\n"
            "3.0 C een/C lang-\n3.1 C twee\n4.0 D een/D lang-\n4.1 D twee\n");
}

TEST(RuledTables, ATitleThatIsNoCaptionIsARow) {
  Sheet sheet;
  Title(sheet.Page(), 280, "Tabellen van dijken");
  Rows(sheet, 300, {"A", "B", "C"});
  EXPECT_EQ(Cells(sheet),
            "0.0+2 Tabellen van dijken\n1.0 A een/A lang-\n1.1 A twee\n2.0 B een/B lang-\n2.1 B twee\n"
            "3.0 C een/C lang-\n3.1 C twee\n");
}

// At the top of a letter: "Datum" and the like with what they are.
TEST(RuledTables, AFormAtTheTopOfALetterIsNone) {
  Sheet sheet;
  sheet.Page().Grid({100, 200, 400}, {100, 120, 140, 160});
  for (const float y : {112.0F, 132.0F, 152.0F})
    sheet.Text(105, y, 8, "Datum").Text(205, y, 8, "12 juni 2015 over sluizen");
  Body(sheet, 200, 200, 20);
  EXPECT_EQ(Cells(sheet), "");
}

// Rows of three cells are a table there, too; two of them can be "Uw kenmerk" and the like above what they are.
TEST(RuledTables, RowsOfThreeCellsAtTheTopOfALetterAreATable) {
  for (const int rows : {2, 3}) {
    Sheet sheet;
    sheet.Page();
    for (int r = 0; r <= rows; ++r) {
      const float y = 100 + 20 * static_cast<float>(r);
      sheet.Rule(100, y, 500, y);
      if (r < rows)
        sheet.Text(105, y + 12, 8, "Polder").Text(255, y + 12, 8, "sluizen").Text(405, y + 12, 8, "in 2015");
    }
    for (const float x : {100.0F, 250.0F, 400.0F, 500.0F}) sheet.Rule(x, 100, x, 100 + 20 * static_cast<float>(rows));
    Body(sheet, 200, 200, 20);
    EXPECT_EQ(Cells(sheet).empty(), rows == 2) << Cells(sheet);
  }
}

// Of two rows and three columns, nothing in the corner.
TEST(RuledTables, FiveCellsAreATableWhereACornerIsEmpty) {
  for (const bool corner : {true, false}) {
    Sheet sheet;
    sheet.Page().Grid({100, 200, 300, 400}, {500, 520, 540});
    sheet.Text(205, 512, 8, "dijken").Text(305, 512, 8, "kaden").Text(105, 532, 8, "Hoogte").Text(205, 532, 8, "2,5");
    if (corner) sheet.Text(305, 532, 8, "1,5");
    EXPECT_EQ(Cells(sheet).empty(), !corner);
  }
}

// Pages full of a table of two wide columns do not part the text above it.
TEST(RuledTables, TheirColumnsAreNoneOfTheText) {
  Sheet sheet;
  for (int page = 0; page != 3; ++page) {
    sheet.Page();
    if (page == 0) Body(sheet, 100, 100, 3);
    for (int row = 0; row != 16; ++row) {
      const float y = 150 + 30 * static_cast<float>(row);
      sheet.Grid({100, 270, 440}, {y, y + 30});
      for (const float x : {105.0F, 275.0F})
        sheet.Lines(x, y + 12, 10, {"de woorden van een brede cel", "gaan altijd nog een regel door"});
    }
  }
  const std::string spelt = Spell(LayOut(sheet.glyphs));
  EXPECT_EQ(spelt.find("paragraph: " + std::string(kBody)), 0U) << spelt.substr(0, 300);
}

TEST(RuledTables, AYearAboveOneRowOfFiguresIsAHead) {
  Sheet sheet;
  sheet.Page().Grid({100, 160, 220, 280}, {500, 520, 540});
  sheet.Text(105, 512, 8, "Jaar").Text(165, 512, 8, "2014").Text(225, 512, 8, "2015");
  sheet.Text(105, 532, 8, "Dijk").Text(165, 532, 8, "1,2").Text(225, 532, 8, "1,4");
  EXPECT_EQ(Cells(sheet), "0.0! Jaar\n0.1! 2014\n0.2! 2015\n1.0 Dijk\n1.1 1,2\n1.2 1,4\n");
}

TEST(RuledTables, WithOtherColumnsAreTwo) {
  Sheet sheet;
  sheet.Page();
  Rows(sheet, 300, {"a", "b", "c"});
  sheet.Page().Grid({100, 150, 250}, {100, 130, 160, 190});
  for (const float y : {110.0F, 140.0F, 170.0F}) sheet.Text(105, y, 8, "c").Text(160, y, 8, "d");
  EXPECT_NE(Cells(sheet).find("---\n0.0 c\n0.1 d\n"), std::string::npos) << Cells(sheet);
}

// A frame around the text, a heading between lines, an underlined word.
TEST(RuledTables, AreNotSeenInFramesAndRulesOfText) {
  Sheet sheet;
  const float y = Body(sheet.Page(), 100, 200, 30) + 20;
  sheet.Grid({90, 500}, {180, y}).Rule(100, y + 15, 480, y + 15).Rule(100, 202, 160, 202);
  sheet.Text(100, y + 10, 10, "Bijlage");
  EXPECT_EQ(Cells(sheet), "");
}

// A letter in a frame with a label beside it: its page is no cell.
TEST(RuledTables, APageOfTextInAFrameIsNone) {
  Sheet sheet;
  const float y = Body(sheet.Page(), 180, 200, 30);
  sheet.Grid({90, 170, 550}, {150, 180, y, y + 30}).Text(95, 165, 8, "Naam").Text(180, 165, 8, "Brief");
  sheet.Text(95, 220, 8, "Inhoud").Text(95, y + 15, 8, "Slot").Text(180, y + 15, 8, "Einde");
  EXPECT_EQ(Cells(sheet), "");
}

}  // namespace
}  // namespace kst
