// Inputs that are not what they seem, and machines that fail: every input has its record, nothing waits for ever,
// nothing is cut in silence.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/record/json.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using testing::HasSubstr;

std::vector<Document> Records(const std::string& lines) {
  std::vector<Document> records;
  std::istringstream in(lines);
  for (std::string line; std::getline(in, line);) {
    const auto record = DocumentFromJson(line);
    if (!record) ADD_FAILURE() << record.error().message << ": " << line.substr(0, 200);
    if (record) records.push_back(*record);
  }
  return records;
}

TEST(InputFaults, WhatCannotBeReadIsAFailedRecordInEveryCommand) {
  const struct {
    std::string make, file, code, message;
  } kRows[] = {
      {"true", "/proc/self/mem", "unreadable", "cannot be read: Input/output error"},
      {"true", "/proc/self/maps", "unreadable", "the file changed while it was read; try again when it is complete"},
      {"true", "/dev/zero", "unreadable",
       "this is a pipe or a device, and only files are read; save it as a file first"},
      {"mkfifo pipe.pdf", "pipe.pdf", "unreadable",
       "this is a pipe or a device, and only files are read; save it as a file first"},
      {"ln -s /dev/zero zero.pdf", "zero.pdf", "unreadable",
       "this is a pipe or a device, and only files are read; save it as a file first"},
      {"mkdir folder.pdf", "folder.pdf", "unreadable", "this is a folder; kst run takes folders, kst read takes files"},
  };
  for (const auto& row : kRows) {
    const ScratchFolder folder;
    folder.Write("good.txt", "Geachte voorzitter,\n");
    const ProgramRun read = folder.Shell(row.make + "; timeout 60 kst read " + row.file + " good.txt");
    EXPECT_EQ(read.status, 1) << row.file;
    const std::vector<Document> records = Records(read.out);
    ASSERT_EQ(records.size(), 2U) << row.file << read.err;
    ASSERT_EQ(records[0].status, Status::kFailed);
    EXPECT_EQ(records[0].diagnostics.at(0).code, row.code) << row.file;
    EXPECT_EQ(records[0].diagnostics.at(0).message, row.message) << row.file;
    EXPECT_EQ(records[1].status, Status::kComplete);

    const ProgramRun extract = folder.Shell("timeout 60 kst extract " + row.file + " good.txt");
    EXPECT_EQ(extract.status, 1) << row.file;
    EXPECT_THAT(extract.out, HasSubstr(R"("type":"end")"));
    EXPECT_THAT(extract.out, HasSubstr(R"("documents":2,"failed":1)")) << row.file;

    const ProgramRun run = folder.Shell("timeout 60 kst run " + row.file + " good.txt --into c --summary json");
    if (row.file == "folder.pdf") continue;  // which a run searches
    EXPECT_EQ(run.status, 1) << row.file;
    EXPECT_THAT(run.out, HasSubstr("\"" + row.code + "\":1")) << row.file << run.err;
    EXPECT_THAT(run.out, HasSubstr(R"("complete":1)")) << row.file;
  }
}

TEST(InputFaults, ATextThatCannotBeHandedOverWholeIsAFailure) {
  const ScratchFolder folder;  // 2 MB of text where no file may be larger than 1 MB
  const std::string text(2'000'000, 'a');
  const std::string lines = R"({"key":"long","text":")" + text + "\"}\n" + R"({"key":"short","text":"Kort."})" + "\n";
  folder.Write("each", lines);
  const ProgramRun read = folder.Shell("ulimit -f 1024; kst read --each -j 1 < each | cat");
  const std::vector<Document> records = Records(read.out);
  ASSERT_EQ(records.size(), 2U) << read.err;
  ASSERT_EQ(records[0].status, Status::kFailed);
  EXPECT_EQ(records[0].diagnostics.at(0).code, "unreadable");
  EXPECT_EQ(records[0].diagnostics.at(0).message, "cannot be handed to a worker process: File too large");
  EXPECT_EQ(records[1].status, Status::kComplete);
}

