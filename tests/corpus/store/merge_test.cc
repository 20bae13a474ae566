// Shards in one corpus: the graph of one machine, in whatever order, at once or one after another.
#include "corpus/store/merge.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <memory>

#include "corpus/store/database.h"
#include "corpus/views/check.h"
#include "tests/corpus/random_papers.h"

namespace kst {
namespace {

struct File {
  LedgerFile ledger;
  Paper paper;
};

void Put(TestCorpus& corpus, const File& file) {
  ASSERT_TRUE(corpus.store().Put(file.ledger, ReadingOf(file.paper.document)));
}

void Merge(TestCorpus& into, const TestCorpus& shard) {
  const auto store = Store::Open(shard.folder());  // as another process sees it
  ASSERT_TRUE(store) << store.error().message;
  const auto merged = MergeInto(into.store(), *store);
  ASSERT_TRUE(merged) << merged.error().message;
}

std::string FaultsIn(TestCorpus& corpus) {
  std::string all;
  const auto parts = CheckCorpus(corpus.store(), Rules());
  for (const CheckedPart& part : *parts)
    for (const std::string& fault : part.faults) all += fault + "\n";
  return all;
}

// Files of an archive; the same content under several names, too.
std::vector<File> Archive(Random& random) {
  std::vector<File> files;
  const int count = 10 + Below(random, 30);
  for (int i = 0; i < count; ++i) {
    Paper paper = RandomPaper(random, i);
    if (!files.empty() && Below(random, 6) == 0) paper = files[random() % files.size()].paper;
    paper.Source("file " + std::to_string(i));
    files.push_back({{paper.document.source, 10, 1 + Below(random, 3)}, paper});
  }
  return files;
}

TEST(Merge, OfAnyShardsInAnyOrderIsTheGraphOfOneMachine) {
  constexpr unsigned kSeeds = 20;
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Random random(seed);
    const std::vector<File> archive = Archive(random);
    TestCorpus one;
    for (const File& file : archive) Put(one, file);
    const std::string graph = one.Graph();

    std::vector<std::unique_ptr<TestCorpus>> shards;
    for (int n = 1 + Below(random, 4); n > 0; --n) shards.push_back(std::make_unique<TestCorpus>());
    for (const File& file : archive) {
      Put(*shards[random() % shards.size()], file);
      if (Below(random, 4) == 0) Put(*shards[random() % shards.size()], file);  // they overlap
    }
    for (const auto& shard : shards)
      if (Below(random, 2))
        shard->Link();
      else
        ASSERT_TRUE(shard->store().Flush());  // its run did not end
    std::shuffle(shards.begin(), shards.end(), random);
    TestCorpus whole;
    for (const auto& shard : shards) {
      Merge(whole, *shard);
      if (Below(random, 3) == 0) whole.Link();
      if (Below(random, 3) == 0) Merge(whole, *shards.front());  // once more
    }
    EXPECT_EQ(whole.Graph() == graph, true) << "seed " << seed;
    EXPECT_EQ(whole.store().Count()->files, one.store().Count()->files);
    EXPECT_EQ(FaultsIn(whole), "") << "seed " << seed;
  }
}

// Machines that saw other states of a file: the last one written counts, whoever is asked first.
TEST(Merge, OfShardsThatDisagreeDoesNotDependOnTheirOrder) {
  constexpr unsigned kSeeds = 12, kShards = 3;
  std::size_t replaced = 0;
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Random random(seed);
    std::vector<std::unique_ptr<TestCorpus>> shards;
    std::map<std::string, File> last;
    for (unsigned s = 0; s < kShards; ++s) {
      shards.push_back(std::make_unique<TestCorpus>());
      for (File& file : Archive(random)) {
        file.ledger.mtime_ns = s * 100 + Below(random, 300);
        Put(*shards.back(), file);
        auto [known, is_new] = last.try_emplace(file.ledger.path, file);
        const auto rank = [](const File& f) {
          return std::tuple(f.ledger.mtime_ns, ContentKey("pdf", *f.paper.document.sha256, ""));
        };
        if (!is_new && rank(known->second) < rank(file)) known->second = file, ++replaced;
      }
      ASSERT_TRUE(shards.back()->store().Flush());
    }
    TestCorpus one;
    for (const auto& [path, file] : last) Put(one, file);
    const std::string graph = one.Graph();
    std::vector<std::size_t> order = {0, 1, 2};
    do {
      TestCorpus whole;
      for (const std::size_t s : order) Merge(whole, *shards[s]);
      EXPECT_EQ(whole.Graph() == graph, true) << "seed " << seed << ": " << testing::PrintToString(order);
    } while (std::next_permutation(order.begin(), order.end()));
  }
  EXPECT_GT(replaced, 50U);
}

TEST(Merge, TakesTheBetterRecordOfAPaperAndItsText) {
  const Paper paper = Paper::Letter("kst-1-1", "2021-01-01", "Een brief.").Source("a.pdf");
  Reading good = ReadingOf(paper.document);
  good.text = "kept";
  Document failure = FailedDocument("a.pdf", {Code::kTimeout, "took longer than 60 s"});
  failure.sha256 = paper.document.sha256;
  for (const bool good_first : {true, false}) {
    TestCorpus slow, fast, whole;
    ASSERT_TRUE(slow.store().Put({"a.pdf", 10, 1}, ReadingOf(failure)));
    ASSERT_TRUE(fast.store().Put({"b.pdf", 10, 1}, good));
    for (TestCorpus* shard : {&slow, &fast}) ASSERT_TRUE(shard->store().Flush());
    Merge(whole, good_first ? fast : slow);
    Merge(whole, good_first ? slow : fast);
    whole.Link();
    EXPECT_EQ(whole.store().Count()->complete, 2);
    EXPECT_EQ(whole.store().Count()->papers, 1);
    for (const char* path : {"a.pdf", "b.pdf"}) {
      EXPECT_EQ((*whole.store().FindText({path, 10, 1}))->text, "kept");
      EXPECT_EQ(Name(whole.store().Plan({{{path, 10, 1}}})->front().todo), "done");
    }
    EXPECT_EQ(FaultsIn(whole), "");
  }
}

TEST(Merge, StoppedInTheMiddleItGoesOn) {
  TestCorpus one, whole;
  for (int i = 0; i < 120; ++i)
    one.Put(Paper::Letter("kst-1-" + std::to_string(i), "2021-01-01", "Een brief " + std::to_string(i) + "."));
  const std::string graph = one.Graph();
  const auto shard = Store::Open(one.folder());
  int asked = 0;
  EXPECT_FALSE(MergeInto(whole.store(), *shard, [&] { return ++asked > 1; }));
  const auto there = whole.store().Count()->papers;
  EXPECT_LT(there, 120);
  ASSERT_TRUE(MergeInto(whole.store(), *shard));
  EXPECT_EQ(whole.Graph(), graph);
}

}  // namespace
}  // namespace kst
