#include "extract/layout/layout.h"

#include <gtest/gtest.h>

#include "tests/extract/layout/sheet.h"

namespace kst {
namespace {

// A column of body text that is wide enough to be one: 60 characters, 12 lines.
void Body(Sheet& sheet, float x = 100, float y = 300) {
  for (int i = 0; i != 12; ++i) {
    sheet.Text(x, y + 12.0F * static_cast<float>(i), 10,
               "de tekst van een brief die over de hele breedte loopt en dan nog");
  }
}

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

}  // namespace
}  // namespace kst
