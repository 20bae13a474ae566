// Rule files: what a mistake is answered with, word for word; what the grammar
// finds; and that the rules which are compiled in prove themselves.
#include "parse/grammar/rule_grammar.h"

#include <gtest/gtest.h>

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

std::string CheckMessage(const std::string& text) {
  const Result<Grammar> grammar = Compile(text);
  if (!grammar) return "does not compile";
  std::string out;
  for (const Error& e : grammar->Check()) out.append(e.where).append(": ").append(e.message).append("\n");
  return out;
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

TEST(Grammar, ProvesGoodAndBadLines) {
  EXPECT_EQ(CheckMessage("[piece n]\nmatch = \\d+\n[rule x]\nmatch = nr\\. {n}\ngood = nr. 12 -> n=12\nbad = nr. x\n"),
            "");
  EXPECT_EQ(CheckMessage("[piece n]\nmatch = \\d\n[rule x]\nmatch = nr\\. {n}\ngood = nr. 12 -> n=12\nbad = nr. x\n"),
            "a.rules:5:8: [x] finds n=\"1\", not \"12\"\n"
            "good = nr. 12 -> n=12\n"
            "       ^\n");
  EXPECT_EQ(CheckMessage("[rule x]\nmatch = nr\ngood = no\nbad = nr. x\n"),
            "a.rules:3:8: [x] does not find this good line\n"
            "good = no\n"
            "       ^\n"
            "a.rules:4:7: [x] finds \"nr\" in this bad line\n"
            "bad = nr. x\n"
            "      ^\n");
  EXPECT_EQ(CheckMessage("[rule x]\nmatch = nr\ngood = nr\n"),
            "a.rules:1:1: [x] needs at least one good and one bad line\n"
            "[rule x]\n"
            "^\n");
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

TEST(CompiledInRules, ProveThemselves) {
  const Result<Grammar> grammar = Grammar::Compile(*ReadRuleFiles(ParseRuleFiles()));
  ASSERT_TRUE(grammar) << grammar.error().where << ": " << grammar.error().message;
  for (const Error& e : grammar->Check()) ADD_FAILURE() << e.where << ": " << e.message;
}

// Each rule for citations carries its own weight: its good lines fail without its pattern.
TEST(CompiledInRules, EachCitationRuleIsNeededByItsGoodLines) {
  const std::vector<RuleFile> files = *ReadRuleFiles(ParseRuleFiles());
  for (std::size_t f = 0; f < files.size(); ++f) {
    if (!files[f].name.starts_with("cite.")) continue;
    for (std::size_t s = 0; s < files[f].sections.size(); ++s) {
      if (files[f].sections[s].kind != "rule") continue;
      EXPECT_GE(files[f].sections[s].All("good").size(), 3U) << files[f].sections[s].name;
      EXPECT_GE(files[f].sections[s].All("bad").size(), 3U) << files[f].sections[s].name;
    }
    std::vector<RuleFile> broken = files;
    for (RuleSection& section : broken[f].sections)
      if (section.kind == "rule")
        for (RuleEntry& entry : section.entries)
          if (entry.key == "match") entry.value = "\\bthis stands nowhere\\b";
    const Result<Grammar> grammar = Grammar::Compile(std::move(broken));
    if (!grammar) continue;  // a captured field is gone: told even earlier
    std::size_t good = 0;
    for (const RuleSection& section : files[f].sections)
      if (section.kind == "rule") good += section.All("good").size();
    EXPECT_GE(grammar->Check().size(), good) << files[f].name;
  }
}

}  // namespace
}  // namespace kst
