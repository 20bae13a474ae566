// Help, man pages and completions are made of the same rows, so none of them can miss a command or an option.
#include "tools/cli/help.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/run_program.h"

namespace kst {
namespace {

using ::testing::HasSubstr;

std::string WithoutMinus(std::string roff) {
  std::erase(roff, '\\');
  return roff;
}

TEST(Help, EveryOptionIsInEveryManPageAndCompletion) {
  const std::string bash = Completion("bash"), zsh = Completion("zsh"), fish = Completion("fish");
  for (const Command* command : Commands()) {
    const std::string page = WithoutMinus(ManPage(*command)), name(command->name);
    EXPECT_THAT(page, HasSubstr("kst-" + name + " - "));
    EXPECT_THAT(WithoutMinus(ManPage()), HasSubstr("kst-" + name + " (1)"));
    EXPECT_THAT(fish, HasSubstr("-a " + name + " -d '"));
    EXPECT_THAT(zsh, HasSubstr("    " + name + ") _arguments"));
    for (const Option& option : command->options) {
      const std::string full(LongName(option));
      EXPECT_THAT(page, HasSubstr(full)) << name;
      if (!full.starts_with("--")) continue;
      EXPECT_THAT(bash, HasSubstr(full + " ")) << name;
      EXPECT_THAT(zsh, HasSubstr(full)) << name;
      EXPECT_THAT(fish, HasSubstr("from " + name + "'")) << name;
      EXPECT_THAT(fish, HasSubstr(" -l " + full.substr(2) + " ")) << name;
    }
  }
}

TEST(Help, VersionSaysWhatItWasBuiltWith) {
  const ProgramRun run = ScratchFolder().Kst({"--version"});
  for (const char* library : {"Poppler ", "ICU ", "RE2 ", "SQLite ", "qpdf "}) EXPECT_THAT(run.out, HasSubstr(library));
}

TEST(Help, ManPageOfOneCommand) {
  const ProgramRun run = ScratchFolder().Kst({"help", "trace", "--man"});
  EXPECT_THAT(run.out, HasSubstr(".TH KST\\-TRACE 1"));
  EXPECT_EQ(run.status, 0);
}

TEST(Help, FilesSayWhereTheyCannotBeWritten) {
  const ScratchFolder here;
  here.Write("taken", "");
  const ProgramRun run = here.Kst({"help", "--files", "taken"});
  EXPECT_EQ(run.status, 4);
  EXPECT_THAT(run.err, HasSubstr("taken/man/man1/kst.1"));
}

}  // namespace
}  // namespace kst
