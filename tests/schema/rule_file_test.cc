// How a rule file is read, and what its writer is told when it is wrong.
#include "schema/rule_file.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

TEST(RuleFile, SectionsAndEntries) {
  const Result<RuleFile> file = ReadRuleFile("a.rules",
                                             "# words\n"
                                             "[rule kamerstuk.nr]\n"
                                             "match = one two \n"
                                             "good  = x -> a=1\n"
                                             "good  = y\n");
  ASSERT_TRUE(file);
  ASSERT_EQ(file->sections.size(), 1U);
  const RuleSection& section = file->sections[0];
  EXPECT_EQ(section.kind, "rule");
  EXPECT_EQ(section.name, "kamerstuk.nr");
  EXPECT_EQ(section.Get("match"), "one two");
  EXPECT_EQ(section.All("good").size(), 2U);
  EXPECT_EQ(section.Get("bad", "none"), "none");
  EXPECT_EQ(section.Find("good")->line, 4);
  EXPECT_EQ(section.Find("good")->column, 9);
}

TEST(RuleFile, MistakesAreShownWithACaret) {
  struct Row {
    const char *text, *where, *message;
  };
  const Row kRows[] = {
      {"match = x\n", "a.rules:1:1", "this line stands before the first [section]\nmatch = x\n^"},
      {"[rule]\n", "a.rules:1:1", "a section reads [kind name]\n[rule]\n^"},
      {"[rule a] \\\nmatch = x\n", "a.rules:1:1", "a section reads [kind name]\n[rule a] \\\n^"},
      {"[rule a]\n  good\n", "a.rules:2:3", "expected \"key = value\" or \"[kind name]\"\n  good\n  ^"},
  };
  for (const Row& row : kRows) {
    const Result<RuleFile> file = ReadRuleFile("a.rules", row.text);
    ASSERT_FALSE(file) << row.text;
    EXPECT_EQ(file.error().where, row.where);
    EXPECT_EQ(file.error().message, row.message);
  }
}

TEST(RuleFile, GoodLines) {
  const GoodLine good = SplitGoodLine("Kamerstuk 29 911, nr. 323 -> dossier=\"29 911\" number=323");
  EXPECT_EQ(good.text, "Kamerstuk 29 911, nr. 323");
  ASSERT_EQ(good.fields.size(), 2U);
  EXPECT_EQ(good.fields[0], (std::pair<std::string, std::string>("dossier", "29 911")));
  EXPECT_EQ(good.fields[1], (std::pair<std::string, std::string>("number", "323")));
}

}  // namespace
}  // namespace kst
