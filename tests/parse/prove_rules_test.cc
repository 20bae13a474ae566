// Good and bad lines are read as papers by the whole finder; each line can fail, and each rule is needed.
#include "parse/prove_rules.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "parse/cite/references.h"

namespace kst {
namespace {

std::vector<RuleFile> Shipped() { return *ReadRuleFiles(ParseRuleFiles()); }

// What `rules check` says of one more rule in a file of its own beside the compiled-in ones.
std::string Told(const std::string& name, const std::string& rule) {
  std::vector<RuleFile> files = Shipped();
  files.push_back(*ReadRuleFile(name, "[rule planted]\n" + rule));
  const Result<Grammar> grammar = Grammar::Compile(std::move(files), Trust::kProved);
  if (!grammar) return grammar.error().message;
  std::string told;
  for (const Error& e : ProveRules(*grammar))
    if (e.where.starts_with(name)) told += e.where + ": " + e.message.substr(0, e.message.find('\n')) + "\n";
  return told;
}

TEST(ProveRules, CompiledInRulesFindWhatTheirLinesSay) {
  const Result<Grammar> grammar = Grammar::Compile(Shipped());
  ASSERT_TRUE(grammar) << grammar.error().where << ": " << grammar.error().message;
  for (const Error& e : ProveRules(*grammar)) ADD_FAILURE() << e.where << ": " << e.message;
}

TEST(ProveRules, AGoodLineMustBeWhatTheProgramFinds) {
  const std::string rule =
      "motion = implements\nnot = asked\nmatch = \\bspoor ik het loket aan\\b\nbad = Spoor ik het loket aan?\n";
  const std::string name = "relation.planted.rules";
  EXPECT_EQ(
      Told(name, rule + "good = Zo spoor ik het loket aan met de motie van het lid Vermeer. -> type=implements\n"), "");
  // The bare pattern finds it, but there is no work in the sentence.
  EXPECT_EQ(Told(name, rule + "good = spoor ik het loket aan\n"),
            name + ":6:8: [planted] its pattern matches here, but the program finds nothing\n");
  // The program finds it, but by another rule.
  EXPECT_EQ(Told(name, rule + "good = Ter uitvoering van de motie van het lid Vermeer, spoor ik het loket aan.\n"),
            name + ":6:8: [planted] its pattern matches here, but the program finds [keeps.pursuant]\n");
  EXPECT_EQ(Told(name, rule + "good = Zo spoor ik het loket aan met de motie van het lid Vermeer. -> type=declines\n"),
            name + ":6:8: [planted] finds type=\"implements\", not \"declines\"\n");
  EXPECT_EQ(Told(name, rule + "good = Het loket is dicht.\n"), name + ":6:8: [planted] does not find this good line\n");
}

TEST(ProveRules, ABadLineIsANearMissThatTheProgramDoesNotFind) {
  const std::string rule =
      "motion = implements\nnot = asked\nmatch = \\bspoor ik het loket aan\\b\n"
      "good = Zo spoor ik het loket aan met de motie van het lid Vermeer.\n";
  const std::string name = "relation.planted.rules";
  EXPECT_EQ(
      Told(name, rule + "bad = Zo spoor ik het loket aan met de motie van het lid Vermeer, zo vragen deze leden?\n"),
      "");
  EXPECT_EQ(Told(name, rule + "bad = Met de motie van het lid Vermeer spoor ik het loket aan.\n"),
            name + ":6:7: [planted] finds this bad line\n");
  EXPECT_EQ(Told(name, rule + "bad = Het loket is dicht.\n"),
            name +
                ":1:1: [planted] needs a bad line that its pattern matches: a sentence that says it and does not "
                "mean it\n");
  EXPECT_EQ(Told(name, rule + "bad = Spoor ik het loket aan?\nbad = aangespoord\n"),
            name + ":7:7: [planted] is never found in so few words: write a sentence that comes near\n");
  EXPECT_EQ(Told(name, rule),
            name + ":1:1: [planted] needs at least one good and one bad line\n" + name +
                ":1:1: [planted] needs a bad line that its pattern matches: a sentence that says it and does not "
                "mean it\n");
}

TEST(ProveRules, FamiliesWithoutAFinderAreProvedByTheirPatterns) {
  const std::string name = "salutation.planted.rules";
  EXPECT_EQ(Told(name, "match = hooggeachte {who:upper}\ngood = Hooggeachte V -> who=V\nbad = geachte V\n"), "");
  EXPECT_EQ(Told(name, "match = hooggeachte\ngood = Hoogachtend\nbad = hooggeachte heer\n"),
            name + ":3:8: [planted] does not find this good line\n" + name +
                ":4:7: [planted] finds \"hooggeachte\" in this bad line\n");
}

std::vector<std::string> Found(const Grammar& grammar, const std::string& line) {
  NormalisedText text;
  text.text = line;
  text.sentences = {{0, static_cast<std::uint32_t>(line.size())}};
  Document document;
  document.id = "kst-36999-1";
  document.dossiers = {{"36999", std::nullopt, std::nullopt}};
  document.chamber = "II";
  document.date = "2021-10-04";
  FindReferences(text, grammar, document);
  std::vector<std::string> found;
  for (const Reference& r : document.references) found.push_back(r.target + " " + r.text);
  for (const Law& law : document.laws) found.push_back("law " + law.text);
  for (const Link& link : document.links) found.push_back("link " + link.url);
  for (const Diagnostic& d : document.diagnostics) found.push_back("told " + d.code);
  return found;
}

// Without the rule some good line of it gives something else: it carries a weight of its own.
TEST(ProveRules, EachCitationRuleIsNeededByItsGoodLines) {
  const std::vector<RuleFile> files = Shipped();
  const Result<Grammar> whole = Grammar::Compile(files, Trust::kProved);
  ASSERT_TRUE(whole);
  for (std::size_t f = 0; f < files.size(); ++f) {
    if (!files[f].name.starts_with("cite.")) continue;
    for (std::size_t s = 0; s < files[f].sections.size(); ++s) {
      const RuleSection& section = files[f].sections[s];
      if (section.kind != "rule") continue;
      EXPECT_GE(section.All("good").size(), 3U) << section.name;
      EXPECT_GE(section.All("bad").size(), 3U) << section.name;
      std::vector<RuleFile> rest = files;
      rest[f].sections.erase(rest[f].sections.begin() + static_cast<std::ptrdiff_t>(s));
      const Result<Grammar> without = Grammar::Compile(std::move(rest), Trust::kProved);
      ASSERT_TRUE(without);
      const auto goods = section.All("good");
      EXPECT_TRUE(std::any_of(goods.begin(), goods.end(), [&](const RuleEntry* good) {
        const std::string line = SplitGoodLine(good->value).text;
        return Found(*whole, line) != Found(*without, line);
      })) << section.name;
    }
  }
}

}  // namespace
}  // namespace kst
