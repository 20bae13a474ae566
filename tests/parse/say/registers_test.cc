// What the rows of printed overviews say: which work, and what came of it.
#include "parse/say/registers.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "parse/cite/references.h"
#include "parse/say/mentions.h"
#include "schema/text.h"
#include "tests/parse/paper.h"

namespace kst {
namespace {

using testing::AnyOf;

std::string Told(const Document& document) {
  std::string all;
  for (const Relation& r : document.relations) {
    all += (all.empty() ? "" : "; ") + r.type + " " + r.target;
    if (r.status) all += " " + *r.status;
  }
  return all;
}

void Tell(Paper& paper) {
  FindReferences(paper.text, TestGrammar(), paper.document);
  FindMentions(paper.text, TestGrammar(), paper.document);
  const std::vector<RegisterRow> rows = FindRegisters(paper.text, TestGrammar(), paper.document);
  FindActs(paper);
  SayRegisters(paper.text, TestGrammar(), rows, paper.document);
}

// A title and rows of cells parted by "|": what the rows say of their works, in order.
std::string RowsSay(std::string_view title, const std::vector<std::string_view>& rows) {
  std::string line(title);
  std::vector<std::vector<std::string>> cells;
  for (const std::string_view row : rows) {
    cells.emplace_back();
    for (const std::string_view cell : Split(row, '|')) {
      cells.back().emplace_back(Trim(cell));
      if (!cells.back().back().empty()) line += " / " + cells.back().back();
    }
  }
  Paper paper = ReadPaper(line);
  paper.document.kind = "annex";
  Table table;
  std::size_t at = title.size();
  for (const std::vector<std::string>& row : cells) {
    table.rows.emplace_back();
    for (const std::string& words : row) {
      TableCell& cell = table.rows.back().emplace_back();
      cell.text = words;
      if (words.empty()) continue;
      const std::size_t begin = paper.text.text.find(words, at);
      at = begin + words.size();
      cell.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(at)};
    }
  }
  paper.document.tables = {table};
  Tell(paper);
  return Told(paper.document);
}

struct State {
  std::string_view cell, want;
};

TEST(Registers, ACellSaysHowFarItIs) {
  constexpr State kStates[] = {
      {"Afgedaan. De Kamer wordt ieder jaar geïnformeerd over de kaden.", " done"},
      {"Per brief van 12 maart 2021 (31 234, nr. 80) is de Kamer geïnformeerd.", " done"},
      {"De Kamer is hierover op 12 maart 2021 geïnformeerd (31 234, nr. 80).", " done"},
      {"Kamerbrief d.d. 12 maart 2021", " done"},
      {"Kamerstukken II 2020/21, 31 234, nr. 80", " done"},
      {"Deels afgedaan", " partly"},
      {"Onderhanden", " progress"},
      {"Het overleg met de gemeenten is gestart.", " progress"},
      {"Aan de regeling wordt nog gewerkt.", " progress"},
      {"Voorjaar 2022", " planned"},
      {"Planning: derde kwartaal 2022", " planned"},
      {"De Kamer wordt voor de zomer van 2022 geïnformeerd.", " planned"},
      {"Wordt betrokken bij de evaluatie van de wet.", " planned"},
  };
  for (const State& state : kStates) {
    const std::string cell(state.cell), status(state.want);
    EXPECT_EQ(RowsSay("Overzicht", {"Omschrijving van de motie | Vindplaats | Stand van zaken",
                                    "Motie van het lid Krul over sluizen | 31 234, nr. 62 | " + cell}),
              "implements kst-31234-62" + status)
        << cell;
    EXPECT_EQ(RowsSay("Overzicht", {"Nr. | Toezegging | Stand van zaken", "T02345 | Een brief over sluizen | " + cell}),
              "fulfils T02345" + status)
        << cell;
  }
}

TEST(Registers, WhatIsOpenOrOnlyReactedToSaysNothing) {
  for (const std::string cell : {"Nog niet gestart", "Vervallen", "Openstaand", "De Kamer is nog niet geïnformeerd.",
                                 "Brief van 2 februari 2023 (31 234, nr. 70) - Reactie op de motie"})
    EXPECT_EQ(RowsSay("Overzicht",
                      {"Motie | Kamerstuk | Status", "Motie van het lid Krul over sluizen | 31 234, nr. 62 | " + cell}),
              "")
        << cell;
}

TEST(Registers, EachNumberOfSeveralMotionsHasTheState) {
  const std::string said =
      RowsSay("Overzicht", {"Motie | Vindplaats | Stand van zaken",
                            "Moties van het lid Krul over sluizen | 31 234, nr. 62 en 31 234, nr. 63 | In uitvoering"});
  EXPECT_THAT(said, AnyOf("implements kst-31234-62 progress; implements kst-31234-63 progress",
                          "implements kst-31234-63 progress; implements kst-31234-62 progress"));
}

TEST(Registers, OfOneMotionTheFirstNumberIsIts) {
  EXPECT_EQ(RowsSay("Overzicht", {"Motie | Vindplaats | Stand van zaken",
                                  "Motie van het lid Krul over sluizen | 31 234, nr. 62; zie ook 31 234, nr. 63 | "
                                  "In uitvoering"}),
            "implements kst-31234-62 progress");
}

TEST(Registers, APromiseWithoutANumberHasAStateToo) {
  EXPECT_EQ(RowsSay("Overzicht", {"Omschrijving van de toezegging | Vindplaats | Stand van zaken",
                                  "Een brief over sluizen | Commissiedebat Sluizen, 3 juni 2021 | In behandeling",
                                  "Een plan voor kaden | Commissiedebat Sluizen, 3 juni 2021 | Afgedaan"}),
            "fulfils kst-1-1#commitment-1 progress; fulfils kst-1-1#commitment-2 done");
}

TEST(Registers, TheTitleSaysThatARowWithoutAMotionIsAPromise) {
  EXPECT_EQ(RowsSay("Overzicht moties en toezeggingen",
                    {"Omschrijving | Vindplaats | Stand van zaken",
                     "Motie van het lid Krul over sluizen | 31 234, nr. 62 | Afgedaan",
                     "De minister zendt een plan voor kaden | Debat, 3 juni 2021 | Loopt nog"}),
            "implements kst-31234-62 done; fulfils kst-1-1#commitment-1 progress");
}

TEST(Registers, ACellOfTwoColumnsThatTouchHoldsBothHeads) {
  EXPECT_EQ(RowsSay("Overzicht", {"Nr. Omschrijving van de toezegging | Vindplaats | Stand van zaken",
                                  "TZ202303-076 Een brief over sluizen | Debat, 3 juni 2021 | Afgedaan"}),
            "fulfils TZ202303-076 done");
}

TEST(Registers, PromisesBelowHeadingsWithTheirNumber) {
  Paper paper = ReadPaper(
      "Toezegging Evaluatie sluizen (33.981) (T02130) / De toezegging betreft een evaluatie van de sluizen en het "
      "informeren van de Kamer daarover. De Kamers zullen naar verwachting voor de zomer worden geïnformeerd. / "
      "Toezegging Telling van otters (34.775, D) (T02973) / De toezegging betreft een telling van otters. Met de brief "
      "van 3 mei 2021 is de toezegging afgedaan. / Toezegging Meetnet (35.542) (T03011) / De toezegging betreft een "
      "meetnet. Het overleg hierover loopt. / Toezegging Rapportages kaden (35.000, A) (T02659) / De toezegging "
      "betreft een "
      "jaarlijkse rapportage. Hieraan is in 2022 tegemoetgekomen met de brief van 3 mei. De volgende rapportage volgt "
      "in "
      "het voorjaar.");
  paper.document.kind = "annex";
  std::uint32_t begin = 0;
  for (const std::string_view line : Split(std::string_view(paper.text.text), '\n')) {
    const auto end = begin + static_cast<std::uint32_t>(line.size());
    paper.text.parts.push_back(
        {line.starts_with("Toezegging ") ? Role::kHeading : Role::kParagraph, NormSpan{begin, end}, 1});
    begin = end + 1;
  }
  Tell(paper);
  EXPECT_EQ(Told(paper.document), "fulfils T02973 done; fulfils T02659 partly");
}

}  // namespace
}  // namespace kst
