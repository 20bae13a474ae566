// Papers as long as no one writes them: what is said is found in all of it, in time that grows with the length. Before
// relations looked things up by place, the first of these took more than a minute, and the number of sentences is
// chosen so that a quadratic search would not end within a test runner's patience.
#include <gtest/gtest.h>

#include <set>

#include "parse/say/mentions.h"
#include "parse/say/relations.h"
#include "parse/sentence/place_index.h"
#include "tests/parse/paper.h"

namespace kst {
namespace {

constexpr int kSentences = 40'000;

Document Read(std::string_view sentence) {
  std::string line;
  for (int i = 0; i < kSentences; ++i) line.append(sentence).append(" ");
  Paper paper = ReadPaper(line);
  FindMentions(paper.text, TestGrammar(), paper.document);
  FindActs(paper);
  return paper.document;
}

TEST(LongPaper, EveryPromiseKeptIsFound) {
  const Document paper = Read("Ik heb dat toegezegd. Hiermee doe ik deze toezegging gestand.");
  std::set<std::string> targets;
  for (const Relation& r : paper.relations) targets.insert(r.type + " " + r.target);
  EXPECT_GE(targets.size(), 1U);
  EXPECT_EQ(targets.size(), paper.relations.size()) << "one entry for a work";
}

TEST(LongPaper, OneMotionNamedOverAndOverIsOneWork) {
  const Document paper = Read("Hiermee geef ik uitvoering aan de motie van het lid Kwint.");
  EXPECT_EQ(paper.mentions.size(), static_cast<std::size_t>(kSentences));
  ASSERT_EQ(paper.relations.size(), 1U);
  EXPECT_EQ(paper.relations[0].target, "kst-1-1#motion-kwint");
}

TEST(LongPaper, EveryPointerFindsItsWork) {
  const Document paper = Read("Deze motie voer ik uit.");
  EXPECT_EQ(paper.mentions.size(), static_cast<std::size_t>(kSentences));
  EXPECT_TRUE(paper.relations.empty()) << "no work was named";
}

TEST(LongPaper, ASentenceOfManyPagesIsReadPieceByPiece) {
  std::string line = "Zo";
  for (int i = 0; i < kSentences / 4; ++i)
    line += " geef ik uitvoering aan de motie van het lid Kwint, zal ik de leden inlichten en";
  Paper paper = ReadPaper(line + " ga ik verder.");
  ASSERT_EQ(paper.text.sentences.size(), 1U);
  FindMentions(paper.text, TestGrammar(), paper.document);
  FindActs(paper);
  ASSERT_EQ(paper.document.relations.size(), 1U);
  EXPECT_LT(paper.document.relations[0].quote.size(), 200U);
}

TEST(PlaceIndex, GivesWhatBeginsThereAndSaysWhatTouches) {
  struct Entry {
    NormSpan span;
  };
  const std::vector<Entry> entries = {{{10, 12}}, {{0, 5}}, {{3, 40}}, {{50, 52}}};
  const PlaceIndex<Entry> index(entries);
  const auto begins = [&](NormSpan within) {
    std::vector<std::uint32_t> found;
    for (const Entry* e : index.Beginning(within)) found.push_back(e->span.begin);
    return found;
  };
  EXPECT_EQ(begins({0, 100}), (std::vector<std::uint32_t>{0, 3, 10, 50}));
  EXPECT_EQ(begins({3, 10}), (std::vector<std::uint32_t>{3}));
  EXPECT_EQ(begins({11, 50}), (std::vector<std::uint32_t>{}));
  EXPECT_EQ(begins({60, 20}), (std::vector<std::uint32_t>{}));
  EXPECT_TRUE(index.AnyTouches({39, 41}));
  EXPECT_FALSE(index.AnyTouches({40, 50}));
  EXPECT_TRUE(index.AnyTouches({51, 52}));
  EXPECT_FALSE(index.AnyTouches({52, 60}));
}

}  // namespace
}  // namespace kst
