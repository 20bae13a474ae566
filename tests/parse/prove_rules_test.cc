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
  const Result<Knowledge> grammar = Knowledge::Compile(std::move(files), Trust::kProved);
  if (!grammar) return grammar.error().message;
  std::string told;
  for (const Error& e : ProveRules(*grammar))
    if (e.where.starts_with(name)) told += e.where + ": " + e.message.substr(0, e.message.find('\n')) + "\n";
  return told;
}

TEST(ProveRules, CompiledInRulesFindWhatTheirLinesSay) {
  const Result<Knowledge> grammar = Knowledge::Compile(Shipped());
  ASSERT_TRUE(grammar) << grammar.error().where << ": " << grammar.error().message;
  for (const Error& e : ProveRules(*grammar)) ADD_FAILURE() << e.where << ": " << e.message;
}

TEST(ProveRules, AGoodLineMustBeWhatTheProgramFinds) {
  const std::string rule = "from = paper\nto = last\nmatch = \\bvoor de hooimaand\\b\nbad = na de hooimaand\n";
  const std::string name = "deadline.planted.rules";
  EXPECT_EQ(Told(name, rule + "good = Ik bericht u voor de hooimaand. -> from=2021-10-04\n"), "");
  EXPECT_EQ(Told(name, rule + "good = Ik bericht u voor de hooimaand. -> from=2022-10-04\n"),
            name + ":6:8: [planted] finds from=\"2021-10-04\", not \"2022-10-04\"\n");
  EXPECT_EQ(Told(name, rule + "good = Het loket is dicht.\n"), name + ":6:8: [planted] does not find this good line\n");
  EXPECT_EQ(Told(name, rule), name + ":1:1: [planted] needs at least one good and one bad line\n");
}

TEST(ProveRules, ABadLineIsANearMissThatTheProgramDoesNotFind) {
  const std::string rule = "from = paper\nto = last\nmatch = \\bvoor de hooimaand\\b\ngood = voor de hooimaand\n";
  EXPECT_EQ(Told("deadline.planted.rules", rule + "bad = Ik bericht u voor de hooimaand.\n"),
            "deadline.planted.rules:6:7: [planted] finds this bad line\n");
}

TEST(ProveRules, ASenseIsInItsGoodLinesAndNotInItsBadOnes) {
  std::vector<RuleFile> files = Shipped();
  files.push_back(
      *ReadRuleFile("sense.planted.rules",
                    "[sense hoists]\nverb = hijsen hijs hijst hees hesen gehesen + op\n"
                    "good = Ik hijs de vlag op\ngood = De vlag is opgehesen\ngood = om de vlag op te hijsen\n"
                    "good = Ik hijs de vlag\nbad = De vlag is opgehesen\n"));
  const Result<Knowledge> knowledge = Knowledge::Compile(std::move(files), Trust::kProved);
  ASSERT_TRUE(knowledge);
  std::vector<std::string> told;
  for (const Error& e : ProveRules(*knowledge))
    if (e.where.starts_with("sense.planted")) told.push_back(e.where);
  EXPECT_EQ(told, (std::vector<std::string>{"sense.planted.rules:6:8", "sense.planted.rules:7:7"}));
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
  const Result<Knowledge> whole = Knowledge::Compile(files, Trust::kProved);
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
      const Result<Knowledge> without = Knowledge::Compile(std::move(rest), Trust::kProved);
      ASSERT_TRUE(without);
      const auto goods = section.All("good");
      EXPECT_TRUE(std::any_of(goods.begin(), goods.end(), [&](const RuleEntry* good) {
        const std::string line = SplitGoodLine(good->value).text;
        return Found(whole->grammar, line) != Found(without->grammar, line);
      })) << section.name;
    }
  }
}

}  // namespace
}  // namespace kst
