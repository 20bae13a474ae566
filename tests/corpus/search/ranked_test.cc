// All papers that answer are one list, best first, whatever page of it is asked for.
#include <gtest/gtest.h>

#include <algorithm>

#include "corpus/search/index.h"
#include "corpus/search/search.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

class Ranked : public testing::Test {
 protected:
  static constexpr int kPapers = 30;

  void SetUp() override {
    for (int n = 0; n < kPapers; ++n) {
      const std::string id = "kst-31234-" + std::to_string(100 + n);
      Paper paper = Paper::Letter(id, "2021-10-04", "De sluis is oud, deel " + std::to_string(n) + ".")
                        .Source(id + ".pdf")
                        .Sender("de minister");
      if (n == kOfTitle) paper.document.subject = "Herstel van de sluis";
      Reading reading = ReadingOf(paper.document);
      reading.words = KeepWords(reading.document, reading.facts, stemmer_);
      ASSERT_TRUE(corpus_.store().Put({id + ".pdf", n, 1}, reading));
    }
    ASSERT_TRUE(LinkAndIndex(corpus_.store(), Rules(), stemmer_));
  }

  std::vector<std::string> Find(const std::string& typed, const SearchPage& page, const SearchFilter& filter = {}) {
    const auto found = Searcher(corpus_.store(), stemmer_, Rules()).Find(*ReadQuery(typed), filter, page);
    EXPECT_TRUE(found) << found.error().message;
    std::vector<std::string> ids;
    for (const Hit& hit : found->hits) ids.push_back(hit.id.substr(10));
    return ids;
  }

  static constexpr int kOfTitle = 3;
  Stemmer stemmer_ = *Stemmer::Load(
      {*ReadRuleFile(std::string(kStemFile), "[nouns irregular]\nnoun = bruggen brug\n")},
      [](std::string_view) { return SpelledWord{}; }, "list");
  TestCorpus corpus_;
};

TEST_F(Ranked, PagesAreOneList) {
  const std::vector<std::string> all = Find("sluis", {0, 100});
  ASSERT_EQ(all.size(), 30U);
  EXPECT_EQ(all[0], "103") << "the title";
  for (const std::int64_t size : {1, 4, 29, 30, 31}) {
    std::vector<std::string> pages;
    for (std::int64_t skip = 0; skip < 40; skip += size)
      for (const std::string& id : Find("sluis", {skip, size})) pages.push_back(id);
    EXPECT_EQ(pages, all) << size;
  }
}

// They are of one day and say the same, so nothing else tells them apart.
TEST_F(Ranked, OfPapersThatAreEquallyGoodTheSmallerIdComesFirst) {
  const std::vector<std::string> found = Find("oud", {0, 100});
  std::vector<std::string> rest(found.begin(), found.end());
  std::erase(rest, "103");  // is longer, by its title
  EXPECT_TRUE(std::ranges::is_sorted(rest));
  EXPECT_EQ(rest.size(), 29U);
}

TEST_F(Ranked, EveryKindOfQuestionIsTaken) {
  for (const char* typed :
       {"sluis -brug", "sluis OR brug", "slu*", "body:sluis", "NEAR(sluis oud, 3)", "(sluis OR brug) oud", ""})
    EXPECT_EQ(Find(typed, {0, 5}).size(), 5U) << typed;
  EXPECT_EQ(Find("title:sluis", {0, 5}), std::vector<std::string>{"103"});
  EXPECT_EQ(Find("\"deel 7\"", {0, 10}), std::vector<std::string>{"107"});
  EXPECT_EQ(Find("sluis", {0, 5}, {.kind = "letter"}).size(), 5U);
  EXPECT_EQ(Find("sluis", {0, 5}, {.kind = "motion"}).size(), 0U);
}

// Whoever asks (a command, the room, a model), and wherever it stands.
TEST_F(Ranked, WhatNoPaperCanHaveIsRefused) {
  const Searcher searcher(corpus_.store(), stemmer_, Rules());
  const struct {
    std::string typed;
    SearchFilter beside;
    std::string message;
  } kRows[] = {
      {"sluis kind:brief", {}, "brief is no kind of paper"},
      {"sluis", {.kind = "brief"}, "brief is no kind of paper"},
      {"sluis", {.kind = ""}, " is no kind of paper"},
      {"ministry:xyz", {}, "xyz names no ministry"},
      {"from:2022-01-01 until:2021-01-01", {}, "no day is from 2022-01-01 until 2021-01-01"},
      {"until:2021-01-01", {.from = "2022-01-01"}, "no day is from 2022-01-01 until 2021-01-01"},
  };
  for (const auto& [typed, beside, message] : kRows) {
    const auto meant = searcher.Meant(*ReadQuery(typed), beside);
    ASSERT_FALSE(meant) << typed;
    EXPECT_EQ(meant.error().code, Code::kBadRule) << typed;
    EXPECT_EQ(meant.error().message.rfind(message, 0), 0U) << meant.error().message;
  }
  EXPECT_TRUE(searcher.Meant(*ReadQuery("sluis kind:letter"), {.kind = "brief"})) << "what was typed counts";
}

TEST_F(Ranked, CountingFacetsLeavesNothingInTheWayOfTheNextLink) {
  const auto found = Searcher(corpus_.store(), stemmer_, Rules()).Find(*ReadQuery("sluis"), {}, {.facets = true});
  ASSERT_TRUE(found) << found.error().message;
  corpus_.Put(Paper::Letter("kst-31234-200", "2021-10-05", "Nog een sluis.").Source("200.pdf"));
  const auto linked = LinkAndIndex(corpus_.store(), Rules(), stemmer_);
  EXPECT_TRUE(linked) << linked.error().message;
}

}  // namespace
}  // namespace kst
