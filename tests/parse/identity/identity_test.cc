// What a paper says about itself: heads, feet, letterheads and signatures as they
// are printed, with the record that a clerk would make. All papers are invented.
#include "parse/identity/identity.h"

#include <gtest/gtest.h>

#include "tests/parse/identity/printed.h"

namespace kst {
namespace {

using Names = std::vector<std::string>;

TEST(Identity, OfALetterInOfficialPrint) {
  const Document d = Official("2031–2032", "39 911 Beheer van\nbruggen", "Nr. 32")
                         .Print(Role::kMargin, "kst-39911-32\nISSN 0921 - 7371\n’s-Gravenhage 2032")
                         .Print(Role::kRunningFoot, "Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 32")
                         .Say("BRIEF VAN DE MINISTER VAN BRUGGEN", 1, Role::kHeading)
                         .Say("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")
                         .Say("Den Haag, 4 maart 2032")
                         .Say("In mijn brief (Kamerstuk 39 911, nr. 30) schreef ik over de minister van Sluizen.")
                         .Say("De Minister van Bruggen,", 2)
                         .Say("A.B. van der Brug", 2)
                         .Read();
  EXPECT_EQ(Show(d), "kst-39911-32 letter II 2031-2032 32 2032-03-04 [39911||Beheer van bruggen]");
  EXPECT_EQ(d.subject, "Beheer van bruggen");
  EXPECT_EQ(d.sender, "De Minister van Bruggen");
  EXPECT_EQ(d.signatories, Names{"A.B. van der Brug"});
  EXPECT_EQ(d.addressee_chamber, "II");
}

TEST(Identity, OfDossiersWithSuffixes) {
  struct Row {
    const char* dossiers;
    const char* number;
    const char* shown;
  };
  const Row rows[] = {
      {"39 410 XII Begroting", "Nr. 7", "kst-39410-XII-7 other II 2031-2032 7 - [39410|XII|Begroting]"},
      {"39 410 A Fonds", "Nr. 7", "kst-39410-A-7 other II 2031-2032 7 - [39410|A|Fonds]"},
      {"21 501-02 Raad", "Nr. 2798", "kst-21501-02-2798 other II 2031-2032 2798 - [21501|02|Raad]"},
      {"39 321 (R 2999) Verdrag", "Nr. 11", "kst-39321-11 other II 2031-2032 11 - [39321|R2999|Verdrag]"},
      {"39 628 Politie\n39 279 Recht", "Nr. 819",
       "kst-39628-819 other II 2031-2032 819 - [39628||Politie] [39279||Recht]"},
  };
  for (const Row& row : rows) EXPECT_EQ(Show(Official("2031–2032", row.dossiers, row.number).Read()), row.shown);
  EXPECT_EQ(Official("2031–2032", "39 321 (R 2999) Verdrag", "Nr. 11").Read().aliases, Names{"kst-39321-R2999-11"});
}

TEST(Identity, OfFeetAlone) {
  struct Row {
    const char* foot;
    const char* id;  // "" for a paper that keeps the number of its bytes
  };
  const Row rows[] = {
      {"Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 32", "kst-39911-32"},
      {"Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 32 3", "kst-39911-32"},
      {"Tweede Kamer, vergaderjaar 2031–2032, 39 410 XII, nr. 7", "kst-39410-XII-7"},
      {"Eerste Kamer, vergaderjaar 2031–2032, CXLVIII, A", "kst-CXLVIII-A"},
      {"Eerste Kamer, vergaderjaar 2031–2032, 39 925, AB", "kst-39925-AB"},
      {"Tweede Kamer, vergaderjaar 2031–2032, Aanhangsel", ""},
      {"zie Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 32", ""},
      {"Pagina 1 van 9", ""},
  };
  for (const Row& row : rows) {
    const std::string id = *Printed().Print(Role::kRunningFoot, row.foot).Say("Een tekst.").Read().id;
    const std::string want = row.id;
    EXPECT_EQ(want.empty() ? id.substr(0, 4) : id, want.empty() ? "doc-" : want) << row.foot;
  }
}

// A citation in the text has the words of a foot and is none.
TEST(Identity, IsNotTakenFromCitations) {
  const Document d = Printed()
                         .Say("Tweede Kamer, vergaderjaar 2031–2032, 39 911, nr. 32")
                         .Say("Zie kst-39911-32 en Vergaderjaar 2031–2032 van het lid Brug.")
                         .Read();
  EXPECT_EQ(*d.id, "doc-" + d.sha256->substr(0, 16));
  EXPECT_EQ(d.chamber, std::nullopt);
  EXPECT_EQ(d.session_year, std::nullopt);
}

TEST(Identity, OfAMotion) {
  for (const char* type :
       {"MOTIE VAN HET LID BRUG C.S.", "GEWIJZIGDE MOTIE VAN DE LEDEN BRUG EN SLUIS", "MOTIE DE LEDEN BRUG EN SLUIS"}) {
    const Document d = Official("2031-2032", "39 911 Bruggen", "Nr. 33")
                           .Say(type, 1, Role::kHeading)
                           .Say("Voorgesteld 6 mei 2032")
                           .Say("De Kamer,")
                           .Say("gehoord de beraadslaging,")
                           .Say("verzoekt de regering de bruggen te meten,")
                           .Say("en gaat over tot de orde van de dag.")
                           .Say("Inge van den Brug,", 1, Role::kSignature)
                           .Say("El Sluis", 1, Role::kSignature)
                           .Say("Water-Veen.", 1, Role::kSignature)
                           .Read();
    EXPECT_EQ(Show(d), "kst-39911-33 motion II 2031-2032 33 2032-05-06 [39911||Bruggen]") << type;
    EXPECT_EQ(d.signatories, (Names{"Inge van den Brug", "El Sluis", "Water-Veen"}));
    EXPECT_EQ(d.sender, std::nullopt);
  }
}

TEST(Identity, OfAnswersToQuestions) {
  const Document d = Printed()
                         .Print(Role::kMasthead, "Tweede Kamer der Staten-Generaal\n2")
                         .Print(Role::kMasthead, "Vergaderjaar 2031–2032 Aanhangsel van de Handelingen")
                         .Print(Role::kMargin, "ah-tk-20312032-1980\nISSN 0921 - 7398")
                         .Print(Role::kRunningFoot, "Tweede Kamer, vergaderjaar 2031–2032, Aanhangsel")
                         .Say(
                             "Vragen van het lid Brug (ABC) aan de Minister van Water over het bericht «Brug dicht» "
                             "(ingezonden 7 mei 2032).")
                         .Say(
                             "Antwoord van Minister Van der Sluis (Water), mede namens de Minister van Land (ontvangen "
                             "13 juni 2032). Zie ook "
                             "Aanhangsel Handelingen, vergaderjaar 2031–2032, nr. 1848")
                         .Read();
  EXPECT_EQ(Show(d), "ah-tk-20312032-1980 answers II 2031-2032 1980 2032-06-13");
  EXPECT_EQ(d.subject, "Vragen van het lid Brug (ABC) aan de Minister van Water over het bericht «Brug dicht»");
  EXPECT_EQ(d.sender, "Minister Van der Sluis (Water)");
  EXPECT_EQ(d.signatories, Names{"Van der Sluis"});
}

TEST(Identity, OfAReportOfAMeeting) {
  const auto names = [](Printed paper) {
    return paper.Say("VERSLAG VAN EEN COMMISSIEDEBAT", 1, Role::kHeading)
        .Say("Vastgesteld 3 mei 2032")
        .Say("De voorzitter van de commissie,")
        .Say("Van den Brug")
        .Say("De griffier van de commissie,")
        .Say("Sluis-Kade")
        .Read()
        .signatories;
  };
  EXPECT_EQ(names(Official("2031–2032", "39 911 Bruggen", "Nr. 40")), (Names{"Van den Brug", "Sluis-Kade"}));
  EXPECT_EQ(names(Printed()), (Names{"Van den Brug", "Sluis-Kade"})) << "a draft of the committee itself";
  EXPECT_EQ(names(Printed().Say("Ons kenmerk 2031-77").Say("Betreft Bruggen")), Names{})
      << "a ministry that sends a draft does not sign for the committee whose names stand in it";
}

TEST(Identity, OfMinutes) {
  const auto number_on = [](const char* date) {
    return *Printed()
                .Print(Role::kRunningFoot, date)
                .Print(Role::kRunningFoot, "TK 74")
                .Print(Role::kPageNumber, "74-2-1")
                .Say("2")
                .Read()
                .id;
  };
  EXPECT_EQ(number_on("21 mei 2032"), "h-tk-20312032-74-2");
  EXPECT_EQ(number_on("2 december 2032"), "h-tk-20322033-74-2");
}

TEST(Identity, OfALetterhead) {
  const Document d = Printed()
                         .Print(Role::kMasthead, "> Retouradres Postbus 1 2500 AA Den Haag")
                         .Say("Directie Bruggen Kade 1 2500 AA Den Haag")
                         .Say("Onze referentie DGB / 2031-00123")
                         .Say("Uw referentie 2031Z12345")
                         .Say("Afschrift aan de Voorzitter van de Eerste Kamer der Staten-Generaal")
                         .Say("De Voorzitter van de Tweede Kamer der Staten-Generaal")
                         .Say("Datum 4 oktober 2031 Betreft Voortgang van de bruggen")
                         .Say("Geachte voorzitter,")
                         .Say("Kenmerk van deze brief is datum 1 januari 2020.")
                         .Say("Hoogachtend,", 2)
                         .Say("de minister van Bruggen,", 2)
                         .Say("Vaarwegen en Sluizen, mw. drs. C.D. Kade", 2)
                         .Read();
  EXPECT_EQ(d.id->substr(0, 4), "doc-");
  EXPECT_EQ(d.kind, "letter");
  EXPECT_EQ(d.date, "2031-10-04");
  EXPECT_EQ(d.subject, "Voortgang van de bruggen");
  EXPECT_EQ(d.own_reference, "DGB / 2031-00123");
  EXPECT_EQ(d.your_reference, "2031Z12345");
  EXPECT_EQ(d.addressee_chamber, "II");
  EXPECT_EQ(d.signatories, Names{"mw. drs. C.D. Kade"});
}

TEST(Identity, OfLabelsAndValuesInAnyArrangement) {
  const std::vector<std::vector<std::string>> arrangements = {
      {"Ons kenmerk 2031-77", "Datum 3 mei 2031", "Betreft Bruggen"},
      {"Ons kenmerk", "2031-77", "Datum", "3 mei 2031", "Betreft", "Bruggen"},
      {"kenmerk: 2031-77", "datum: 3 mei 2031", "onderwerp: Bruggen"},
      {"Kenmerk 2031-77 De voorzitter van de Eerste Kamer der Staten-Generaal", "Datum 3 mei 2031 Onderwerp Bruggen"},
  };
  for (const auto& lines : arrangements) {
    Printed paper;
    for (const std::string& line : lines) paper.Say(line);
    const Document d = paper.Read();
    EXPECT_EQ(d.own_reference, "2031-77") << lines[0];
    EXPECT_EQ(d.date, "2031-05-03") << lines[0];
    EXPECT_EQ(d.subject, "Bruggen") << lines[0];
  }
}

TEST(Identity, SubjectGoesOnWhereItCannotEnd) {
  struct Row {
    const char* first;
    const char* second;
    const char* subject;
  };
  const Row rows[] = {
      {"Betreft Vragen over het bericht ‘Brug", "blijft dicht’", "Vragen over het bericht ‘Brug blijft dicht’"},
      {"Betreft Voortgang van de", "bruggen", "Voortgang van de bruggen"},
      {"Betreft Voortgang van bruggen", "Inleiding", "Voortgang van bruggen"},
      {"Betreft Vragen over", "Datum 3 mei 2031", "Vragen over"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(Printed().Say(row.first).Say(row.second).Say("Tekst.").Read().subject, row.subject);
}

TEST(Identity, OfTheDateIsNotTheDraftsDate) {
  EXPECT_EQ(Printed().Say("Datum document 8 maart 2031").Say("Datum 13 april 2031").Read().date, "2031-04-13");
}

TEST(Identity, OfASignedTextWithoutAHead) {
  EXPECT_EQ(Printed().Say("Ik zal uw Kamer informeren.").Say("De Minister van Bruggen,").Say("A. Brug").Read().kind,
            "letter");
  EXPECT_EQ(Printed().Say("Dit besluit treedt in werking.").Say("De Minister van Bruggen,").Say("A. Brug").Read().kind,
            "other");
}

TEST(Identity, AnOfficeThatDoesNotFitGoesOnInTheNextLine) {
  struct Row {
    const char *first, *second, *sender;
  };
  const Row rows[] = {
      {"de minister van Dijken,", "Sluizen en Veren,", "de minister van Dijken, Sluizen en Veren"},
      {"De Minister van Dijken, Sluizen en", "Veren,", "De Minister van Dijken, Sluizen en Veren"},
      {"De Minister van Dijken,", "Anna Brug", "De Minister van Dijken"},
      {"De Minister van Dijken,", "De Minister van Veren,", "De Minister van Dijken; De Minister van Veren"},
  };
  for (const Row& row : rows)
    EXPECT_EQ(Printed().Say("Hoogachtend,").Say(row.first).Say(row.second).Say("A. Brug").Read().sender, row.sender);
}

TEST(Identity, KindFollowsSubjectAndTitle) {
  struct Row {
    const char* line;
    const char* kind;
  };
  const Row rows[] = {{"Betreft Beantwoording schriftelijke vragen over bruggen", "answers"},
                      {"Betreft Voortgang van de bruggen", "letter"},
                      {"Voorstel van wet tot wijziging van de Bruggenwet", "bill"},
                      {"MEMORIE VAN TOELICHTING", "explanatory_memorandum"},
                      {"VERSLAG VAN EEN COMMISSIEDEBAT", "report_of_meeting"},
                      {"KONINKLIJKE BOODSCHAP", "royal_message"},
                      {"Jaarverslag 2031", "annual_report"},
                      {"Eindrapport evaluatie bruggen", "report"},
                      {"NOTA NAAR AANLEIDING VAN HET NADER VERSLAG", "reply_memorandum"},
                      {"Nr. xxx Nadere memorie van antwoord", "reply_memorandum"},
                      {"TWEEDE NOTA VAN WIJZIGING", "bill_change"},
                      {"VOORLOPIG VERSLAG", "committee_report"},
                      {"VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", "report_of_meeting"},
                      {"Nader rapport inzake de Bruggenwet", "further_report"},
                      {"Bij Kabinetsmissive van 3 mei 2031 heeft Uwe Majesteit advies gevraagd.", "advice"},
                      {"Lijst van toezeggingen", "commitment_list"},
                      {"Stemmingslijst", "vote_list"},
                      {"Besluitenlijst procedurevergadering", "decision_list"},
                      {"Geannoteerde agenda Bruggenraad", "agenda"},
                      {"Fiche 1: Verordening bruggen", "fiche"},
                      {"Bijlage II Overzicht van bruggen", "annex"},
                      {"Besluit van de Minister van Bruggen", "decree"},
                      {"Overzicht van bruggen", "other"}};
  for (const Row& row : rows) EXPECT_EQ(Printed().Say(row.line).Say("Tekst volgt.").Read().kind, row.kind) << row.line;
}

// A note to a minister has a letterhead and says "u" to the minister: its writer is no minister.
TEST(Identity, ANoteToAMinisterIsNoLetterOfTheMinister) {
  for (const char* mark : {"TER BESLISSING", "Parafenroute", "Geadviseerd besluit", "Ter ondertekening"}) {
    const Document d = Printed()
                           .Say("Datum 3 mei 2031")
                           .Say("Referentie 39107634")
                           .Say("Kamerbrief over de bruggen")
                           .Say("Aanleiding")
                           .Say(mark)
                           .Say("Hierbij informeert u de Kamer.")
                           .Say("De Minister van Bruggen,")
                           .Say("A. Brug")
                           .Read();
    EXPECT_EQ(d.kind, "decision_note") << mark;
    EXPECT_EQ(d.sender, std::nullopt) << mark;
    EXPECT_EQ(d.subject, "Kamerbrief over de bruggen") << mark;
  }
}

TEST(Identity, AMarkOfANoteStandsBehindTheNumber) {
  EXPECT_EQ(Official("2031–2032", "39 911 Bruggen", "Nr. 321").Read().number, "321");
  Printed senate = Printed()
                       .Print(Role::kMasthead, "Eerste Kamer der Staten-Generaal\n1")
                       .Print(Role::kMasthead, "Vergaderjaar 2031–2032")
                       .Print(Role::kMasthead, "39 911 Bruggen")
                       .Print(Role::kMasthead, "AI1 VERSLAG VAN EEN SCHRIFTELIJK OVERLEG");
  EXPECT_EQ(senate.Read().id, "kst-39911-AI");
}

TEST(Identity, ADossierTitleEndsWhereTheDraftBegins) {
  const Document d = Printed()
                         .Say("EERSTE KAMER DER STATEN-GENERAAL")
                         .Say("Vergaderjaar 2031/32")
                         .Say("39 911 Wijziging van de Bruggenwet")
                         .Say("Nr. xxx")
                         .Say("Nadere memorie van antwoord")
                         .Say("Graag beantwoord ik de vragen.")
                         .Read();
  EXPECT_EQ(d.subject, "Wijziging van de Bruggenwet");
  EXPECT_EQ(d.kind, "reply_memorandum");
}

TEST(Identity, AHeadingSaysMoreThanATitleThatIsAKind) {
  EXPECT_EQ(
      Printed().Say("Jaarverslag en Slotwet Bruggen 2031").Say("MEMORIE VAN TOELICHTING").Say("Tekst.").Read().kind,
      "explanatory_memorandum");
}

TEST(Identity, ManyAnswersMakeAPaperOfAnswers) {
  Printed paper;
  for (const char* line : {"Vraag 1", "Hoe breed is de brug?", "Antwoord 1:", "Vier meter.", "Vragen 2 en 3",
                           "Hoe hoog?", "Antwoorden 2 en 3", "Negen meter.", "Vraag 4", "Hoe oud?"})
    paper.Say(line);
  EXPECT_EQ(Printed(paper).Read().kind, "other");
  EXPECT_EQ(Printed(paper).Say("Antwoord").Say("Zes jaar.").Read().kind, "answers");
}

TEST(Identity, OfADraftKeepsItsDossier) {
  const Document d = Printed()
                         .Say("Datum 3 mei 2031")
                         .Say("Betreft Beantwoording vragen")
                         .Say("39 422 Herstel van bruggen", 2, Role::kHeading)
                         .Say("Nr. VERSLAG VAN EEN SCHRIFTELIJK OVERLEG", 2, Role::kHeading)
                         .Read();
  ASSERT_EQ(d.dossiers.size(), 1U);
  EXPECT_EQ(d.dossiers[0].number, "39422");
  EXPECT_EQ(d.number, std::nullopt);
}

TEST(Identity, TheCallersDateCounts) {
  Printed paper;
  paper.Say("Den Haag, 4 maart 2032").text.date = "2032-03-05";
  EXPECT_EQ(paper.Read().date, "2032-03-05");
}

TEST(Identity, OfNothing) {
  const Document d = Printed().Read();
  EXPECT_EQ(d.kind, "other");
  EXPECT_EQ(d.id, "doc-" + Sha256("").substr(0, 16));
}

}  // namespace
}  // namespace kst
