// Tables without a ruling: which are clear enough to be told cell by cell, and what is none.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "extract/layout/layout.h"
#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

using Rows = std::vector<std::vector<std::string_view>>;

// Rows below a text, each cell at the left edge of its column.
Sheet Set(const Rows& rows, std::initializer_list<float> columns, Type head = {}, float step = 12) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200) + 24;
  for (const auto& row : rows) {
    for (std::size_t c = 0; c != row.size(); ++c)
      if (!row[c].empty()) sheet.Text(columns.begin()[c], y, 10, row[c], &row == &rows.front() ? head : Type{});
    y += step;
  }
  return sheet;
}

// "Land|Verzoeken", the head first, a row a line; "" for a page without a table.
std::string Words(const Sheet& sheet) {
  std::string out;
  int row = 0;
  const ExtractedText text = LayOut(sheet.glyphs);
  for (const PageText& page : text.pages) {
    for (const TextBlock& block : page.blocks) {
      if (!block.cell) continue;
      if (!out.empty()) out += block.cell->row == row ? "|" : "\n";
      row = block.cell->row;
      if (block.cell->header) out += '*';
      for (const TextLine& line : block.lines) out += line.span.In(text.raw);
    }
  }
  return out;
}

TEST(ClearTables, FiguresUnderFiguresAreATable) {
  EXPECT_EQ(Words(Set({{"Land", "Aantal"}, {"Aruba", "11"}, {"Bonaire", "7"}, {"Saba", "26"}}, {100, 300})),
            "*Land|*Aantal\nAruba|11\nBonaire|7\nSaba|26");
}

TEST(ClearTables, SumsInDollarsAreFigures) {
  EXPECT_EQ(Words(Set({{"Eiland", "Hoogte", "Aandeel"},
                       {"Saba", "$1.175", "91%"},
                       {"Bonaire", "$1.047", "89%"},
                       {"Statia", "$26", "7%"}},
                      {100, 250, 400})),
            "*Eiland|*Hoogte|*Aandeel\nSaba|$1.175|91%\nBonaire|$1.047|89%\nStatia|$26|7%");
}

// Two heads, written as one with a space of more than half an em between them.
TEST(ClearTables, HeadsThatNearlyTouchAreCutWhereFiguresEnd) {
  Sheet sheet =
      Set({{"Eiland", "", ""}, {"Saba", "1.175", "91%"}, {"Bonaire", "1.047", "89%"}, {"Statia", "1.026", "79%"}},
          {100, 250, 300});
  sheet.Text(232.5F, 344, 10, "Raming nu ").Text(281.5F, 344, 10, "Aandeel");
  EXPECT_EQ(Words(sheet), "*Eiland|*Raming nu|*Aandeel\nSaba|1.175|91%\nBonaire|1.047|89%\nStatia|1.026|79%");
}

TEST(ClearTables, YearsAreAHead) {
  EXPECT_EQ(Words(Set({{"", "2021", "2022"}, {"Dijken", "110", "99"}, {"Sluizen", "7", "8"}, {"Totaal", "117", "107"}},
                      {100, 300, 400})),
            "*2021|*2022\nDijken|110|99\nSluizen|7|8\nTotaal|117|107");
}

TEST(ClearTables, DatesAndYearsOfTwoAreAHead) {
  for (const auto& [first, second] : {std::pair("1-jan-10", "31-dec-14"), std::pair("31-12-2022", "1-1-2023*"),
                                      std::pair("2012/2013", "2013/14"), std::pair("31 dec. 2022", "1 jan. 2023")}) {
    const std::string head = std::string("*").append(first).append("|*").append(second);
    EXPECT_EQ(Words(Set({{"", first, second}, {"Dijken", "110", "99"}, {"Sluizen", "7", "8"}, {"Peilen", "117", "107"}},
                        {100, 300, 400})),
              head + "\nDijken|110|99\nSluizen|7|8\nPeilen|117|107");
  }
}

TEST(ClearTables, FiguresThatAreNoDatesAreNoHead) {
  for (const auto& [first, second] : {std::pair("12-13-14", "12-14-14"), std::pair("40-1-2022", "41-1-2022"),
                                      std::pair("3.000", "4.000"), std::pair("2022-118", "2022-119")})
    EXPECT_EQ(
        Words(Set({{"Kaden", first, second}, {"Dijken", "110", "99"}, {"Sluizen", "7", "8"}, {"Peilen", "1", "2"}},
                  {100, 300, 400}))
            .find('*'),
        std::string::npos)
        << first;
}

TEST(ClearTables, WordsUnderABoldHeadAreATable) {
  EXPECT_EQ(Words(Set({{"Taak", "Artikel", "Opmerking"},
                       {"De dijk meten", "Eerste lid", "Nieuw"},
                       {"De sluis meten", "Tweede lid", "Nieuw"},
                       {"Het peil melden", "Derde lid", "Ruimer"}},
                      {100, 250, 400}, {.bold = true}, 20)),
            "*Taak|*Artikel|*Opmerking\nDe dijk meten|Eerste lid|Nieuw\nDe sluis meten|Tweede lid|Nieuw\n"
            "Het peil melden|Derde lid|Ruimer");
}

