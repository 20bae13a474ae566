// Heads and feet of papers that are of no single Chamber, of several dossiers, or not set yet.
// Each row is a fault of its own; all papers are invented.
#include <gtest/gtest.h>

#include "tests/parse/identity/printed.h"

namespace kst {
namespace {

using Names = std::vector<std::string>;

Document Joint(const std::string& chamber, const std::string& number, const std::string& foot) {
  return Printed()
      .Print(Role::kRunningFoot, foot)
      .Say(chamber)
      .Say("Vergaderjaar 2031–2032")
      .Say("39 911 Beheer van bruggen")
      .Say(number)
      .Say("BRIEF VAN DE RAAD VOOR DE BRUGGEN")
      .Say("Den Haag, 4 maart 2032")
      .Read();
}

TEST(Heads, OfAPaperForBothChambersAreRead) {
  const struct {
    const char *chamber, *number, *foot, *id, *letter;
  } rows[] = {
      {"Staten-Generaal 1/2", "A/ Nr. 6", "Staten-Generaal, vergaderjaar 2031–2032, 39 911, A/ nr. 6", "kst-39911-6",
       "kst-39911-A"},
      {"Staten-Generaal 1/2", "AB/Nr. 12", "Staten-Generaal, vergaderjaar 2031–2032, 39 911, AB en nr. 12",
       "kst-39911-12", "kst-39911-AB"},
      {"Staten-Generaal", "C en nr. 3", "Staten-Generaal, vergaderjaar 2031–2032, 39 911, C en nr. 3 1", "kst-39911-3",
       "kst-39911-C"},
  };
  for (const auto& row : rows) {
    const Document d = Joint(row.chamber, row.number, row.foot);
    EXPECT_EQ(d.id, row.id) << row.number;
    EXPECT_EQ(d.aliases, Names{row.letter}) << row.number;
    EXPECT_FALSE(d.chamber) << row.number;
    EXPECT_EQ(d.addressee_chamber, "both") << row.number;
    EXPECT_EQ(d.kind, "letter") << row.number;
    EXPECT_EQ(d.dossiers.size(), 1U) << row.number;
  }
}

TEST(Heads, OfTheUnitedMeetingAreRead) {
  for (const char* chamber :
       {"Staten-Generaal VV", "Verenigde Vergadering", "Verenigde Vergadering der Staten-Generaal"}) {
    const Document d = Joint(chamber, "Nr. 3", "Verenigde Vergadering, vergaderjaar 2031–2032, 39 911, nr. 3");
    EXPECT_EQ(d.id, "kst-39911-3") << chamber;
    EXPECT_EQ(d.session_year, "2031-2032") << chamber;
    EXPECT_FALSE(d.chamber) << chamber;
  }
}

TEST(Heads, OfTwoDossiersInOneParagraphAreTwo) {
  Printed paper = Printed().Say("Eerste Kamer der Staten-Generaal 1").Say("Vergaderjaar 2031–2032");
  paper.Say("39 911 Beheer van bruggen (Stb. 2031, 11) 39 654 Beleid voor sluizen");
  const auto at = static_cast<std::uint32_t>(paper.text.text.find(" 39 654"));
  Segment line_end;
  line_end.norm = {at, at + 1}, line_end.change = Change::kJoin;
  paper.text.segments = {line_end};
  const Document d = paper.Say("H1 BRIEF VAN DE MINISTER VOOR BRUGGEN").Read();
  EXPECT_EQ(
      Show(d),
      "kst-39911-H letter I 2031-2032 H - [39911||Beheer van bruggen (Stb. 2031, 11)] [39654||Beleid voor sluizen]");
}

TEST(Heads, OfAPaperThatWasNotSetYetKeepItsFirstNumber) {
  const struct {
    const char *printer, *alias;
  } rows[] = {{"kst-1247318", "kst-1247318"}, {"kst-987654", "kst-987654"}, {"ah-1271549", "ah-1271549"}};
  for (const auto& row : rows) {
    const Document d = Official("2031–2032", "39 911 Beheer van bruggen", "Nr. 32")
                           .Print(Role::kMargin, row.printer)
                           .Print(Role::kRunningFoot, "Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 32")
                           .Read();
    EXPECT_EQ(d.id, "kst-39911-32");
    EXPECT_EQ(d.aliases, Names{row.alias});
  }
}

}  // namespace
}  // namespace kst
