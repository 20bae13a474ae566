// `kst run`: nothing lost, nothing done twice, the same graph whatever -j and
// after a run that was killed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/shared.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using nlohmann::json;

json Summary(const ProgramRun& run) { return json::parse(run.out); }

std::string Quoted(const std::filesystem::path& path) { return std::string("'").append(path).append("'"); }

std::string Texts(int from, int to) {
  std::string lines;
  for (int i = from; i < to; ++i)
    lines += R"({"key":"t)" + std::to_string(i) + R"(","text":"Zie Kamerstuk 29 911, nr. )" + std::to_string(i) +
             R"(. Hiermee doe ik de toezegging gestand.","date":"2021-10-04"})" + "\n";
  return lines;
}

TEST(Run, GraphDoesNotDependOnProcessesOrOnBeingKilled) {
  KST_NEEDS_SHARED();
  const ScratchFolder folder;
  std::string list;
  const auto all = FilesBelow(Shared("corpus/letters"), ".pdf");
  for (std::size_t i = 0; i < all.size(); i += 4) list.append(all[i]).append("\n");
  folder.Write("list", list);
  const std::string papers = "--from list";
  const auto graph = [&](const std::string& corpus) { return folder.Kst({"graph", corpus}).out; };
  EXPECT_EQ(folder.Shell("kst run -j 1 --into one " + papers).status, 0);
  EXPECT_EQ(folder.Shell("kst run -j 2 --papers-per-process 3 --into two " + papers).status, 0);
  const ProgramRun killed =
      folder.Shell("kst run -j 2 --into killed " + papers +
                   " 2>/dev/null & for i in $(seq 200); do [ -e killed/kst.db ] && break; sleep 0.02; done;"
                   "sleep 0.2; kill -9 $!; wait $! 2>/dev/null; kst run --into killed --summary json " +
                   papers);
  EXPECT_EQ(killed.status, 0) << killed.err;
  const std::string expected = graph("one");
  EXPECT_GT(expected.size(), 50'000U);
  EXPECT_TRUE(graph("two") == expected);
  EXPECT_TRUE(graph("killed") == expected);
}

TEST(Run, DoesOnlyWhatIsNewOrChanged) {
  const ScratchFolder folder;
  folder.Write("each", Texts(0, 5));
  const std::vector<std::string> command{"run", "--each", "each", "--into", "c", "--summary", "json"};
  EXPECT_EQ(Summary(folder.Kst(command))["complete"], 5);
  EXPECT_EQ(Summary(folder.Kst(command))["complete"], 0);
  folder.Write("each", Texts(0, 8));
  const json third = Summary(folder.Kst(command));
  EXPECT_EQ(third["complete"], 3);
  EXPECT_EQ(third["done_before"], 5);
  std::string changed = Texts(0, 8);
  changed.replace(changed.find("2021-10-04"), 10, "2022-10-04");
  folder.Write("each", changed);
  EXPECT_EQ(Summary(folder.Kst(command))["complete"], 1) << "another date makes another paper";
}

TEST(Run, OtherRulesReadAllAgainAndOnlyOnce) {
  const ScratchFolder folder;
  folder.Write("each", Texts(0, 4));
  const std::string pieces = ReadFile(SourceDir() / "parse/rules/lexicon/pieces.rules");
  folder.Write("mine/pieces.rules", pieces + "\n# changed\n");
  const auto run = [&](std::vector<std::string> more) {
    std::vector<std::string> words{"run", "--each", "each", "--into", "c", "--summary", "json"};
    words.insert(words.end(), more.begin(), more.end());
    return Summary(folder.Kst(words))["complete"];
  };
  EXPECT_EQ(run({}), 4);
  EXPECT_EQ(run({"--rules", "mine"}), 4);
  EXPECT_EQ(run({"--rules", "mine"}), 0);
  EXPECT_EQ(run({}), 4);
}

TEST(Run, FailedPapersWaitUntilTheyAreAskedFor) {
  const ScratchFolder folder;
  folder.Write("papers/a.pdf", "not a PDF");
  const std::vector<std::string> command{"run", "papers", "--into", "c", "--summary", "json"};
  std::vector<std::string> retry = command;
  retry.push_back("--retry-failed");
  EXPECT_EQ(Summary(folder.Kst(command))["failed"], 1);
  const ProgramRun second = folder.Kst(command);
  EXPECT_EQ(Summary(second)["failed"], 0);
  EXPECT_EQ(Summary(second)["failed_before"], 1);
  EXPECT_EQ(second.status, 1);
  EXPECT_EQ(Summary(folder.Kst(retry))["failed"], 1);
}

TEST(Run, TheSameBytesAreReadOnce) {
  const ScratchFolder folder;
  for (int i = 0; i < 50; ++i) folder.Write("list/" + std::to_string(i) + ".xml", "<no><publication/></no>");
  const json summary = Summary(folder.Kst({"run", "-j", "4", "list", "--into", "c", "--summary", "json"}));
  EXPECT_EQ(summary["papers"], 50);
  EXPECT_EQ(summary["duplicates"], 49);
}

TEST(Run, HostileFilesAreAllAccountedFor) {
  KST_NEEDS_SHARED();
  const ScratchFolder folder;
  const std::string files = Quoted(Shared("hostile"));
  const ProgramRun run = folder.Shell("kst run --cpu-seconds 10 --into c --summary json " + files);
  EXPECT_EQ(run.status, 1);
  const json summary = Summary(run);
  EXPECT_EQ(summary["papers"], 169);
  EXPECT_EQ(summary["complete"].get<int>() + summary["partial"].get<int>() + summary["failed"].get<int>() +
                summary["duplicates"].get<int>(),
            169);
  EXPECT_EQ(folder.Kst({"graph", "c"}).status, 0);
}

}  // namespace
}  // namespace kst
