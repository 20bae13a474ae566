// Pages speak Dutch: no phrase of theirs was forgotten.
#include "corpus/pages/words.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "schema/record/schema.h"
#include "schema/values/graph.h"
#include "tests/shared.h"

namespace kst {
namespace {

TEST(PageWords, EveryPhraseHasItsDutch) {
  const std::set<std::string> kSame = {"Dossier", "Tweede Kamer", "Eerste Kamer", "Dossiers", "English"};
  const std::regex said("Say\\(\"((?:[^\"\\\\]|\\\\.)*)\"\\)");
  int phrases = 0;
  for (const auto& file : FilesBelow(SourceDir() / "corpus/pages", ".cc")) {
    const std::string text = ReadFile(file);
    for (std::sregex_iterator at(text.begin(), text.end(), said), end; at != end; ++at) {
      const std::string phrase = std::regex_replace((*at)[1].str(), std::regex("\\\\\""), "\"");
      ++phrases;
      if (!kSame.contains(phrase)) {
        EXPECT_NE(Say(Language::kDutch, phrase), phrase) << file;
      }
    }
  }
  EXPECT_GT(phrases, 30);
}

// Those that a reader of pages can get, by the words of the programs that tell them.
TEST(PageWords, EveryReasonWhyAQuestionCannotBeAskedHasItsDutch) {
  const std::string known = ReadFile(SourceDir() / "corpus/pages/words.cc");
  const std::regex told(
      "(?:Wrong\\(|error_ = |kNearHolds = |kBadRule,\\s*)(?:Concat\\(\\{token.text, )?\"((?:[^\"\\\\])*)\"");
  const std::string source = ReadFile(SourceDir() / "corpus/search/query.cc");
  int reasons = 0;
  for (std::sregex_iterator at(source.begin(), source.end(), told), end; at != end; ++at, ++reasons)
    EXPECT_NE(known.find((*at)[1].str()), known.npos) << (*at)[1].str();
  EXPECT_GT(reasons, 17);
  EXPECT_EQ(WrongIn(Language::kDutch, "no day is from 2022-01-01 until 2021-01-01"),
            "geen dag valt vanaf 2022-01-01 tot en met 2021-01-01");
  EXPECT_EQ(WrongIn(Language::kDutch, "% is no kind of paper; the kinds are a, %"),
            "% is geen soort stuk; de soorten zijn a, %");
  EXPECT_EQ(WrongIn(Language::kDutch, "something else"), "something else");
  EXPECT_EQ(WrongIn(Language::kEnglish, "a ( is not closed"), "a ( is not closed");
}

TEST(PageWords, EveryDeedAndStateHasItsDutch) {
  for (const char* type : {"implements", "declines", "fulfils", "responds_to", "answers", "requested_by", "offers",
                           "replaces", "appreciates", "promises", "repeats", "reports_vote", "cites", "proposed"})
    for (const bool incoming : {false, true}) {
      EXPECT_NE(DeedIn(Language::kDutch, type, incoming), type);
      EXPECT_NE(DeedIn(Language::kDutch, type, incoming), DeedIn(Language::kEnglish, type, incoming)) << type;
    }
  EXPECT_NE(StateIn(Language::kDutch, "made"), StateIn(Language::kDutch, "done")) << "what is promised is not yet done";
  for (const std::string_view state : kWorkStates) EXPECT_NE(StateIn(Language::kDutch, state), state);
  for (const std::string& vote : WordsOf("vote", "result")) EXPECT_NE(StateIn(Language::kDutch, vote), vote);
}

}  // namespace
}  // namespace kst
