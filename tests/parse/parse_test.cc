// A paper of which text is lost says so.
#include "parse/parse.h"

#include <gtest/gtest.h>

#include "tests/parse/paper.h"

namespace kst {
namespace {

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

}  // namespace
}  // namespace kst
