#include "extract/layout/layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>

#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

TEST(Layout, NothingOnAPageIsAPageWithoutBlocks) {
  Sheet sheet;
  const ExtractedText text = LayOut(sheet.Page().glyphs);
  ASSERT_EQ(text.pages.size(), 1U);
  EXPECT_TRUE(text.pages[0].blocks.empty());
  EXPECT_EQ(text.raw, "\f");
  EXPECT_TRUE(text.has_geometry);
}

TEST(Words, AreFoundWithAndWithoutShownSpaces) {
  const struct {
    std::string_view text;
    Type type;
    std::string_view want;
  } kCases[] = {
      {"Kamerstuk 29 911, nr. 12", {}, "paragraph: Kamerstuk 29 911, nr. 12\n"},
      {"Kamerstuk 29 911, nr. 12", {.show_spaces = false}, "paragraph: Kamerstuk 29 911, nr. 12\n"},
      {"Kamerstuk 29 911, nr. 12", {.tracking = 2}, "paragraph: Kamerstuk 29 911, nr. 12\n"},
      {"Kamerstuk 29 911, nr. 12", {.tracking = 3, .show_spaces = false}, "paragraph: Kamerstuk 29 911, nr. 12\n"},
  };
  for (const auto& c : kCases) {
    Sheet sheet;
    sheet.Page().Text(100, 100, 10, c.text, c.type);
    EXPECT_EQ(Spell(LayOut(sheet.glyphs)), c.want) << c.type.tracking << c.type.show_spaces;
  }
}

TEST(Lines, RaisedTypeStandsInItsLine) {
  Sheet sheet;
  sheet.Page().Text(100, 100, 10, "Eerdmans").Text(140, 96.3F, 5.5F, "1").Text(145.25F, 100, 10, "zegt");
  EXPECT_EQ(Spell(LayOut(sheet.glyphs)), "paragraph: Eerdmans{1} zegt\n");
}

// Some printers raise a marker nearly to the line above; what is lowered there stays there.
TEST(Lines, HighMarkersBelongToTheLineBelow) {
  Sheet sheet;
  sheet.Page().Text(100, 100, 10, "uitstoot van CO").Text(171, 102, 6, "2").Text(180, 100, 10, "daalt bij");
  sheet.Text(100, 112, 10, "schoolraden").Text(156, 104, 6.5F, "3").Text(162, 112, 10, "dit jaar");
  EXPECT_EQ(Spell(LayOut(sheet.glyphs)), "paragraph: uitstoot van CO2 daalt bij\n| schoolraden{3} dit jaar\n");
}

TEST(Lines, SidewaysTextIsABlockOfItsOwn) {
  Sheet sheet;
  Body(sheet.Page());
  sheet.Upwards(40, 400, 20, "CONCEPT");
  const ExtractedText text = LayOut(sheet.glyphs);
  const TextBlock& last = text.pages[0].blocks.back();
  EXPECT_EQ(last.role, Role::kMargin);
  ASSERT_EQ(last.lines.size(), 1U);
  EXPECT_EQ(last.lines[0].span.In(text.raw), "CONCEPT");
  EXPECT_EQ(last.lines[0].box, (Box{2500, 33000, 4000, 40000}));
}

TEST(Lines, ATurnedTableIsText) {
  Sheet sheet;
  Body(sheet.Page());
  for (int row = 0; row != 15; ++row) {
    sheet.Upwards(60.0F + 12.0F * static_cast<float>(row), 700, 8, "bezoldiging van de Griffier");
  }
  const ExtractedText text = LayOut(sheet.glyphs);
  EXPECT_EQ(text.pages[0].blocks.back().role, Role::kTable);
}

// Places that no producer makes and an attacker does: every letter is still there once.
TEST(Layout, LosesNothingOnPagesWithoutSense) {
  constexpr float kNan = std::numeric_limits<float>::quiet_NaN(), kHuge = std::numeric_limits<float>::max();
  std::mt19937 random(7);  // NOLINT: the same pages every time
  for (int page = 0; page != 60; ++page) {
    Sheet sheet;
    sheet.Page();
    for (int i = 0; i != 400; ++i) {
      Glyph glyph{.x = static_cast<float>(random() % 700), .y = static_cast<float>(random() % 900), .dx = 5, .size = 9};
      glyph.size = static_cast<float>(random() % 30);
      glyph.code = U'a' + static_cast<char32_t>(random() % 26);
      glyph.font = static_cast<std::uint16_t>(random() % 6);
      if (page % 4 == 1) glyph.x = 100, glyph.y = 100;
      if (page % 4 == 2) glyph.y = static_cast<float>(random() % 5 * 30), glyph.size = 9;
      if (random() % 40 == 0) glyph.x = kNan, glyph.dx = kHuge;
      if (random() % 40 == 0) glyph.y = -kHuge, glyph.dy = 4;
      if (random() % 40 == 0) glyph.x = kHuge, glyph.dx = -kHuge;
      sheet.glyphs.pages[0].glyphs.push_back(glyph);
    }
    const ExtractedText text = LayOut(sheet.glyphs);
    EXPECT_EQ(std::count_if(text.raw.begin(), text.raw.end(), [](char c) { return c > ' '; }), 400) << page;
    for (const TextBlock& block : text.pages[0].blocks) {
      for (const TextLine& line : block.lines) {
        EXPECT_EQ(line.edges.size(), line.span.size() + 1);
        EXPECT_TRUE(std::is_sorted(line.edges.begin(), line.edges.end()));
      }
    }
  }
}

