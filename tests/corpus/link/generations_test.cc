// Readers see the graph that was linked last, whole: while a run puts papers, while it links, and after it was stopped.
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <regex>
#include <set>

#include "corpus/views/registers.h"
#include "corpus/views/show.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

// The graph as another process would read it.
Result<std::string> Read(const std::string& folder) {
  return Store::Open(folder).and_then([](const Store& store) -> Result<std::string> {
    std::string graph;
    const auto written = WriteGraph(store, {}, [&](std::string_view bytes) {
      graph += bytes;
      return true;
    });
    if (!written) return tl::unexpected(written.error());
    return graph;
  });
}

// Twenty letters that cite each other; all of them say which version they are.
std::vector<Paper> Version(int version) {
  std::vector<Paper> papers;
  for (int i = 0; i < 20; ++i) {
    const std::string next = std::to_string((i + 1) % 20), words = "Kamerstuk 29 911, nr. 1" + next;
    papers.push_back(Paper::Letter("kst-29911-1" + std::to_string(i), "2021-01-01",
                                   "Versie " + std::to_string(version) + ", zie " + words + ".")
                         .Source("paper " + std::to_string(i))
                         .Subject("versie " + std::to_string(version))
                         .Cites(words, "kst-29911-1" + next));
  }
  return papers;
}

std::set<std::string> VersionsIn(const std::string& graph) {
  std::set<std::string> versions;
  const std::regex title("\"title\":\"(versie \\d+)\"");
  for (std::sregex_iterator match(graph.begin(), graph.end(), title), end; match != end; ++match)
    versions.insert((*match)[1]);
  return versions;
}

TEST(Generations, WhatIsPutIsSeenWhenItIsLinked) {
  TestCorpus corpus;
  corpus.Put(Version(1));
  corpus.Link();
  const auto first = Read(corpus.folder());
  ASSERT_TRUE(first) << first.error().message;
  corpus.Put(Version(2));
  corpus.Put(Paper::Letter("kst-1-1", "2021-01-01", "Nieuw."));
  ASSERT_TRUE(corpus.store().Flush());
  EXPECT_EQ(*Read(corpus.folder()), *first) << "a run goes on";
  const auto reader = Store::Open(corpus.folder());
  ASSERT_TRUE(reader);
  corpus.Link();
  EXPECT_EQ(VersionsIn(*Read(corpus.folder())), std::set<std::string>{"versie 2"});
  EXPECT_EQ((*FindNode(*reader, "kst-29911-11"))->title, "versie 1") << "one reader, one snapshot";
}

TEST(Generations, AGraphLinkedInStepsIsThatOfOneRun) {
  TestCorpus in_steps, at_once;
  in_steps.Put(Version(1));
  in_steps.Link();
  in_steps.Put(Version(2));
  EXPECT_EQ(in_steps.Graph(), [&] {
    at_once.Put(Version(2));
    return at_once.Graph();
  }());
}

TEST(Generations, AReaderThatLoopsDuringARunNeverFailsAndSeesNoHalf) {
  TestCorpus corpus;
  corpus.Put(Version(0));
  corpus.Link();
  ASSERT_TRUE(corpus.store().Flush());
  const std::string folder = corpus.folder();
  const pid_t writer = fork();
  if (writer == 0) {  // the store of the parent is not used here
    bool good = true;
    auto store = Store::Create(folder + "-copy");
    good = static_cast<bool>(store) && static_cast<bool>(store->StartRun({"kst test", "rules"}));
    for (int version = 0; good && version < 30; ++version) {
      for (const Paper& paper : Version(version))
        good = good && store->Put({paper.document.source, version, 1}, ReadingOf(paper.document)) && store->Flush();
      good = good && LinkCorpus(*store, Rules());
    }
    _exit(good ? 0 : 1);
  }
  int status = 0, reads = 0;
  std::set<std::string> seen;
  while (waitpid(writer, &status, WNOHANG) == 0) {
    const auto graph = Read(folder + "-copy");
    if (!graph) {
      EXPECT_TRUE(graph.error().message.find("not linked yet") != std::string::npos ||
                  graph.error().message.find("there is no") == 0)
          << graph.error().message;
      EXPECT_TRUE(seen.empty()) << "once linked, always readable";
      continue;
    }
    ++reads;
    const auto versions = VersionsIn(*graph);
    EXPECT_EQ(versions.size(), 1U) << "half of a run";
    seen.insert(versions.begin(), versions.end());
    std::size_t nodes = 0;
    for (std::size_t at = 0; (at = graph->find("\"id\":\"kst-29911-1", at)) != std::string::npos; ++at) ++nodes;
    EXPECT_EQ(nodes, 20U);
  }
  EXPECT_EQ(status, 0);
  EXPECT_GT(reads, 3);
  EXPECT_GT(seen.size(), 1U);
  std::filesystem::remove_all(folder + "-copy");
}

TEST(Generations, AnUnfinishedFirstRunIsNoEmptyAnswer) {
  TestCorpus corpus;
  corpus.Put(Version(1));
  ASSERT_TRUE(corpus.store().Flush());
  const auto store = Store::Open(corpus.folder());
  ASSERT_TRUE(store);
  const std::string_view expected =
      "the papers of this corpus are not linked yet: its first run has not ended; wait for it, or run it again";
  const auto see_row = [](const RegisterRow&) { return true; };
  const auto message = [](const auto& result) { return result ? std::string("an answer") : result.error().message; };
  EXPECT_EQ(message(Read(corpus.folder())), expected);
  EXPECT_EQ(message(EachMotion(*store, Rules(), {}, see_row)), expected);
  EXPECT_EQ(message(EachCommitment(*store, Rules(), {}, see_row)), expected);
  EXPECT_EQ(message(EachMissing(*store, [](const MissingPaper&) { return true; })), expected);
  EXPECT_EQ(message(Show(*store, "kst-29911-11")), expected);
}

TEST(Generations, LinkingThatIsStoppedLeavesTheLastGraph) {
  TestCorpus corpus;
  corpus.Put(Version(1));
  corpus.Link();
  const std::string first = *Read(corpus.folder());
  corpus.Put(Version(2));
  int asked = 0;
  const auto stopped = LinkCorpus(corpus.store(), Rules(), [&] { return ++asked > 0; });
  ASSERT_FALSE(stopped);
  EXPECT_GT(asked, 0);
  EXPECT_EQ(stopped.error().message, "interrupted; the graph is the one of the last run that ended");
  EXPECT_EQ(*Read(corpus.folder()), first);
  corpus.Link();
  EXPECT_EQ(VersionsIn(*Read(corpus.folder())), std::set<std::string>{"versie 2"});
}

}  // namespace
}  // namespace kst
