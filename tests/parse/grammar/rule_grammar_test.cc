// Rule files: what a mistake is answered with, word for word; what the grammar
// finds. Whether the rules find what their lines say: tests/parse/prove_rules_test.cc.
#include "parse/grammar/rule_grammar.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace kst {
namespace {

Result<Grammar> Compile(const std::string& text, const std::string& name = "a.rules") {
  Result<RuleFile> file = ReadRuleFile(name, text);
  if (!file) return tl::unexpected(file.error());
  std::vector<RuleFile> files;
  files.push_back(std::move(*file));
  return Grammar::Compile(std::move(files));
}

std::string Message(const std::string& text) {
  const Result<Grammar> grammar = Compile(text);
  return grammar ? "" : grammar.error().where + ": " + grammar.error().message;
}

TEST(Grammar, AnswersMistakesWithFileLineColumnAndCaret) {
  EXPECT_EQ(Message("[piece dossier]\nmatch = \\d{5}\n[rule x]\nmatch = kst {dosier}\n"),
            "a.rules:4:13: no piece is called {dosier}; did you mean {dossier}?\n"
            "match = kst {dosier}\n"
            "            ^");
  EXPECT_EQ(Message("[rule x]\nmatch = a(b\n"),
            "a.rules:2:9: not a pattern: missing ): a(b\n"
            "match = a(b\n"
            "        ^");
  EXPECT_EQ(Message("[rule x]\nmatch = a\nnot_before = [b\n"),
            "a.rules:3:14: not a pattern: missing ]: [b\n"
            "not_before = [b\n"
            "             ^");
  EXPECT_EQ(Message("[rule x]\ngood = a\n"),
            "a.rules:1:1: a rule needs a match line\n"
            "[rule x]\n"
            "^");
  EXPECT_EQ(Message("[piece p]\n[rule x]\nmatch = a\n"),
            "a.rules:1:1: a piece needs a match, word or keys line\n"
            "[piece p]\n"
            "^");
  EXPECT_EQ(Message("[piece p]\nkeys = laws\n"),
            "a.rules:2:8: no table is called laws\n"
            "keys = laws\n"
            "       ^");
  EXPECT_EQ(Message("[piece p]\nmatch = a{p}\n[rule x]\nmatch = {p}\n"),
            "a.rules:2:10: this piece contains itself\n"
            "match = a{p}\n"
            "         ^");
  EXPECT_EQ(Message("[rule x]\nmatch = a\n[rule x]\nmatch = b\n"),
            "a.rules:3:1: a second rule called x\n"
            "[rule x]\n"
            "^");
  EXPECT_EQ(Message("[regel x]\nmatch = a\n"),
            "a.rules:1:2: a section is a [piece …], a [table …] or a [rule …], not [regel …]\n"
            "[regel x]\n"
            " ^");
  EXPECT_EQ(Message("match = a\n"),
            "a.rules:1:1: this line stands before the first [section]\n"
            "match = a\n"
            "^");
  EXPECT_EQ(Message("[rule x]\nééé {y\n"),
            "a.rules:2:1: expected \"key = value\" or \"[kind name]\"\n"
            "ééé {y\n"
            "^");
}

// A seventeenth capture was dropped in silence.
TEST(Grammar, KeepsSixteenCapturesAndRefusesMore) {
  const auto rule = [](int captures) {
    std::string pattern;
    for (int i = 1; i <= captures; ++i) pattern += "{p" + std::to_string(i) + ":d}";
    return "[piece d]\nmatch = \\d\n[rule x]\nmatch = " + pattern + "\n";
  };
  const Result<Grammar> grammar = Compile(rule(16));
  ASSERT_TRUE(grammar);
  EXPECT_EQ(grammar->FindAll("a", "1234567890123456").front().Get("p16", "1234567890123456"), "6");
  EXPECT_TRUE(Message(rule(17)).starts_with(
      "a.rules:4:9: this captures 17 parts and 16 are kept: write {:piece} and (?:…) for what nobody asks for\n"));
}

std::string Found(const std::string& rules, std::string_view text) {
  const Result<Grammar> grammar = Compile(rules);
  std::string out;
  if (!grammar) return grammar.error().message;
  for (const Match& m : grammar->FindAll("a", text)) {
    out.append("[").append(m.rule->name).append(":").append(m.span.In(text)).append("]");
  }
  return out;
}

TEST(Grammar, FindsLeftToRightTheEarlierRuleFirst) {
  const std::string rules = "[rule long]\nmatch = ab+\n[rule short]\nmatch = a|c\n";
  EXPECT_EQ(Found(rules, "a abb c"), "[short:a][long:abb][short:c]");
  EXPECT_EQ(Found(rules, "ABB"), "[long:ABB]");
  EXPECT_EQ(Found("[rule x]\nmatch = (?-i:A)b\n", "ab Ab"), "[x:Ab]");
}

TEST(Grammar, ASpaceIsAnySpaceOfPrint) {
  EXPECT_EQ(Found("[rule x]\nmatch = a b\n", "a b a\u00A0b a\u2009b a\u202Fb a\nb"),
            "[x:a b][x:a\u00A0b][x:a\u2009b][x:a\u202Fb]");
  EXPECT_EQ(Found("[rule x]\nmatch = a[- ]b\n", "a-b a\u00A0b"), "[x:a-b][x:a\u00A0b]");
}

TEST(Grammar, ForbidsAndDemandsSurroundings) {
  EXPECT_EQ(Found("[rule x]\nmatch = \\d+\nnot_after = artikel ?\n", "artikel 3 en 4"), "[x:4]");
  EXPECT_EQ(Found("[rule x]\nmatch = \\d+\\b\nnot_before = [ ]april\n", "3 april en 4"), "[x:4]");
  EXPECT_EQ(Found("[rule x]\nmatch = \\d+\nonly_after = wet[^.]*\n", "3 de wet (4). 5"), "[x:4]");
  EXPECT_EQ(Found("[rule x]\nmatch = \\d+\\b\nonly_before = \\)\n", "3 (4) 5"), "[x:4]");
  // Where the first rule is forbidden the second may still match.
  EXPECT_EQ(Found("[rule x]\nmatch = ab\nnot_before = c\n[rule y]\nmatch = a\n", "abc"), "[y:a]");
}

TEST(Grammar, TablesNameWhatWordsStandFor) {
  const Result<Grammar> grammar =
      Compile("[table law]\nAwb = BWBR0005537\nAwb 2 = other\n[piece law]\nkeys = law\n[rule x]\nmatch = {law}\n");
  ASSERT_TRUE(grammar);
  const std::string text = "de Awb 2 en de Awb";
  const std::vector<Match> found = grammar->FindAll("a", text);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(grammar->Look("law", found[0].Get("law", text)), "other");  // the longest word first
  EXPECT_EQ(grammar->Look("law", found[1].Get("law", text)), "BWBR0005537");
  EXPECT_EQ(grammar->Look("law", "Wob"), "");
}

TEST(Grammar, FirstAtAsksWhichRuleIsWanted) {
  const Result<Grammar> grammar = Compile("[rule one]\nmatch = a\n[rule two]\nmatch = ab\n");
  ASSERT_TRUE(grammar);
  EXPECT_EQ(grammar->FindAt("a", "xab", 1).size(), 2U);
  const auto two = grammar->FirstAt("a", "xab", 1, [](const Rule& rule) { return rule.name == "two"; });
  ASSERT_TRUE(two);
  EXPECT_EQ(two->span, (NormSpan{1, 3}));
  EXPECT_FALSE(grammar->FirstAt("a", "xab", 2, [](const Rule&) { return true; }));
}

// The property of Grammar::Reading, on the examples of all rules as one text.
TEST(Grammar, ATextThatIsReadOnceForAllFamiliesGivesTheSame) {
  const Grammar grammar = *Grammar::Compile(*ReadRuleFiles(ParseRuleFiles()), Trust::kProved);
  std::string text;
  for (const RuleFile& file : grammar.Files())
    for (const RuleSection& section : file.sections)
      for (const RuleEntry& entry : section.entries)
        if (entry.key == "good" || entry.key == "bad") text += entry.value + (text.size() % 3 == 0 ? ". " : ", ");
  const std::vector<std::string_view> families = grammar.Families();
  constexpr std::uint32_t kWindow = 700;
  const auto read = [&](std::string_view family) {
    std::vector<std::pair<std::string_view, NormSpan>> found;
    const auto add = [&](const std::vector<Match>& matches) {
      for (const Match& match : matches) {
        found.emplace_back(match.rule->name, match.span);
        found.insert(found.end(), match.captures.begin(), match.captures.end());
      }
    };
    add(grammar.FindAll(family, text));
    for (std::uint32_t at = 0; at + kWindow < text.size(); at += kWindow) {
      add(grammar.FindAll(family, text, {at, at + kWindow}));
      add(grammar.FindFirst(family, text, {at + 1, at + kWindow}));
    }
    return found;
  };
  std::vector<std::vector<std::pair<std::string_view, NormSpan>>> alone;
  for (const std::string_view family : families) alone.push_back(read(family));
  std::size_t found = 0;
  {
    const Grammar::Reading reading(grammar, text, families);
    for (std::size_t i = 0; i < families.size(); ++i) {
      EXPECT_TRUE(read(families[i]) == alone[i]) << families[i];
      found += alone[i].size();
    }
    const std::string other = "Kamerstuk 29 911, nr. 323";  // not the text that was read
    EXPECT_EQ(grammar.FindAll("cite", other).size(), 1U);
  }
  EXPECT_GT(found, 10'000U);
  EXPECT_TRUE(read("cite") == alone[static_cast<std::size_t>(std::ranges::find(families, "cite") - families.begin())]);
}

}  // namespace
}  // namespace kst
