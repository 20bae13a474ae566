// A question that more papers answer than are ranked: the last ones and those of the title, in one list for all pages.
#include <gtest/gtest.h>

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
    const auto hits = Searcher(corpus_.store(), stemmer_, Rules()).Find(*ReadQuery(typed), filter, page);
    EXPECT_TRUE(hits) << hits.error().message;
    std::vector<std::string> ids;
    for (const Hit& hit : *hits) ids.push_back(hit.id.substr(10));
    return ids;
  }

  static constexpr int kOfTitle = 3;
  Stemmer stemmer_ = *Stemmer::Load(
      {*ReadRuleFile(std::string(kStemFile), "[nouns irregular]\nnoun = bruggen brug\n")},
      [](std::string_view) { return SpelledWord{}; }, "list");
  TestCorpus corpus_;
};

TEST_F(Ranked, TheLastAndThoseOfTheTitleAreFound) {
  const std::vector<std::string> found = Find("sluis", {0, 10, false, 10});
  ASSERT_EQ(found.size(), 10U);
  EXPECT_EQ(found[0], "103");
  for (std::size_t i = 1; i < found.size(); ++i) EXPECT_GE(found[i], "120");
}

TEST_F(Ranked, PagesAreOneList) {
  const std::vector<std::string> all = Find("sluis", {0, 10, false, 10});
  std::vector<std::string> pages;
  for (const std::int64_t skip : {0, 4, 8})
    for (const std::string& id : Find("sluis", {skip, std::min<std::int64_t>(4, 10 - skip), false, 10}))
      pages.push_back(id);
  EXPECT_EQ(pages, all);
}

TEST_F(Ranked, WhoAsksForMoreGetsAll) {
  EXPECT_EQ(Find("sluis", {0, 11, false, 10}).size(), 11U);
  EXPECT_EQ(Find("sluis", {0, 100, false, 10}).size(), 30U);
  EXPECT_EQ(Find("sluis", {25, 100, false, 10}).size(), 5U);
}

TEST_F(Ranked, WhatFewHoldIsRankedWhole) {
  EXPECT_EQ(Find("\"deel 7\"", {0, 10, false, 10}), std::vector<std::string>{"107"});
  EXPECT_EQ(Find("sluis", {0, 10, false, 100}), Find("sluis", {0, 10}));
}

TEST_F(Ranked, EveryKindOfQuestionIsTaken) {
  for (const char* typed :
       {"sluis -brug", "sluis OR brug", "slu*", "body:sluis", "NEAR(sluis oud, 3)", "(sluis OR brug) oud"})
    EXPECT_EQ(Find(typed, {0, 5, false, 10}).size(), 5U) << typed;
  EXPECT_EQ(Find("title:sluis", {0, 5, false, 10}), Find("title:sluis", {0, 5}));
  EXPECT_EQ(Find("", {0, 5, false, 10}).size(), 5U);
  EXPECT_EQ(Find("sluis", {0, 5, false, 10}, {.kind = "letter"}).size(), 5U);
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
  const auto facets = Searcher(corpus_.store(), stemmer_, Rules()).Facets(*ReadQuery("sluis"), {});
  ASSERT_TRUE(facets) << facets.error().message;
  corpus_.Put(Paper::Letter("kst-31234-200", "2021-10-05", "Nog een sluis.").Source("200.pdf"));
  const auto linked = LinkAndIndex(corpus_.store(), Rules(), stemmer_);
  EXPECT_TRUE(linked) << linked.error().message;
}

}  // namespace
}  // namespace kst
