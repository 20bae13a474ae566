// Heads and feet that one page of a short letter has, inside a sentence.
#include <gtest/gtest.h>

#include "tests/extract/normalise/paper.h"

namespace kst {
namespace {

using ::testing::IsEmpty;

constexpr std::string_view kFull = "Over het herstel van alle bruggen heb ik uw Kamer al";

struct Row {
  std::string_view last, head, first, text;
};

class LoneFurniture : public testing::TestWithParam<Row> {};

TEST_P(LoneFurniture, GoesOutOfTheSentence) {
  Paper paper;
  paper.Page().Block(Role::kParagraph, {kFull, GetParam().last});
  paper.Page();
  if (!GetParam().head.empty()) paper.Block(Role::kParagraph, {GetParam().head}).White(2);
  paper.Block(Role::kParagraph, {GetParam().first});
  const NormalisedText out = paper.Read();
  EXPECT_NE(out.text.find(GetParam().text), std::string::npos) << out.text;
  EXPECT_THAT(Faults(paper.in(), out), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Heads, LoneFurniture,
    testing::Values(Row{"in een eerdere brief van maart over bruggen geïnfor-", "Ons kenmerk 31-0044",
                        "meerd. Daarna volgt meer.", "bruggen geïnformeerd. Daarna"},
                    Row{"in een eerdere brief van maart over bruggen geïnfor-", "No. W01.31.0036/I 2",
                        "meerd. Daarna volgt meer.", "bruggen geïnformeerd. Daarna"},
                    Row{"in een eerdere brief van maart over bruggen geïnfor-",
                        "Brief aan de Voorzitter, 12 maart 2031", "meerd. Daarna volgt meer.",
                        "bruggen geïnformeerd. Daarna"},
                    Row{"in een brief van 3 maart 2030 gemeld (Kamerstuk 39",
                        "Ministerie van Bruggen Ons kenmerk BR-31/556", "911, nr. 41). Daarna volgt meer.",
                        "(Kamerstuk 39 911, nr. 41). Daarna"},
                    Row{"in een eerdere brief van maart over alle bruggen dit", "Ministerie van Bruggen",
                        "gemeld. Daarna volgt er meer.", "bruggen dit gemeld. Daarna"},
                    Row{"in een brief van maart gemeld (Kamerstuk 39 911,", "Ministerie van Bruggen",
                        "nr. 41). Daarna volgt er meer.", "(Kamerstuk 39 911, nr. 41). Daarna"}));

// What is no furniture: a heading, a name that the sentence goes on with, an address, an item.
INSTANTIATE_TEST_SUITE_P(
    NoHeads, LoneFurniture,
    testing::Values(Row{"in een eerdere brief van maart over bruggen gemeld.", "Planning", "de sluizen volgen.",
                        "Planning"},
                    Row{"in een eerdere brief, samen met de Minister voor de", "",
                        "Bruggen gemeld. Daarna volgt er meer.", "voor de Bruggen gemeld."},
                    Row{"in een eerdere brief van maart", "1. Nut en noodzaak", "a. Waarborgen", "1. Nut en noodzaak"},
                    Row{"zie ook http://www.voorbeeld.nl/bruggen/2030/herzien-", "2010/herziening-bruggen.htm",
                        "en de bijlage daarbij.", "2010/herziening-bruggen.htm"}));

// The same at the foot of the first page.
TEST(LoneFurniture, AFootGoesOutOfTheSentence) {
  for (const std::string_view foot : {"Postbus 20901, Den Haag", "Ministerie van Bruggen", "Pagina een"}) {
    Paper paper;
    paper.Page().White(60).Block(Role::kParagraph, {kFull, "in een eerdere brief van maart over bruggen geïnfor-"});
    paper.White(8).Block(Role::kParagraph, {foot});
    paper.Page().Block(Role::kParagraph, {"meerd. Daarna volgt er meer over de bruggen."});
    const NormalisedText out = paper.Read();
    EXPECT_NE(out.text.find("bruggen geïnformeerd. Daarna"), std::string::npos) << out.text;
    ASSERT_EQ(out.furniture.size(), 1U) << foot;
    EXPECT_EQ(out.furniture[0].role, Role::kRunningFoot);
  }
}

// Beside the text of the next page and above all of it; beside a line of it, it is text.
TEST(LoneFurniture, WhatStandsBesideTheSentenceGoesOut) {
  for (const bool above : {true, false}) {
    Paper paper;
    paper.Page().Block(Role::kParagraph, {kFull, "in een eerdere brief van maart over alle bruggen dit"});
    paper.Page();
    if (!above) paper.Block(Role::kParagraph, {"voorjaar en over alle sluizen, die daarbij horen,"});
    paper.Block(Role::kParagraph, {"Vertrouwelijk"}, 1).White(2);
    paper.Block(Role::kParagraph, {"gemeld. Daarna volgt er meer."});
    const NormalisedText out = paper.Read();
    EXPECT_EQ(out.text.find("Vertrouwelijk") == std::string::npos, above) << out.text;
    EXPECT_EQ(out.text.find("bruggen dit gemeld.") != std::string::npos, above) << out.text;
  }
}

}  // namespace
}  // namespace kst
