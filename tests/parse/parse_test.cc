// A paper of which text is lost says so.
#include "parse/parse.h"

#include <gtest/gtest.h>

#include <utility>

#include "tests/parse/paper.h"

namespace kst {
namespace {

// A paper whose words stand on one line of a page.
NormalisedText OnOneLine(const char* words) {
  NormalisedText text = ReadPaper(words).text;
  constexpr std::int32_t kWidth = 500;
  for (Segment& segment : text.segments) {
    segment.page = 1, segment.y0 = 0, segment.y1 = 1000;
    for (std::uint32_t i = 0; i <= segment.norm.size(); ++i)
      segment.edges.push_back(kWidth * static_cast<std::int32_t>(segment.norm.begin + i));
  }
  return text;
}

TEST(Parse, APaperThatLostTextIsPartial) {
  const struct {
    const char* code;
    Status status;
  } table[] = {
      {"page_scanned", Status::kPartial},        {"text_unseen", Status::kComplete},
      {"page_damaged", Status::kPartial},        {"page_truncated", Status::kPartial},
      {"file_rebuilt", Status::kPartial},        {"characters_lost", Status::kPartial},
      {"text_without_font", Status::kPartial},   {"font_damaged", Status::kPartial},
      {"font_map_missing", Status::kPartial},    {"inline_image_open", Status::kPartial},
      {"no_unicode", Status::kComplete},  // a guess, and all is there
      {"dictionary_missing", Status::kComplete},
  };
  for (const auto& row : table) {
    NormalisedText text = ReadPaper("De motie is aangenomen.").text;
    EXPECT_EQ(ParseText(text, TestKnowledge(), {}).status, Status::kComplete);
    text.diagnostics.push_back({row.code, 1, "iets"});
    EXPECT_EQ(ParseText(text, TestKnowledge(), {}).status, row.status) << row.code;
  }
}

// A digit that was misread in a picture would lead to another paper.
TEST(Parse, AReferenceWithAnUnsureWordIsLeftOutAndToldOf) {
  NormalisedText text = OnOneLine("Zie Kamerstuk 29 911, nr. 323. Zie Kamerstuk 29 911, nr. 324.");
  const Document sure = ParseText(text, TestKnowledge(), {});
  ASSERT_EQ(sure.references.size(), 2U);
  ASSERT_FALSE(sure.references[1].boxes.empty());
  text.unsure = {sure.references[1].boxes[0]};
  const Document unsure = ParseText(text, TestKnowledge(), {});
  ASSERT_EQ(unsure.references.size(), 1U);
  EXPECT_EQ(unsure.references[0].target, "kst-29911-323");
  ASSERT_EQ(unsure.diagnostics.size(), sure.diagnostics.size() + 1);
  EXPECT_EQ(unsure.diagnostics.back().code, "reference_unsure");
  text.unsure[0].page = 2;
  EXPECT_EQ(ParseText(text, TestKnowledge(), {}).references.size(), 2U) << "of another page";
}

// "Kamerstukken II" and "Kamerstukken I" lead to one paper, "Handelingen II" and "Handelingen I" to two.
TEST(Parse, AnUnsureChamberIsNoUnsureKamerstuk) {
  for (const auto& [line, references] : {std::pair{"Zie Kamerstukken II 2019/20, 29 911, nr. 323.", 1U},
                                         {"Zie Handelingen II 2019/20, nr. 55, item 2.", 0U}}) {
    NormalisedText text = OnOneLine(line);
    const auto chamber = static_cast<std::uint32_t>(text.text.find("II"));
    text.unsure = text.BoxesOf({chamber, chamber + 2});
    EXPECT_EQ(ParseText(text, TestKnowledge(), {}).references.size(), references) << line;
  }
}

}  // namespace
}  // namespace kst
