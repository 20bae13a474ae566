// Which address of a reading room shows what.
#include "corpus/pages/room.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "corpus/search/index.h"
#include "tests/corpus/pages/tags.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

using nlohmann::json;
using testing::HasSubstr;
using testing::StartsWith;

const Stemmer& TheStemmer() {
  static const Result<Stemmer> stemmer = Stemmer::Load(
      {*ReadRuleFile(std::string(kStemFile), "[nouns irregular]\nnoun = kaden kade\n")},
      [](std::string_view) { return SpelledWord{}; }, "none");
  return *stemmer;
}

class RoomTest : public testing::Test {
 protected:
  RoomTest() {
    corpus_.Put({Paper::Motion("kst-29000-7", "2021-09-01", "Pauwels", "verzoekt de regering de kaden te verhogen"),
                 Paper::Letter("kst-29000-12", "2021-10-04", "Ik voer de motie uit. Ik informeer u voor de zomer.")
                     .Subject("Brief over kaden")
                     .Does("implements", "voer de motie uit", "kst-29000-7")
                     .Promises("informeer u voor de zomer", Deadline{"voor de zomer", {}, "2022-07-01"})});
    corpus_.Link();
  }
  Reply Ask(const std::string& path, Query query = {}, bool wants_json = false) {
    return AnswerTo({path, std::move(query), wants_json},
                    {corpus_.store(), TheStemmer(), Rules(), "2023-01-01", "http://room"});
  }

 private:
  TestCorpus corpus_;
};

TEST(Room, ADossierThatIsOnlyNamedSaysByWhom) {
  TestCorpus corpus;
  corpus.Put({Paper::Letter("kst-29000-12", "2021-10-04", "Zie Kamerstuk 30 645 over de kaden.")
                  .Cites("Kamerstuk 30 645", "dossier-30645")});
  corpus.Link();
  const Room room{corpus.store(), TheStemmer(), Rules(), "2023-01-01", "http://room"};
  const Reply page = AnswerTo({"/dossier-30645", {}, false}, room);
  EXPECT_EQ(page.status, 200);
  EXPECT_THAT(page.body, HasSubstr("/kst-29000-12"));
  EXPECT_EQ(AnswerTo({"/dossier-30646", {}, false}, room).status, 404);
}

TEST_F(RoomTest, AnswersEveryAddress) {
  const struct {
    std::string path;
    int status;
    std::string type, says;
  } kRows[] = {
      {"/kst-29000-12", 200, "text/html", "Brief over kaden"},
      {"/kst-29000-12.json", 200, "application/json", "\"record\":{"},
      {"/29000-12", 302, "text/plain", ""},
      {"/KST-29000-12", 302, "text/plain", ""},
      {"/kst-29000-7", 200, "text/html", "Wat ervan kwam"},
      {"/dossier-29000", 200, "text/html", "29000"},
      {"/dossier-29000.atom", 200, "application/atom+xml", "<feed"},
      {"/dossier-29000.json", 200, "application/json", "\"works\":["},
      {"/dossier-99999", 404, "text/html", "bestaat niet"},
      {"/moties", 200, "text/html", "verzoekt de regering de kaden te verhogen"},
      {"/toezeggingen", 200, "text/html", "te laat"},
      {"/toezeggingen.json", 200, "application/json", "[{"},
      {"/toezeggingen.atom", 200, "application/atom+xml", "informeer u voor de zomer"},
      {"/kst.css", 200, "text/css", "prefers-color-scheme:dark"},
      {"/robots.txt", 200, "text/plain", "Sitemap: http://room/sitemap.xml"},
      {"/sitemap.xml", 200, "application/xml", "<loc>http://room/kst-29000-12</loc>"},
      {"/opensearch.xml", 200, "application/xml", "http://room/?q={searchTerms}"},
      {"/kst-1-1", 404, "text/html", "bestaat niet"},
      {"/kst-1-1.json", 404, "application/json", "\"error\":"},
      {"/kst-29000-12.atom", 404, "application/json", "\"error\":"},
      {"/../../etc/passwd", 404, "text/html", "bestaat niet"},
      {"/" + std::string(5000, 'a'), 404, "text/html", "bestaat niet"},
      {"/\xFF\xFE", 404, "text/html", "bestaat niet"},
      {"/' OR 1=1 --", 404, "text/html", "bestaat niet"},
  };
  for (const auto& row : kRows) {
    const Reply reply = Ask(row.path);
    EXPECT_EQ(reply.status, row.status) << row.path;
    EXPECT_THAT(reply.type, StartsWith(row.type)) << row.path;
    EXPECT_THAT(reply.body, HasSubstr(row.says)) << row.path;
    if (row.type != "text/css" && row.type != "text/plain" && row.type != "application/json") {
      EXPECT_EQ(TakeApart(reply.body).fault, "") << row.path;
    }
    if (row.type == "application/json") {
      EXPECT_TRUE(json::accept(reply.body)) << row.path;
    }
  }
}

TEST_F(RoomTest, LeadsOtherNamesToTheOne) {
  EXPECT_EQ(Ask("/29000-12").location, "/kst-29000-12");
  EXPECT_EQ(Ask("/29000-12.json").location, "/kst-29000-12.json");
  EXPECT_EQ(Ask("/29000-12", {{"lang", "en"}}).location, "/kst-29000-12?lang=en");
  EXPECT_EQ(Ask("/29 000").location, "/dossier-29000");
}

