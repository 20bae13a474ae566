// The look that spares RE2 a pattern: what it tells apart, and that it never denies a match of a compiled-in rule.
#include "parse/grammar/rough_match.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>

#include "parse/grammar/pattern_text.h"
#include "parse/grammar/rule_grammar.h"
#include "tests/parse/grammar/example_lines.h"

namespace kst {
namespace {

bool May(std::string_view pattern, std::string_view text, std::size_t at = 0) {
  return MayMatch(pattern, Ahead(text, at, text.size()));
}

TEST(MayMatch, TellsApart) {
  const struct {
    const char *pattern, *text;
    bool may;
  } table[] = {
      {R"(\bmotie\b)", "motie", true},
      {R"(\bmotie\b)", "moties", false},
      {R"(motie|nota)", "nota", true},
      {R"((?:de|het) (?:brief|nota))", "het nota", true},
      {R"((?:de|het) (?:brief|nota))", "het stuk", false},
      {R"(nr\.? ?\d+$)", "nr. 12", true},
      {R"(nr\.? ?\d+$)", "nr. x", false},
      {R"((?:zeer )*graag)", "zeer zeer graag", true},
      {R"((?:zeer )*graag)", "zeer zeer", false},
      {R"(\d{2,3}x)", "123x", true},
      {R"(\d{2,3}x)", "1x", false},
      {R"(\d{2,3}x)", "1234x", false},
      {R"([^.,]{0,9}brief)", "deze brief", true},
      {R"([^.,]{0,9}brief)", "de. brief", false},
      {R"([A-ZÀ-Þ][a-zß-ÿ]+ x)", "Élan x", true},
      {R"([A-ZÀ-Þ][a-zß-ÿ]+ x)", "5lan x", false},
      {R"((?-i:TK)\)?)", "tk", true},  // symbols have no case
      {R"((?i)(?P<name>é+)(?:x|))", "éé", true},
      {R"(a[ \x{A0}]b)", "a\u00A0b", true},
      {R"((?:a*)*b)", "aaac", false},
      {R"(x{0}y)", "y", true},
      {R"()", "", true},
      {R"(.*einde)", "wat verder staat dan drieënzestig tekens, ziet deze blik niet meer; hij zegt dan ja", true},
      {R"(.*einde)", "kort", false},
  };
  for (const auto& row : table) EXPECT_EQ(May(row.pattern, row.text), row.may) << row.pattern << " in " << row.text;
}

TEST(MayMatch, SeesTheWordThatEndsBeforeAndNothingBehindTheEnd) {
  EXPECT_FALSE(May(R"(\bbrief)", "kamerbrief", 5));
  EXPECT_TRUE(May(R"(brief\b)", "kamerbrief", 5));
  EXPECT_FALSE(MayMatch("brieven", Ahead("brieven", 0, 5)));
  EXPECT_TRUE(MayMatch(R"(brie\b)", Ahead("brieven", 0, 4)));  // RE2 judges the end
}

// What a broken pattern or a deep one costs: it is read once, and ends.
TEST(MayMatch, EndsForAnyPattern) {
  std::string deep = "a";
  for (int i = 0; i < 12; ++i) deep = "(?:" + deep + "*)*";
  EXPECT_TRUE(May(deep + "$", std::string(200, 'a')));
  for (const char* broken : {"(", "(?", "[", "(?:a", "[a", "a{2", "\\", "(?P<x", "a|)b", "*a", ")"}) May(broken, "aaa");
}

TEST(MayMatch, NeverDeniesWhereARuleMatches) {
  const std::vector<RuleFile> files = *ReadRuleFiles(ParseRuleFiles());
  Patterns patterns;
  ASSERT_TRUE(patterns.Add(files));
  RE2::Options options;
  options.set_case_sensitive(false);
  std::size_t matched = 0, spared = 0, in_vain = 0;
  for (const RuleFile& file : files) {
    const std::vector<std::string> lines = ExampleLines(file);
    for (const RuleSection& section : file.sections) {
      if (section.kind != "rule") continue;
      for (const char* key : {"match", "not_before", "only_before"}) {
        const RuleEntry* entry = section.Find(key);
        if (!entry) continue;
        const std::string pattern = *patterns.Expand(file, *entry, Captures::kNamed);
        const RE2 rule(pattern, options);
        for (const std::string& line : lines)
          for (std::size_t at = 0; at < line.size(); ++at) {
            const bool may = May(pattern, line, at);
            if (!rule.Match(line, at, line.size(), RE2::ANCHOR_START, nullptr, 0)) {
              ++(may ? in_vain : spared);
              continue;
            }
            ++matched;
            EXPECT_TRUE(may) << section.name << " in " << line << " at " << at;
          }
      }
    }
  }
  EXPECT_GT(matched, 1000U);
  EXPECT_GT(spared, 50 * in_vain);  // it is worth looking
}

}  // namespace
}  // namespace kst
