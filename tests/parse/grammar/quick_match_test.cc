// The pattern that is ready at once: what it says of every compiled-in rule is what RE2 says, and where it cannot know
// that, it says so.
#include "parse/grammar/quick_match.h"

#include <gtest/gtest.h>
#include <re2/re2.h>

#include <string>

#include "parse/grammar/pattern_text.h"
#include "parse/grammar/rule_grammar.h"
#include "tests/parse/grammar/example_lines.h"

namespace kst {
namespace {

using Answer = QuickPattern::Answer;

Answer Ask(const std::string& pattern, std::string_view text, std::size_t at = 0) {
  return QuickPattern(pattern, QuickPattern::From::kHere).Match(text, at, text.size());
}

TEST(QuickPattern, ReadsPatternsAsRe2Does) {
  const struct {
    const char *pattern, *text;
    Answer answer;
  } table[] = {
      {R"(\bmotie\b)", "Motie", Answer::kYes},
      {R"(\bmotie\b)", "moties", Answer::kNo},
      {R"((?-i:TK))", "tk", Answer::kNo},
      {R"(É)", "é", Answer::kYes},
      {R"(\w)", "é", Answer::kNo},  // words are of ASCII, as everywhere in parse
      {R"(é\b)", "é", Answer::kNo},
      {R"(a[ \x{A0}]b)", "a\u00A0b", Answer::kYes},
      {R"(nr$)", "nr\n", Answer::kNo},
      {R"(a.b)", "a\nb", Answer::kNo},
      {R"((?P<name>é+)(?:x|))", "éé", Answer::kYes},
      {"", "", Answer::kYes},
  };
  for (const auto& row : table) EXPECT_EQ(Ask(row.pattern, row.text), row.answer) << row.pattern << " in " << row.text;
}

TEST(QuickPattern, IsUnsureWhereOnlyRe2CanTell) {
  const QuickPattern word(R"(brief(?:en)?)", QuickPattern::From::kHere);
  EXPECT_EQ(word.Match("brieven", 0, 5), Answer::kNo);
  EXPECT_EQ(word.Match("briefen", 0, 6), Answer::kUnsure);  // goes on behind what may be looked at
  EXPECT_EQ(word.Match("brief van", 0, 5), Answer::kYes);
  EXPECT_EQ(word.Match("brief van", 0, 9), Answer::kYes);
  EXPECT_EQ(Ask("b.", "b\xC3"), Answer::kUnsure);                                   // no UTF-8
  EXPECT_EQ(Ask("b", "\xC3\xA9", 1), Answer::kUnsure);                              // inside a character
  EXPECT_EQ(Ask("(?:a*)*(?:a*)*b", std::string(500, 'a') + "c"), Answer::kUnsure);  // too many steps
  EXPECT_EQ(Ask("(", "("), Answer::kUnsure);
}

TEST(QuickPattern, TellsWhatItSpent) {
  const QuickPattern pattern(R"(de [^.]*? van \d)", QuickPattern::From::kHere);
  const std::string words(3000, 'a');
  const struct {
    std::string text;
    int least;
  } table[] = {{"het", 1},
               {"de brief van 3", 1},
               {"de " + words.substr(0, 200) + " van 3", 16},
               {"de " + words + " van 3", 256}};
  for (const auto& row : table) {
    const int before = pattern.spent();
    pattern.Match(row.text, 0, row.text.size());
    EXPECT_GE(pattern.spent() - before, row.least) << row.text.size();
    EXPECT_LT(pattern.spent() - before, 3 * row.least) << row.text.size();
  }
}

// The same question twice: from PCRE2 while a pattern is new, and from RE2.
TEST(QuickPattern, AMatchAndItsPartsAreThoseOfRe2) {
  const std::vector<RuleFile> files = *ReadRuleFiles(ParseRuleFiles());
  Patterns patterns;
  ASSERT_TRUE(patterns.Add(files));
  RE2::Options options;
  options.set_case_sensitive(false);
  std::size_t matched = 0, unsure = 0, asked = 0;
  for (const RuleFile& file : files) {
    const std::vector<std::string> lines = ExampleLines(file);
    for (const RuleSection& section : file.sections) {
      if (section.kind != "rule") continue;
      for (const char* key : {"match", "not_before", "only_before", "not_after", "only_after"}) {
        const RuleEntry* entry = section.Find(key);
        if (!entry) continue;
        const std::string pattern = *patterns.Expand(file, *entry, Captures::kNamed);
        const RE2 rule(pattern, options);
        const QuickPattern quick(pattern, QuickPattern::From::kHere);
        std::vector<std::pair<int, std::string>> groups(rule.CapturingGroupNames().begin(),
                                                        rule.CapturingGroupNames().end());
        EXPECT_EQ(quick.Groups(), groups) << section.name;
        for (const std::string& line : lines)
          for (std::size_t at = 0; at < line.size(); ++at) {
            re2::StringPiece expected[kMostCaptures + 1];
            std::string_view parts[kMostCaptures + 1];
            const Answer answer = quick.Match(line, at, line.size(), parts);
            ++asked;
            const std::size_t half = at + (line.size() - at) / 2;  // where a text goes on
            if (const Answer nearer = quick.Match(line, at, half); nearer != Answer::kUnsure) {
              ASSERT_EQ(nearer == Answer::kYes, rule.Match(line, at, half, RE2::ANCHOR_START, nullptr, 0))
                  << section.name << " in " << line << " at " << at << " to " << half;
            }
            if (answer == Answer::kUnsure && ++unsure) continue;
            const bool found = rule.Match(line, at, line.size(), RE2::ANCHOR_START, expected, kMostCaptures + 1);
            ASSERT_EQ(answer == Answer::kYes, found) << section.name << " in " << line << " at " << at;
            matched += found;
            for (int i = 0; found && i <= rule.NumberOfCapturingGroups(); ++i) {
              EXPECT_EQ(parts[i].data(), expected[i].data()) << section.name << " in " << line << " part " << i;
              EXPECT_EQ(parts[i].size(), expected[i].size()) << section.name << " in " << line << " part " << i;
            }
          }
      }
    }
  }
  EXPECT_GT(matched, 1000U);
  EXPECT_LT(unsure * 20, asked);  // inside of characters, mostly
}

}  // namespace
}  // namespace kst
