// What people see on a terminal, and what a pipe gets.
#include "tools/cli/terminal.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/tools/run_program.h"

namespace kst {
namespace {

using testing::HasSubstr;
using testing::Not;

TEST(Terminal, LinksIdsAndAddressesAndColoursStates) {
  EXPECT_EQ(ForTerminal("by kst-1-2, implemented\n"),
            "by \x1b]8;;https://zoek.officielebekendmakingen.nl/kst-1-2.html\x1b\\kst-1-2\x1b]8;;\x1b\\, "
            "\x1b[32mimplemented\x1b[0m\n");
  EXPECT_EQ(ForTerminal("https://a.nl/x"), "\x1b]8;;https://a.nl/x\x1b\\https://a.nl/x\x1b]8;;\x1b\\");
  EXPECT_EQ(ForTerminal("niets - hier: 12-3 é\n"), "niets - hier: 12-3 é\n");
  EXPECT_EQ(ForTerminal("kst-1-2", false), "kst-1-2");
}

TEST(Terminal, APaperCannotSteerIt) {
  EXPECT_EQ(ForTerminal("a\x1b[2Jb\x07\xC2\x9B"
                        "c\x7F"
                        "d"),
            "a[2Jbcd");
}

TEST(Terminal, APipeAndNoColorGetPlainText) {
  const ScratchFolder here;
  here.Write("a.ndjson", R"({"key":"a","date":"2021-10-04","text":"Zie Kamerstuk 29 911, nr. 323."})"
                         "\n");
  ASSERT_EQ(here.Kst({"run", "--each", "a.ndjson", "--into", "c"}).status, 0);
  EXPECT_THAT(here.Kst({"show", "c", "kst-29911-323"}).out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(here.Shell("env -u NO_COLOR script -qec 'kst show c kst-29911-323' /dev/null").out,
              HasSubstr("\x1b]8;;https://"));
  EXPECT_THAT(here.Shell("NO_COLOR=1 script -qec 'kst show c kst-29911-323' /dev/null").out, Not(HasSubstr("\x1b")));
  EXPECT_THAT(here.Shell("env -u NO_COLOR TERM=dumb script -qec 'kst show c kst-29911-323' /dev/null").out,
              Not(HasSubstr("\x1b")));
}

}  // namespace
}  // namespace kst
