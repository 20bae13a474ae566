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

class RoomTest : public testing::Test {
 protected:
  RoomTest() {
    corpus_.Put({Paper::Motion("kst-29000-7", "2021-09-01", "Pauwels", "verzoekt de regering de kaden te verhogen"),
                 Paper::Letter("kst-29000-12", "2021-10-04", "Ik voer de motie uit. Ik informeer u voor de zomer.")
                     .Subject("Brief over kaden")
                     .Does("implements", "voer de motie uit", "kst-29000-7")
                     .Promises("informeer u voor de zomer", Deadline{"voor de zomer", {}, "2022-07-01"})});
    EXPECT_TRUE(LinkAndIndex(corpus_.store(), Rules(), TheStemmer()));
  }
  Reply Ask(const std::string& path, Query query = {}, bool wants_json = false) {
    return AnswerTo({path, std::move(query), wants_json},
                    {corpus_.store(), TheStemmer(), Rules(), "2023-01-01", "http://room", nullptr, nullptr, &names_});
  }
  WorksNamed names_ = [](const Store&, std::string_view) { return std::vector<Node>(); };

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

TEST_F(RoomTest, AWorkIsFoundByWhatItIsCalledOnPaper) {
  const std::string words = "Kamerstuk 29 000, nr. 7";
  names_ = [&](const Store& store, std::string_view asked) {
    std::vector<Node> named;
    if (asked == words) named.push_back(**FindNode(store, "kst-29000-7"));
    return named;
  };
  EXPECT_EQ(Ask("/" + words).location, "/kst-29000-7");
  EXPECT_EQ(Ask("/Kamerstuk 29 000, nr. 8").status, 404);
  EXPECT_THAT(
      Ask("/", {{"q", words}}).body,
      HasSubstr("Bedoelt u <a href=\"/kst-29000-7\">Kamerstuk 29000, nr. 7</a> verzoekt de regering de kaden te "
                "verhogen?"));
  EXPECT_EQ(json::parse(Ask("/zoek.json", {{"q", words}}).body)["named"], json({"kst-29000-7"}));
  EXPECT_EQ(json::parse(Ask("/zoek.json", {{"q", words}, {"kind", "letter"}}).body)["named"], json::array());
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

// A heading names who moved it; wherever a motion is listed stands what it asks.
TEST_F(RoomTest, AMotionIsListedByWhatItAsks) {
  const std::string asks = "verzoekt de regering de kaden te verhogen";
  EXPECT_THAT(TakeApart(Ask("/").body).text, HasSubstr(asks));
  EXPECT_THAT(TakeApart(Ask("/person:pauwels").body).text, HasSubstr(asks));
  EXPECT_THAT(TakeApart(Ask("/kst-29000-12").body).text, HasSubstr(asks));
  EXPECT_THAT(Ask("/kst-29000-7").body, HasSubstr("<a href=\"/person:pauwels\">Pauwels</a>"));
}

TEST_F(RoomTest, AnEntryOfAFeedSaysWhatWasPromisedAndWhere) {
  EXPECT_THAT(Ask("/dossier-29000.atom").body, HasSubstr("<title>Dossier 29000"));
  EXPECT_THAT(Ask("/toezeggingen.atom", {{"ministry", "jenv"}}).body, HasSubstr("<title>Toezeggingen: jenv</title>"));
  const std::string feed = Ask("/toezeggingen.atom").body;
  EXPECT_THAT(feed, HasSubstr("<entry><title>informeer u voor de zomer</title>"));
  EXPECT_THAT(feed, HasSubstr("<summary>Kamerstuk 29000, nr. 12</summary>"));
}

TEST_F(RoomTest, ACommitmentHasAPageOfItsOwn) {
  const Reply reply = Ask("/" + PromiseId("kst-29000-12", "informeer u voor de zomer"));
  EXPECT_EQ(reply.status, 200);
  EXPECT_THAT(reply.body, HasSubstr("gedaan in"));
}

TEST(Room, ListsThePapersOfAMinistryNewestFirstAndNamesACommitteeInWords) {
  TestCorpus corpus;
  const auto letter = [](const char* id, const char* date) {
    return Paper::Letter(id, date, "De commissie vroeg dit.").Sender("De Minister van Defensie");
  };
  corpus.Put(
      {letter("kst-29000-1", "2021-10-04"), letter("kst-29000-2", "2023-10-04"),
       letter("kst-29000-3", "2022-10-04").Does("requested_by", "De commissie vroeg dit", "committee:water-en-wegen")});
  corpus.Link();
  const Room room{corpus.store(), TheStemmer(), Rules(), "2023-01-01", "http://room"};
  const std::string page = AnswerTo({"/ministry:defensie", {}, false}, room).body;
  EXPECT_LT(page.find("/kst-29000-2"), page.find("/kst-29000-3"));
  EXPECT_LT(page.find("/kst-29000-3"), page.find("/kst-29000-1"));
  EXPECT_THAT(page, HasSubstr("href=\"/toezeggingen?ministry=ministry:defensie\""));
  EXPECT_THAT(AnswerTo({"/committee:water-en-wegen", {}, false}, room).body,
              HasSubstr("<h1>Commissie water en wegen</h1>"));
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
    EXPECT_THAT(reply.status, testing::AnyOf(200, 302, 400, 404)) << path;
    EXPECT_EQ(reply.location.find_first_of("\r\n<\" "), std::string::npos) << reply.location;
    if (reply.type.starts_with("application/json")) {
      EXPECT_TRUE(json::accept(reply.body)) << path;
    } else if (!reply.type.starts_with("text/plain") && !reply.type.starts_with("text/css")) {
      EXPECT_EQ(TakeApart(reply.body).fault, "") << path;
    }
  }
}

TEST(Room, ACorpusWithoutAnIndexIsReadAndSaysThatItCannotBeSearchedYet) {
  TestCorpus corpus;
  corpus.Put({Paper::Letter("kst-29000-12", "2021-10-04", "De kaden worden verhoogd.")});
  corpus.Link();
  const Room room{corpus.store(), TheStemmer(), Rules(), "2023-01-01", "http://room"};
  const auto ask = [&](const char* path, Query query) { return AnswerTo({path, std::move(query), false}, room); };
  EXPECT_EQ(ask("/kst-29000-12", {}).status, 200);
  for (const char* path : {"/", "/zoek"}) {
    const Reply reply = ask(path, {{"q", "kaden"}});
    EXPECT_EQ(reply.status, 503) << path;
    EXPECT_THAT(TakeApart(reply.body).text, HasSubstr("zodra kst run haar opnieuw heeft doorlopen"));
  }
  EXPECT_THAT(ask("/", {{"lang", "en"}}).body, HasSubstr("once kst run has gone over it again"));
  const Reply data = ask("/zoek.json", {{"q", "kaden"}});
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
  EXPECT_EQ(AnswerTo({"/", {{"q", "zomer"}, {"fbclid", "x"}}, false}, room).body, found.body);
  const struct {
    Query query;
    std::string dutch, english;
  } kRows[] = {
      {{{"q", "een \"open"}},
       "het aanhalingsteken op plaats 5 is niet gesloten",
       "the quote at character 5 is not closed"},
      {{{"q", "zomer kind:brief"}}, "brief is geen soort stuk; de soorten zijn advice, ", "brief is no kind of paper"},
      {{{"kind", "brief"}}, "brief is geen soort stuk; de soorten zijn advice, ", "brief is no kind of paper"},
      {{{"q", "ministry:xyz"}}, "xyz noemt geen ministerie, of meer dan een", "xyz names no ministry, or several"},
      {{{"q", "from:2022-01-01"}, {"until", "2021-01-01"}},
       "geen dag valt vanaf 2022-01-01 tot en met 2021-01-01",
       "no day is from 2022-01-01 until 2021-01-01"},
      {{{"q", "zomer OR"}}, "OF staat tussen twee woorden", "OR stands between two words"},
      {{{"q", "from:mei"}}, "from: vraagt om een dag als 2024-03-31", "from: takes a day like 2024-03-31"},
      {{{"q", "zomer"}, {"until", "mei"}},
       "until: vraagt om een dag als 2024-03-31",
       "until: takes a day like 2024-03-31"},
  };
  for (const auto& [query, dutch, english] : kRows) {
    const Reply reply = AnswerTo({"/", query, false}, room);
    EXPECT_EQ(reply.status, 400) << dutch;
    EXPECT_THAT(TakeApart(reply.body).text, HasSubstr("Dit kan niet worden gevraagd: " + dutch));
    Query in_english = query;
    in_english.emplace_back("lang", "en");
    EXPECT_THAT(TakeApart(AnswerTo({"/", in_english, false}, room).body).text,
                HasSubstr("This cannot be asked: " + english));
    EXPECT_THAT(json::parse(AnswerTo({"/zoek.json", query, false}, room).body).at("wrong").get<std::string>(),
                HasSubstr(dutch));
  }
}

TEST(Room, WhileTheFirstRunGoesOnEachPageSaysThatItIsNotReadYet) {
  TestCorpus corpus;
  corpus.Put({Paper::Letter("kst-29000-12", "2021-10-04", "Ik informeer u voor de zomer.")});  // and no link
  const Room room{corpus.store(), TheStemmer(), Rules(), "2023-01-01", "http://room"};
  for (const char* path : {"/", "/kst-29000-12", "/moties", "/dossier-29000", "/sitemap.xml"}) {
    const Reply reply = AnswerTo({path, {}, false}, room);
    EXPECT_EQ(reply.status, 503) << path;
    EXPECT_EQ(TakeApart(reply.body).fault, "");
    EXPECT_THAT(TakeApart(reply.body).text, HasSubstr("zodra kst run voor het eerst klaar is"));
  }
  EXPECT_EQ(AnswerTo({"/kst.css", {}, false}, room).status, 200);
  EXPECT_EQ(json::parse(AnswerTo({"/moties.json", {}, false}, room).body).size(), 1U);
  for (const Code code : {Code::kMissing, Code::kTimeout})  // its tables are not there yet, or are being made
    EXPECT_EQ(WithoutCorpus({"/moties", {}, false}, {code, ""}).body, AnswerTo({"/moties", {}, false}, room).body);
}

TEST(Room, ACorpusThatCannotBeOpenedIsNotCalledUnread) {
  for (const Code code : {Code::kStore, Code::kDamaged}) {
    const Reply reply = WithoutCorpus({"/moties", {}, false}, {code, "there is no such folder /srv/c"});
    EXPECT_EQ(reply.status, 503);
    EXPECT_EQ(TakeApart(reply.body).fault, "");
    EXPECT_THAT(TakeApart(reply.body).text, HasSubstr("De verzameling kan niet worden gelezen"));
    EXPECT_THAT(reply.body, testing::Not(HasSubstr("/srv/c")));
  }
  EXPECT_TRUE(json::accept(WithoutCorpus({"/moties.json", {}, false}, {Code::kStore, ""}).body));
  EXPECT_EQ(WithoutCorpus({"/kst.css", {}, false}, {Code::kStore, ""}).status, 200);
}

}  // namespace
}  // namespace kst
