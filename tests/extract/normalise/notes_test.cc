// Notes of small papers: their markers, where they stand, what is none.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/extract/normalise/paper.h"

namespace kst {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::vector<std::string> Markers(const NormalisedText& text) {
  std::vector<std::string> found;
  for (const Note& note : text.notes) {
    const std::string before = note.anchor ? text.text.substr(0, *note.anchor) : "?";
    found.push_back(note.marker + " after " + before.substr(before.rfind(' ') + 1) + ": " +
                    std::string(note.span.In(text.text)));
  }
  return found;
}

TEST(Notes, RaisedFiguresAreMarkersAndUnitsAreNot) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph,
             {"De motie van het lid Eerdmans^1^ gaat over 40 m^2^ per", "persoon vanaf 2022.^2^ En Schiphol ^3^."})
      .Block(Role::kNote, {"^1^ Kamerstuk 29 911, nr. 323.", "^2^", "Een lange noot die", "verder gaat.",
                           "^3^ Kamerstuk 29 665, nr. 4."});
  const NormalisedText out = paper.Read();
  EXPECT_THAT(Markers(out), ElementsAre("1 after Eerdmans: Kamerstuk 29 911, nr. 323.",
                                        "2 after 2022.: Een lange noot die verder gaat.",
                                        "3 after Schiphol: Kamerstuk 29 665, nr. 4."));
  EXPECT_TRUE(
      out.text.starts_with("De motie van het lid Eerdmans gaat over 40 m2 per persoon vanaf 2022. En Schiphol."));
  EXPECT_THAT(Faults(paper.in(), out), IsEmpty());
}

TEST(Notes, TwoMarkersMayLookLikeOneFigure) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"Eerst dit.^1^ Dat de positie zorgwekkend is.^23^ De inkomens zijn laag."})
      .Block(Role::kParagraph, {"^1^ Een noot in de letter van de tekst."})
      .Block(Role::kNote, {"^2^ Een verkenning.", "^3^ Een rapport."});
  EXPECT_THAT(Markers(paper.Read()), ElementsAre("1 after dit.: Een noot in de letter van de tekst.",
                                                 "2 after is.: Een verkenning.", "3 after is.: Een rapport."));
}

TEST(Notes, QuestionersNotesAreASeriesOfTheirOwn) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"Kent u het bericht van de krant? 1)", "Ja, dat ken ik uit het rapport.^1^"})
      .Block(Role::kNote, {"1) De krant, 4 juli."})
      .Block(Role::kNote, {"^1^ Een rapport."});
  const NormalisedText out = paper.Read();
  EXPECT_THAT(Markers(out), ElementsAre("1) after krant?: De krant, 4 juli.", "1 after rapport.: Een rapport."));
  EXPECT_TRUE(out.text.starts_with("Kent u het bericht van de krant? Ja, dat ken ik uit het rapport."));
}

TEST(Notes, ANoteGoesOnOnTheNextPage) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"Zie het rapport.^1^"})
      .Block(Role::kNote, {"^1^ Een studie naar de haven en het Noordzee-"})
      .Page()
      .Block(Role::kParagraph, {"Een nieuwe alinea."})
      .Block(Role::kNote, {"kanaalgebied (2021)."});
  EXPECT_THAT(Markers(paper.Read()),
              ElementsAre("1 after rapport.: Een studie naar de haven en het Noordzeekanaalgebied (2021)."));
}

TEST(Notes, AFigureThatPointsAgainAtItsNoteIsAMarkerToo) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"De wet^1^ en het besluit^2^ gelden.", "De wet^1^ telt 40 m^2^ en 10^2^ leden."})
      .Block(Role::kNote, {"^1^ Staatsblad 4.", "^2^ Staatsblad 5."});
  const NormalisedText text = paper.Read();
  EXPECT_EQ(text.text, "De wet en het besluit gelden. De wet telt 40 m2 en 10² leden.\nStaatsblad 4.\nStaatsblad 5.");
  EXPECT_THAT(Markers(text), ElementsAre("1 after wet: Staatsblad 4.", "2 after besluit: Staatsblad 5."));
  EXPECT_THAT(Faults(paper.in(), text), IsEmpty());
}

// A mark whose note is elsewhere, or that is used again: in a table its figure would be another one.
TEST(Notes, ARaisedFigureWithoutANoteIsNoneOfTheFiguresBeforeIt) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"De wet^9^ geldt, en wel^9^ voor 84.326^2^ leden (RHB^13^) in nr. 7.^4^"})
      .Block(Role::kParagraph, {"De 26^9^ leden^[1]^ van de 8^e^ raad ^3^"})
      .Block(Role::kNote, {"^9^ Zie 26^3^ en 4."});
  const NormalisedText text = paper.Read();
  EXPECT_EQ(text.text,
            "De wet geldt, en wel voor 84.326² leden (RHB¹³) in nr. 7.⁴\n"
            "De 26⁹ leden[1] van de 8e raad 3\nZie 26³ en 4.");
  EXPECT_THAT(Faults(paper.in(), text), IsEmpty());
}