TEST_F(RoomTest, GivesDataToWhoAsksForIt) {
  EXPECT_THAT(Ask("/kst-29000-12", {}, true).type, StartsWith("application/json"));
  const json paper = json::parse(Ask("/kst-29000-12.json").body);
  EXPECT_EQ(paper["record"]["data"]["id"], "kst-29000-12");
  EXPECT_EQ(paper["work"]["node"]["id"], "kst-29000-12");
}

TEST_F(RoomTest, AMotionTellsWhatCameOfItInTheWordsThatSayIt) {
  const std::string text = TakeApart(Ask("/kst-29000-7").body).text;
  EXPECT_THAT(text, HasSubstr("4 oktober 2021"));
  EXPECT_THAT(text, HasSubstr("voer de motie uit"));
}

TEST_F(RoomTest, ACommitmentHasAPageOfItsOwn) {
  const Reply reply = Ask("/" + PromiseId("kst-29000-12", "informeer u voor de zomer"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.body, HasSubstr("gedaan in"));
}

TEST_F(RoomTest, FiltersARegister) {
  EXPECT_THAT(TakeApart(Ask("/toezeggingen", {{"overdue", "1"}}).body).text, HasSubstr("1 toezegging"));
  EXPECT_THAT(TakeApart(Ask("/toezeggingen", {{"dossier", "31 234"}}).body).text, HasSubstr("0 toezeggingen"));
  EXPECT_THAT(TakeApart(Ask("/moties", {{"open", "1"}}).body).text, HasSubstr("0 moties"));
  EXPECT_THAT(TakeApart(Ask("/moties", {{"p", "-3"}, {"sort", "';--"}}).body).text, HasSubstr("1 motie"));
}

TEST_F(RoomTest, AnyRequestGetsAWholeAnswer) {
  std::mt19937 random(5);
  const std::vector<std::string> parts = {
      "/", "kst-29000-12", "dossier-", "29000",    "moties", "toezeggingen", ".json",    ".atom", "#c-1",
      "%", "..",           "\"",       "<script>", "'",      "\xC3",         "\xF0\x9F", " ",     "person:pauwels",
      "-", "zoek",         "\n"};
  const auto some = [&](std::size_t most) {
    std::string text;
    for (std::size_t n = random() % (most + 1); n > 0; --n) text += parts[random() % parts.size()];
    return text;
  };
  const std::vector<std::string> names = {"q",    "kind", "dossier", "ministry", "from", "p",
                                          "sort", "desc", "open",    "overdue",  "lang"};
  for (int round = 0; round < 600; ++round) {
    Query query;
    for (std::size_t n = random() % 4; n > 0; --n) query.emplace_back(names[random() % names.size()], some(2));
    const std::string path = "/" + some(3);
    const Reply reply = Ask(path, query);
    EXPECT_THAT(reply.status, testing::AnyOf(200, 302, 400, 404, 503)) << path;
    EXPECT_EQ(reply.location.find_first_of("\r\n<\" "), std::string::npos) << reply.location;
    if (reply.type.starts_with("application/json")) {
      EXPECT_TRUE(json::accept(reply.body)) << path;
    } else if (!reply.type.starts_with("text/plain") && !reply.type.starts_with("text/css")) {
      EXPECT_EQ(TakeApart(reply.body).fault, "") << path;
    }
  }
}

TEST_F(RoomTest, ACorpusWithoutAnIndexIsReadAndSaysThatItCannotBeSearchedYet) {
  for (const char* path : {"/", "/zoek"}) {
    const Reply reply = Ask(path, {{"q", "kaden"}});
    EXPECT_EQ(reply.status, 503) << path;
    EXPECT_THAT(TakeApart(reply.body).text, HasSubstr("zodra kst run haar opnieuw heeft doorlopen"));
  }
  EXPECT_THAT(Ask("/", {{"lang", "en"}}).body, HasSubstr("once kst run has gone over it again"));
  const Reply data = Ask("/zoek.json", {{"q", "kaden"}});
  EXPECT_EQ(data.status, 503);
  EXPECT_THAT(json::parse(data.body).at("error").get<std::string>(), HasSubstr("kst run"));
}

TEST(Room, WhatCannotBeAskedSaysWhy) {
  TestCorpus corpus;
  corpus.Put({Paper::Letter("kst-29000-12", "2021-10-04", "Ik informeer u voor de zomer.")});
  ASSERT_TRUE(LinkAndIndex(corpus.store(), Rules(), TheStemmer()));
  const Room room{corpus.store(), TheStemmer(), Rules(), "2023-01-01", "http://room"};
  const Reply found = AnswerTo({"/", {{"q", "zomer"}}, false}, room);
  EXPECT_EQ(found.status, 200);
  EXPECT_THAT(found.body, HasSubstr("/kst-29000-12"));
  const Reply reply = AnswerTo({"/", {{"q", "\"open"}}, false}, room);
  EXPECT_EQ(reply.status, 400);
  EXPECT_THAT(TakeApart(reply.body).text, HasSubstr("Dit kan niet worden gevraagd"));
}

}  // namespace
}  // namespace kst
