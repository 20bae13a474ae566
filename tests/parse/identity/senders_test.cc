// Who sends, where an office stands beside other words; titles and dates of papers without an
// official head. Each row is a fault of its own; all papers are invented.
#include <gtest/gtest.h>

#include "tests/parse/identity/printed.h"

namespace kst {
namespace {

using Names = std::vector<std::string>;

// A text layer in which every line is one of a single paragraph, as OCR and `pdftotext -raw` give it.
Document Raw(const std::vector<std::string>& lines) {
  Printed paper;
  std::string words;
  std::vector<Segment> ends;
  for (const std::string& line : lines) {
    if (!words.empty()) {
      Segment end;
      const auto at = static_cast<std::uint32_t>(words.size());
      end.norm = {at, at + 1}, end.change = Change::kJoin;
      ends.push_back(end);
      words += ' ';
    }
    words += line;
  }
  paper.Say(words);
  paper.text.segments = ends;
  paper.text.pages.push_back({1, 0, 0});
  return paper.Read();
}

TEST(Senders, StandRightBelowTheTextInATextLayer) {
  const std::vector<std::string> letter = {"Aan de Voorzitter van de Tweede Kamer der Staten-Generaal",
                                           "Datum 4 maart 2032",
                                           "Betreft Bruggen",
                                           "Hierbij informeer ik uw Kamer over de stand van de bruggen en over",
                                           "de minister van Sluizen die daarover eerder een brief heeft gestuurd en",
                                           "die nu antwoordt. Daarmee is de toezegging gedaan."};
  const struct {
    std::vector<std::string> end;
    const char* sender;
    Names names;
  } rows[] = {
      {{"De Minister van Bruggen,", "A.B. van der Brug"}, "De Minister van Bruggen", {"A.B. van der Brug"}},
      {{"De staatssecretaris van Bruggen", "en Sluizen,", "Sanne Brug", "Pagina 1 van 2"},
       "De staatssecretaris van Bruggen en Sluizen",
       {"Sanne Brug"}},
      {{"De staatssecretaris van Bruggen, Wegen", "Digitalisering en Koninkrijksrelaties", "Sanne Brug"},
       "De staatssecretaris van Bruggen, Wegen Digitalisering en Koninkrijksrelaties",
       {"Sanne Brug"}},
      {{"DE MINISTER VAN BRUGGEN", "A.B. van der Brug", "Antwoorden op de vragen", "1"},
       "DE MINISTER VAN BRUGGEN",
       {"A.B. van der Brug"}},
  };
  for (const auto& row : rows) {
    std::vector<std::string> lines = letter;
    lines.insert(lines.end(), row.end.begin(), row.end.end());
    const Document d = Raw(lines);
    EXPECT_EQ(d.sender, row.sender);
    EXPECT_EQ(d.signatories, row.names);
  }
}

TEST(Senders, AreNoLineOfProse) {
  const Document d = Raw({"Hierbij informeer ik uw Kamer over het werk dat de", "minister van Bruggen",
                          "heeft gedaan met de", "staatssecretaris voor Sluizen en ik investeren", "in de bruggen."});
  EXPECT_FALSE(d.sender) << *d.sender;
}

TEST(Senders, OfAnyFormAreRead) {
  const struct {
    std::vector<std::string> parts;
    const char* sender;
    Names names;
  } rows[] = {
      {{"Wij verzoeken dit.", "De Minister-President, Minister van Algemene Zaken,", "A.B. Brug"},
       "De Minister-President, Minister van Algemene Zaken",
       {"A.B. Brug"}},
      {{"Wij verzoeken dit.", "De Staatsecretaris van Bruggen,", "A.B. Brug"},
       "De Staatsecretaris van Bruggen",
       {"A.B. Brug"}},
      {{"Wij verzoeken dit.", "De Staatssecretaris van Bruggen, mede namens de Minister van Sluizen,", "A.B. Brug"},
       "De Staatssecretaris van Bruggen",
       {"A.B. Brug"}},
      {{"Autoriteit Persoonsgegevens", "De Minister van Bruggen", "Postbus 90801", "2509 LV Den Haag",
        "Datum 18 februari 2031", "Kenmerk z2030-18479", "Onderwerp Advies over de bruggen", "Geachte heer,",
        "Bij brief vroeg u om advies."},
       "Autoriteit Persoonsgegevens",
       {}},
  };
  for (const auto& row : rows) {
    Printed paper;
    for (const std::string& part : row.parts) paper.Say(part);
    const Document d = paper.Read();
    EXPECT_EQ(d.sender, row.sender);
    EXPECT_EQ(d.signatories, row.names);
  }
}

// Who holds no office that is known signs below the last words of the letter.
TEST(Senders, OfALetterWithoutAnOfficeStandBelowItsFarewell) {
  const struct {
    std::vector<std::string> end;
    Names names;
  } rows[] = {
      {{"Met vriendelijke groet,", "A.B. Brug", "voorzitter"}, {"A.B. Brug"}},
      {{"Hoogachtend,", "Stichting De Brug", "Sanne Brug"}, {"Sanne Brug"}},
      {{"Namens het bestuur,", "mr. A.B. van der Brug"}, {"mr. A.B. van der Brug"}},
      {{"Hoogachtend,", "De Minister van Bruggen,", "A.B. Brug", "Sanne Sluis"}, {"A.B. Brug"}},
      {{"A.B. Brug"}, {}},
      {{"De groeten waren hartelijk, schreef", "Sanne Brug"}, {}},
  };
  for (const auto& row : rows) {
    Printed paper;
    for (const char* line : {"Raad voor de bruggen", "Datum 12 februari 2031", "Onderwerp Bruggen",
                             "Geachte heer Sluis,", "U vroeg ons om advies. Dat geven wij."})
      paper.Say(line);
    for (const std::string& line : row.end) paper.Say(line);
    EXPECT_EQ(paper.Read().signatories, row.names) << row.end[0];
  }
}

// Bodies and committees have letterheads too; the name of a Chamber above a letter is its own.
TEST(Letterheads, OfOthersThanMinistriesAreRead) {
  const struct {
    std::vector<std::string> lines;
    const char *kind, *subject, *sender;
    bool to_a_chamber;
  } rows[] = {
      {{"Eerste Kamer der Staten-Generaal", "Aan de minister van Bruggen", "Postbus 20011", "datum 12 maart 2031",
        "betreft Wijziging van de Bruggenwet", "ons kenmerk 170123.01u", "Geachte heer Brug,",
        "De leden van de commissie hebben kennisgenomen van uw brief.", "mr. A.B. Sluis",
        "Voorzitter van de vaste commissie voor Bruggen"},
       "letter",
       "Wijziging van de Bruggenwet",
       "Voorzitter van de vaste commissie voor Bruggen",
       false},
      {{"Raad voor de rechtspraak", "de Minister van Bruggen", "mr. A.B. Brug", "Postbus 20301", "datum 12 maart 2031",
        "onderwerp Advies wetsvoorstel Bruggen", "ons kenmerk UIT 31-123", "Geachte heer Brug,",
        "U verzocht de Raad om advies."},
       "advice",
       "Advies wetsvoorstel Bruggen",
       "Raad voor de rechtspraak",
       false},
      {{"Algemene Rekenkamer", "De Voorzitter van de Tweede Kamer der Staten-Generaal", "DATUM 12 maart 2031",
        "BETREFT Aandachtspunten bij de begroting", "ONS KENMERK 31012345 R", "Geachte voorzitter,",
        "Hierbij ontvangt u onze aandachtspunten."},
       "letter",
       "Aandachtspunten bij de begroting",
       "Algemene Rekenkamer",
       true},
  };
  for (const auto& row : rows) {
    Printed paper;
    for (const std::string& line : row.lines) paper.Say(line);
    const Document d = paper.Read();
    EXPECT_EQ(d.kind, row.kind) << row.sender;
    EXPECT_EQ(d.subject, row.subject);
    EXPECT_EQ(d.sender, row.sender);
    EXPECT_EQ(d.addressee_chamber.has_value(), row.to_a_chamber) << row.sender;
    EXPECT_EQ(d.date, "2031-03-12");
  }
}

TEST(Senders, OfAFurtherReportAreNoAdvisers) {
  const Document d = Printed()
                         .Say("Nader rapport inzake het voorstel van wet tot wijziging van de Bruggenwet")
                         .Say("Blijkens de mededeling van de Directeur van Uw kabinet van 3 mei 2031")
                         .Say("De Minister van Bruggen,")
                         .Say("A.B. Brug")
                         .Say("Advies Raad van State", 2)
                         .Say("De vice-president van de Raad van State,", 2)
                         .Read();
  EXPECT_EQ(d.kind, "further_report");
  EXPECT_EQ(d.sender, "De Minister van Bruggen");
}

TEST(Titles, StandBelowAStampOrAboveTheKind) {
  const std::string bill = "Voorstel van wet tot wijziging van de Bruggenwet " + std::string(300, 'x');
  const struct {
    std::vector<std::string> parts;
    std::string subject;
    const char* date;
  } rows[] = {
      {{"Nr. WJZ/707023(10536)", "(Hoofd) Afdeling",
        "Nader rapport inzake het voorstel van wet tot wijziging van de Bruggenwet", "Den Haag, 16 januari 2031"},
       "Nader rapport inzake het voorstel van wet tot wijziging van de Bruggenwet",
       "2031-01-16"},
      {{"Besluit van de Minister van Bruggen",
        "Van 17 februari 2031 , nr. 2031-0000070265, tot instelling van de Commissie", "Besluit:"},
       "Besluit van de Minister van Bruggen Van 17 februari 2031 , nr. 2031-0000070265, tot instelling van de "
       "Commissie",
       "2031-02-17"},
      {{bill, "Allen, die deze zullen zien"}, bill, ""},
      {{"Nader rapport inzake de Bruggenwet Den Haag, 3 februari 2031 betreffende sluizen", "Blijkens de mededeling"},
       "Nader rapport inzake de Bruggenwet Den Haag, 3 februari 2031 betreffende sluizen",
       "2031-02-03"},
  };
  for (const auto& row : rows) {
    Printed paper;
    for (const std::string& part : row.parts) paper.Say(part);
    const Document d = paper.Read();
    EXPECT_EQ(d.subject, row.subject);
    EXPECT_EQ(d.date.value_or(""), row.date);
  }
}

// What a note to a minister is about stands above its first heading, among labels, offices and marks.
TEST(Titles, OfANoteToAMinisterAreNotWhomItIsFor) {
  const struct {
    std::vector<std::string> lines;
    const char* subject;
  } rows[] = {
      {{"nota", "Beslisnota bij Kamerbrief over sluizen", "Aan", "Minister van Bruggen", "Kernpunten",
        "Deze brief gaat over sluizen."},
       "Beslisnota bij Kamerbrief over sluizen"},
      {{"TER BESLISSING", "Kamerbrief over sluizen", "Datum 12 maart 2031", "Kenmerk BR/31/1234", "Aanleiding",
        "De Kamer vroeg erom."},
       "Kamerbrief over sluizen"},
      {{"TER INFORMATIE", "Aan de minister", "Nota over de sluizen", "Aanleiding", "De Kamer vroeg erom."},
       "Nota over de sluizen"},
  };
  for (const auto& row : rows) {
    Printed paper;
    for (const std::string& line : row.lines) paper.Say(line);
    const Document d = paper.Read();
    EXPECT_EQ(d.kind, "decision_note");
    EXPECT_EQ(d.subject, row.subject);
  }
}

TEST(Kinds, OfLettersThatPutOffTheAnswersAreLetters) {
  for (const char* subject :
       {"Uitstel beantwoording Kamervragen over bruggen", "Verzoek om uitstel van de beantwoording van vragen",
        "Uitstel antwoorden op vragen over sluizen"}) {
    const Document d = Printed()
                           .Say("Aan de Voorzitter van de Tweede Kamer der Staten-Generaal")
                           .Say("Datum 12 maart 2031")
                           .Say(std::string("Betreft ") + subject)
                           .Say("Geachte voorzitter,")
                           .Read();
    EXPECT_EQ(d.kind, "letter") << subject;
  }
}

TEST(Titles, OfABudgetLawMayStandInTheText) {
  const Document d = Official("2031–2032", "39 360 XVI", "Nr. 4")
                         .Say("Jaarverslag en slotwet van het Ministerie van Bruggen 2031")
                         .Say("MEMORIE VAN TOELICHTING", 1, Role::kHeading)
                         .Read();
  EXPECT_EQ(d.kind, "explanatory_memorandum");
  EXPECT_EQ(d.subject, "Jaarverslag en slotwet van het Ministerie van Bruggen 2031");
}

// An overview without a letterhead: its dates and labels are those of the things that it lists.
TEST(Identity, NoFieldIsFilledWithTheWordsOfAList) {
  Printed paper = Printed().Say("Bijlage 2: Overzicht van toezeggingen");
  Table table;
  const std::vector<std::vector<std::string>> rows = {
      {"Onderwerp motie", "Kamerstuk", "Status"},
      {"Een brief over sluizen", "Commissiedebat Sluizen, 3 juni 2031", "Afgedaan"},
      {"Een plan voor kaden", "Den Haag, 4 maart 2032", "In behandeling"}};
  for (const std::vector<std::string>& row : rows) {
    table.rows.emplace_back();
    for (const std::string& words : row) {
      paper.Say(words, 1, Role::kTable);
      table.rows.back().push_back({paper.text.parts.back().span, words, {}, 1});
    }
  }
  paper.text.tables = {table};
  const Document d = paper.Read();
  EXPECT_EQ(d.subject, "Bijlage 2: Overzicht van toezeggingen");
  EXPECT_FALSE(d.date);
}

}  // namespace
}  // namespace kst
