// What is written is read back the same, and every record has exactly the keys
// that schema/record describes.
#include "schema/record/json.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "schema/record/schema.h"
#include "tests/valid_record.h"

namespace kst {
namespace {

Document FullDocument() {
  Document d;
  d.source = "brief \"a\".pdf";
  d.id = "kst-11111-2";
  d.aliases = {"2021D00001"};
  d.kind = "letter";
  d.chamber = "II";
  d.dossiers = {{"11111", "XV", "Begroting van het voorbeeld"}, {"22222", std::nullopt, std::nullopt}};
  d.date = "2021-10-04";
  d.pages = {{1, 59528, 84189}};
  d.text = "Zie Kamerstuk 11 111, nr. 1.";
  d.page_runs = {{0, 1}};
  d.blocks = {{Role::kParagraph, {0, 28}, 1}};
  d.furniture = {{Role::kRunningFoot, 1, "kst-11111-2", {100, 80000, 9001, 80600}}};
  d.sentences = {{0, 28}};
  d.notes = {{"1", 12, {20, 28}, 1}, {"2", std::nullopt, {28, 28}, 1}};
  d.references = {{"kst-11111-1",
                   {4, 27},
                   "Kamerstuk 11 111, nr. 1",
                   {26, 27},
                   1,
                   {{1, {20270, 100, 30001, 1100}}},
                   "1",
                   "p. 3",
                   {"dossier-22222"},
                   "kamerstuk.nr",
                   0.98}};
  d.laws = {{"Awb", "8:54", "BWBR0005537", {0, 3}, "Zie", 1}};
  d.links = {{"https://example.org/", std::nullopt, {0, 3}, 1}};
  d.mentions = {{"motion",
                 {"Jansen"},
                 true,
                 std::nullopt,
                 "over iets",
                 "kst-11111-1",
                 "note 1",
                 {{"kst-11111-1", 0.5}},
                 0.9,
                 {0, 3},
                 "Zie",
                 1,
                 {}}};
  d.relations = {{"implements", "kst-11111-1", {}, "done", {0, 3}, "Zie", 1, {}, "relation.implements", 0.9}};
  d.votes = {{"kst-11111-1", {}, "motion", "adopted", {0, 3}, "Zie", 1, {}, "vote.adopted"}};
  d.commitments = {{"kst-11111-2#c-0a1b2c3d",
                    {0, 3},
                    "Zie",
                    1,
                    {},
                    "sender",
                    "uw Kamer",
                    Deadline{"voor de zomer", std::nullopt, "2022-06-21"},
                    "firm",
                    "promise.inform",
                    1}};
  d.diagnostics = {{"font_map_missing", 1, "a font"}};
  d.made_by = {"kst 0.1.0", "abc"};
  return d;
}

TEST(Json, ADocumentComesBackAsItWas) {
  const std::string line = ToJson(FullDocument());
  const Result<Document> back = DocumentFromJson(line);
  ASSERT_TRUE(back) << back.error().message;
  EXPECT_EQ(ToJson(*back), line);
  EXPECT_EQ(line.find('\n'), std::string::npos);
}

TEST(Json, KeysAreSortedAndBoxesAreInPoints) {
  const std::string line = ToJson(FullDocument());
  EXPECT_EQ(line.rfind("{\"data\":{\"addressee_chamber\":null,\"aliases\":", 0), 0U);
  EXPECT_NE(line.find("\"boxes\":[[1,202.7,1.0,300.01,11.0]]"), std::string::npos) << line;
  EXPECT_NE(line.find("\"pages\":[{\"height\":841.89,\"number\":1,\"width\":595.28}]"), std::string::npos);
}

TEST(Json, EveryRecordHasExactlyTheDescribedKeys) {
  EXPECT_EQ(WhyInvalid("document", ToJson(FullDocument())), "");
  EXPECT_EQ(WhyInvalid("document", ToJson(FailedDocument("x.pdf", {Code::kMissing, "no such file"}))), "");

  ExtractedText pages;
  pages.diagnostics = {{"x", std::nullopt, "y"}};
  pages.pages = {
      {1, 100, 200, {{Role::kNote, 0, {{{0, 1}, {1, 2, 3, 4}, {1, 2}, {{0, 910, true, false, true}}, false}}}}}};
  EXPECT_EQ(WhyInvalid("pages", ToJson(pages)), "");

  NormalisedText text;
  text.segments = {{{0, 1}, {0, 1}, Change::kHyphen, "hyphen.default", 0.9, 1, 10, 20, {1, 2}}};
  text.parts = {{Role::kDictum, {0, 1}, 1}};
  text.styled = {{{0, 1}, true, false}};
  text.notes = {{"1", std::nullopt, {0, 1}, 1}};
  text.furniture = {{Role::kMargin, 1, "x", {}}};
  EXPECT_EQ(WhyInvalid("text", ToJson(text)), "");
}

TEST(Json, AKeyTooManyOrTooFewIsNoticed) {
  nlohmann::json record = nlohmann::json::parse(ToJson(FullDocument()));
  record["data"]["extra"] = 1;
  EXPECT_NE(WhyInvalid("document", record.dump()), "");
  record["data"].erase("extra");
  record["data"]["references"][0].erase("at");
  EXPECT_NE(WhyInvalid("document", record.dump()), "");
}

TEST(Json, StagesComeBackAsTheyWere) {
  ExtractedText pages;
  pages.source = "a";
  pages.raw = "één\n";
  pages.pages = {
      {1, 100, 200, {{Role::kNote, 1, {{{0, 5}, {1, 2, 3, 4}, {1, 2, 3, 4}, {{0, 910, true, false, true}}, true}}}}}};
  const Result<ExtractedText> back = PagesFromJson(ToJson(pages));
  ASSERT_TRUE(back);
  EXPECT_EQ(ToJson(*back), ToJson(pages));

  NormalisedText text;
  text.source = "a";
  text.text = "één";
  text.pages = {{1, 59500, 84200}};
  text.segments = {{{0, 5}, {0, 5}, Change::kNone, "", 1, 1, 10, 20, {1, 2, 3, 4}}};
  const Result<NormalisedText> text_back = TextFromJson(ToJson(text));
  ASSERT_TRUE(text_back);
  EXPECT_EQ(ToJson(*text_back), ToJson(text));
}

TEST(Json, BadRecordsSayWhatIsWrong) {
  struct Row {
    const char *line, *message;
  };
  const Row kRows[] = {
      {"", "not JSON at byte 1"},
      {"zie Kamerstuk 29 911, nr. 323", "not JSON at byte 1"},
      {"[1]", "this is not a document record"},
      {R"({"type":"text","source":"a","data":{}})", "this is not a document record"},
      {R"({"type":"document","source":"a","data":{}})", "the key \"addressee_chamber\" is missing"},
      {R"({"type":"document","source":1,"data":{}})",
       "a value of this document record has another type than kst writes"},
  };
  for (const Row& row : kRows) {
    const Result<Document> read = DocumentFromJson(row.line);
    ASSERT_FALSE(read) << row.line;
    EXPECT_EQ(read.error().message, row.message) << row.line;
    EXPECT_EQ(read.error().code, Code::kBadRecord);
  }
}

// Numbers that no page and no text has are not cut to fit.
TEST(Json, NumbersOutOfRangeAreRefused) {
  NormalisedText text;
  text.pages = {{1, 59500, 84200}};
  text.text = "a";
  text.segments = {{{0, 1}, {2, 3}, Change::kNone, "", 1, 1, 0, 0, {}}};
  text.sentences = {{0, 1}};
  const std::string line = ToJson(text);
  ASSERT_TRUE(TextFromJson(line)) << line;
  const struct {
    const char *from, *to, *message;
  } rows[] = {
      {"\"number\":1", "\"number\":4.5e39", "not a whole number in range: 4.5e+39"},
      {"\"number\":1", "\"number\":1.5", "not a whole number in range: 1.5"},
      {"\"number\":1", "\"number\":5000000000", "not a whole number in range: 5000000000"},
      {"[0,1]", "[-1,1]", "not a whole number in range: -1"},
      {"595.0", "5e300", "no place on a page: 5e+300"},
  };
  for (const auto& row : rows) {
    std::string bad = line;
    const auto at = bad.find(row.from);
    ASSERT_NE(at, std::string::npos) << row.from << " in " << line;
    bad.replace(at, std::string_view(row.from).size(), row.to);
    const auto read = TextFromJson(bad);
    ASSERT_FALSE(read) << bad;
    EXPECT_EQ(read.error().message, row.message);
  }
}

}  // namespace
}  // namespace kst
