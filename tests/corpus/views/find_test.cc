// Works that are asked for by what people write for their ids.
#include "corpus/views/find.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/corpus/papers.h"

namespace kst {
namespace {

using testing::ElementsAre;
using testing::IsSupersetOf;

TEST(Find, ReadsAnIdAsPeopleWriteIt) {
  TestCorpus corpus;
  corpus.Put(Paper::Letter("kst-29000-XV-12", "2021-10-04", "Zie nr. 7.").Cites("nr. 7", "kst-29000-7"));
  corpus.Link();
  const struct {
    std::string words, id;
  } kRows[] = {
      {"kst-29000-XV-12", "kst-29000-XV-12"},
      {"29000-XV-12", "kst-29000-XV-12"},
      {"KST-29000-XV-12", "kst-29000-XV-12"},
      {"29000-7", "kst-29000-7"},
      {"29000-8", ""},
      {"", ""},
      {"kst-", ""},
      {"' OR 1=1", ""},
  };
  for (const auto& row : kRows) {
    const auto node = NodeNamed(corpus.store(), row.words);
    ASSERT_TRUE(node) << row.words;
    EXPECT_EQ(*node ? (*node)->id : "", row.id) << row.words;
  }
}

TEST(Find, TellsAllWorksAndAllPapersInOrder) {
  TestCorpus corpus;
  corpus.Put(Paper::Letter("kst-29000-12", "2021-10-04", "Zie nr. 7.").Cites("nr. 7", "kst-29000-7"));
  corpus.Put(Paper::Letter("kst-29000-11", "2021-10-04", "Niets."));
  corpus.Link();
  std::vector<std::string> works, papers;
  ASSERT_TRUE(EachWork(corpus.store(), [&](const Node& node) { return works.push_back(node.id), true; }));
  ASSERT_TRUE(EachPaper(corpus.store(), [&](std::string_view id) { return papers.emplace_back(id), true; }));
  EXPECT_THAT(papers, ElementsAre("kst-29000-11", "kst-29000-12"));
  EXPECT_THAT(works, IsSupersetOf({"kst-29000-11", "kst-29000-12", "kst-29000-7"}));
  EXPECT_TRUE(std::ranges::is_sorted(works));
}

}  // namespace
}  // namespace kst
