// Works that are named: who proposed them and which paper they are.
#include "parse/say/mentions.h"

#include <gtest/gtest.h>

#include "tests/parse/paper.h"

namespace kst {
namespace {

// "motion Kuik Bikker c.s. = kst-35564-22 (note 2)"
std::string Spell(const Mention& m) {
  std::string out = m.kind;
  for (const std::string& p : m.people) out += " " + p + (&p == &m.people.back() ? "" : " +");
  if (m.cs) out += " c.s.";
  if (m.target) out += " = " + *m.target;
  for (const Candidate& c : m.candidates) out += " ? " + c.id;
  if (m.via) out += " (" + *m.via + ")";
  return out;
}

std::string Motions(std::string_view line) {
  Paper paper = ReadPaper(line);
  FindMentions(paper.text, TestGrammar(), paper.document);
  std::string all;
  for (const Mention& m : paper.document.mentions) {
    EXPECT_EQ(m.text, m.span.In(paper.text.text));
    EXPECT_EQ(m.page, 1);
    if (m.kind == "motion" || m.kind == "amendment") all += (all.empty() ? "" : "; ") + Spell(m);
  }
  return all;
}

struct Row {
  std::string_view line, want;
};

TEST(Mentions, ProposersAreReadAsPrinted) {
  constexpr Row kRows[] = {
      {"de aangenomen motie van het lid Eerdmans over", "motion Eerdmans"},
      {"de gewijzigde motie van de leden Kuik en Bikker", "motion Kuik + Bikker"},
      {"de moties Marijnissen c.s. en Klaver c.s.", "motion Marijnissen c.s.; motion Klaver c.s."},
      {"de motie-Hermans c.s. en de motie Ellian", "motion Hermans c.s.; motion Ellian"},
      {"de motie van het lid Krul c.s. Onderzoek naar water", "motion Krul c.s."},
      {"de motie Mastwijk/Neppérus", "motion Mastwijk + Neppérus"},
      {"de motie-Van Aalst/Remco Dijkstra over", "motion Van Aalst + Remco Dijkstra"},
      {"motie van de leden Pieter Heerma en Dijkhoff", "motion Pieter Heerma + Dijkhoff"},
      {"Motie van de leden Mutluer (GL/PvdA) en Six Dijkstra (NSC) over", "motion Mutluer + Six Dijkstra"},
      {"nader gewijzigde motie van het lid Omtzigt c.s.", "motion Omtzigt c.s."},
      {"het amendement van het lid Van Nispen", "amendment Van Nispen"},
      {"de motie Segers Van Laar inzake", "motion Segers + Van Laar"},
      {"de motie van het lid Inge van Dijk", "motion Inge van Dijk"},
      {"Amendement nr. 13 van de leden Voortman en Otwin van Dijk", "amendment Voortman + Otwin van Dijk"},
      {"de motie lid Van den Berg", "motion Van den Berg"},
      {"de door de leden Krul en Minhas ingediende motie", "motion Krul + Minhas"},
      {"de moties van de leden Krul (CDA), Minhas (VVD) en van het lid Kwint (SP)",
       "motion Krul; motion Minhas; motion Kwint"},
      {"de amendementen van de leden Krul en Minhas", "amendment Krul; amendment Minhas"},
      {"de motie op stuk nr. 12 van het lid Krul", "motion Krul"},
      {"de motie van lid-Simons verzoekt", "motion Simons"},
      {"de motie Van den Berg en Van der Plas", "motion Van den Berg + Van der Plas"},
      {"Appreciatie van de motie over het advies omarmen", "motion"},
      {"de motie Joseph-Agema", "motion Joseph + Agema"},
      {"de motie Michon-Derkzen c.s.", "motion Michon-Derkzen c.s."},
      {"motie van het lid Sneller c.s., Kamerstukken II", "motion Sneller c.s."},
      {"de motie van de leden Krul, Grinwis en Michon-Derkzen", "motion Krul + Grinwis + Michon-Derkzen"},
      {"de moties Klaver/Ploumen en Graus c.s.", "motion Klaver + Ploumen; motion Graus c.s."},
      {"De leden Bruins Slot (CDA) en Bouwmeester (PvdA) hebben toen een motie ingediend",
       "motion Bruins Slot + Bouwmeester"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Motions(row.line), row.want) << row.line;
}

TEST(Mentions, AProposedMotionGetsTheNumberThatTheChairGivesIt) {
  constexpr Row kRows[] = {
      {"Deze motie is voorgesteld door de leden Krul en Minhas. Zij wordt voldoende ondersteund. / Zij krijgt "
       "{kst-30196-22|nr. 22 (30196)}.",
       "motion Krul + Minhas = kst-30196-22 (inline)"},
      {"Deze motie is voorgesteld door het lid Krul. Naar mij blijkt, wordt de indiening ervan voldoende ondersteund. "
       "/ "
       "Zij krijgt {kst-30196-24|nr. 24, was nr. 22 (30196)}. Deze motie gaat over veren.",
       "motion Krul = kst-30196-24 (inline); motion = kst-30196-24 (previous)"},
      {"Dit amendement is voorgesteld door de leden Krul, Minhas en Aerts. Het krijgt {kst-30196-9|nr. 9 (30196)}.",
       "amendment Krul + Minhas + Aerts = kst-30196-9 (inline)"},
      {"Deze motie is voorgesteld door het lid Krul. Wij gaan verder.", "motion Krul"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Motions(row.line), row.want) << row.line;
}

TEST(Mentions, WhatIsNoName) {
  constexpr std::string_view kLines[] = {
      "Stemmingen moties Kadebeheer",
      "Stemming motie Tweeminutendebat Water",
      "De moties Begroting Defensie komen dinsdag in stemming",
      "Stemmingen amendementen Wet zwemonderwijs",
      "Stemming motie Herziening Waterschapswet",
      "de motie is aangenomen",
      "artikel 3, lid 2",
      "een aantal moties en toezeggingen",
      "de motie van de VVD-fractie",
      "de moties van de Kamer",
      "veel emotie bij de leden",
      "de motie van de PvdA-fractie",
      "een motie van de ChristenUnie",
  };
  for (const std::string_view line : kLines) EXPECT_EQ(Motions(line), "") << line;
}

TEST(Mentions, TheTargetIsWhatThePaperSays) {
  constexpr Row kRows[] = {
      {"motie van het lid Eerdmans[1] is. || 1 {kst-29911-323|Kamerstuk 29 911, nr. 323}.",
       "motion Eerdmans = kst-29911-323 (note 1)"},
      {"Moties van Paternotte c.s. ({kst-29515-409|Stuk 29 515, nr. 409}), Dijkgraaf c.s. ({kst-29515-411|Stuk 29 515, "
       "nr. 411}) en Ziengs c.s. ({kst-29515-412|Stuk 29 515, nr. 412})",
       "motion Paternotte c.s. = kst-29515-409 (inline); motion Dijkgraaf c.s. = kst-29515-411 (inline); motion Ziengs "
       "c.s. = kst-29515-412 (inline)"},
      {"de uitvoering van de motie[1] is. || 1 {kst-29911-323|Kamerstuk 29 911, nr. 323}.",
       "motion = kst-29911-323 (note 1)"},
      {"motie van het lid Sneller c.s., {kst-35570-IX-14|Kamerstukken II 2020/21 35 570-IX, nr. 14}",
       "motion Sneller c.s. = kst-35570-IX-14 (inline)"},
      {"de moties Klaver/Ploumen[1] en Graus c.s.[2] zijn. || 1 {kst-1-2|Stuk 1, nr. 2} || 2 {kst-1-3|Stuk 1, nr. 3}",
       "motion Klaver + Ploumen = kst-1-2 (note 1); motion Graus c.s. = kst-1-3 (note 2)"},
      {"motie Ceder. De motie van het lid Ceder ({kst-1-2|nr. 2}).",
       "motion Ceder = kst-1-2 (previous); motion Ceder = kst-1-2 (inline)"},
      {"de motie van de leden Krul en Minhas (Kamerstuk {kst-1-2|1, nr. 2}). De motie van het lid Krul c.s. is af.",
       "motion Krul + Minhas = kst-1-2 (inline); motion Krul c.s. = kst-1-2 (previous)"},
      {"motie van het lid Kwint[1] werkt. Aan deze motie werk ik. || 1 {kst-1-2|Stuk 1, nr. 2}",
       "motion Kwint = kst-1-2 (note 1); motion = kst-1-2 (previous)"},
      {"de motie-Krul[1] en de motie-Minhas[2]. Met deze moties || 1 {kst-1-2|nr. 2} || 2 {kst-1-3|nr. 3}",
       "motion Krul = kst-1-2 (note 1); motion Minhas = kst-1-3 (note 2); motion = kst-1-2 (previous); motion = "
       "kst-1-3 (previous)"},
      {"motie van het lid Kwint[1] || 1 {kst-1-2|nrs. 2} en {kst-1-3|3}",
       "motion Kwint = kst-1-2 ? kst-1-2 ? kst-1-3 (note 1)"},
      {"motie van het lid Kwint over het weer", "motion Kwint"},
      {"motie van het lid Kwint is u toegezegd ({kst-1-2|Stuk 1, nr. 2})", "motion Kwint"},
      {"een breed aanvaarde motie[1] || 1 {kst-1-2|Stuk 1, nr. 2}", "motion = kst-1-2 (note 1)"},
      {"de motie-Simons. De betreffende motie[1] || 1 {kst-1-2|Stuk 1, nr. 2}",
       "motion Simons = kst-1-2 (note 1); motion = kst-1-2 (note 1)"},
      {"De motie van het lid Kwint. Zie ook {kst-1-2|Stuk 1, nr. 2}.", "motion Kwint"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Motions(row.line), row.want) << row.line;
}

TEST(Mentions, ANumberBelongsToTheNounItStandsWith) {
  constexpr Row kRows[] = {
      {"De motie van het lid Krul bij de begroting Water ({kst-35570-XII-2|Kamerstuk 35 570 XII, nr. 2}) is bekend.",
       "motion Krul"},
      {"De motie-Krul over kaden, ingediend bij het debat over de kadebrief ({kst-1-40|Kamerstuk 1, nr. 40}), loopt.",
       "motion Krul"},
      {"De motie-Krul over kaden volgde op de nota Droge voeten ({kst-1-15|Kamerstuk 1, nr. 15}).", "motion Krul"},
      {"De motie van het lid Krul naar aanleiding van het rapport Kaden ({kst-1-7|Kamerstuk 1, nr. 7}).",
       "motion Krul"},
      {"De motie van het lid Krul over het rapport Kaden ({kst-1-8|Kamerstuk 1, nr. 8}).",
       "motion Krul = kst-1-8 (inline)"},
      {"De motie-Krul die op 8 juni 2022 door uw Kamer is aangenomen ({kst-1-9|Kamerstuk 1, nr. 9}) vraagt dat.",
       "motion Krul = kst-1-9 (inline)"},
      {"De motie-Krul over kaden is verworpen ({kst-1-10|Kamerstuk 1, nr. 10}).", "motion Krul = kst-1-10 (inline)"},
      {"De motie-Krul over zorgen dat er loketten zijn ({kst-1-11|Kamerstuk 1, nr. 11}).",
       "motion Krul = kst-1-11 (inline)"},
      {"De motie van lid-Krul (Tweede Kamer, {2023Z01223|2023Z01223}) vraagt om een loket.",
       "motion Krul = 2023Z01223 (inline)"},
      {"De motie van het lid Krul over kaden heeft kenmerk {2023D01223|2023D01223}.", "motion Krul"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Motions(row.line), row.want) << row.line;
}

TEST(Mentions, ANumberMayComeFirst) {
  constexpr Row kRows[] = {
      {"{kst-1-56|1, nr. 56} (motie-Krul), {kst-1-57|1, nr. 57} (de motie-Ali) en {kst-1-58|1, nr. 58} (motie-Brug).",
       "motion Krul = kst-1-56 (inline); motion Ali = kst-1-57 (inline); motion Brug = kst-1-58 (inline)"},
      {"{kst-1-56|1-56} Motie van het lid Krul over kaden {kst-1-57|1-57} Motie van het lid Ali over peil",
       "motion Krul = kst-1-56 (inline); motion Ali = kst-1-57 (inline)"},
      {"{kst-1-56|1, nr. 56} - de motie-Krul over kaden {kst-1-57|1, nr. 57} (was nr. 55) - de motie-Ali over peil",
       "motion Krul = kst-1-56 (inline); motion Ali = kst-1-57 (inline)"},
      {"Kamerstuk {kst-1-45|1, nr. 45} is de motie van het lid Krul en {kst-1-46|1, nr. 46} is de motie van het lid "
       "Ali.",
       "motion Krul = kst-1-45 (inline); motion Ali = kst-1-46 (inline)"},
      {"de motie-Krul {kst-1-56|1, nr. 56} - de motie-Ali {kst-1-57|1, nr. 57} - de motie-Brug {kst-1-58|1, nr. 58}",
       "motion Krul = kst-1-56 (inline); motion Ali = kst-1-57 (inline); motion Brug = kst-1-58 (inline)"},
      {"Zie het verslag {kst-1-40|1, nr. 40} - de motie-Krul ({kst-1-56|1, nr. 56}).",
       "motion Krul = kst-1-56 (inline)"},
      {"de motie-Krul, en {kst-1-57|1, nr. 57} (motie-Ali)", "motion Krul; motion Ali = kst-1-57 (inline)"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Motions(row.line), row.want) << row.line;
}

TEST(Mentions, AsManyNumbersAsNamesPairInOrder) {
  constexpr Row kRows[] = {
      {"de moties van de leden Krul, Ali en Brug ({kst-1-5|1, nr. 5}, {kst-1-6|1, nr. 6} en {kst-1-7|1, nr. 7})",
       "motion Krul = kst-1-5 (inline); motion Ali = kst-1-6 (inline); motion Brug = kst-1-7 (inline)"},
      {"de motie-Krul over kaden en de motie-Ali over peil ({kst-1-5|1, nr. 5} en {kst-1-6|1, nr. 6})",
       "motion Krul = kst-1-5 (inline); motion Ali = kst-1-6 (inline)"},
      {"de moties Krul en Ali[1] || 1 {kst-1-5|1, nr. 5} en {kst-1-6|1, nr. 6}",
       "motion Krul = kst-1-5 (note 1); motion Ali = kst-1-6 (note 1)"},
      {"de moties van het lid Krul ({kst-1-5|1, nr. 5} en {kst-1-6|1, nr. 6}). Deze moties",
       "motion Krul = kst-1-5 (inline); motion Krul = kst-1-6 (inline); motion = kst-1-5 (previous); motion = kst-1-6 "
       "(previous)"},
      {"de moties Krul, Ali en Brug ({kst-1-5|1, nr. 5} en {kst-1-6|1, nr. 6})",
       "motion Krul; motion Ali; motion Brug ? kst-1-5 ? kst-1-6"},
      {"de motie-Krul over kaden ({kst-1-5|1, nr. 5}), de motie-Ali over peil en de motie-Brug ({kst-1-7|1, nr. 7})",
       "motion Krul = kst-1-5 (inline); motion Ali; motion Brug = kst-1-7 (inline)"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Motions(row.line), row.want) << row.line;
}

TEST(Mentions, TheseMotionsAgreeInNumber) {
  constexpr Row kRows[] = {
      {"de motie-Krul ({kst-1-5|1, nr. 5}) loopt. De moties Ali[1] en Brug[2] ook. Deze motie || 1 {kst-1-6|nr. 6} || "
       "2 "
       "{kst-1-7|nr. 7}",
       "motion Krul = kst-1-5 (inline); motion Ali = kst-1-6 (note 1); motion Brug = kst-1-7 (note 2); motion = "
       "kst-1-5 "
       "(previous)"},
      {"de motie-Krul ({kst-1-5|1, nr. 5}) loopt. De motie-Ali ({kst-1-6|1, nr. 6}) is af. Deze moties",
       "motion Krul = kst-1-5 (inline); motion Ali = kst-1-6 (inline); motion = kst-1-5 (previous); motion = kst-1-6 "
       "(previous)"},
      {"de motie-Krul ({kst-1-5|1, nr. 5}) loopt. Deze moties", "motion Krul = kst-1-5 (inline); motion"},
      {"de motie Krul. Die motie verzoekt om een loket[1]. || 1 {kst-1-5|nr. 5}",
       "motion Krul = kst-1-5 (note 1); motion = kst-1-5 (note 1)"},
      {"De motie-Krul over sluizen ({kst-1-5|1, nr. 5}) loopt. De motie-Krul over bruggen ook.",
       "motion Krul = kst-1-5 (inline); motion Krul"},
      {"De motie-Brug-Oever loopt. Het lid Ali en de motie van het lid Brug-Oever ({kst-1-5|1, nr. 5}).",
       "motion Brug-Oever = kst-1-5 (previous); motion Brug-Oever = kst-1-5 (inline)"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Motions(row.line), row.want) << row.line;
}

TEST(Mentions, OtherWorksAndTopics) {
  Paper paper = ReadPaper(
      "Bij brief van 18 oktober jl. en in het rapport «Wie praat» is de motie van het lid Ceder over de taaltoets "
      "genoemd, en mijn toezegging aan het lid Van Nispen.");
  paper.document.date = "2021-12-01";
  FindMentions(paper.text, TestGrammar(), paper.document);
  std::string all;
  for (const Mention& m : paper.document.mentions)
    all += Spell(m) + " " + m.date.value_or("") + m.title.value_or("") + "; ";
  EXPECT_EQ(all, "letter 2021-10-18; report Wie praat; motion Ceder de taaltoets genoemd; commitment Van Nispen ; ");
}

TEST(Mentions, APapersOwnHeadingIsNone) {
  Paper paper = ReadPaper("Motie van het lid Kwint / De Kamer, gehoord de motie van het lid Krul");
  paper.document.kind = "motion";
  paper.text.parts = {{Role::kHeading, {0, 23}, 1}, {Role::kParagraph, {24, 71}, 1}};
  FindMentions(paper.text, TestGrammar(), paper.document);
  ASSERT_EQ(paper.document.mentions.size(), 1U);
  EXPECT_EQ(Spell(paper.document.mentions[0]), "motion Krul");
}

}  // namespace
}  // namespace kst
