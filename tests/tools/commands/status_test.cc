// `kst status` and `kst check` as an operator of the night meets them.
#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "corpus/store/database.h"
#include "tests/tools/run_program.h"

namespace kst {
namespace {

using nlohmann::json;
using testing::HasSubstr;

class StatusAndCheck : public testing::Test {
 protected:
  void SetUp() override {
    folder.Write("papers/a.pdf", "no PDF");
    folder.Write("each", "{\"key\":\"a\",\"text\":\"Zie Kamerstuk 29 911, nr. 12.\",\"date\":\"2021-10-04\"}\n");
    ASSERT_EQ(Run().status, 1);
  }
  ProgramRun Run() { return folder.Kst({"run", "papers", "--each", "each", "--into", "c"}); }
  ScratchFolder folder;
};

TEST_F(StatusAndCheck, TellWhatIsInAndThatItIsWhole) {
  const ProgramRun status = folder.Kst({"status", "c"});
  EXPECT_EQ(status.status, 0);
  EXPECT_THAT(status.out, HasSubstr("1 complete, 0 partial, 1 failed"));
  EXPECT_THAT(status.out, HasSubstr("1 not_pdf: "));
  EXPECT_THAT(status.out, HasSubstr("papers/a.pdf"));
  EXPECT_THAT(status.out, testing::ContainsRegex("last run +1, 20..-..-..T..:..:..Z to 20..-..-..T..:..:..Z, 2 read"));
  const json all = json::parse(folder.Kst({"status", "c", "--json"}).out);
  EXPECT_EQ(all["failed_by_code"]["not_pdf"]["count"], 1);
  EXPECT_EQ(all["last_run"]["run"], 1);
  EXPECT_EQ(all["stale"]["other_rules"], 0);
  EXPECT_EQ(all["unlinked"], 0);

  const ProgramRun check = folder.Kst({"check", "c"});
  EXPECT_EQ(check.status, 0) << check.out;
  EXPECT_THAT(check.out, HasSubstr("all good"));
  EXPECT_EQ(check.err, "");
}

TEST_F(StatusAndCheck, APaperThatFailedAgainKeepsNoLinkFromBeingChecked) {
  ASSERT_EQ(folder.Kst({"run", "--retry-failed", "papers", "--each", "each", "--into", "c"}).status, 1);
  const ProgramRun check = folder.Kst({"check", "c"});
  EXPECT_EQ(check.status, 0) << check.out;
  EXPECT_THAT(check.out, HasSubstr("all good"));
  EXPECT_THAT(check.out, testing::Not(HasSubstr("not looked at")));
}

TEST_F(StatusAndCheck, ADamagedCorpusEndsWithOneAndSaysWhatToDo) {
  Database(folder.path() / "c/kst.db", Database::Mode::kWrite).Run("UPDATE node SET dossier = '7'");
  const ProgramRun check = folder.Kst({"check", "c"});
  EXPECT_EQ(check.status, 1);
  EXPECT_THAT(check.out, HasSubstr("its dossier is \"7\""));
  EXPECT_EQ(check.err,
            "kst check: c: this corpus is damaged; restore it from a copy, or run again into a new folder\n");
  const std::string lines = folder.Kst({"check", "c", "--json"}).out;
  EXPECT_THAT(lines, HasSubstr("\"part\":\"links\""));
}

TEST_F(StatusAndCheck, AFileThatIsCutOffIsDamagedAndEndsWithOne) {
  for (const int size : {50, 4096, 20'000}) {
    ASSERT_EQ(
        folder.Shell("cp -r c cut; rm -f cut/kst.db-*; truncate -s " + std::to_string(size) + " cut/kst.db").status, 0);
    const ProgramRun check = folder.Kst({"check", "cut"});
    EXPECT_EQ(check.status, 1) << size;
    EXPECT_THAT(
        check.err,
        testing::MatchesRegex(
            "kst check: cut: kst.db is damaged [(][^\n]*; restore it from a copy, or run again into a new folder\n"))
        << size;
    ASSERT_EQ(folder.Shell("rm -r cut").status, 0);
  }
}

TEST_F(StatusAndCheck, CheckWritesNothingAlsoWhereNobodyCan) {
  const std::string before = folder.Read("c/kst.db");
  EXPECT_EQ(folder.Shell("chmod -R a-w c; kst check c && kst status c; s=$?; chmod -R u+w c; exit $s").status, 0);
  EXPECT_TRUE(folder.Read("c/kst.db") == before);
}

TEST_F(StatusAndCheck, OfWhatIsNoCorpusEndWithTwo) {
  for (const char* command : {"status", "check"}) {
    const ProgramRun run = folder.Kst({command, "papers"});
    EXPECT_EQ(run.status, 2);
    EXPECT_THAT(run.err, HasSubstr("there is no kst.db in this folder"));
  }
}

}  // namespace
}  // namespace kst
