// An archive that several machines read: `kst run --shard` and `kst merge`.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "tests/shared.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using nlohmann::json;
using testing::HasSubstr;

TEST(Shards, OfRealPapersMergeToTheBytesOfOneRun) {
  KST_NEEDS_SHARED();
  const ScratchFolder folder;
  std::string list;
  const auto all = FilesBelow(Shared("corpus"), ".pdf");
  for (std::size_t i = 0; i < all.size(); i += 3) list.append(all[i]).append("\n");
  for (const auto& path : FilesBelow(Shared("xml"), ".xml")) list.append(path).append("\n");
  folder.Write("list", list);
  folder.Shell("cp $(head -1 list) same.pdf; echo same.pdf >> list");
  const auto run = [&](const std::string& shard, const std::string& corpus) {
    const ProgramRun done =
        folder.Kst({"run", "--from", "list", "--shard", shard, "--into", corpus, "--summary", "json"});
    return json::parse(done.out);
  };
  const json whole = run("1/1", "whole");
  std::int64_t papers = 0, duplicates = 0;
  for (const char* part : {"1", "2", "3"}) {
    const json summary = run(std::string(part) + "/3", std::string("part") + part);
    EXPECT_GT(summary["papers"], 5) << "the parts are alike";
    papers += summary["papers"].get<std::int64_t>();
    duplicates += summary["duplicates"].get<std::int64_t>();
  }
  EXPECT_EQ(papers, whole["papers"]) << "each paper is in one part";
  EXPECT_EQ(duplicates, 1) << "the same bytes are in the same part";
  run("2/2", "overlap");
  const std::string graph = folder.Kst({"graph", "whole"}).out;
  folder.Kst({"merge", "part3", "part1", "overlap", "part2", "--into", "merged"});
  EXPECT_TRUE(folder.Kst({"graph", "merged"}).out == graph);
  for (const char* shard : {"part2", "part3", "part1"}) folder.Kst({"merge", shard, "--into", "grown"});
  EXPECT_TRUE(folder.Kst({"graph", "grown"}).out == graph);
  EXPECT_EQ(folder.Kst({"check", "grown"}).status, 0) << folder.Kst({"check", "grown"}).out;
  const json after = json::parse(folder.Kst({"run", "--from", "list", "--into", "merged", "--summary", "json"}).out);
  EXPECT_EQ(after["done_before"].get<int>() + after["failed_before"].get<int>(), papers) << "nothing is read twice";
}

TEST(Shards, OfTextsHoldEachOnce) {
  const ScratchFolder folder;
  std::string lines;
  for (int i = 0; i < 30; ++i)
    lines +=
        R"({"key":"t)" + std::to_string(i) + R"(","text":"Zie Kamerstuk 29 911, nr. )" + std::to_string(i) + ".\"}\n";
  folder.Write("each", lines + "no line\n");
  for (const char* part : {"1/2", "2/2"})
    folder.Kst({"run", "--each", "each", "--shard", part, "--into", std::string("part") + part[0]});
  EXPECT_EQ(folder.Kst({"merge", "part1", "part2", "--into", "merged"}).status, 1) << "one line is no text";
  folder.Kst({"run", "--each", "each", "--into", "whole"});
  EXPECT_TRUE(folder.Kst({"graph", "merged"}).out == folder.Kst({"graph", "whole"}).out);
  EXPECT_THAT(folder.Kst({"status", "merged"}).out, HasSubstr("30 complete, 0 partial, 1 failed"));
}

TEST(Shards, SayWhatIsWrong) {
  const ScratchFolder folder;
  folder.Write("a.txt", "Kort.");
  for (const char* shard : {"0/2", "3/2", "1", "1/", "x/2", "1/2x", "-1/2"}) {
    const ProgramRun run = folder.Kst({"run", "a.txt", "--into", "c", std::string("--shard=") + shard});
    EXPECT_EQ(run.status, 2) << shard;
    EXPECT_THAT(run.err, HasSubstr("--shard takes I/N with I from 1 to N")) << shard;
  }
  EXPECT_EQ(folder.Kst({"run", "a.txt", "--into", "c"}).status, 0);
  const ProgramRun merge = folder.Kst({"merge", "c", "nowhere", "--into", "d"});
  EXPECT_EQ(merge.status, 2);
  EXPECT_EQ(merge.err, "kst merge: nowhere: there is no such folder; kst run --into makes a corpus\n");
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "d")) << "nothing was begun";
}

}  // namespace
}  // namespace kst
