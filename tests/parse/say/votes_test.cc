// How motions, amendments and bills ended, as the words say it.
#include "parse/say/votes.h"

#include <gtest/gtest.h>

#include "parse/cite/references.h"
#include "parse/say/mentions.h"
#include "tests/parse/paper.h"

namespace kst {
namespace {

// "adopted kst-31234-56; held kst-31234-58"
std::string Votes(std::string_view line, std::string_view kind = "minutes") {
  Paper paper = ReadPaper(line);
  paper.document.kind = kind;
  FindReferences(paper.text, TestGrammar(), paper.document);
  FindMentions(paper.text, TestGrammar(), paper.document);
  FindVotes(paper.text, TestGrammar(), paper.document);
  std::string all;
  for (const Vote& v : paper.document.votes) {
    EXPECT_EQ(v.quote, v.span.In(paper.text.text));
    EXPECT_EQ(v.page, 1);
    all += (all.empty() ? "" : "; ") + v.result + " " + v.target;
  }
  return all;
}

struct Row {
  std::string_view line, want;
};

TEST(Votes, WhatIsPutToTheVoteEndsAsTheChairSays) {
  constexpr Row kRows[] = {
      {"In stemming komt de motie-Hagen (31234, nr. 56). / De voorzitter: / Ik constateer dat de leden van de fracties "
       "van de SP en het CDA voor deze motie hebben gestemd en de leden van de overige fracties ertegen, zodat zij is "
       "aangenomen.",
       "adopted kst-31234-56"},
      {"In stemming komt de motie-Hagen (31234, nr. 56). / Ik constateer, dat de aanwezige leden van de fractie van de "
       "SP voor deze motie hebben gestemd en die van de overige fracties ertegen, zodat zij is verworpen. / In "
       "stemming "
       "komt de gewijzigde motie-Zwart c.s. (31234, nr. 60). / Ik constateer dat deze motie met algemene stemmen is "
       "aangenomen.",
       "rejected kst-31234-56; adopted kst-31234-60"},
      {"In stemming komt de motie-Hagen (31234, nr. 56). / Vóór stemmen de leden: Aerts, Brug en Dijk. / Tegen stemmen "
       "de leden: Krul, Minhas en Pauwels. / Ik constateer dat deze motie met 76 tegen 70 stemmen is verworpen.",
       "rejected kst-31234-56"},
      {"Aan de orde is de stemming over een motie, te weten: / - de motie-Hagen over ponten (31234, nr. 5). / Ik "
       "constateer dat de leden van de fractie van de SP voor deze motie hebben gestemd en de leden van de overige "
       "fracties ertegen, zodat zij is verworpen.",
       "rejected kst-31234-5"},
      {"De motie van het lid Hagen c.s. (36208, C) wordt bij zitten en opstaan aangenomen.", "adopted kst-36208-C"},
      // the votes are equal; a part; what is no motion
      {"In stemming komt de motie-Hagen (31234, nr. 56). / Ik constateer dat de leden van de fractie van de SP voor "
       "deze motie hebben gestemd en de leden van de overige fracties ertegen, zodat de stemmen staken.",
       ""},
      {"In stemming komt het eerste onderdeel van de motie-Hagen (31234, nr. 56). / Ik constateer dat dit onderdeel is "
       "verworpen.",
       ""},
      {"In stemming komt de motie-Hagen (31234, nr. 56). / Ik constateer dat het ordevoorstel is aangenomen.", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Votes(row.line), row.want) << row.line;
}

TEST(Votes, AnAmendmentHasTheDossierOfItsDebateAndABillIsOne) {
  constexpr std::string_view kDebate =
      "Aan de orde zijn de stemmingen in verband met het wetsvoorstel Wijziging van de Veerwet (29733). / ";
  constexpr Row kRows[] = {
      {"In stemming komt het gewijzigde amendement-Hagen (stuk nr. 13, I). / Ik constateer dat dit gewijzigde "
       "amendement "
       "met algemene stemmen is aangenomen. / Ik stel vast dat door de aanneming van dit gewijzigde amendement het "
       "andere op stuk nr. 14 voorkomende amendement als aangenomen kan worden beschouwd. / Artikel 1, zoals het is "
       "gewijzigd door de aanneming van het amendement-Hagen (stuk nr. 15, I), wordt zonder stemming aangenomen.",
       "adopted kst-29733-13"},
      {"In stemming komt het amendement-Hagen/Zwart (stuk nr. 37). / Ik constateer dat de leden van de fractie van de "
       "SP "
       "voor dit amendement hebben gestemd en die van de overige fracties ertegen, zodat het is verworpen. / In "
       "stemming komt het amendement-Hagen/Zwart (stuk nr. 38, I). / Ik constateer dat dit amendement met algemene "
       "stemmen is aangenomen.",
       "rejected kst-29733-37; adopted kst-29733-38"},
      {"De heer Zwart heeft zijn amendement op stuk nr. 17 ingetrokken. / Mevrouw Hagen trekt de amendementen op de "
       "stukken nrs. 11 en 12 in.",
       "withdrawn kst-29733-17; withdrawn kst-29733-11; withdrawn kst-29733-12"},
      {"In stemming komt het wetsvoorstel. / Ik constateer dat het wetsvoorstel met algemene stemmen is aangenomen.",
       "adopted dossier-29733"},
      {"Het wetsvoorstel wordt zonder stemming aangenomen.", "adopted dossier-29733"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Votes(std::string(kDebate).append(row.line)), row.want) << row.line;
}

TEST(Votes, ANumberWithoutItsDossierIsOfTheOneDossierOfTheDebateOrOfNone) {
  constexpr Row kRows[] = {
      {"Aan de orde zijn de stemmingen over moties, te weten: / - de motie-Hagen (31234, nr. 56). / De motie op stuk "
       "nr. "
       "57 is ingetrokken.",
       "withdrawn kst-31234-57"},
      {"Aan de orde zijn de stemmingen over moties, te weten: / - de motie-Hagen (31234, nr. 56); / - de motie-Zwart "
       "(30643, nr. 12). / De motie op stuk nr. 57 is ingetrokken.",
       ""},
      {"Aan de orde zijn de stemmingen over moties, te weten: / - de motie-Hagen (31234, nr. 56); / - de motie-Zwart "
       "(30643, nr. 12). / De motie op stuk nr. 12 is ingetrokken.",
       "withdrawn kst-30643-12"},
      {"Aan de orde zijn de stemmingen over de motie-Hagen (31234, nr. 56). / Aan de orde is het debat over de "
       "motie-Zwart "
       "(30643, nr. 12). / De motie op stuk nr. 13 is overgenomen.",
       "taken_over kst-30643-13"},
      {"De motie op stuk nr. 206 (28 844) is verworpen. Zie Kamerstuk 31 234, nr. 5.", "rejected kst-28844-206"},
      {"De motie op stuk nr. 57 is ingetrokken.", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Votes(row.line), row.want) << row.line;
}

TEST(Votes, TheOrderOfBusinessPutsOffAndWithdraws) {
  constexpr Row kRows[] = {
      {"Op verzoek van de heer Hagen stel ik voor zijn motie (31234, nr. 58) aan te houden. / Daartoe wordt besloten.",
       "held kst-31234-58"},
      {"Op verzoek van mevrouw Zwart stel ik voor, haar motie (31234, nr. 58) nogmaals aan te houden.",
       "held kst-31234-58"},
      {"Op verzoek van een aantal leden stel ik voor de volgende door hen ingediende moties opnieuw aan te houden: "
       "29911-226; 31015-168; 21501-08-765.",
       "held kst-29911-226; held kst-31015-168; held kst-21501-08-765"},
      {"De motie-Van Hagen (31234, nr. 59) is ingetrokken.", "withdrawn kst-31234-59"},
      {"Aangezien de motie-Hagen (31234, nr. 59) is ingetrokken, maakt zij geen onderwerp van behandeling meer uit.",
       "withdrawn kst-31234-59"},
      {"De volgende aangehouden moties zijn vervallen: / - 29911-226 / - 31015-168",
       "lapsed kst-29911-226; lapsed kst-31015-168"},
      {"Ik verzoek de heer Hagen zijn motie (31234, nr. 58) aan te houden.", ""},
      {"Ik stel voor de stemming over de motie-Hagen (31234, nr. 58) een week uit te stellen.", ""},
  };
  for (const Row& row : kRows) EXPECT_EQ(Votes(row.line), row.want) << row.line;
}

TEST(Votes, LettersTellOfThem) {
  constexpr Row kRows[] = {
      {"de aangenomen motie van het lid Hagen (Kamerstuk 31 234, nr. 56)", "adopted kst-31234-56"},
      {"de door uw Kamer aangenomen gewijzigde motie Hagen c.s.", "adopted kst-1-1#motion-hagen"},
      {"de aangenomen moties Hagen/Zwart en Brug c.s.",
       "adopted kst-1-1#motion-hagen-zwart; adopted kst-1-1#motion-brug"},
      {"de aangenomen motie-Hagen en de motie-Brug", "adopted kst-1-1#motion-hagen"},
      {"De motie van het lid Hagen (Kamerstuk 31 234, nr. 56) is op 6 juli 2023 aangenomen.", "adopted kst-31234-56"},
      {"Op 6 juli 2023 is de motie Hagen en Zwart aangenomen.", "adopted kst-1-1#motion-hagen-zwart"},
      {"In november heeft uw Kamer een motie van de leden Hagen en Zwart aangenomen (Kamerstuk 31 234, nr. 16).",
       "adopted kst-31234-16"},
      {"De motie van het lid Hagen, die in juni is verworpen, vroeg om ponten.", "rejected kst-1-1#motion-hagen"},
      {"De motie-Hagen (31 234, nr. 56) en de motie-Zwart (31 234, nr. 57) zijn verworpen.",
       "rejected kst-31234-56; rejected kst-31234-57"},
      {"De motie-Hagen (31 234, nr. 56) is aangenomen en de motie-Zwart (31 234, nr. 57) is verworpen.",
       "adopted kst-31234-56; rejected kst-31234-57"},
      {"De motie van het lid Hagen ging over ponten. De motie is vervolgens verworpen.",
       "rejected kst-1-1#motion-hagen"},
      {"De Kamer heeft in haar vergadering van 9 februari 2021 de volgende moties aangenomen: / - de motie van het lid "
       "Hagen (31 234, nr. 56); / - de motie van het lid Zwart (30 643, nr. 41). / Zie ook Kamerstuk 31 234, nr. 3.",
       "adopted kst-31234-56; adopted kst-30643-41"},
      {"De Eerste Kamer verwierp de motie van het lid Hagen (36208, C).", "rejected kst-36208-C"},
      {"De Kamer nam op 3 mei de motie van het lid Hagen (31 234, nr. 56) aan.", "adopted kst-31234-56"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Votes(row.line, "letter"), row.want) << row.line;
}

TEST(Votes, ListsHaveARowEach) {
  constexpr Row kRows[] = {
      {"Stemmingen moties Veerdiensten / 31 234, nr. 56 / Hagen / gratis ponten / aangenomen / 31 234, nr. 57 / Zwart "
       "/ "
       "varen in de nacht / verworpen",
       "adopted kst-31234-56; rejected kst-31234-57"},
      {"Uitslagen moties / 31234-56 Motie van het lid Hagen over ponten: aangenomen / 31234-57 Motie van het lid Zwart "
       "over de nacht: verworpen / - motie-Brug (31234, nr. 58) – aangehouden op verzoek van de indiener",
       "adopted kst-31234-56; rejected kst-31234-57; held kst-31234-58"},
      {"1. Motie van het lid Hagen over ponten (Kamerstuk 31 234, nr. 56) / Besluit: Aangenomen. / 2. Motie van het "
       "lid "
       "Zwart over de nacht (Kamerstuk 31 234, nr. 57) / Besluit: Verworpen.",
       "adopted kst-31234-56; rejected kst-31234-57"},
      {"Verworpen: de motie-Hagen (31234, nr. 56), de motie-Zwart (31234, nr. 57).",
       "rejected kst-31234-56; rejected kst-31234-57"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Votes(row.line, "other"), row.want) << row.line;
}

TEST(Votes, WhatTellsOfNone) {
  constexpr std::string_view kLines[] = {
      "De motie van het lid Hagen is niet aangenomen.",
      "Indien de motie van het lid Hagen wordt aangenomen, komt er een pont.",
      "Is de motie van het lid Hagen aangenomen?",
      "De motie-Hagen zal naar verwachting worden aangenomen.",
      "In de motie van het lid Hagen is aangenomen dat ponten varen.",
      "Naar aanleiding van de motie van het lid Hagen is de wet aangenomen.",
      "De motie van het lid Hagen vraagt om een pont en het voorstel is aangenomen.",
      "De motie van het lid Hagen over aangehouden verdachten is uitgevoerd.",
      "De motie van het lid Hagen over ingetrokken vergunningen is uitgevoerd.",
      "De regering heeft de aanbevelingen in de motie van het lid Hagen overgenomen.",
      "De regeling uit de motie van het lid Hagen komt te vervallen.",
      "Deze mededeling wordt voor kennisgeving aangenomen. Zie de motie van het lid Hagen.",
      "Ik ontraad de motie van het lid Hagen.",
  };
  for (const std::string_view line : kLines) EXPECT_EQ(Votes(line, "letter"), "") << line;
}

}  // namespace
}  // namespace kst