TEST(ClearTables, ATableOfContentsIsNone) {
  EXPECT_EQ(Words(Set({{"Inleiding", "3"}, {"De dijken", "4"}, {"De sluizen", "9"}, {"Bijlage", "12"}}, {100, 400})),
            "");
}

TEST(ClearTables, LabelsWithValuesAreNone) {
  EXPECT_EQ(Words(Set({{"Datum", "3 mei 2021"}, {"Kenmerk", "2021-118"}, {"Bijlagen", "2"}, {"Telefoon", "070 11"}},
                      {100, 250})),
            "");
}

TEST(ClearTables, ANumberedListIsNone) {
  EXPECT_EQ(Words(Set({{"1.", "De dijk wordt hoger."}, {"2.", "De sluis wordt breder."}, {"3.", "Het peil zakt."}},
                      {100, 124})),
            "");
}

TEST(ClearTables, SignaturesSideBySideAreNone) {
  EXPECT_EQ(Words(Set({{"De Minister van Dijken,", "De Staatssecretaris van Sluizen,"},
                       {"A. Oeverdijk", "B. de Wilgen"},
                       {"Den Haag", "Den Haag"}},
                      {100, 320}, {.bold = true})),
            "");
  EXPECT_EQ(Words(Set({{"De Minister van Dijken,", "De Minister van Peilen,", "De Minister van Sluizen,"},
                       {"A. Oeverdijk", "B. de Wilgen", "C. Zandstra"},
                       {"Den Haag", "Den Haag", "Den Haag"}},
                      {100, 250, 400}, {.bold = true}, 20)),
            "");
}

TEST(ClearTables, TwoTextsSideBySideAreNone) {
  Rows rows;
  for (int i = 0; i != 8; ++i)
    rows.push_back({"De heer Rietveld vraagt het woord", "en de minister geeft het antwoord"});
  EXPECT_EQ(Words(Set(rows, {100, 320})), "");
}

// Two figures in one cell: the rows cannot be told apart.
TEST(ClearTables, RowsThatRunIntoEachOtherAreNone) {
  Sheet sheet =
      Set({{"Groep", "Effect", "Aantal"}, {"Werkenden", "1,6%", "900"}, {"Paren", "1,7%", "600"}}, {100, 250, 400});
  EXPECT_NE(Words(sheet), "");
  const float y = 400;
  Sheet other;
  Body(other.Page(), 100, 200);
  other.Text(100, y, 10, "Groep").Text(250, y, 10, "Effect").Text(400, y, 10, "Aantal");
  other.Text(100, y + 14, 10, "Werkenden").Text(250, y + 14, 10, "1,6%").Text(400, y + 14, 10, "900");
  other.Text(100, y + 32, 10, "Ouderen").Text(250, y + 32, 10, "3,3%");
  other.Text(100, y + 41, 10, "jongeren").Text(250, y + 41, 10, "xxx").Text(400, y + 36, 10, "100");
  other.Text(100, y + 58, 10, "Paren").Text(250, y + 58, 10, "1,7%").Text(400, y + 58, 10, "600");
  EXPECT_EQ(Words(other), "");
}

// Two columns need no head where one holds sums, or dates before words.
TEST(ClearTables, WordsBesideSumsAndDatesBesideWordsNeedNoHead) {
  EXPECT_EQ(Words(Set({{"Gebruik", "€ 6,5 mln"}, {"Onderhoud", "€ 1,0 mln"}, {"Overig", "€ 12,5 mln"}}, {100, 300})),
            "Gebruik|€ 6,5 mln\nOnderhoud|€ 1,0 mln\nOverig|€ 12,5 mln");
  EXPECT_EQ(Words(Set({{"Dijken", "69%"}, {"Kaden", "11%"}, {"Duinen", "20%"}}, {100, 300})),
            "Dijken|69%\nKaden|11%\nDuinen|20%");
  EXPECT_EQ(
      Words(Set({{"07-2014", "De stuw"}, {"08-2014", "Het gemaal"}, {"31-10-2014", "De kade"}, {"11-2014", "De dijk"}},
                {100, 200})),
      "07-2014|De stuw\n08-2014|Het gemaal\n31-10-2014|De kade\n11-2014|De dijk");
}

TEST(ClearTables, OtherPairsAreNone) {
  for (const Rows& rows : std::initializer_list<Rows>{
           {{"Bijlagen", "2"}, {"Telefoon", "070"}, {"Postbus", "20901"}},         // numbers that are no sums
           {{"Datum", "12-06-2015"}, {"Kenmerk", "2015-198"}, {"Bijlagen", "2"}},  // a letterhead
           {{"2014", "De stuw"}, {"2015", "Het gemaal"}, {"2016", "De kade"}, {"2017", "Af"}},  // years open sentences
           {{"Gebruik", "€ 6,5"}, {"Onderhoud", "volgt"}, {"Overig", "€ 12,5"}},
           {{"Gebruik", "€ 6,5"}, {"Overig", "€ 12,5"}}})
    EXPECT_EQ(Words(Set(rows, {100, 300})), "") << rows[0][0] << rows[1][1];
}

}  // namespace
}  // namespace kst
