// What layout makes of the pages that Dutch papers come on, as tables of small
// invented pages. The body is long enough for its column to be measured.
#include <gtest/gtest.h>

#include <algorithm>

#include "extract/layout/layout.h"
#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

TEST(Paragraphs, EndAtWhiteAtAForcedBreakAndAtAnIndent) {
  const struct {
    std::string_view second;
    float x, y;
    bool parted;
  } kCases[] = {
      {"de zin loopt door", 100, 312, false},       // a full line before it
      {"De volgende zin begint", 100, 312, false},  // a capital alone is no reason
      {"De volgende zin begint", 100, 324, true},   // white
      {"De volgende zin begint", 112, 312, true},   // an indent
  };
  for (const auto& c : kCases) {
    Sheet sheet;
    Body(sheet.Page(), 100, 192);
    sheet.Text(100, 312 - 12, 10, kBody).Text(c.x, c.y, 10, c.second);
    EXPECT_EQ(Rest(sheet), std::string(c.parted ? "paragraph: " : "| ") + std::string(c.second) + "\n");
  }
}

// On a page that indents first lines, a line at the indent opens a paragraph, also below one of one line.
TEST(Paragraphs, OfOneLineEndBeforeTheNextIndent) {
  Sheet sheet;
  sheet.Page();
  float y = 100;
  for (int paragraph = 0; paragraph != 3; ++paragraph) {
    sheet.Text(112, y, 10, "Een eerste regel springt in en vult de hele breedte van de kolom zo.");
    for (float line = 12; line <= 48; line += 12)
      sheet.Text(100, y + line, 10, "en dan gaat de alinea verder over de hele breedte van de kolom heen.");
    y += 60;
  }
  sheet.Text(112, y, 10, "Allen die dit lezen zullen weten dat deze regel alleen staat en vol is:");
  sheet.Text(112, y + 12, 10, "Alzo hebben Wij goedgevonden dat hier een nieuwe alinea begint en");
  sheet.Text(100, y + 24, 10, "dat zij doorloopt.");
  const std::string blocks = Rest(sheet);
  EXPECT_NE(blocks.find("vol is:\nparagraph: Alzo"), std::string::npos) << blocks;
}

// Double spacing is no white between paragraphs when all lines have it.
TEST(Paragraphs, OfWidelySpacedLinesAreWhole) {
  Sheet sheet;
  sheet.Page();
  for (float y = 100; y < 400; y += 20) sheet.Text(100, y, 10, kBody);
  sheet.Text(100, 440, 10, "Na wit begint een andere alinea.");
  const std::string blocks = Spell(LayOut(sheet.glyphs));
  EXPECT_EQ(std::count(blocks.begin(), blocks.end(), ':'), 2) << blocks;
}

TEST(Paragraphs, ShortLinesOfAnAddressStandAlone) {
  Sheet sheet;
  sheet.Page().Lines(100, 100, 10, {"Aan de Voorzitter", "Postbus 20018", "2500 EA Den Haag"});
  Body(sheet, 100, 200);
  EXPECT_EQ(Rest(sheet), "paragraph: Aan de Voorzitter\nparagraph: Postbus 20018\nparagraph: 2500 EA Den Haag\n");
}

TEST(Paragraphs, ABoldLineIsAHeading) {
  Sheet sheet;
  float y = Body(sheet.Page(), 100, 200);
  sheet.Text(100, y + 12, 10, "Stand van zaken", {.bold = true});
  Body(sheet, 100, y + 24);
  EXPECT_EQ(Rest(sheet), "heading: Stand van zaken\n");
}

TEST(Paragraphs, ItemsOfAListKeepTheirLines) {
  Sheet sheet;
  const float y = Body(sheet.Page(), 100, 200) + 12;
  sheet.Text(100, y, 10, "1.").Text(118, y, 10, "het eerste punt").Text(118, y + 12, 10, "dat doorloopt");
  sheet.Text(100, y + 24, 10, "•").Text(118, y + 24, 10, "het tweede punt");
  EXPECT_EQ(Rest(sheet), "list_item: 1. het eerste punt\n| dat doorloopt\nlist_item: • het tweede punt\n");
}

TEST(Letterhead, StandsBesideTheBodyAndBeforeIt) {
  Sheet sheet;
  sheet.Page().Text(100, 100, 10, "Aan de Voorzitter");
  sheet.Lines(470, 100, 7, {"Ons kenmerk"}, {.bold = true}).Lines(470, 109, 7, {"2023-17"});
  sheet.Lines(470, 125, 7, {"Uw kenmerk"}, {.bold = true}).Lines(470, 134, 7, {"2023D1"});
  Body(sheet, 100, 200);
  EXPECT_EQ(Rest(sheet),
            "paragraph 1: Ons kenmerk\n| 2023-17\nparagraph 1: Uw kenmerk\n| 2023D1\nparagraph: Aan de Voorzitter\n");
}