TEST(InputFaults, ADateThatIsNoneIsRefusedWithTheNumberOfItsLine) {
  const ScratchFolder folder;
  const std::string lines = R"({"key":"a","text":"Kort.","date":"2021-10-04"})"
                            "\n"
                            R"({"key":"b","text":"Kort.","date":"gisteren"})"
                            "\n"
                            R"({"key":"c","text":"Kort.","date":"2023-02-29"})"
                            "\n"
                            R"({"key":"d","text":"Kort.","date":""})"
                            "\n";
  const ProgramRun read = folder.Kst({"read", "--each"}, lines);
  EXPECT_EQ(read.status, 1);
  EXPECT_EQ(read.err,
            "kst read: line 2: \"date\" must be a day like 2021-10-04, not \"gisteren\"\n"
            "kst read: line 3: \"date\" must be a day like 2021-10-04, not \"2023-02-29\"\n");
  ASSERT_EQ(Records(read.out).size(), 4U);
  folder.Write("each", lines);
  const ProgramRun run = folder.Kst({"run", "--each", "each", "--into", "c", "--summary", "json"});
  EXPECT_THAT(run.out, HasSubstr(R"("complete":2)"));
  EXPECT_THAT(run.err, HasSubstr("each:2"));
}

TEST(InputFaults, ACorpusIsAFolderWhateverItsName) {
  const ScratchFolder folder;
  folder.Write("each", "{\"key\":\"a\",\"text\":\"Zie Kamerstuk 29 911, nr. 12.\"}\n");
  for (const std::string name : {"file:q?x", "file:q?mode=memory", "a?b#c%20d", ":memory:"}) {
    EXPECT_EQ(folder.Kst({"run", "--each", "each", "--into", name}).status, 0) << name;
    EXPECT_TRUE(std::filesystem::exists(folder.path() / name / "kst.db")) << name;
    EXPECT_THAT(folder.Kst({"graph", name}).out, HasSubstr("kst-29911-12")) << name;
  }
}

TEST(InputFaults, ADifferenceIsToldOfWhatCouldBeRead) {
  const ScratchFolder folder;
  folder.Write("empty", "");
  folder.Write("text", "Geachte voorzitter,\n");
  folder.Write("good", folder.Kst({"read", "-"}, "Zie Kamerstuk 29 911, nr. 12.\n").out);
  const struct {
    std::string old_side, new_side, message;
  } kRows[] = {
      {"/proc/self/mem", "good", "kst diff: /proc/self/mem: cannot be read: Input/output error\n"},
      {"good", "/proc/self/mem", "kst diff: /proc/self/mem: cannot be read: Input/output error\n"},
      {"empty", "good", "kst diff: empty: holds no record; kst read FILE… writes them\n"},
      {"good", "nowhere", "kst diff: nowhere: the file does not exist\n"},
      {"good", "text", "kst diff: text:1: not JSON at byte 1\n"},
  };
  for (const auto& row : kRows) {
    const ProgramRun diff = folder.Kst({"diff", row.old_side, row.new_side});
    EXPECT_EQ(diff.status, 2) << row.old_side << " " << row.new_side;
    EXPECT_EQ(diff.err, row.message);
    EXPECT_EQ(diff.out.find("gained"), std::string::npos) << diff.out;
  }
  EXPECT_EQ(folder.Kst({"diff", "good", "good"}).out, "gained 0, lost 0, changed 0\n");
}

TEST(InputFaults, AnOutputFileIsANewFileOfItsOwn) {
  const ScratchFolder folder;
  folder.Write("each", "{\"key\":\"a\",\"text\":\"Zie Kamerstuk 29 911, nr. 12.\"}\n");
  folder.Write("precious", "mine");
  ASSERT_EQ(folder.Kst({"run", "--each", "each", "--into", "c"}).status, 0);
  const ProgramRun one = folder.Shell("ln -s precious out.part; kst graph c -o out");
  EXPECT_EQ(one.status, 0) << one.err;
  EXPECT_EQ(folder.Read("precious"), "mine");
  const std::string expected = folder.Kst({"graph", "c"}).out;
  EXPECT_EQ(folder.Read("out"), expected);
  // Many at once do not write into each other's.
  const ProgramRun many = folder.Shell("for i in 1 2 3 4 5 6; do kst graph c -o many & done; wait; ls");
  EXPECT_EQ(folder.Read("many"), expected);
  EXPECT_EQ(many.out, "c\neach\nmany\nout\nout.part\nprecious\n");
}

}  // namespace
}  // namespace kst
