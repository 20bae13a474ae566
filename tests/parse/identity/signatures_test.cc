// Who signs official papers that no minister with initials sends: members, a Chamber's chair, committees, bodies, and
// ministers of the years in which a surname was enough. All papers are invented.
#include <gtest/gtest.h>

#include "schema/text.h"
#include "tests/parse/identity/printed.h"

namespace kst {
namespace {

std::string Signed(const Document& d) {
  std::string out = d.kind + " | " + d.sender.value_or("-") + " |";
  for (const std::string& name : d.signatories) out += " " + name + ";";
  return out;
}

Document Read(const std::string& dossier, const std::string& type, const std::vector<std::string>& end) {
  Printed paper = Official("2031–2032", "39 911 " + dossier, "Nr. 32");
  paper.Say(type, 1, Role::kHeading).Say("Den Haag, 4 maart 2032").Say("Hierbij zend ik u dit stuk over de bruggen.");
  for (const std::string& line : end) paper.Say(line);
  return paper.Read();
}

TEST(Signatures, OfOthersThanMinistersWithInitials) {
  const struct {
    const char *dossier, *type;
    std::vector<std::string> end;
    const char* shown;
  } rows[] = {
      {"Bruggen", "BRIEF VAN HET LID VAN DEN BRUG", {"Van den Brug"}, "letter | - | Van den Brug;"},
      {"Initiatiefnota van de leden Brug en Sluis", "GELEIDENDE BRIEF", {"Brug", "Sluis"}, "letter | - | Brug; Sluis;"},
      {"Initiatiefnota van het lid Brug over sluizen", "INITIATIEFNOTA", {"Brug"}, "other | - | Brug;"},
      // A closing line that the head does not name is no member.
      {"Initiatiefnota van het lid Brug over sluizen", "INITIATIEFNOTA", {"Slotwoord"}, "other | - |"},
      {"Bruggen",
       "BRIEF VAN HET PRESIDIUM",
       {"De Voorzitter van de Tweede Kamer der Staten-Generaal, Van den Brug"},
       "letter | De Voorzitter van de Tweede Kamer der Staten-Generaal | Van den Brug;"},
      {"Bruggen",
       "BRIEF VAN DE MINISTER VAN FINANCIËN",
       {"De Voorzitter van de Tweede Kamer der Staten-Generaal, Den Haag", "De Minister van Financiën,", "A.B. Sluis"},
       "letter | De Minister van Financiën | A.B. Sluis;"},
      {"Bruggen",
       "BRIEF VAN DE ALGEMENE REKENKAMER",
       {"Algemene Rekenkamer", "drs. A.B. Sluis, president", "C. van den Brug, secretaris"},
       "letter | Algemene Rekenkamer | drs. A.B. Sluis; C. van den Brug;"},
      {"Bruggen",
       "BRIEF VAN DE MINISTER VAN JUSTITIE",
       {"De Minister van Justitie, Brug-Sluis"},
       "letter | De Minister van Justitie | Brug-Sluis;"},
      {"Bruggen",
       "BRIEF VAN DE MINISTER VAN JUSTITIE",
       {"De Minister van Volksgezondheid, Welzijn en Sport,", "Van der Brug"},
       "letter | De Minister van Volksgezondheid, Welzijn en Sport | Van der Brug;"},
      {"Bruggen",
       "BRIEF VAN DE MINISTER VAN FINANCIËN",
       {"De Minister van Financiën,", "Bijlage", "Overzicht"},
       "letter | De Minister van Financiën |"},
      {"Bruggen",
       "BRIEF VAN DE MINISTER VAN FINANCIËN",
       {"De Minister van Financiën,", "Brugstad", "(A.B. Sluis)"},
       "letter | De Minister van Financiën | A.B. Sluis;"},
  };
  for (const auto& row : rows) EXPECT_EQ(Signed(Read(row.dossier, row.type, row.end)), row.shown) << row.type;
}

// Of a text layer: what an office goes on with in the next line is no name, whatever names the office stands above.
TEST(Signatures, OfATextLayerHaveOfficesOverTwoLines) {
  const struct {
    const char *lines, *shown;
  } rows[] = {
      {"De voorzitter van de vaste commissie voor Bruggen en|Waterstaat,|Sluis",
       "letter | De voorzitter van de vaste commissie voor Bruggen en Waterstaat | Sluis;"},
      {"De Nationale ombudsman,|A.B. Sluis", "letter | De Nationale ombudsman | A.B. Sluis;"},
      {"Algemene Rekenkamer|A.B. Sluis,|president|C. van den Brug,|secretaris",
       "letter | Algemene Rekenkamer | A.B. Sluis; C. van den Brug;"},
  };
  for (const auto& row : rows) {
    Printed paper = Printed().Say("Eerste Kamer der Staten-Generaal 1").Say("Vergaderjaar 2031–2032");
    paper.text.pages.push_back({1, 0, 0});
    paper.Say("39 911 Bruggen").Say("C").Say("BRIEF VAN DE VOORZITTER").Say("Den Haag, 4 maart 2032");
    for (const std::string_view line : Split(row.lines, '|')) paper.Say(std::string(line));
    EXPECT_EQ(Signed(paper.Read()), row.shown) << row.lines;
  }
}

}  // namespace
}  // namespace kst
