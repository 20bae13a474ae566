// The text that a corpus keeps comes back as it was, or not at all.
#include "corpus/store/kept_text.h"

#include <gtest/gtest.h>

#include "schema/record/json.h"

namespace kst {
namespace {

NormalisedText Text() {
  NormalisedText t;
  t.source = "a.pdf";
  t.sha256 = std::string(64, 'a');
  t.producer = "een drukker";
  t.text = "Eén brief.\nZie noot.";
  t.segments = {{{0, 6}, {0, 6}, Change::kNone, "", 1, 1, 1000, 2000, {500, 1100, 1700, 2300, 2900, 3500}},
                {{6, 6}, {6, 9}, Change::kDropped, "marker", 0.75, 1, 1000, 2000, {}},
                {{6, 21}, {9, 24}, Change::kJoin, "line", 1, 2, -5, 0, {}}};
  t.pages = {{1, 59500, 84200}, {2, 59500, 84200}};
  t.parts = {{Role::kHeading, {0, 11}, 1}, {Role::kNote, {12, 21}, 2}};
  t.sentences = {{0, 11}, {12, 21}};
  t.notes = {{"1", 6, {12, 21}, 2}};
  t.furniture = {{Role::kPageNumber, 2, "2", {100, 200, 300, 400}}};
  t.styled = {{{0, 4}, true, false}};
  t.diagnostics = {{"truncated", 2, "hier ontbreekt iets"}};
  return t;
}

TEST(KeptText, ComesBackAsItWas) {
  const Result<NormalisedText> back = KeptText(KeepText(Text()));
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(ToJson(*back), ToJson(Text()));
}

TEST(KeptText, CutOrFlippedAnywhereItIsATextOrAnError) {
  const std::string kept = KeepText(Text());
  for (std::size_t at = 0; at < kept.size(); ++at) {
    EXPECT_FALSE(KeptText(kept.substr(0, at))) << "cut at " << at;
    for (int bit = 0; bit < 8; ++bit) {
      std::string flipped = kept;
      flipped[at] = static_cast<char>(flipped[at] ^ (1 << bit));
      const Result<NormalisedText> back = KeptText(flipped);
      if (back)
        EXPECT_TRUE(TextFromJson(ToJson(*back))) << "byte " << at << ", bit " << bit;
      else
        EXPECT_EQ(back.error().code, Code::kBadRecord);
    }
  }
}

}  // namespace
}  // namespace kst
