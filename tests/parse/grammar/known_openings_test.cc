// The table that is made when the program is built: it holds every compiled-in rule, and what it says is what reading
// the pattern says.
#include "parse/grammar/known_openings.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "parse/grammar/pattern_text.h"
#include "parse/grammar/rule_grammar.h"

namespace kst {
namespace {

TEST(KnownOpenings, AreThoseOfEveryCompiledInRule) {
  const std::vector<RuleFile> files = *ReadRuleFiles(ParseRuleFiles());
  Patterns patterns;
  ASSERT_TRUE(patterns.Add(files));
  const auto known = CompiledInOpenings().patterns;
  std::size_t rules = 0;
  for (const RuleFile& file : files)
    for (const RuleSection& section : file.sections) {
      if (section.kind != "rule") continue;
      ++rules;
      const std::string pattern = *patterns.Expand(file, *section.Find("match"), Captures::kNamed);
      EXPECT_TRUE(std::ranges::binary_search(known, PatternDigest(pattern), {}, &KnownPattern::digest)) << section.name;
      const Outline outline = FindOutline(pattern);
      EXPECT_EQ(outline.openings, Openings(pattern)) << section.name;
      EXPECT_EQ(outline.words, NeededWords(pattern)) << section.name;
      EXPECT_EQ(outline.symbols, SymbolsIn(pattern)) << section.name;
    }
  EXPECT_EQ(known.size(), rules);
}

TEST(KnownOpenings, APatternOfAStrangerIsRead) {
  const Outline outline = FindOutline(R"(\b(?:zevenslaper|meikever) (?:\w+ )?kruipt)");
  EXPECT_EQ(outline.openings, Openings(R"(\b(?:zevenslaper|meikever) )"));
  EXPECT_TRUE(outline.words.empty());  // that would take long to read, and may be left out
}

}  // namespace
}  // namespace kst
