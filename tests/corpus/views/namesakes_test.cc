// Persons who may be one are told, never made one.
#include "corpus/views/namesakes.h"

#include <gmock/gmock.h>

#include "corpus/views/show.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

TEST(Namesakes, AreOfOneSurnameAndNoInitialSpeaksAgainstIt) {
  const struct {
    std::string one, other;
    bool may_be_one;
  } kRows[] = {
      {"Hagenaars", "A.B. Hagenaars", true},
      {"Anna Hagenaars", "A.B. Hagenaars", true},
      {"Anna Hagenaars", "drs. A.B. Hagenaars", true},
      {"Anna B. Hagenaars", "Hagenaars", true},
      {"Anna Brons Slag", "A. Brons Slag", true},
      {"Hugo van der Kade", "Van der Kade", true},
      {"D. Zeegröz-Waterman", "Zeegröz", true},
      {"D. Zeegroz-Waterman", "Zeegröz-Waterman", true},
      {"Anna Hagenaars", "B. Hagenaars", false},
      {"C. de Wilgen", "K. de Wilgen", false},
      {"Anna Hagenaars", "Bert Hagenaars", false},
      {"Kade", "Van der Kade", false},
      {"Kade", "Hugo van der Kade", false},
      {"Wilgen", "De Wilgen", false},
      {"Waterman", "D. Zeegröz-Waterman", false},
      {"Hagen", "A. Hagenaars", false},
      {"", "A. Hagenaars", false},
  };
  for (const auto& [one, other, may_be_one] : kRows) {
    TestCorpus corpus;
    Paper letter = Paper::Letter("kst-29000-12", "2021-10-04", "Ik informeer u.");
    letter.document.signatories = {other};
    corpus.Put(letter);
    corpus.Link();
    Node person;
    person.id = "person:one", person.kind = "person", person.title = one;
    EXPECT_EQ(Namesakes::Among(corpus.store())->Of(person).size(), may_be_one ? 1U : 0U) << one << ", " << other;
    EXPECT_EQ(MayBeOne(one, other), may_be_one) << one << ", " << other;
    EXPECT_EQ(MayBeOne(other, one), may_be_one) << other << ", " << one;
  }
}

TEST(Namesakes, StandWithThePerson) {
  TestCorpus corpus;
  Paper letter = Paper::Letter("kst-29000-12", "2021-10-04", "Ik informeer u.\nA.B. Hagenaars");
  letter.document.signatories = {"A.B. Hagenaars"};
  corpus.Put({letter, Paper::Motion("kst-29000-7", "2021-06-01", "Hagenaars", "verzoekt de regering iets")});
  corpus.Link();
  const Shown shown = **Show(corpus.store(), "person:hagenaars");
  EXPECT_THAT(ToText(shown), testing::HasSubstr("perhaps the same person: person:hagenaars-ab\n"));
  EXPECT_THAT(ToJson(shown), testing::HasSubstr(R"("namesakes":["person:hagenaars-ab"])"));
}

}  // namespace
}  // namespace kst
