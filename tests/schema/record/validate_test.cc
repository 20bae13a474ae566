// A record that kst could not have made is bad_record, with its place, and never an exception or a wild read.
#include "schema/record/validate.h"

#include <gtest/gtest.h>

#include <functional>

#include "schema/record/json.h"

namespace kst {
namespace {

NormalisedText Text() {
  NormalisedText text;
  text.source = "a";
  text.text = "één brief";
  text.pages = {{1, 59500, 84200}};
  text.segments = {{{0, 5}, {0, 5}, Change::kNone, "", 1, 1, 10, 20, {1, 2, 3, 4}},
                   {{5, 11}, {5, 11}, Change::kNone, "", 1, 1, 10, 20, {}}};
  text.parts = {{Role::kParagraph, {0, 11}, 1}};
  text.sentences = {{0, 11}};
  text.tables = {{{1, {1, 2, 3, 4}}, 1, {{{{0, 5}, "één", {1, {1, 2, 3, 4}}, 1}}}}};
  return text;
}

TEST(Validate, ARunningTextThatCannotBeIsABadRecord) {
  ASSERT_TRUE(TextFromJson(ToJson(Text())));
  const struct {
    std::function<void(NormalisedText&)> change;
    const char* message;
  } kRows[] = {
      {[](auto& t) { t.parts[0].span.end = 900; }, "parts[0]: bytes 0 to 900 do not lie in the text, which has 11"},
      {[](auto& t) { t.parts[0].span.begin = 4294967295; },
       "parts[0]: bytes 4294967295 to 11 do not lie in the text, which has 11"},
      {[](auto& t) { t.sentences[0].end = 1; }, "sentences[0]: bytes 0 to 1 cut a character in two"},
      {[](auto& t) { t.segments[0].edges.pop_back(); }, "segments[0]: 3 edges for 3 characters"},
      {[](auto& t) { t.segments[1].norm.begin = 6; }, "segments[1]: segments leave a gap or overlap at byte 5"},
      {[](auto& t) { t.segments.pop_back(); }, "segments do not reach the end of the text"},
      {[](auto& t) {
         t.segments[0].raw = {5, 0};
       },
       "segments[0].raw: ends before it begins"},
      {[](auto& t) { t.segments[0].confidence = 1.5; }, "segments[0].confidence: not a number from 0 to 1"},
      {[](auto& t) { t.parts[0].page = 3; }, "parts[0]: there is no page 3"},
      {[](auto& t) { t.pages[0].number = 0; }, "pages are not numbered upwards from 1"},
      {[](auto& t) { t.date = "gisteren"; }, "date is not a day (2024-02-29)"},
      {[](auto& t) { t.tables[0].rows.push_back({}); }, "tables[0]: a row without cells, or with more than 1000"},
      {[](auto& t) { t.tables[0].rows[0][0].spans = 2'000'000'000; },
       "tables[0].rows[0]: spans no column, or more than 1000"},
      {[](auto& t) { t.tables[0].header_rows = 2; }, "tables[0]: more header rows than rows"},
      {[](auto& t) { t.tables[0].rows[0][0].text = "twee"; },
       "tables[0].rows[0]: its words are not those that the text has there"},
  };
  for (const auto& row : kRows) {
    NormalisedText text = Text();
    row.change(text);
    const Result<NormalisedText> read = TextFromJson(ToJson(text));
    ASSERT_FALSE(read) << row.message;
    EXPECT_EQ(read.error().code, Code::kBadRecord);
    EXPECT_EQ(read.error().message, row.message);
  }
}

TEST(Validate, APageThatCannotBeIsABadRecord) {
  ExtractedText good;
  good.source = "a";
  good.raw = "één\nbrief\n";
  good.pages = {
      {1, 59500, 84200, {{Role::kParagraph, 0, {{{0, 5}, {}, {1, 2, 3, 4}, {{0, 910}}}, {{6, 11}, {}, {}, {}}}}}}};
  ASSERT_TRUE(PagesFromJson(ToJson(good))) << PagesFromJson(ToJson(good)).error().message;
  const struct {
    std::function<void(TextBlock&)> change;
    const char* message;
  } kRows[] = {
      {[](auto& b) { b.lines[1].span.begin = 4294967295; },
       "pages[0].blocks[0].lines[1]: bytes 4294967295 to 11 do not lie in the text, which has 12"},
      {[](auto& b) { b.lines[0].edges.pop_back(); }, "pages[0].blocks[0].lines[0]: 3 edges for 3 characters"},
      {[](auto& b) { b.lines[1].span.begin = 0; },
       "pages[0].blocks[0].lines[1]: overlaps the one before it, or stands out of order"},
      {[](auto& b) { b.lines[0].styles[0].begin = 9; },
       "pages[0].blocks[0].lines[0]: a style begins outside the line, or out of order"},
  };
  for (const auto& row : kRows) {
    ExtractedText pages = good;
    row.change(pages.pages[0].blocks[0]);
    const Result<ExtractedText> read = PagesFromJson(ToJson(pages));
    ASSERT_FALSE(read) << row.message;
    EXPECT_EQ(read.error().message, row.message);
  }
}

}  // namespace
}  // namespace kst
