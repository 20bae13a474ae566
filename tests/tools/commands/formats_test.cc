// A corpus that any earlier kst wrote: read as it is, and by the next run made what a new one would be. The stores are
// the SQL in tests/corpus/store/formats, whose script says how they were made.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "corpus/store/database.h"
#include "corpus/store/tables.h"
#include "tests/shared.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using testing::HasSubstr;

std::filesystem::path Formats() { return SourceDir() / "tests/corpus/store/formats"; }

// The texts that the script reads.
std::string Texts() {
  const std::string script = ReadFile(Formats() / "dump.py");
  const auto begin = script.find("{\"key\":\"brief\"");
  return script.substr(begin, script.find("\"\"\"", begin) - begin);
}

TEST(Formats, ACorpusOfEachIsReadAndTheNextRunMakesItNew) {
  const ScratchFolder fresh;
  fresh.Write("each", Texts());
  EXPECT_EQ(fresh.Kst({"run", "--each", "each", "--into", "c"}).status, 1) << "one text is empty";
  const std::string graph = fresh.Kst({"graph", "c"}).out;
  ASSERT_THAT(graph, HasSubstr("\"implements\""));
  for (int format = 2; format < kStoreFormat; ++format) {
    const std::string sql = ReadFile(Formats() / (std::to_string(format) + ".sql"));
    ASSERT_FALSE(sql.empty()) << format << ": dump.py makes it, with the kst before kStoreFormat was raised";
    const ScratchFolder folder;
    folder.Write("each", Texts());
    std::filesystem::create_directory(folder.path() / "c");
    {
      Database db(folder.path() / "c/kst.db", Database::Mode::kCreate);
      db.Run("BEGIN");
      db.Run(sql.c_str());
      db.Run("COMMIT");
      ASSERT_EQ(db.Number("PRAGMA user_version"), format);
    }
    for (const char* command : {"status", "graph", "motions", "commitments"})
      EXPECT_EQ(folder.Kst({command, "c"}).status, 0) << format << " " << command;
    EXPECT_THAT(folder.Kst({"show", "c", "brief"}).out, HasSubstr("implements kst-29911-7")) << format;
    EXPECT_EQ(folder.Kst({"check", "c"}).err,
              "kst check: c: this corpus was made by an older kst; run kst run once more\n")
        << format;
    EXPECT_EQ(folder.Kst({"run", "--each", "each", "--into", "c"}).status, 1);
    EXPECT_EQ(folder.Kst({"graph", "c"}).out, graph) << format;
    const ProgramRun check = folder.Kst({"check", "c"});
    EXPECT_EQ(check.status, 0) << format << check.out << check.err;
    EXPECT_THAT(folder.Kst({"run", "--each", "each", "--into", "c"}).err, HasSubstr("0 read")) << format;
  }
}

}  // namespace
}  // namespace kst
