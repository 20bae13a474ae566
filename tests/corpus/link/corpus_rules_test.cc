// The knowledge in corpus/rules proves itself.
#include "corpus/link/corpus_rules.h"

#include <gtest/gtest.h>

namespace kst {
namespace {

TEST(CorpusRules, HoldForTheirGoodAndBadLines) {
  const auto rules = CorpusRules::Load(*ReadRuleFiles(CorpusRuleFiles()));
  ASSERT_TRUE(rules) << rules.error().message;
  for (const Error& e : rules->Check()) ADD_FAILURE() << e.where << ": " << e.message;
}

TEST(CorpusRules, ACheckThatFailsSaysWhere) {
  auto files = *ReadRuleFiles(CorpusRuleFiles());
  files.push_back(
      *ReadRuleFile("m.rules", "[ministry defensie]\noffice = Defensie\ngood = De Minister van Landbouw\n"));
  const auto rules = CorpusRules::Load(std::move(files));
  ASSERT_TRUE(rules);
  const auto wrong = rules->Check();
  ASSERT_EQ(wrong.size(), 1U);
  EXPECT_EQ(wrong[0].where, "m.rules:3:8");
  EXPECT_EQ(wrong[0].message,
            "[ministry defensie] does not hold for this line\ngood = De Minister van Landbouw\n       ^");
}

TEST(CorpusRules, RefuseWhatTheyDoNotKnow) {
  EXPECT_EQ(CorpusRules::Load({*ReadRuleFile("x.rules", "[minister x]\n")}).error().where, "x.rules:1:2");
  const struct {
    const char *text, *where, *wrong;
  } kRows[] = {
      {"[ministry x]\nofice = X\n", "x.rules:2:1", "no key of [ministry …] is called ofice; did you mean office?"},
      {"[vote adopted]\nword = x\n", "x.rules:1:2", "no section here is of the kind vote"},  // parse reads votes
      {"[words plian]\nword = x\n", "x.rules:1:8", "no [words …] here is called plian; did you mean plain?"},
      {"[numbers motion]\ntaek = 0.5\n", "x.rules:2:1",
       "no key of [numbers motion …] is called taek; did you mean take?"},
      {"[numbers motion]\ntake = 0.5 en meer\n", "x.rules:2:8", "expected a number from 0 to 1"},
  };
  for (const auto& row : kRows) {
    const Error error = CorpusRules::Load({*ReadRuleFile("x.rules", row.text)}).error();
    EXPECT_EQ(error.where, row.where);
    EXPECT_EQ(error.message.substr(0, error.message.find('\n')), row.wrong);
  }
  const auto number = CorpusRules::Load({*ReadRuleFile("x.rules", "[numbers motion]\ntake = much\n")});
  ASSERT_FALSE(number);
  EXPECT_EQ(number.error().message, "expected a number from 0 to 1\ntake = much\n       ^");
  EXPECT_EQ(CorpusRules::Load({}).error().message, "no rule file gives the number topic of [numbers motion]");
}

}  // namespace
}  // namespace kst
