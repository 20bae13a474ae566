// The weights of the acts as they are compiled in, and as text that is read.
#include "parse/say/act_model.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "schema/digest.h"
#include "schema/text.h"
#include "tests/shared.h"

namespace kst {
namespace {

const std::string kTables = [] {
  std::string sure = "[weights acts.sure]\n", threshold = "[weights acts.threshold]\n";
  for (const std::string_view act : kActs) sure += Concat({act, " = 1 0\n"}), threshold += Concat({act, " = 0.5\n"});
  return sure + threshold;
}();

Result<ActModel> Read(std::string text) {
  const RuleFile file = *ReadRuleFile(std::string(kActsFile), std::move(text));
  return ActModel::Read({&file, 1});
}

TEST(ActModel, WhatIsCompiledInIsWhatTheFileSays) {
  const std::string text = ReadFile(SourceDir() / "parse/model" / kActsFile);
  const Result<ActModel> read = Read(text);
  ASSERT_TRUE(read) << read.error().message;
  const ActTable said = read->Table(), made = CompiledInActs();
  EXPECT_EQ(made.digest, Sha256(text));
  EXPECT_EQ(made.slope, said.slope);
  EXPECT_EQ(made.offset, said.offset);
  EXPECT_EQ(made.threshold, said.threshold);
  ASSERT_GT(made.weights.size(), 1000u);
  EXPECT_TRUE(std::ranges::equal(made.weights, said.weights));
  EXPECT_TRUE(std::ranges::equal(made.slots, said.slots, [](const ActSlot& one, const ActSlot& other) {
    return one.feature == other.feature && one.row == other.row;
  }));
}

TEST(ActModel, WithoutAFileItIsTheOneCompiledIn) {
  EXPECT_EQ(ActModel::Read({})->Table().weights.data(), CompiledInActs().weights.data());
}

TEST(ActModel, AFeatureWeighsWhatItsLineSays) {
  const Result<ActModel> model = Read("[weights acts]\nx>y = implements:1.5 replaces:-2\nz = answers:3\n" + kTables);
  ASSERT_TRUE(model) << model.error().message;
  EXPECT_EQ(model->Weight(FeatureOf("x>y"), *ActOf("implements")), 1.5);
  EXPECT_EQ(model->Weight(FeatureOf("x>y"), *ActOf("replaces")), -2);
  EXPECT_EQ(model->Weight(FeatureOf("x>y"), *ActOf("answers")), 0);
  EXPECT_EQ(model->Weight(FeatureOf("z"), *ActOf("answers")), 3);
  EXPECT_EQ(model->Weight(FeatureOf("unknown"), *ActOf("answers")), 0);
}

TEST(ActModel, ALineThatIsNoWeightIsRefused) {
  for (const char* line :
       {"x = implements", "x = implements:", "x = implement:1", "x = implements:nan", "x = implements:1e300", "x = :1"})
    EXPECT_FALSE(Read(std::string("[weights acts]\n") + line + "\n" + kTables)) << line;
  for (const char* line : {"implements = -7", "implements = 5", "implements = 0.5 1"})
    EXPECT_FALSE(Read("[weights acts]\nx = answers:1\n" + kTables + line + "\n")) << line;
}

// Wherever the end of the file is lost.
TEST(ActModel, AFileThatWasCutIsRefused) {
  const std::string whole = "[weights acts]\nx = answers:1\ny = answers:2\n" + kTables;
  ASSERT_TRUE(Read(whole));
  for (std::size_t end = whole.find('\n'); end + 1 < whole.size(); end = whole.find('\n', end + 1)) {
    const Result<ActModel> model = Read(whole.substr(0, end + 1));
    ASSERT_FALSE(model) << end;
    EXPECT_EQ(model.error().where, kActsFile);
  }
  EXPECT_FALSE(Read("# nothing\n"));
}

}  // namespace
}  // namespace kst