TEST(Notes, ARaisedFigureBehindAFullStopEndsItsSentence) {
  Paper paper;
  paper.Page().Block(Role::kParagraph, {"De raad telt tien leden.^2^ Het besluit geldt.^13^"});
  const NormalisedText text = paper.Read();
  ASSERT_EQ(text.sentences.size(), 2U);
  EXPECT_EQ(text.sentences[0].In(text.text), "De raad telt tien leden.²");
  EXPECT_EQ(text.sentences[1].In(text.text), "Het besluit geldt.¹³");
  EXPECT_THAT(Faults(paper.in(), text), IsEmpty());
}

// In small type under the body of the next page, and no continued note: the note
// before it was at its end.
TEST(Notes, ATableInSmallTypeIsNoNote) {
  Paper paper;
  paper.Page()
      .Block(Role::kParagraph, {"De wet^1^ geldt voor alle leden van de raad en hun"})
      .Block(Role::kNote, {"^1^ Zie www.voorbeeld.nl/wet"})
      .Page()
      .Block(Role::kParagraph, {"gasten. De bijdragen staan hieronder."})
      .Block(Role::kNote, {"Bijdragen per jaar", "Gewone leden en hun gasten uit het gewest 40"});
  const NormalisedText text = paper.Read();
  EXPECT_EQ(text.text,
            "De wet geldt voor alle leden van de raad en hun gasten. De bijdragen staan hieronder.\n"
            "Bijdragen per jaar\nGewone leden en hun gasten uit het gewest 40\nZie www.voorbeeld.nl/wet");
  EXPECT_THAT(Faults(paper.in(), text), IsEmpty());
}

TEST(Notes, GluedFiguresOfFlatTextFormTheSequence) {
  const NormalisedText out = Shared().Normalise(
      ReadPlainText("De motie van het lid Eerdmans1 en het Pact2 zijn in 2022 besproken.\nDat geldt vanaf 2022.3 Zie "
                    "COVID19 en nr. 3.\n\n"
                    "1 Kamerstuk 29 911, nr. 323.\n2 Een Pact.\n3 Kamerstuk 29 911, nrs. 275 en 281.\n"));
  EXPECT_THAT(Markers(out), ElementsAre("1 after Eerdmans: Kamerstuk 29 911, nr. 323.", "2 after Pact: Een Pact.",
                                        "3 after 2022.: Kamerstuk 29 911, nrs. 275 en 281."));
}

// Who copies a part of a letter copies notes that begin with the fourth.
TEST(Notes, APartOfALetterNeedNotBeginWithTheFirst) {
  const auto read = [](std::string_view text) { return Markers(Shared().Normalise(ReadPlainText(text))); };
  EXPECT_THAT(read("De motie-Vermeer4 is uitgevoerd. Dat schreef ik eerder.5\n4 Kamerstuk 36 999, nr. 1.\n5 Een "
                   "brief\nvan mei."),
              ElementsAre("4 after motie-Vermeer: Kamerstuk 36 999, nr. 1.", "5 after eerder.: Een brief van mei."));
  EXPECT_THAT(read("Dat staat in de wet.\n4 Kamerstuk 36 999, nr. 1."), IsEmpty());  // no marker
  EXPECT_THAT(read("De uitstoot van CO2 daalt met 1.4 procent.\n2 Dat is te weinig."), IsEmpty());
  EXPECT_THAT(read("Dat geldt tot 2022.\n22 Dat is te weinig."), IsEmpty());
}

TEST(Notes, FiguresOfATextThatWasCopiedWithoutItsNotesAreTakenOut) {
  const auto read = [](std::string_view text) { return Shared().Normalise(ReadPlainText(text)).text; };
  EXPECT_EQ(read("Het rapport is bijgevoegd.4 De bank las het."), "Het rapport is bijgevoegd. De bank las het.");
  EXPECT_EQ(read("Ik las «Stil water».12 Dat boek is nieuw."), "Ik las «Stil water». Dat boek is nieuw.");
  EXPECT_EQ(read("Hierbij bied ik u het plan aan1. Ook de kaart2, die af is."),
            "Hierbij bied ik u het plan aan. Ook de kaart, die af is.");
  for (const char* kept : {"Zie nr.4 De tabel.", "Het gas CO2, en PM10.", "Dat kost 3.5 Euro.", "De box3. Meer niet.",
                           "Ik rijd de MH17. Daarna niet.", "Zij woont op plein1992."})
    EXPECT_EQ(read(kept), kept);
  std::string line, clean;
  for (int i = 0; i < 20'000; ++i) line += "Dit is gezegd.1 ", clean += i == 0 ? "Dit is gezegd." : " Dit is gezegd.";
  EXPECT_EQ(read(line), clean);
}

TEST(Notes, NumberedHeadingsAreNoNotes) {
  const NormalisedText out = Shared().Normalise(
      ReadPlainText("1 Inleiding\n\nDe tekst begint hier en gaat door.\n\n2 Slot\n\nDe tekst eindigt hier."));
  EXPECT_THAT(out.notes, IsEmpty());
}

}  // namespace
}  // namespace kst
