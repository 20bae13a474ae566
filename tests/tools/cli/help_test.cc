// Help, man pages and completions are made of the same rows, so none of them can miss a command or an option.
#include "tools/cli/help.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/run_program.h"

namespace kst {
namespace {

using ::testing::ContainsRegex;
using ::testing::HasSubstr;

std::string WithoutMinus(std::string roff) {
  std::erase(roff, '\\');
  return roff;
}

// What stands between two marks, the first of which must be there.
std::string Between(const std::string& text, const std::string& begin, const std::string& end) {
  const std::size_t at = text.find(begin);
  EXPECT_NE(at, text.npos) << begin;
  return at == text.npos ? "" : text.substr(at + begin.size(), text.find(end, at) - at - begin.size());
}

TEST(Help, EveryOptionIsInEveryManPageAndCompletion) {
  const std::string bash = Completion("bash"), zsh = Completion("zsh"), fish = Completion("fish");
  for (const Command* command : Commands()) {
    const std::string page = WithoutMinus(ManPage(*command)), name(command->name);
    EXPECT_THAT(page, HasSubstr("kst-" + name + " - "));
    EXPECT_THAT(WithoutMinus(ManPage()), HasSubstr("kst-" + name + " (1)"));
    EXPECT_THAT(fish, HasSubstr("-a " + name + " -d '"));
    const std::string in_bash = Between(Between(bash, "\n    " + name + ")\n", "--help\" ;;"), "options=\"", "\n");
    const std::string in_zsh = Between(zsh, "\n    " + name + ") _arguments", ";;\n");
    const std::string in_fish = "__fish_seen_subcommand_from " + name + "'";
    for (const Option& option : command->options) {
      const std::string full(LongName(option));
      EXPECT_THAT(page, HasSubstr(full)) << name;
      if (!full.starts_with("--")) continue;
      EXPECT_THAT(" " + in_bash, HasSubstr(" " + full + " ")) << name;
      EXPECT_THAT(in_zsh, ContainsRegex("[',]" + full + "[}=\\[']")) << name;
      EXPECT_THAT(fish, ContainsRegex(in_fish + "( -s .)? -l " + full.substr(2) + " ")) << name;
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
