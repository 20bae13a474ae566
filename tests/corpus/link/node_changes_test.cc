// What changed since a run: who takes the news of every night has the whole graph, and is told little besides.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>
#include <set>

#include "corpus/store/database.h"
#include "corpus/views/status.h"
#include "schema/text.h"
#include "tests/corpus/random_papers.h"

namespace kst {
namespace {

using nlohmann::json;

// A search engine that is fed: nodes by id, with their edges.
class Fed {
 public:
  // Takes lines of ndjson; the ids of nodes that came or went.
  std::set<std::string> Take(const std::string& lines) {
    std::set<std::string> told;
    for (const std::string_view line : Split(lines, '\n')) {
      if (line.empty()) continue;
      const json row = json::parse(line);
      if (row.contains("edge")) {
        documents_.at(row["edge"]["from"].get<std::string>()).append(line);
        continue;
      }
      const std::string id = row[row.contains("node") ? "node" : "removed"]["id"];
      told.insert(id);
      documents_.erase(id);
      if (row.contains("node")) documents_[id] = line;
    }
    return told;
  }
  std::set<std::string> OthersThan(const Fed& before) const {
    std::set<std::string> ids;
    for (const auto& [id, document] : documents_)
      if (const auto was = before.documents_.find(id); was == before.documents_.end() || was->second != document)
        ids.insert(id);
    for (const auto& [id, document] : before.documents_)
      if (!documents_.count(id)) ids.insert(id);
    return ids;
  }
  bool operator==(const Fed&) const = default;

 private:
  std::map<std::string, std::string> documents_;
};

TEST(NodeChanges, WhoTakesTheNewsOfEveryRunHasTheWholeGraph) {
  constexpr int kSeeds = 8, kRuns = 7, kFiles = 30;
  std::size_t told_all = 0, news = 0;
  for (unsigned seed = 0; seed < kSeeds; ++seed) {
    Random random(seed);
    TestCorpus corpus;
    Fed nightly, weekly, before;
    int last = 0;
    for (int run = 1; run <= kRuns; ++run) {
      if (run > 1) {
        ASSERT_EQ(corpus.store().StartRun({"kst test", "rules"}), run);
      }
      for (int i = run == 1 ? 20 : Below(random, 4); i > 0; --i) {
        corpus.Put(RandomPaper(random, Below(random, kFiles)));
      }
      if (run == 4) corpus.store().database().Run("DELETE FROM meta WHERE key = 'linked'");  // the rules changed
      corpus.Link();
      Fed whole;
      whole.Take(corpus.Graph({.format = GraphFormat::kNdjson}));
      const std::set<std::string> told =
          nightly.Take(corpus.Graph({.format = GraphFormat::kNdjson, .since_run = last}));
      ASSERT_TRUE(nightly == whole) << "seed " << seed << ", run " << run << ": "
                                    << testing::PrintToString(nightly.OthersThan(whole));
      const std::set<std::string> differ = whole.OthersThan(before);
      told_all += told.size();
      news += differ.size();
      before = whole;
      last = run;
      if (run % 3 == 0) {
        weekly.Take(corpus.Graph({.format = GraphFormat::kNdjson, .since_run = run - 3}));
        ASSERT_TRUE(weekly == whole) << "seed " << seed << ", runs to " << run;
      }
    }
  }
  EXPECT_GT(news, 500U);
  EXPECT_LT(told_all, news * 11 / 10) << "much is told that did not change";
}

TEST(NodeChanges, AreListedAsAddedChangedAndRemoved) {
  TestCorpus corpus;
  const auto list = [&](int since) {
    std::string lines;
    const auto listed = EachChange(corpus.store(), since, [&](const NodeChange& c) {
      if (c.kind != "dossier") lines += c.what + " " + c.kind + " " + c.id + "\n";
      return true;
    });
    return listed ? lines : listed.error().message;
  };
  corpus.Put({Paper::Letter("kst-1-1", "2021-01-01", "Een brief.").Source("a"),
              Paper::Letter("kst-1-2", "2021-01-01", "Zie Kamerstuk 7, nr. 7.")
                  .Source("b")
                  .Cites("Kamerstuk 7, nr. 7", "kst-7-7")});
  corpus.Link();
  EXPECT_EQ(list(0), "added letter kst-1-1\nadded letter kst-1-2\nadded other kst-7-7\n");
  EXPECT_EQ(list(1), "");
  ASSERT_EQ(corpus.store().StartRun({"kst test", "rules"}), 2);
  corpus.Put({Paper::Letter("kst-1-3", "2021-01-01", "Zie Kamerstuk 1, nr. 1.")
                  .Source("c")
                  .Cites("Kamerstuk 1, nr. 1", "kst-1-1"),
              Paper::Letter("kst-1-2", "2021-02-02", "Andere woorden.").Source("b")});
  corpus.Link();
  EXPECT_EQ(list(1), "changed letter kst-1-2\nadded letter kst-1-3\nremoved other kst-7-7\n");
  EXPECT_EQ(list(2), "");
  EXPECT_EQ(list(3), "there has been no run 3 yet; the last is 2");
}

}  // namespace
}  // namespace kst
