// What a family declares of its rule files, and what a writer is told who misspells it.
#include "schema/rule_keys.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

constexpr RuleKey kKeys[] = {{"rule", "match"},
                             {"rule", "good", RuleValue::kText, "", Times::kMany},
                             {"rule", "place", RuleValue::kWord, "heading any"},
                             {"rule", "needs", RuleValue::kWords, "@feature deadline"},
                             {"rule", "confidence", RuleValue::kFraction},
                             {"rule", "to", RuleValue::kDay, "first last"},
                             {"rule", "target", RuleValue::kId, "chamber"},
                             {"table", "*"},
                             {"vote adopted", "word"},
                             {"vote rejected", "word"}};

std::string Wrong(const std::string& text) {
  std::string all;
  for (const Error& e : CheckKeys(*ReadRuleFile("a.rules", text), kKeys, {{"feature", {"negated", "chamber"}}}))
    all += e.where + ": " + e.message.substr(0, e.message.find('\n')) + "\n";
  return all;
}

TEST(RuleKeys, ToldWithTheirPlaceAndWhatWasMeant) {
  const struct {
    const char *text, *wrong;
  } kRows[] = {
      {"[rule x]\nmatch = a\ngood = a\ngood = b\nneeds = deadline  negated\n", ""},
      {"[rule x]\n  mtach = a\n", "a.rules:2:3: no key of [rule …] is called mtach; did you mean match?\n"},
      {"[rule x]\nzzzzzz = a\n", "a.rules:2:1: no key of [rule …] is called zzzzzz\n"},
      {"[rule x]\nplace = haeding\n", "a.rules:2:9: \"haeding\" is no value of place; did you mean heading?\n"},
      {"[rule x]\nplace = heading any\n", "a.rules:2:9: \"heading any\" is no value of place\n"},
      {"[rule x]\nneeds = negated chambr\n", "a.rules:2:17: \"chambr\" is no value of needs; did you mean chamber?\n"},
      {"[rule x]\nmatch =\n", "a.rules:2:7: match needs a value\n"},
      {"[rule x]\nplace = any\nplace = any\n", "a.rules:3:1: a second place; only the first would count\n"},
      {"[rule x]\nconfidence = 0.75\n", ""},
      {"[rule x]\nconfidence = hoog\n", "a.rules:2:14: expected a number from 0 to 1\n"},
      {"[rule x]\nconfidence = 0.9x\n", "a.rules:2:14: expected a number from 0 to 1\n"},
      {"[rule x]\nconfidence = 1.5\n", "a.rules:2:14: expected a number from 0 to 1\n"},
      {"[rule x]\nconfidence = -0.5\n", "a.rules:2:14: expected a number from 0 to 1\n"},
      {"[rule x]\nconfidence = nan\n", "a.rules:2:14: expected a number from 0 to 1\n"},
      {"[rule x]\nto = 12-31\n", ""},
      {"[rule x]\nto = 02-31\n", "a.rules:2:6: \"02-31\" is no value of to\n"},
      {"[rule x]\nto = lsat\n", "a.rules:2:6: \"lsat\" is no value of to; did you mean last?\n"},
      {"[rule x]\nmatch = {dossier}, {nr:number} \\d{5}\ntarget = {chamber}-{dossier}-{nr:4}\n", ""},
      {"[rule x]\nmatch = {dossier}\ntarget = kst-{dosier}\n",
       "a.rules:3:15: the rule captures no {dosier}; did you mean dossier?\n"},
      {"[table x]\nwhatever = 1\n", ""},
      {"[ruel x]\nmatch = a\n", "a.rules:1:2: no section here is of the kind ruel; did you mean rule?\n"},
      {"[vote adpoted]\nword = a\n", "a.rules:1:7: no [vote …] here is called adpoted; did you mean adopted?\n"},
      {"[vote rejected]\nword = a\n", ""},
      {"[rule x]\nmtach = a\nplace = haeding\n",  // every mistake, not the first
       "a.rules:2:1: no key of [rule …] is called mtach; did you mean match?\n"
       "a.rules:3:9: \"haeding\" is no value of place; did you mean heading?\n"},
  };
  for (const auto& row : kRows) EXPECT_EQ(Wrong(row.text), row.wrong) << row.text;
}

TEST(RuleKeys, ACaretStandsUnderTheWord) {
  const auto wrong = CheckKeys(*ReadRuleFile("a.rules", "[rule x]\nneeds = deadline négated\n"), kKeys);
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].message,
            "\"négated\" is no value of needs\n"
            "needs = deadline négated\n"
            "                 ^");
}

TEST(RuleKeys, SeveralMistakesAreOneError) {
  const Error all = Together({{Code::kBadRule, "first", "a:1:1"}, {Code::kBadRule, "second", "a:2:1"}});
  EXPECT_EQ(all.where, "a:1:1");
  EXPECT_EQ(all.message, "first\na:2:1: second");
}

}  // namespace
}  // namespace kst
