// What a paper does to other works, sentence by sentence.
#include "parse/say/relations.h"

#include <gtest/gtest.h>

#include <iostream>
#include <iterator>

#include "parse/say/mentions.h"
#include "tests/parse/paper.h"

namespace kst {
namespace {

// "implements kst-35564-22 progress; fulfils #commitment-1"
std::string Relations(std::string_view line) {
  Paper paper = ReadPaper(line);
  FindMentions(paper.text, TestGrammar(), paper.document);
  FindActs(paper);
  std::string all;
  for (const Relation& r : paper.document.relations) {
    EXPECT_EQ(r.quote, r.span.In(paper.text.text));
    const bool scoped = r.target.starts_with("kst-1-1#");
    all += (all.empty() ? "" : "; ") + r.type + " " + (scoped ? r.target.substr(7) : r.target) +
           (r.status ? " " + *r.status : "");
  }
  return all;
}

struct Row {
  std::string_view line, want;
};

// A name holds no verb of the sentence: two statements about one advice are about one.
TEST(Relations, AnAdviceIsNamedWithoutTheSentenceBehindIt) {
  constexpr Row kRows[] = {
      {"Het advies van de Kustraad neem ik dan ook over.", "responds_to #advice-advies-van-de-kustraad"},
      {"De aanbevelingen van de Kustraad neemt het kabinet over.", "responds_to #advice-aanbevelingen-van-de-kustraad"},
      {"Ik volg het advies van de Kustraad volledig.", "responds_to #advice-advies-van-de-kustraad"},
      {"Met deze brief zend ik u mijn reactie op het advies van de Kustraad en informeer ik u over de dijken.",
       "responds_to #advice-advies-van-de-kustraad"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, MotionsCarriedOut) {
  constexpr Row kRows[] = {
      {"Daarnaast geef ik uitvoering aan de motie van de leden Kuik en Bikker[1]. || 1 {kst-35564-22|Stuk 35 564, nr. "
       "22}",
       "implements kst-35564-22"},
      {"Daarmee kom ik tegemoet aan de motie-Westerveld.", "implements #motion-westerveld"},
      {"Met deze brief geef ik uitvoering aan de volgende moties: / • de motie van het lid Krul over water; / • de "
       "motie-Minhas. / De motie-Kwint is bekend.",
       "implements #motion-krul; implements #motion-minhas"},
      {"Dit gebeurt in navolging van motie Sjoerdsma.", "implements #motion-sjoerdsma"},
      {"Ik informeer u over de uitvoering van de motie van het lid Krul c.s. en motie van het lid Minhas.",
       "implements #motion-krul; implements #motion-minhas"},
      {"Tot slot gaat deze brief in op de motie-Krul.", "implements #motion-krul"},
      {"Conform de uitwerking (29 911, nr. 5) van de motie-Krul licht ik u in.", "implements #motion-krul"},
      {"Uw Kamer is geïnformeerd over de wijze waarop de motie-Krul wordt uitgevoerd.", ""},
      {"Met de motie-Krul verzocht uw Kamer mij om haast.", "implements #motion-krul"},
      {"De motie-Krul is verwerkt in het wetsvoorstel.", "implements #motion-krul done"},
      {"Het kabinet pakt de motie-Krul op door een proef te starten.", "implements #motion-krul"},
      {"Ten aanzien van de motie-Krul kan ik u melden dat er gesprekken zijn.", "implements #motion-krul progress"},
      {"In het wetsvoorstel is de motie-Krul verwerkt.", "implements #motion-krul"},
      {"Het kabinet volgt de motie van het lid Krul op.", "implements #motion-krul"},
      {"Ik zie daarom af van uitvoering van de motie van het lid Krul.", "declines #motion-krul"},
      {"Ik onderzoek de motie van het lid Kwint. Het kabinet voert deze motie niet uit.", "declines #motion-kwint"},
      {"Aan deze motie geef ik als volgt invulling.", ""},
      {"De motie-Krul is bekend. Aan deze motie geef ik als volgt invulling.", "implements #motion-krul"},
      {"Het plan is een uitwerking van de motie-Krul.", "implements #motion-krul"},
      {"Er zijn loketten gekomen. Daarmee geeft het ministerie uitvoering aan de motie-Krul.",
       "implements #motion-krul"},
      {"Dit biedt mij ook gelegenheid om invulling te geven aan de motie-Krul.", "implements #motion-krul planned"},
      {"Momenteel wordt uitvoering gegeven aan de motie-Krul.", "implements #motion-krul progress"},
      {"Ik beschouw de motie-Krul hiermee als uitgevoerd.", "implements #motion-krul done"},
      {"Hiermee beschouw ik de motie van het lid Krul als afgedaan.", "implements #motion-krul done"},
      {"Zo kom ik tegemoet aan de motie Krul, die de regering verzoekt om haast.", "implements #motion-krul"},
      {"waarmee wij invulling hebben gegeven aan de motie van het lid Kwint.", "implements #motion-kwint done"},
      {"Ik geef invulling aan de motie-Kwint. Hiermee is deze motie afgedaan.", "implements #motion-kwint done"},
      {"De motie-Kwint is bekend. Er wordt reeds conform de motie van uw Kamer gehandeld.",
       "implements #motion-kwint done"},
      {"Over de motie-Kwint ben ik in overleg met betrokken partijen.", "implements #motion-kwint progress"},
      {"Ik meen te hebben voldaan aan de motie-Kwint, die verzoekt om niet te dralen.",
       "implements #motion-kwint done"},
      {"Daarmee voer ik tevens de motie van het lid Kwint uit.", "implements #motion-kwint done"},
      {"Ik werk aan de uitvoering van de motie-Krul.", "implements #motion-krul progress"},
      {"Op grond van de motie-Krul is een proef gestart.", "implements #motion-krul progress"},
      {"Ik sprak over de motie-Kwint. Met dit gesprek geven we invulling aan de motie.", "implements #motion-kwint"},
      {"Hiermee geef ik uitvoering aan de motie-Krul en de motie-Minhas.",
       "implements #motion-krul; implements #motion-minhas"},
      {"Er zullen loketten komen. Daarmee geeft het ministerie uitvoering aan de motie-Krul.",
       "implements #motion-krul planned"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, PromisesKept) {
  constexpr Row kRows[] = {
      {"Ik zegde uw Kamer toe hierop terug te komen.", "fulfils #commitment-1"},
      {"Hiermee kom ik mijn toezegging aan het lid Kwint na.", "fulfils #commitment-1 done"},
      {"Met deze brief doe ik die toezegging, mede namens de Minister voor Rechtsbescherming, gestand.",
       "fulfils #commitment-1 done"},
      {"Tot slot kom ik terug op mijn toezegging aan het lid Kwint.", "fulfils #commitment-1"},
      {"Naar aanleiding van mijn toezegging aan het lid Kwint bericht ik u als volgt.", "fulfils #commitment-1"},
      {"De toezegging ({T02973|T02973}) betreft armoede. Hiermee is de toezegging afgedaan.", "fulfils T02973 done"},
      {"Met deze brief voldoe ik aan toezegging {TZ202303-076|TZ202303-076}.", "fulfils TZ202303-076 done"},
      {"Zoals ik op 25 juni jl. heb toegezegd, bericht ik u hierbij.", "fulfils #commitment-1"},
      {"Zoals toegezegd stuur ik u hierbij het rapport.", "fulfils #commitment-1; offers #report-rapport"},
      {"In het debat heb ik de toezegging gedaan om u te berichten.", "fulfils #commitment-1"},
      {"Bijgaand zend ik u op de vraag van 3 mei van de vaste commissie voor Defensie mijn brief aan de raad.",
       "requested_by committee:defensie"},
      {"De Tweede Kamer heeft ons gevraagd om een notitie.", "requested_by chamber:tweede-kamer"},
      {"Uw commissie heeft gevraagd om een stand van zaken.", "requested_by #committee"},
      {"Hiermee geef ik invulling aan mijn toezegging en aan het verzoek van de vaste commissie voor Defensie.",
       "fulfils #commitment-1; requested_by committee:defensie"},
      {"Kan ik deze toezegging niet nakomen, dan volgt een brief.", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

// parse/rules/say/how_far.rules: the weights alone say otherwise of all but the last.
TEST(Relations, TheWordsSayHowFarAWorkIs) {
  constexpr Row kRows[] = {
      {"Aan een van de twee toezeggingen aan het lid Krul is voldaan.", "fulfils #commitment-1 partly"},
      {"Hiermee is de motie-Krul grotendeels uitgevoerd.", "implements #motion-krul partly"},
      {"Hiermee voer ik het eerste onderdeel van de motie-Krul uit.", "implements #motion-krul partly"},
      {"Mijn toezegging aan het lid Krul heb ik waargemaakt.", "fulfils #commitment-1 done"},
      {"Deze toezegging is onvoldoende nagekomen.", "fulfils #commitment-1"},
      {"Met onderstaande tabel voer ik de motie-Krul uit.", "implements #motion-krul done"},
      {"Hiermee geef ik invulling aan de motie-Krul.", "implements #motion-krul"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, WhatAMinisterThinksOfAMotion) {
  constexpr Row kRows[] = {
      {"De motie-Kwint verzoekt de regering om haast. Ik ontraad deze motie.", "appreciates #motion-kwint"},
      {"Amendement nr. 21 van het lid Krul / Het amendement kost geld. Ik ontraad derhalve dit amendement.",
       "appreciates #amendment-krul"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, WhatIsSentAndAnswered) {
  constexpr Row kRows[] = {
      {"Naar aanleiding van het rapport zend ik u hierbij mijn standpunt.", "responds_to #report-rapport"},
      {"Hierbij reageer ik op de motie-Krul.", "responds_to #motion-krul"},
      {"De toezeggingen zijn in deze rapportage verwerkt.", "fulfils #commitment-1"},
      {"Het advies over de brug is duidelijk. Ik neem deze aanbeveling niet over.", "declines #advice-aanbeveling"},
      {"De vaste commissie voor Defensie heeft om een plan verzocht. Hierbij geef ik invulling aan dit verzoek.",
       "requested_by committee:defensie"},
      {"Hierbij bied ik u het rapport «Wie praat, die gaat» aan.", "offers #report-wie-praat-die-gaat"},
      {"Hierbij bied ik u mijn reactie op het rapport «Wie praat, die gaat» aan.",
       "responds_to #report-wie-praat-die-gaat"},
      {"Hierbij zend ik u de antwoorden op de vragen van het lid Dobbe (SP) over zorg.", "answers #questions-dobbe"},
      {"Hiermee kom ik tegemoet aan het verzoek van de vaste commissie voor Financiën van 24 maart.",
       "requested_by committee:financien"},
      {"Met deze brief wordt het rapport «Zicht op water» aan uw Kamer aangeboden.", "offers #report-zicht-op-water"},
      {"Op 3 mei is het rapport «Zicht op water» aan uw Kamer aangeboden.", ""},
      {"Hierbij stuur ik u het rapport «Zicht op water», zoals dit aan mij is aangeboden.",
       "offers #report-zicht-op-water"},
      {"Vooruitlopend hierop zend ik u het rapport toe.", "offers #report-rapport"},
      {"Hierbij zend ik u een afschrift van mijn brief aan de gemeenten.", "offers #report-1"},
      {"In deze brief informeer ik u over het rapport en mijn reactie daarop.", "responds_to #report-rapport"},
      {"Uw vaste commissie voor Defensie verzocht mij u te berichten.", "requested_by committee:defensie"},
      {"Bij brief van 4 maart jl. heeft u mij verzocht de commissie te berichten.",
       "requested_by chamber:tweede-kamer"},
      {"GEWIJZIGDE MOTIE VAN HET LID KRUL TER VERVANGING VAN DIE GEDRUKT ONDER NR. 24", "replaces kst-1-24"},
      {"NADER GEWIJZIGD AMENDEMENT TER VERVANGING VAN DAT GEDRUKT ONDER NRS. 12 EN 15",
       "replaces kst-1-12; replaces kst-1-15"},
      {"Deze brief komt in de plaats van mijn brief van 3 mei ({kst-1-12|Stuk 1, nr. 12}).", "replaces kst-1-12"},
      {"Met deze brief komt mijn brief van 3 mei ({kst-1-12|Stuk 1, nr. 12}) te vervallen.", "replaces kst-1-12"},
      {"Dit overzicht vervangt de versie van vorig jaar ({kst-1-48|Stuk 1, nr. 48}).", "replaces kst-1-48"},
      {"Een actualisatie van dit overzicht gaat hierbij.", "offers #report-overzicht"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

// The mention that names the work of each relation, with how it was found.
std::string WorksOf(std::string_view line) {
  Paper paper = ReadPaper(line);
  FindMentions(paper.text, TestGrammar(), paper.document);
  FindActs(paper);
  std::string all;
  for (const Relation& r : paper.document.relations) {
    all += (all.empty() ? "" : "; ") + r.type + " ";
    if (!r.mention) {
      all += "-";
      continue;
    }
    const Mention& m = paper.document.mentions.at(*r.mention);
    all += m.text + (m.via ? " (" + *m.via + ")" : "");
  }
  return all;
}

// The facts of a relation are those of the mention that it carries: no one looks for it by its name or its place again.
TEST(Relations, CarryTheMentionOfTheirWork) {
  constexpr Row kRows[] = {
      {"Met deze brief geef ik uitvoering aan de motie-Krul.", "implements motie-Krul"},
      {"De motie-Krul is bekend. Aan deze motie geef ik als volgt invulling.", "implements motie-Krul"},
      {"De motie van het lid Krul[1] is bekend. Aan de motie is hiermee invulling gegeven. || 1 {kst-35564-22|Stuk 35 "
       "564, "
       "nr. 22}",
       "implements motie van het lid Krul (note 1)"},
      {"Ik informeer u over de uitvoering van de motie-Krul. In de brief staat ook de motie-Minhas.",
       "implements motie-Krul"},
      {"Hierbij bied ik u het rapport «Water en land» aan.", "offers rapport «Water en land»"},
      {"Hierbij bied ik u het jaarverslag aan.", "offers -"},
  };
  for (const auto& [line, want] : kRows) EXPECT_EQ(WorksOf(line), want) << line;
}

TEST(Relations, SeveralObjectsOfOneCue) {
  constexpr Row kRows[] = {
      {"Ik geef hiermee invulling aan de motie-Kwint die vraagt hoe het verder gaat met de brug en aan mijn toezegging "
       "om dat te melden.",
       "implements #motion-kwint; fulfils #commitment-1"},
      {"Hierbij zend ik u mijn standpunt inzake de plannen, mede ter uitvoering van de motie-Kwint.",
       "implements #motion-kwint"},
      {"Mijn reactie op het rapport «Water» is als bijlage bij deze brief gevoegd.", "responds_to #report-water"},
      {"Hierbij ontvangt u het rapport «Water», benevens het onderzoek «Dijken».",
       "offers #report-water; offers #report-dijken"},
      {"Hierbij zend ik u de rapporten «Water» (Berend) en «Dijken» (Kustraad).",
       "offers #report-water; offers #report-dijken"},
      {"Hierbij zend ik u het rapport «Water» en het advies van de Kustraad.",
       "offers #report-water; offers #advice-advies-van-de-kustraad"},
      {"Bijgaand treft u de evaluatie aan en het bijbehorende advies.",
       "offers #report-evaluatie; offers #advice-advies"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, RequestsAndWhatMotionsAsk) {
  constexpr Row kRows[] = {
      {"Het lid Kwint (SP) heeft het kabinet tijdens de regeling van werkzaamheden verzocht om het verslag.",
       "requested_by person:kwint"},
      {"Op 6 september heb ik het verzoek gekregen van de vaste commissie voor Landbouw om een reactie.",
       "requested_by committee:landbouw"},
      {"Aan het verzoek van de vaste commissie kan ik niet voldoen.", "declines #committee"},
      {"In reactie op het verzoek van uw Kamer zal ik in december berichten.", ""},
      {"De leden van de PvdA-fractie hebben mij gevraagd of dat kan.", ""},
      // what a motion asks is the motion
      {"Uw Kamer heeft met de gewijzigde motie van het lid Krul het kabinet verzocht om gesprekken.",
       "implements #motion-krul"},
      {"Dit is geregeld, zoals gevraagd in het amendement van het lid Krul.", "implements #amendment-krul done"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, WhatIsSentNeedNoName) {
  constexpr Row kRows[] = {
      {"Hierbij stuur ik u de nieuwe regeling.", "offers #report-1"},
      {"Bijgevoegd vindt u de eerste «Staat van de brug» die laat zien hoe het gaat.",
       "offers #report-staat-van-de-brug"},
      {"De gemeente biedt bewoners hierbij hulp.", ""},
      {"Hierbij ontvangt uw Kamer de gevraagde brief.", ""},
      {"Hierbij leg ik het ontwerpbesluit aan u voor.", "offers #report-ontwerpbesluit"},
      {"Als bijlagen bij deze brief treft u aan de voortgangsberichten.", "offers #report-1"},
      {"Ter voorbereiding informeren wij u met bijgevoegde voortgangsrapportage.",
       "offers #report-voortgangsrapportage"},
      {"In deze brief wordt op de aanbevelingen een beleidsreactie gegeven.", "responds_to #advice-aanbevelingen"},
      {"Deze brief geeft de reactie van het kabinet op dit advies.", "responds_to #advice-advies"},
      {"In deze brief vindt u onze inhoudelijke reactie op de signalen.", "responds_to #report-1"},
      {"De bijlage bij deze brief bevat de reactie van de gemeenten.", ""},
      {"Zoals ik u bij het debat heb toegezegd, is de proef inmiddels uitgebreid.", "fulfils #commitment-1"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, PapersOfAnswersAnswer) {
  constexpr std::string_view kLines[] = {
      "Mede namens de Minister bied ik u het antwoord aan op de schriftelijke vragen van de leden Krul en Minhas.",
      "De daarop door de minister gegeven antwoorden zijn hierbij afgedrukt.",
      "Bij brief van 18 april 2025 zijn de vragen beantwoord.",
      "In het onderstaande ga ik in op de opmerking en de vraag van de leden.",
  };
  for (const std::string_view line : kLines) {
    Paper paper = ReadPaper(line);
    paper.document.kind = "answers";
    FindActs(paper);
    ASSERT_EQ(paper.document.relations.size(), 1U) << line;
    EXPECT_EQ(paper.document.relations[0].type, "answers") << line;
  }
}

TEST(Relations, AMotionAndANoteToTheMinisterDoNothing) {
  for (const std::string_view kind : {"letter", "motion", "amendment", "decision_note"}) {
    Paper paper = ReadPaper("Hierbij zend ik u een afschrift van mijn brief aan de gemeenten.");
    paper.document.kind = kind;
    FindActs(paper);
    EXPECT_EQ(paper.document.relations.empty(), kind != "letter") << kind;
  }
}

// The letter of domain.md A29, in other words.
TEST(Relations, TheFoundingLetter) {
  EXPECT_EQ(
      Relations(
          "Naar aanleiding van de motie van het lid Eerdmans[1] heb ik uw Kamer toegezegd voor de zomer te berichten. "
          "Met deze brief doe ik die toezegging, mede namens de Minister voor Rechtsbescherming, gestand en kom ik "
          "tegemoet "
          "aan het verzoek van de Vaste Kamercommissie Justitie en Veiligheid om uw Kamer te berichten. "
          "Daarnaast geef ik uitvoering aan de gewijzigde motie van de leden Kuik en Bikker[2]. "
          "De brief bevat ook twee beleidsreacties: op het rapport Terugblik op beleid, dat op 30 juni jl. reeds aan "
          "uw Kamer is "
          "aangeboden en op het rapport Van verhalen naar verbalen; een verkenning. "
          "Er was brede steun voor de motie van het lid Hermans[3], die voorziet in geld."
          " || 1 {kst-29911-323|Stuk, nr. 323} || 2 {kst-35564-22|Stuk, nr. 22} || 3 {kst-35925-13|Stuk, nr. 13}"),
      "fulfils #commitment-1 done; requested_by committee:justitie-en-veiligheid; implements "
      "kst-35564-22; "
      "responds_to #report-terugblik-op-beleid; responds_to #report-van-verhalen-naar-verbalen");
}

// Readers saw a row of a list said to be carried out, though nobody said so.
TEST(Relations, ARowThatOnlyNamesAMotionDoesNothing) {
  constexpr std::string_view kLines[] = {
      "Overzicht van de moties:\n- Motie Krul over de brug",
      "In het debat kwamen aan de orde:\n- Motie Krul over de brug\n- Motie Kwint over het veer",
      "Tijdens het debat zijn deze moties ingediend:\n- Motie-Krul over de brug",
  };
  for (const std::string_view line : kLines) EXPECT_EQ(Relations(line), "") << line;
}

TEST(Relations, PlainCitationIsNone) {
  constexpr std::string_view kLines[] = {
      "Er is brede steun voor de motie van het lid Hermans.",
      "Dit sluit aan bij de motie-Dassen c.s.",
      "De leden van de VVD-fractie vragen of invulling is gegeven aan de motie Kwint.",
      "De motie van het lid Hermans is verworpen.",
      "Conform mijn toezegging zal de commissie zich nog buigen over het voorstel.",
      "Kunt u uitvoering geven aan de motie van het lid Kwint?",
      "Voor een reactie op het rapport «Wie praat» verwijs ik u naar de bijlage.",
      "Later volgt een beleidsreactie op het rapport «Wie praat».",
      "Hierbij stuur ik u mijn standpunt.",
      "In het rapport «Zicht op water», dat als bijlage bij de genoemde brief is toegevoegd, staan cijfers.",
      "Hierbij deel ik u mede dat het rapport af is.",
      "werk in de wijk en de motie van het lid Kwint over vuurwerk.",
      "In het najaar stuur ik u het rapport over de brug.",
      "Indien nodig geef ik uitvoering aan de motie-Kwint.",
      "In het najaar kom ik terug op mijn toezegging aan het lid Kwint.",
      "Om daar beter aan tegemoet te komen, is de motie-Kwint van belang.",
  };
  for (const std::string_view line : kLines) EXPECT_EQ(Relations(line), "") << line;
}

// What the model does not read right yet. A row that holds one day fails here: then it moves to the table above it
// belongs to, as it does when it is no longer held.
TEST(Relations, KnownGaps) {
  constexpr Row kRows[] = {
      {"Ik zie daarom niet af van uitvoering van de motie van het lid Krul.", ""},
      {"Ik wil de motie van het lid Krul ontraden.", "declines #motion-krul"},
      {"Ik wil de motie van het lid Krul niet ontraden.", ""},
      {"Tijdens het debat heb ik toegezegd u te berichten. Met deze brief doe ik die toezegging gestand.",
       "fulfils #commitment-1"},
      {"Het onderzoek leidde tot een rapport dat ik u hierbij aanbied, met een reactie.", "offers #report-rapport"},
      {"Ik stuur u bij deze een afschrift van de brief die aan de stichting is gestuurd.", "offers #letter-brief"},
      {"Zo kom ik tegemoet aan eerdere toezeggingen uit mijn brief van mei, de motie van de leden Krul en Minhas over "
       "werk in de wijk en de motie van het lid Kwint over vuurwerk.",
       "fulfils #commitment-1; implements #motion-krul-minhas; implements #motion-kwint"},
      {"De motie-Kwint verzoekt de regering om haast. Daartoe loopt een proef.", "implements #motion-kwint"},
      {"De motie-Kwint verzoekt de regering om haast. Ik laat deze motie oordeel Kamer.", "appreciates #motion-kwint"},
      {"Het amendement-Krul is goed. Ik laat het oordeel over dit amendement aan de Kamer.",
       "appreciates #amendment-krul"},
      {"Zoals toegezegd, stuur ik u een afschrift van de brief aan de Tweede Kamer.",
       "fulfils #commitment-1; offers #letter-brief"},
      {"Hierbij ontvangt u een afschrift van mijn reactie op de brief van de gemeente.",
       "offers #letter-brief-van-de-gemeente"},
      {"Hierbij ontvangt u het door mij toegezegde overzicht.", "offers #report-overzicht; fulfils #commitment-1"},
  };
  for (const Row& row : kRows) EXPECT_NE(Relations(row.line), row.want) << "holds now: " << row.line;
  std::cout << "known gaps: " << std::size(kRows) << "\n";
}

// The head of an Aanhangsel says who asked; a letter goes on with the answers.
TEST(Relations, TheHeadOfAnAppendixSaysWhoAsked) {
  Paper paper = ReadPaper(
      "Vragen van de leden Krul (SP) en Minhas (VVD) aan de Minister van Volksgezondheid over sluizen (ingezonden 3 "
      "mei "
      "2021). / Vraag 1 / Bent u bekend met de sluizen? / Antwoord 1 / Ja.");
  paper.document.kind = "answers";
  FindMentions(paper.text, TestGrammar(), paper.document);
  FindActs(paper);
  ASSERT_EQ(paper.document.relations.size(), 1U);
  EXPECT_EQ(paper.document.relations[0].type, "answers");
  EXPECT_EQ(paper.document.relations[0].target, "kst-1-1#questions-krul-minhas");
}

}  // namespace
}  // namespace kst