TEST(Letterhead, IsFurnitureWhereItComesBack) {
  Sheet sheet;
  for (int page = 0; page != 2; ++page) {
    sheet.Page().Lines(470, 100, 7, {"Ons kenmerk", "2023-17"});
    Body(sheet, 100, 150);
  }
  EXPECT_EQ(Rest(sheet), "paragraph 1: Ons kenmerk\n| 2023-17\n---\nmargin 1: Ons kenmerk\n| 2023-17\n");
}

TEST(Letterhead, IsFurnitureWhereItSaysWhatTheFirstPageSaid) {
  Sheet sheet;
  sheet.Page().Text(100, 100, 10, "Datum").Text(160, 100, 10, "3 mei 2031");
  Body(sheet, 100, 150);
  sheet.Page().Lines(470, 100, 7, {"Datum", "3 mei 2031"});
  Body(sheet, 100, 150);
  EXPECT_EQ(Rest(sheet), "paragraph: Datum 3 mei 2031\n---\nmargin 1: Datum\n| 3 mei 2031\n");
}

// Old letters have their column left of the body; a label in the type of the text is none.
TEST(Letterhead, CanStandLeftOfTheBody) {
  for (const float size : {7.0F, 10.0F}) {
    Sheet sheet;
    Body(sheet.Page(), 200, 150, 20);
    for (int line = 0; line != 4; ++line)
      sheet.Text(60, 154 + 9 * static_cast<float>(line), size, line % 2 ? "2023-17" : "Kenmerk");
    EXPECT_EQ(Spell(LayOut(sheet.glyphs)).starts_with("paragraph 1: Kenmerk\n"), size < 10)
        << Spell(LayOut(sheet.glyphs));
  }
}

TEST(Masthead, ADossierIsABlockWithItsNumberFirst) {
  Sheet sheet;
  sheet.Page()
      .Text(36, 50, 18, "Tweede Kamer der Staten-Generaal", {.bold = true})
      .Text(500, 70, 50, "2", {.bold = true});
  sheet.Text(36, 100, 10, "Vergaderjaar 2021-2022");
  sheet.Text(36, 150, 12.5F, "12 345", {.bold = true});
  sheet.Lines(200, 150, 12.5F, {"Een titel die over", "twee regels loopt"}, {.bold = true});
  sheet.Text(36, 220, 10, "Nr. 9", {.bold = true}).Text(200, 220, 10, "BRIEF VAN DE MINISTER", {.bold = true});
  Body(sheet, 200, 250);
  sheet.Text(36, 720, 4.5F, "kst-12345-9").Text(36, 726, 4.5F, "ISSN 0921 - 7371");
  sheet.Text(200, 740, 8, "Tweede Kamer, vergaderjaar 2021-2022, 12 345, nr. 9").Text(510, 740, 8, "1");
  EXPECT_EQ(Rest(sheet),
            "masthead: Tweede Kamer der Staten-Generaal\n| 2\n"
            "masthead: Vergaderjaar 2021-2022\n"
            "masthead: 12 345 Een titel die over\n| twee regels loopt\n"
            "masthead: Nr. 9\n"
            "heading: BRIEF VAN DE MINISTER\n"
            "margin: kst-12345-9\n| ISSN 0921 - 7371\n"
            "running_foot: Tweede Kamer, vergaderjaar 2021-2022, 12 345, nr. 9\n"
            "page_number: 1\n");
}

TEST(Furniture, HeadsFeetAndNumbersComeBack) {
  Sheet sheet;
  for (const std::string_view number : {"Pagina 1 van 3", "Pagina 2 van 3", "Pagina 3 van 3"}) {
    sheet.Page().Text(100, 40, 8, "Voortgang van het programma").Text(470, 780, 7, number);
    Body(sheet, 100, 150);
  }
  EXPECT_EQ(Rest(sheet),
            "running_head: Voortgang van het programma\npage_number: Pagina 1 van 3\n---\n"
            "running_head: Voortgang van het programma\npage_number: Pagina 2 van 3\n---\n"
            "running_head: Voortgang van het programma\npage_number: Pagina 3 van 3\n");
}

// The letterhead's reference comes back at the height of the number of a question.
TEST(Furniture, NumbersThatDifferHaveNothingInCommon) {
  Sheet sheet;
  for (int page = 0; page != 4; ++page) {
    sheet.Page().Text(470, 160, 7, "40820713", {.artifact = true});
    if (page == 2) sheet.Text(60, 160, 10, "35").Text(100, 160, 10, "Waarom is dat?");
    Body(sheet, 100, 184);
  }
  EXPECT_NE(Rest(sheet).find("paragraph: 35 Waarom is dat?\n"), std::string::npos) << Rest(sheet);
}

