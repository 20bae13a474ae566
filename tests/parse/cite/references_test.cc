// Kamerstukken in all their spellings; ref_cases.h says how a row is read.
#include <gtest/gtest.h>

#include "tests/parse/cite/ref_cases.h"

namespace kst {
namespace {

TEST(References, HouseStyleOfTheSecondChamber) {  // A1
  Expect({
      {"Kamerstuk 29 911, nr. 323", "kst-29911-323"},
      {"(Kamerstuk 34 700, nr. 34)", "kst-34700-34"},
      {"Kamerstuk 32802, nr. 137", "kst-32802-137"},
      {"Kamerstuknummer 29 435, nr. 256", "kst-29435-256"},
      {"kamerstuk 26488, nr. 68", "kst-26488-68"},
      {"Kamerstuk 29.911 nr 323", "kst-29911-323"},
      {"Kamerstukken 36.611", "dossier-36611"},
      {"36611 nr. 17", "kst-36611-17"},
      {"Kamerstuk 29 911, nr. 323", "kst-29911-323"},  // no-break spaces
      {"Kamerstuk 29 911, nr. 323", "kst-29911-323"},  // thin and narrow no-break
  });
}

TEST(References, WithChamberAndSession) {  // A2
  Expect({
      {"Kamerstukken II 2020/21, 35 845, nr. 6", "kst-35845-6"},
      {"Kamerstukken II, 1987/1988, 20 074, nr. 6, blz. 19–20", "kst-20074-6<blz. 19–20>"},
      {"Kamerstukken Tweede Kamer 31-700 XII nr 6", "kst-31700-XII-6"},
      {"TK 2008-2009, 31473, nummer 25, bladzijde 5 - 6", "kst-31473-25<bladzijde 5 - 6>"},
      {"Kamerstukken 2, 2008-2009, 31459, 22", "kst-31459-22"},
      {"Kamerstukken 11, 1997/1998, 25 672 nr.3 pag.4", "kst-25672-3<pag.4>"},
      {"Kamerstuk 2021/22, 29 911, nr. 329", "kst-29911-329"},
      {"Kamerstukken II, vergaderjaar 2007-2008, 31 386, nr. 3, Memorie van Toelichting, pag. 10",
       "kst-31386-3<pag. 10>"},
      {"Kamerstukken II 2005/06, 30 316, nr. 3, p. 5 en vgl. Kamerstukken II, 2005/06, 30 316, nr. 6",
       "kst-30316-3<p. 5> kst-30316-6"},
      {"Kamerstukken II, 31 459 22", "kst-31459-22"},
      {"Kamerstukken II, vergaderjaar 2022-’23, 36200-IV, nr. 40", "kst-36200-IV-40"},
      {"Kamerstukken II2015–16, 34 104, nr. 128", "kst-34104-128"},
      {"Tweede Kamer, vergaderjaar 2014-2015, 29697, nr. 17", "kst-29697-17"},
      {"Kamerstukken II 08/09, 31 700, nr. 3", "kst-31700-3"},
      {"Kamerstukken II 1985/- 86, 19 200, nr. 2", "kst-19200-2"},
      {"Kamerstuk, 28 828, nr. 70", "kst-28828-70"},
  });
}

TEST(References, Suffixes) {  // A3
  Expect({
      {"Kamerstukken II 2019/20, 35 300-XV, nr. 28", "kst-35300-XV-28"},
      {"Kamerstukken II 2021/2022, 35 925 IV, nr. 26", "kst-35925-IV-26"},
      {"Kamerstuk TK 31.700XII, 6", "kst-31700-XII-6"},
      {"Kamerstukken II, 31 700-IIB, nr 2", "kst-31700-IIB-2"},
      {"kamerstukken II 1986/87, 19 700 hoofdstuk XV, nr. 2", "kst-19700-XV-2"},
      {"(35300-A, nr. 15)", "kst-35300-A-15"},
      {"Kamerstukken II 2015/16, 21 501-30, nr. 374", "kst-21501-30-374"},
      {"21501-32-1740", "kst-21501-32-1740"},
      {"35925-X nr. 93 en 36360-X nr. 1", "kst-35925-X-93 kst-36360-X-1"},
      {"Kamerstuk 32 500 XII, nr. 68", "kst-32500-XII-68"},
      {"29911-226", "kst-29911-226"},
      {"35510-21", "kst-35510-21"},
      {"36600-12", "kst-36600-12"},
      {"36 200 C, nr. 2", "kst-36200-C-2"},
      {"Kamerstukken II, 2022-2023, 36200-XV-25", "kst-36200-XV-25"},
  });
  Expect({{"Kamerstukken I 31145-I", "kst-31145-I"}, {"Kamerstukken I 31 560 C, pag. 19", "kst-31560-C<pag. 19>"}},
         {.chamber = "I"});
}

TEST(References, ActsOfTheKingdom) {  // A4
  Expect({
      {"Kamerstukken I 2003/04, 27 484 (R 1669), nr. 289", "kst-27484-R1669-289"},
      {"Kamerstukken II 2015/16, 34 356 (R2064), nr. 3", "kst-34356-R2064-3"},
      {"34 356 (R2064), A", "kst-34356-R2064-A"},
  });
}

TEST(References, ListsAndRanges) {  // A5
  Expect({
      {"Kamerstuk 29 911, nrs. 275 en 281", "kst-29911-275 kst-29911-281"},
      {"Kamerstuk 35 752, nrs. 1 t/m 3", "kst-35752-1 kst-35752-2 kst-35752-3"},
      {"Kamerstuk 36 062, nrs. 1 – 3", "kst-36062-1 kst-36062-2 kst-36062-3"},
      {"Kamerstukken II, 1984–1985, 18764, nrs. 1–3, blz. 29",
       "kst-18764-1<blz. 29> kst-18764-2<blz. 29> kst-18764-3<blz. 29>"},
      {"Kamerstukken II 2019/20, 29 754, nrs. 520 en 548 en Aanhangsel Handelingen II 2019/20, nr. 89",
       "kst-29754-520 kst-29754-548 ah-tk-20192020-89"},
      {"Kamerstuk 29 911, nrs. 12, 15 en 18", "kst-29911-12 kst-29911-15 kst-29911-18"},
      {"29 911, nr. 275 en nr. 281", "kst-29911-275 kst-29911-281"},
      {"Kamerstuk 29 911, nr. 254 e.v.", "kst-29911-254"},
      {"Kamerstukken II, 2020-2021, 35609, nummer 1 en 2.", "kst-35609-1 kst-35609-2"},
      {"Kamerstuk 29 911, nr. 323, 35 570, nr. 3", "kst-29911-323 kst-35570-3"},
      {"Kamerstuk 29 911, nr. 12, 3 april 2015", "kst-29911-12"},
      {"Kamerstuk 29 911, nr. 12 en 5 andere moties", "kst-29911-12"},
      {"Kamerstukken I 35 925, nrs. A t/m C", "kst-35925-A kst-35925-B kst-35925-C"},
      {"Kamerstuk 29 911, nrs. 12-2021", "kst-29911-12"},
  });
}

TEST(References, Pages) {  // A6
  Expect({
      {"Kamerstuk 35 625, nr. 4, p. 12 en 13, en nr. 6", "kst-35625-4<p. 12 en 13> kst-35625-6"},
      {"26 271, nr. 6, p. 15-16; nr. 7, p. 5-6.", "kst-26271-6<p. 15-16> kst-26271-7<p. 5-6>"},
      {"31 560, nr. 6, p. 17, 19-22", "kst-31560-6<p. 17, 19-22>"},
      {"21591, nr. 3, pag 69/70", "kst-21591-3<pag 69/70>"},
      {"26 824, nrs. 1–3 pag 4 e v.", "kst-26824-1<pag 4 e v.> kst-26824-2<pag 4 e v.> kst-26824-3<pag 4 e v.>"},
      {"Kamerstukken II 5380, Nr. 3, blz. 41, slot lk.", "kst-5380-3<blz. 41, slot lk.>"},
      {"Kamerstukken II 33.950, pag. 2 en 6", "dossier-33950<pag. 2 en 6>"},
  });
}

TEST(References, SeveralDossiersOfOnePaper) {  // A7
  Expect({
      {"Kamerstukken 29 628 en 29 279, nr. 819", "kst-29628-819+29279"},
      {"Kamerstukken II 2022/23, 36222 en 31015, nr. 6", "kst-36222-6+31015"},
      {"EK 35.526 / 25.295, CF", "kst-35526-CF+25295"},
      {"35925 VII / 35925 IV, A", "kst-35925-VII-A+35925-IV"},
      {"Kamerstukken II 2020/21, 35570 en Kamerstukken II 2020/21, 21 501-07, nr. 1750",
       "dossier-35570 kst-21501-07-1750"},
      {"Kamerstukken I, 1969-1970, 9595,9596, blz 1092", "dossier-9595<blz 1092> dossier-9596<blz 1092>"},
      {"35.000 IV / CXIX, N", "kst-35000-IV-N+CXIX"},
      {"35570 IV;CXIX, nr. A", "kst-35570-IV-A+CXIX"},
      {"36 200 VI en XVI, nr. 3", "kst-36200-VI-3+36200-XVI"},
      {"28 694 Drugbeleid / 30 872 Afval / Nr. 136", ""},
      {"26 643 Techniek / 32 761 Gegevens / Nr. 971", ""},
      {"31 597 Wateren / 32 802 Openbaarheid / Nr. 16", ""},
  });
}

TEST(References, Senate) {  // A8
  const Setting senate{.chamber = "I", .dossier = "CXXIV"};
  Expect(
      {
          {"Kamerstukken I 2021/22, 35 925, nr. E", "kst-35925-E"},
          {"Kamerstuk I 31 145 nummer AA, p. 15", "kst-31145-AA<p. 15>"},
          {"Kamerstukken I 2009-10, 31 560, C, pag. 19", "kst-31560-C<pag. 19>"},
          {"Kamerstukken Eerste Kamer 31145 nr AA", "kst-31145-AA"},
          {"motie-Van Hattem c.s. over staatshoofden (EK 35.526, I)", "kst-35526-I"},
          {"(EK, E)", "kst-CXXIV-E"},
          {"CXLVIII, A", "kst-CXLVIII-A"},
          {"CXLVIII Rapport van de werkgroep", ""},
          {"Kamerstukken I 1979/80, 15 516, nr. 42e, blz. 7", "kst-15516-42e<blz. 7>"},
          {"Handelingen I, 1996-1997, 24 692, nr. 228b, p. 4", "kst-24692-228b<p. 4>"},
          {"Kamerstukken I 2020/21, 35 570, C; Kamerstukken II 2020/21, 35 570, nr. 3", "kst-35570-C kst-35570-3"},
          {"Kamerstuk I, 2021-2022, 32 043, BB", "kst-32043-BB"},
          {"(34.775, D)", "kst-34775-D"},
      },
      senate);
}

TEST(References, CompactForms) {  // A9; web addresses stand in ref_links_test.cc
  Expect({
      {"kst-29911-323", "kst-29911-323"},
      {"KST-36600-vii-1", "kst-36600-VII-1"},
      {"kst-29911-323.html", "kst-29911-323"},
      {"kst-36600-VII-1.pdf", "kst-36600-VII-1"},
      {"KST29911337", "kst-29911-337"},
      {"Kenmerk 29911, nr. 337", "kst-29911-337"},
      {"29911-226; 31015-168; 21501-08-765", "kst-29911-226 kst-31015-168 kst-21501-08-765"},
      {"(t.v.v. 35000-X-121)", "kst-35000-X-121"},
      {"(Kamerstuk 31865-207)", "kst-31865-207"},
      {"Motie#21", ""},
  });
}

TEST(References, BareAndDebateForms) {  // A10
  Expect({
      {"(29 911, nr. 323)", "kst-29911-323"},
      {"Zij krijgt nr. 363 (29911).", "kst-29911-363"},
      {"Zij krijgt nr. 22(30196).", "kst-30196-22"},
      {"Zij krijgt nr. 348, was nr. 347 (32317).", "kst-32317-348 kst-32317-347"},
      {"Zij krijgt nr. 456 (36800-XVI).", "kst-36800-XVI-456"},
      {"stuk nr. 23 (29911)", "kst-29911-23"},
      {"de motie-Van Aalst/Remco Dijkstra over Lelystad (35300-A, nr. 15);", "kst-35300-A-15"},
      {"de gewijzigde motie-Verbugt c.s. over wegen (22026, nr. 61);", "kst-22026-61"},
      {"6Meest recente versie in 35 523, nr. 8", "kst-35523-8"},
      {"Kamerbrief 33625 (nr. 153, 3 april 2015)", "kst-33625-153"},
  });
  Expect({{"de motie op stuk nr. 347", "kst-29911-347"},
          {"de motie op stuk nr. 206 (28 844) van het lid Ali", "kst-28844-206"},
          {"de motie op stuk nr. 942 (21501–08);", "kst-21501-08-942"}},
         {.dossier = "29911"});
}

TEST(References, APieceIsOfTheDossierOfTheDebate) {
  Expect({
      {"(34102, nr. 67) en (35300-XIV, nr. 49). De motie op stuk nr. 158", "kst-34102-67 kst-35300-XIV-49"},
      {"(31234, nr. 56) en (27625, nr. 62). De motie op stuk nr. 56", "kst-31234-56 kst-27625-62 kst-31234-56"},
      {"De motie op stuk nr. 12, zie (31234, nr. 12) en (27625, nr. 62)", "kst-31234-12 kst-31234-12 kst-27625-62"},
      {"De behandeling van dossier 31 234. De motie op stuk nr. 57", "dossier-31234 kst-31234-57"},
  });
}

TEST(References, Attachments) {  // A11
  Expect({
      {"Bijlage bij Kamerstuk 29 383, nr. 384.", "kst-29383-384#bijlage-1"},
      {"Kamerstuk 29 911, nr. 254, bijlage", "kst-29911-254#bijlage-1"},
      {"Bijlage bij Kamerstukken II 2013/14, 31 142, nr. 37; bijlage bij Kamerstukken II 2015/16, 31 142, nr. 55 en "
       "bijlage bij Kamerstukken II 2018/19, 35 165, nr. 4",
       "kst-31142-37#bijlage-1 kst-31142-55#bijlage-1 kst-35165-4#bijlage-1"},
      {"21 227, nr. 3 (bijlage IV), blz. 21", "kst-21227-3#bijlage-IV<blz. 21>"},
      {"bijlage 2 bij Kamerstuk 29 911, nr. 5 en bijlage 3 bij Kamerstuk 29 911, nr. 5",
       "kst-29911-5#bijlage-2 kst-29911-5#bijlage-3"},
      {"bijlage II bij Kamerstuk 29 911, nr. 9", "kst-29911-9#bijlage-II"},
      {"Raadpleegbaar via www.tweedekamer.nl", ""},
      {"blg-1184123", "blg-1184123"},
      {"Bijlage bij: Halfjaarbrief ondermijnende criminaliteit (2025D26908)", "2025D26908"},
  });
}

TEST(References, DossierOnly) {  // A12
  Expect({
      {"Kamerstuk 36 062", "dossier-36062"},
      {"het wetsvoorstel over verdovende middelen (35564)", "dossier-35564"},
      {"Kamerstuk 35564", "dossier-35564"},
      {"dossier 29 911", "dossier-29911"},
      {"Kamerstukken 35 418", "dossier-35418"},
      {"het wetsvoorstel voor een register (35 124)", "dossier-35124"},
      {"Aan de orde is de behandeling van het wetsvoorstel over ondermijning ( 35564 )", "dossier-35564"},
      {"Toezegging Evaluatie quotum (33.981) (T02130)", "dossier-33981 T02130"},
      {"(35.925 XV / 32.043 (T03367)", "dossier-35925-XV dossier-32043 T03367"},
  });
}

TEST(References, BeforeTheContinuousStyle) {  // A13
  Expect({
      {"Kamerstukken II, Zitting 1958-1959-5380, Nr. 3, blz. 41", "kst-5380-3<blz. 41>"},
      {"Kamerstukken II 1989-1990, 21591", "dossier-21591"},
      {"Bijl. Hand. II 1980/81, 16 625, nr. 4", "kst-16625-4"},
      {"Gedrukte stukken 1955-1956, 4034", "dossier-4034"},
  });
}

TEST(References, RelativeForms) {  // A14
  const Setting own{.dossier = "29911"};
  Expect(
      {
          {"dit dossier, nr. 12", "kst-29911-12"},
          {"(dit dossier, onder nr. 12)", "kst-29911-12"},
          {"Kamerstuk 35 564, nr. 22. Idem, nr. 7.", "kst-35564-22 kst-35564-7"},
          {"ondernummer 12", ""},
          {"(onder nr. 12)", ""},
          {"t.a.p.", ""},
          {"zie noot 3", ""},
          {"zie voetnoot 8", ""},
          {"Ibid., p. 4", ""},
          {"deze motie en genoemde brief en die toezegging", ""},
          {"de brief van 4 oktober jl. en mijn brief van heden", ""},
          {"Kamerstuk 33625 nr. 146 en de motie (Nr. 146, 29 april 2015) van het lid Ali",
           "kst-33625-146 kst-33625-146"},
          {"de motie (Nr. 158, 29 april 2015) van het lid Ali", ""},
      },
      own);
}

}  // namespace
}  // namespace kst