// Words that come back on rows below, as cells do, wherever they fall.
TEST(Layout, LosesNothingInTablesWithoutSense) {
  std::mt19937 random(11);  // NOLINT: the same pages every time
  const auto any = [&](unsigned limit) { return static_cast<float>(random() % limit); };
  for (int page = 0; page != 600; ++page) {
    Sheet sheet;
    sheet.Page(560, 780);
    int letters = 0;
    for (int word = 0; word != 20; ++word) {
      const float x = 2 * any(250), y = 3 * any(250), size = 4 + any(16), leading = any(16) / 4;
      const std::string text(1 + random() % 8, static_cast<char>(page % 2 ? 'A' + random() % 26 : '0' + random() % 10));
      for (unsigned row = 0, rows = 1 + random() % 16; row != rows; ++row) {
        sheet.Text(x, y + static_cast<float>(row) * (size + leading), size, text, {.bold = random() % 4 == 0});
        letters += static_cast<int>(text.size());
      }
    }
    const std::string raw = LayOut(sheet.glyphs).raw;
    EXPECT_EQ(std::count_if(raw.begin(), raw.end(), [](char c) { return c > ' '; }), letters) << page;
  }
}

// A row of a thousand cells above rows of two: as many lines as columns would be a square.
TEST(Layout, LosesNothingInATableOfAThousandColumns) {
  Sheet sheet;
  sheet.Page(40000, 20000);
  for (int i = 0; i != 1000; ++i) {
    const float step = static_cast<float>(i);
    sheet.Text(10 + 30 * step, 10, 10, "ab").Text(10, 30 + 12 * step, 10, "cd").Text(900, 30 + 12 * step, 10, "ef");
  }
  const std::string raw = LayOut(sheet.glyphs).raw;
  EXPECT_EQ(std::count_if(raw.begin(), raw.end(), [](char c) { return c > ' '; }), 6000);
}

TEST(Columns, TwoWhoSignTogetherAreReadOneAfterTheOther) {
  Sheet sheet;
  Body(sheet.Page(), 100, 200);
  sheet.Lines(100, 400, 10, {"De Minister voor", "Handel,"}).Lines(300, 398, 10, {"De Minister van", "Zorg,"});
  sheet.Text(100, 480, 10, "A. Jansen").Text(300, 480, 10, "B. de Vries");
  const std::string raw = LayOut(sheet.glyphs).raw;
  const std::size_t at = raw.find("De Minister voor");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(raw.substr(at), "De Minister voor\nHandel,\nA. Jansen\nDe Minister van\nZorg,\nB. de Vries\n\f");
}

TEST(Columns, TwoWhoSignOnOneBaselineAreReadOneAfterTheOther) {
  Sheet sheet;
  Body(sheet.Page(), 100, 200);
  sheet.Text(100, 400, 10, "De Minister van Handel,").Text(300, 400, 10, "De Minister van Zorg,");
  sheet.Text(100, 480, 10, "A. Jansen").Text(300, 480, 10, "B. de Vries");
  const std::string raw = LayOut(sheet.glyphs).raw;
  const std::size_t at = raw.find("De Minister van Handel");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(raw.substr(at), "De Minister van Handel,\nA. Jansen\nDe Minister van Zorg,\nB. de Vries\n\f");
}

// The right-hand part of one line begins where the left-hand part of the other still stands.
TEST(Columns, LinesThatNoEdgePartsStayWhole) {
  Sheet sheet;
  Body(sheet.Page(), 100, 200);
  sheet.Text(100, 400, 10, "De Minister van Handel,").Text(272, 400, 10, "De Minister van Zorg,");
  sheet.Text(100, 412, 10, "JansenJansenJansenJansenJansenJansen").Text(295, 412, 10, "B. de Vries");
  const std::string raw = LayOut(sheet.glyphs).raw;
  EXPECT_NE(raw.find("JansenJansen B. de Vries\n"), std::string::npos) << raw;
}

// The lines of the text are shorter beside the box, its items hang; the last
// paragraph comes last, since it can go on over the page.
TEST(Columns, ABoxIsReadAfterTheTextBesideIt) {
  Sheet sheet;
  Body(sheet.Page(), 100, 200);
  for (int i = 0; i != 12; ++i) {
    const float y = 332 + 12.0F * static_cast<float>(i);
    if (i != 6)
      sheet.Text(100, y, 10, i < 6 ? "de lange regel van een brief, want" : "de regel die over de pagina loopt");
    if (i % 6 == 0) sheet.Text(300, y + 4, 10, "•");
    sheet.Text(315, y + 4, 10, "is het doel");
  }
  std::string want = "paragraph: de lange regel van een brief, want\n";
  const auto more = [&](int times, std::string_view line) {
    for (int i = 0; i != times; ++i) want.append("| ").append(line).append("\n");
  };
  more(5, "de lange regel van een brief, want");
  for (int item = 0; item != 2; ++item) {
    want += "list_item: • is het doel\n";
    more(5, "is het doel");
  }
  want += "paragraph: de regel die over de pagina loopt\n";
  more(4, "de regel die over de pagina loopt");
  EXPECT_EQ(Rest(sheet), want);
}

}  // namespace
}  // namespace kst
