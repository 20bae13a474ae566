// The way from the running text back to the page.
#include "schema/values/normalised_text.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

// "georgani-" / "seerde" on two lines of page 3, one word in the text.
NormalisedText TwoLines() {
  NormalisedText t;
  t.text = "georganiseerde é";
  t.segments = {
      {{0, 8}, {0, 8}, Change::kNone, "", 1, 3, 100, 200, {0, 10, 20, 30, 40, 50, 60, 70, 80}},
      {{8, 8}, {8, 10}, Change::kHyphen, "hyphen.default", 0.9, 3, 0, 0, {}},
      {{8, 14}, {10, 16}, Change::kNone, "", 1, 3, 300, 400, {5, 15, 25, 35, 45, 55, 65}},
      {{14, 15}, {16, 17}, Change::kSpace, "", 1, 3, 0, 0, {}},
      {{15, 17}, {17, 19}, Change::kNone, "", 1, 4, 10, 20, {7, 9}},
  };
  return t;
}

TEST(NormalisedText, BoxesCoverExactlyTheGlyphs) {
  const NormalisedText t = TwoLines();
  EXPECT_EQ(t.BoxesOf({2, 10}), (std::vector<PageBox>{{3, {20, 100, 80, 200}}, {3, {5, 300, 25, 400}}}));
  EXPECT_EQ(t.BoxesOf({15, 17}), (std::vector<PageBox>{{4, {7, 10, 9, 20}}}));
  EXPECT_TRUE(t.BoxesOf({14, 15}).empty()) << "an added space has no glyph";
}

TEST(NormalisedText, PageAndRaw) {
  const NormalisedText t = TwoLines();
  EXPECT_EQ(t.PageOf(0), 3);
  EXPECT_EQ(t.PageOf(15), 4);
  EXPECT_EQ(t.PageOf(17), 4);
  EXPECT_EQ(t.ToRaw({2, 10}), (std::vector<RawSpan>{{2, 8}, {10, 12}}));
  EXPECT_EQ(NormalisedText().PageOf(0), 0);
}

}  // namespace
}  // namespace kst