TEST(Furniture, AHeadingThatComesBackInTheTextIsText) {
  Sheet sheet;
  for (int page = 0; page != 3; ++page) {
    sheet.Page().Text(100, 138, 10, "Antwoord");
    Body(sheet, 100, 150);
  }
  EXPECT_EQ(Rest(sheet), "paragraph: Antwoord\n---\nparagraph: Antwoord\n---\nparagraph: Antwoord\n");
}

// Six pages of answers: half of them end in a heading, half in text at the same height.
TEST(Furniture, ALastLineWhereOtherPagesHaveTextIsText) {
  Sheet sheet;
  for (int page = 0; page != 6; ++page) {
    Body(sheet.Page(), 100, 150, 40);
    const std::string text(40, static_cast<char>('a' + page));
    sheet.Text(100, 690, 10, page % 2 ? text : "Antwoord " + std::to_string(7 * page));
    sheet.Text(500, 770, 7, "Pagina " + std::to_string(page + 1) + " van 6");
  }
  const std::string rest = Rest(sheet);
  EXPECT_EQ(rest.substr(0, rest.find("page_number: Pagina 2")),
            "paragraph: Antwoord 0\npage_number: Pagina 1 van 6\n---\nparagraph: " + std::string(40, 'b') + "\n");
}

TEST(Notes, AreBlocksWithTheirNumberAndGoOnOverThePage) {
  Sheet sheet;
  Body(sheet.Page(), 100, 200);
  sheet.Text(100, 697.5F, 4.5F, "1").Text(108, 700, 7, "Zie de eerste bijlage.");
  sheet.Text(100, 706.5F, 4.5F, "2")
      .Text(108, 709, 7, "Een noot die doorloopt")
      .Text(108, 718, 7, "en nog een regel heeft");
  Body(sheet.Page(), 100, 200);
  sheet.Text(108, 700, 7, "en hier eindigt.").Text(100, 709, 7, "3 Zie daar.");
  EXPECT_EQ(Rest(sheet),
            "note: {1} Zie de eerste bijlage.\nnote: {2} Een noot die doorloopt\n| en nog een regel heeft\n---\n"
            "note: en hier eindigt.\nnote: 3 Zie daar.\n");
}

TEST(Notes, AYearAtTheHeadOfSmallTypeIsNoNumber) {
  Sheet sheet;
  Body(sheet.Page(), 100, 200);
  sheet.Text(100, 700, 7, "1 Zie daar.").Text(100, 709, 7, "2021 was het jaar.");
  EXPECT_EQ(Rest(sheet), "note: 1 Zie daar.\n| 2021 was het jaar.\n");
}

// Small type below a note of the page before, and no note.
TEST(Notes, ATableAboveThemIsNone) {
  Sheet sheet;
  Body(sheet.Page(), 100, 200);
  sheet.Text(100, 700, 7, "1 Zie de eerste bijlage.");
  Body(sheet.Page(), 100, 200);
  float y = 640;
  for (const std::string_view land : {"Aruba", "Bonaire", "Saba"}) {
    sheet.Text(100, y, 7, land).Text(200, y, 7, "11").Text(300, y, 7, "12");
    y += 9;
  }
  sheet.Text(100, 700, 7, "2 Zie daar.");
  EXPECT_EQ(Rest(sheet),
            "note: 1 Zie de eerste bijlage.\n---\ntable: Aruba\ntable: 11\ntable: 12\ntable: Bonaire\ntable: 11\n"
            "table: 12\ntable: Saba\ntable: 11\ntable: 12\nnote: 2 Zie daar.\n");
}

TEST(Columns, OfMinutesAreReadDownEach) {
  Sheet sheet;
  sheet.Page();
  for (int i = 0; i != 20; ++i) {
    sheet.Text(50, 100 + 12.0F * static_cast<float>(i), 10, "de linkerkolom is van links naar rechts vol");
    sheet.Text(310, 100 + 12.0F * static_cast<float>(i), 10, "de rechterkolom is dat evenzeer, en dan nog");
  }
  const ExtractedText text = LayOut(sheet.glyphs);
  ASSERT_EQ(text.pages[0].blocks.size(), 2U);
  EXPECT_EQ(text.pages[0].blocks[0].column, 0);
  EXPECT_EQ(text.pages[0].blocks[1].column, 1);
  EXPECT_EQ(text.pages[0].blocks[1].lines.size(), 20U);
  EXPECT_LT(text.raw.rfind("linkerkolom"), text.raw.find("rechterkolom"));
}

// Large type across the left edge opens a masthead; without a title below it, it is a form's.
TEST(Masthead, IsNotTheLeftColumnOfAForm) {
  Sheet sheet;
  sheet.Page().Text(36, 80, 16, "Format van de toets bij de uitvoering");
  Body(sheet, 200, 150);
  sheet.Text(36, 150, 10, "Onderwerp");
  EXPECT_EQ(Rest(sheet).find("masthead"), std::string::npos) << Rest(sheet);
}

}  // namespace
}  // namespace kst
