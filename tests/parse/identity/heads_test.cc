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

// Forms of heads of either Chamber, as a text layer has them: dossier, number with kind, day.
TEST(Heads, OfEitherChamberInManyForms) {
  const struct {
    const char *chamber, *dossier, *number, *day, *foot, *shown;
  } rows[] = {
      {"Tweede Kamer der Staten-Generaal 2", "39 911 Bruggen", "Nr. 12 MOTIE VAN HET LID BRUG HERDRUK1",
       "Voorgesteld 4 maart 2032", "Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 12",
       "kst-39911-12 motion II 2031-2032 12 2032-03-04 [39911||Bruggen]"},
      {"Tweede Kamer der Staten-Generaal 2", "39 911 (R2190) Verdrag", "Nr. 3 MEMORIE VAN TOELICHTING",
       "Den Haag, 4 maart 2032", "Tweede Kamer, vergaderjaar 2031–2032, 39 911 (R2190), nr. 3",
       "kst-39911-3 explanatory_memorandum II 2031-2032 3 2032-03-04 [39911|R2190|Verdrag]"},
      {"Eerste Kamer der Staten-Generaal 1", "39 911 (R2190) Verdrag", "B VERSLAG VAN DE VASTE COMMISSIE VOOR BRUGGEN1",
       "Vastgesteld 4 maart 2032", "Eerste Kamer, vergaderjaar 2031–2032, 39 911 (R2190), B",
       "kst-39911-B committee_report I 2031-2032 B 2032-03-04 [39911|R2190|Verdrag]"},
      {"Eerste Kamer der Staten-Generaal 1", "21 501-20 Europese Raad",
       "AB1 VERSLAG VAN EEN NADER SCHRIFTELIJK OVERLEG", "Vastgesteld 4 maart 2032",
       "Eerste Kamer, vergaderjaar 2031–2032, 21 501-20, AB",
       "kst-21501-20-AB report_of_meeting I 2031-2032 AB 2032-03-04 [21501|20|Europese Raad]"},
      {"Eerste Kamer der Staten-Generaal 1", "39 911 Bruggen", "E EINDVERSLAG VAN DE VASTE COMMISSIE VOOR",
       "Vastgesteld 4 maart 2032", "Eerste Kamer, vergaderjaar 2031–2032, 39 911, E",
       "kst-39911-E committee_report I 2031-2032 E 2032-03-04 [39911||Bruggen]"},
      {"Eerste Kamer der Staten-Generaal 1", "CLX Werkgroep bruggen", "A BRIEF VAN DE VOORZITTER VAN DE WERKGROEP",
       "Den Haag, 4 maart 2032", "Eerste Kamer, vergaderjaar 2031–2032, CLX, A",
       "kst-CLX-A letter I 2031-2032 A 2032-03-04 [CLX||Werkgroep bruggen]"},
      {"Tweede Kamer der Staten-Generaal 2", "39 960 XII Jaarverslag en slotwet Bruggen",
       "Nr. 1 JAARVERSLAG VAN HET MINISTERIE VAN BRUGGEN (XII)", "Aangeboden 15 mei 2032",
       "Tweede Kamer, vergaderjaar 2031–2032, 39 960 XII, nr. 1",
       "kst-39960-XII-1 annual_report II 2031-2032 1 2032-05-15 [39960|XII|Jaarverslag en slotwet Bruggen]"},
      {"Tweede Kamer der Staten-Generaal 2", "39 911 Bruggen", "Nr. 8 VERSLAG HOUDENDE EEN LIJST VAN VRAGEN",
       "Vastgesteld 4 maart 2032", "Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 8",
       "kst-39911-8 committee_report II 2031-2032 8 2032-03-04 [39911||Bruggen]"},
  };
  for (const auto& row : rows) {
    Printed paper = Printed().Print(Role::kRunningFoot, row.foot).Say(row.chamber).Say("Vergaderjaar 2031–2032");
    EXPECT_EQ(Show(paper.Say(row.dossier).Say(row.number).Say(row.day).Say("De bruggen zijn dicht.").Read()),
              row.shown);
  }
}

}  // namespace
}  // namespace kst
