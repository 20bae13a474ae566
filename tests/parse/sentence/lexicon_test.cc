// Which sense words have, when more words were met than are kept.
#include "parse/sentence/lexicon.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "tests/parse/paper.h"

namespace kst {
namespace {

TEST(Lexicon, KeepsWordsApartWhenTheyAreMany) {
  const SenseLexicon& lexicon = TestKnowledge().lexicon;
  const int motion = lexicon.Find("motion_word");
  ASSERT_GE(motion, 0);
  for (int i = 0; i < 60'000; ++i) {
    const std::string name = "Brug" + std::to_string(i), sentence = name + "é over de motie";
    const SentenceWords read = lexicon.Read(sentence, {0, static_cast<std::uint32_t>(sentence.size())});
    ASSERT_EQ(read.words.size(), 4U) << sentence;
    ASSERT_EQ(read.words[0].folded, "b" + name.substr(1) + "e");
    ASSERT_EQ(read.words[3].folded, "motie");
    ASSERT_TRUE(std::any_of(read.senses.begin(), read.senses.end(), [&](const Sense& s) {
      return s.sense == motion && s.first == 3;
    })) << sentence;
  }
}

}  // namespace
}  // namespace kst
