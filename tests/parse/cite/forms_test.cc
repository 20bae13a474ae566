// Forms of citations that readers reported as missed or wrong, with their neighbours and with what only looks like
// them; ref_cases.h says how a row is read.
#include <gtest/gtest.h>

#include "tests/parse/cite/ref_cases.h"

namespace kst {
namespace {

TEST(ReferenceForms, OldNumbersOfTheSenateInBrackets) {
  Expect({
      {"Kamerstukken I 2001/2002, 27 114 (98, 98a); 2002/2003, 27 114 (7, 7a, 7b).",
       "kst-27114-98 kst-27114-98a kst-27114-7 kst-27114-7a kst-27114-7b"},
      {"Kamerstukken I 1999/2000, 26 855 (250, 250a en 250b).", "kst-26855-250 kst-26855-250a kst-26855-250b"},
      {"26 855 (250, 250a)", "kst-26855-250 kst-26855-250a"},
      {"Het perceel van 29 911 (12a) kost € 29 911 (3, 3a).", ""},
      {"De regels golden langer; 2002/2003, 27 114 (7).", ""},
  });
}

TEST(ReferenceForms, SeveralSessionsAndOtherDossiers) {
  Expect({
      {"Kamerstukken II 2000/2001, 2001/2002, 2002/2003, 27 114.", "dossier-27114"},
      {"Kamerstukken II 1997/98 en 1998/99, 25 900, nr. 3.", "kst-25900-3"},
      {"Kamerstukken I 2005/06, 29 815 e.a., E (nadere memorie)", "kst-29815-E"},
      {"Kamerstukken II 2008/09, 31 200 e.a., nr. 12", "kst-31200-12"},
      {"29 762 e.a., D", "kst-29762-D"},
      {"29 762 e.v., De", ""},
  });
}

TEST(ReferenceForms, ActsByMeetingAndByPage) {
  Expect({
      {"Handelingen II 2000/2001, blz. 5113–5120 en 5202–5210.", "h-tk-20002001-5113-5120 h-tk-20002001-5202-5210"},
      {"Handelingen I 1996/97, p. 992-1001", "h-ek-19961997-992-1001"},
      {"Handelingen II 2001/02, nr. 45, blz. 3344-3355", "h-tk-20012002-45<blz. 3344-3355>"},
      {"Handelingen TK 2009-2010, 38, p. 3502.", "h-tk-20092010-38<p. 3502>"},
      {"Handelingen II 2018/19, 64, item 9, p. 12.", "h-tk-20182019-64-9<p. 12>"},
      {"Handelingen II 2019/20, 12 en 13.", "h-tk-20192020-12 h-tk-20192020-13"},
      {"Handelingen II 2016/17, 97-8", "h-tk-20162017-97-8"},
      {"Hand. II 2013/14, 62, item 11", "h-tk-20132014-62-11"},
      {"Handelingen II 1988/89, 39-24", ""},
      {"Handelingen II 2000/2001, blz. 5113", ""},
      {"Handelingen II 2019/20, 12 maart 2020", ""},
      {"Kamerstukken II 2021/22, nr. 107, item 22", "h-tk-20212022-107-22"},
      {"Kamerstukken II 2021/22, nr. 107", ""},
      {"Aanh. Hand. II 2019/20, nr. 12.", "ah-tk-20192020-12"},
      {"Aanh. II 2019/20, nr. 12.", "ah-tk-20192020-12"},
  });
}

TEST(ReferenceForms, PlenaryReportsTakeTheSessionOfTheirDay) {
  Expect(
      {
          {"Plenair verslag Tweede Kamer, 16e vergadering, 10 november 2022", "h-tk-20222023-16"},
          {"Plenair verslag Tweede Kamer, 101e vergadering, 19 september 2022", "h-tk-20212022-101"},
          {"Plenair verslag Tweede Kamer, 1e vergadering van dinsdag 20 september 2022", "h-tk-20222023-1"},
          {"Plenair verslag Eerste Kamer, vergaderjaar 2018/2019, 35e vergadering", "h-ek-20182019-35"},
          {"Plenair verslag Tweede Kamer, 16e vergadering", "h-tk-20222023-16"},
          {"het verslag van de 16e vergadering", ""},
      },
      {.date = "2023-02-01"});
}

TEST(ReferenceForms, ChaptersInEverySpelling) {
  Expect({
      {"35 570 -VI, nr. 115", "kst-35570-VI-115"},
      {"36200, VIII, nr. 139", "kst-36200-VIII-139"},
      {"Kamerstukken II 36200, VI, nr. 139", "kst-36200-VI-139"},
      {"Zie 36 200 – XV, nr. 52.", "kst-36200-XV-52"},
      {"Kamerstuk 36 200 (XV), nr. 52", "kst-36200-XV-52"},
      {"Kamerstukken II 2020/21, 35 570 hfst. VI, nr. 12", "kst-35570-VI-12"},
      {"36600-vii-1", "kst-36600-VII-1"},
      {"36 200 XV-52 en 36 200 VIII-9", "kst-36200-XV-52 kst-36200-VIII-9"},
      {"de begroting van Koninkrijksrelaties (IV) voor 2004 (29200 IV).", "dossier-29200-IV"},
      {"de begrotingsstaat van het gemeentefonds voor 2023 (36200 B).", "dossier-36200-B"},
      {"(28600 IV)", "dossier-28600-IV"},
      {"35 300-VIII", "dossier-35300-VIII"},
      {"24112-(R1527)-96", "kst-24112-R1527-96"},
      {"(21 50108, nr. 141)", "kst-21501-08-141"},
      {"35 526, I", "kst-35526-I"},  // the Senate's letter
      {"bel 21 50108", ""},
      {"perceel 12500-V", ""},
      {"Bus 36200 B rijdt.", ""},
      {"(15300 A)", ""},
  });
}

// The head of a paper on a dossier names it without citing it.
TEST(ReferenceForms, TheOwnChapterAloneIsAHeading) {
  Expect({{"36 200-XV Vaststelling van de begroting", ""}, {"Kamerstuk 36 200-XV", "dossier-36200-XV"}},
         {.dossier = "36200", .suffix = "XV"});
}

TEST(ReferenceForms, LettersAndPieces) {
  Expect({
      {"(35 118, letter F)", "kst-35118-F"},
      {"35 118 letter F", "kst-35118-F"},
      {"dossier 31 234, stuk 56.", "kst-31234-56"},
      {"Kamerstuk 31 234, nr. 56/57.", "kst-31234-56 kst-31234-57"},
      {"Kamerstuk 31 234, nr. 56/2021", "kst-31234-56"},
      {"toezeggingen T02867 en TO3357", "T02867 T03357"},
      {"telescoop TO3357", ""},
      {"35 118, letters", ""},
  });
}

TEST(ReferenceForms, JournalsWithTheYearElsewhere) {
  Expect({
      {"Staatsblad 2021-233, Stcrt. 2022-1480 en Trb. 2012-233", "stb-2021-233 stcrt-2022-1480 trb-2012-233"},
      {"Tractatenblad, jaargang 2012, nr. 233", "trb-2012-233"},
      {"de Wet van 2 juli 1990, Stb. 376", "stb-1990-376"},
      {"het besluit van 3 december 1998, houdende regels over dieren (Stb. 684)", "stb-1998-684"},
      {"Stb. nr. 240 van 12 mei 2021", "stb-2021-240"},
      {"Dat was in 2019. Het besluit (Stb. 240) volgde.", ""},
      {"De wet (Stb. 240) is ingetrokken.", ""},
      {"Staatsblad 2021-2022, nr. 3", ""},
      {"zie Stb.\n2021, 233 en ECLI:NL:HR:2012:\nBQ9251", "stb-2021-233 ECLI:NL:HR:2012:BQ9251"},
  });
}

TEST(ReferenceForms, CommissionPapersWithAVersion) {
  Expect({
      {"De voorstellen COM (2018) 331/2 en COM (2018) 340.", "com-2018-331 com-2018-340"},
      {"COM(2020)823 final/2.", "com-2020-823"},
      {"COM 2021, 206.", "com-2021-206"},
      {"com 2021, 206 stuks", ""},
  });
}

// Two annexes of one paper are two works; the printed label is theirs.
TEST(ReferenceForms, EachAnnexIsAWorkOfItsOwn) {
  Expect({
      {"Zie bijlage 2 bij Kamerstuk 27 625, nr. 500 en bijlage 3 bij Kamerstuk 27 625, nr. 500.",
       "kst-27625-500#bijlage-2 kst-27625-500#bijlage-3"},
      {"bijlagen 2 en 3 bij Kamerstuk 27 625, nr. 500", "kst-27625-500#bijlage-2 kst-27625-500#bijlage-3"},
      {"Kamerstuk 27 625, nr. 500, bijlagen 2 en 3", "kst-27625-500#bijlage-2 kst-27625-500#bijlage-3"},
      {"De kaart staat in bijlage II bij Kamerstuk 30 643, nr. 9.", "kst-30643-9#bijlage-II"},
      {"Bijlage bij Kamerstuk 30 643, nr. 9.", "kst-30643-9#bijlage-1"},
      {"Kamerstuk 27 625, nr. 500, bijlage 2, p. 4", "kst-27625-500#bijlage-2<p. 4>"},
  });
}

// "op stuk nr." took the dossier that the debate had named last.
TEST(ReferenceForms, APieceBelongsToTheDossierThatItsNumberIsCitedWith) {
  Expect({
      {"Een nieuwe termijn: 35300-XIV-49; 34102-67. Mijn motie op stuk nr. 158 houd ik aan. Zijn motie (30745, nr. "
       "158).",
       "kst-35300-XIV-49 kst-34102-67 kst-30745-158 kst-30745-158"},
      {"de motie-Rietveld (31234, nr. 56); de motie-Zandstra (27625, nr. 62). De motie op stuk nr. 56 houd ik aan.",
       "kst-31234-56 kst-27625-62 kst-31234-56"},
      {"Kamerstuk 31 234, nr. 3. Het amendement op stuk nr. 9.", "kst-31234-3 kst-31234-9"},
      {"Kamerstukken 31 234, nr. 3 en 27 625, nr. 4. Het amendement op stuk nr. 9.", "kst-31234-3 kst-27625-4"},
  });
  Expect({{"Kamerstuk 31 234, nr. 3. De motie op stuk nr. 347", "kst-31234-3 kst-29911-347"}}, {.dossier = "29911"});
}

TEST(ReferenceForms, ListsOfItemsAndLetters) {
  Expect({
      {"Handelingen I 2015/16, nr. 12, item 7 en item 9", "h-ek-20152016-12-7 h-ek-20152016-12-9"},
      {"Handelingen II 2019/20, nr. 55, items 2, 5 en 8, p. 3",
       "h-tk-20192020-55-2 h-tk-20192020-55-5 h-tk-20192020-55-8<p. 3>"},
      {"Handelingen II 2019/20, nr. 55, item 2 en nr. 56, item 3", "h-tk-20192020-55-2 h-tk-20192020-56-3"},
      {"Handelingen II 2014/15, 3-7 en 3-9", "h-tk-20142015-3-7 h-tk-20142015-3-9"},
      {"Handelingen II 2014/15, 3-7, p. 12-14", "h-tk-20142015-3-7<p. 12-14>"},
      {"Handelingen II 2019/20, nr. 55, item 2, 12", "h-tk-20192020-55-2"},
      {"Handelingen II 2019/20, nr. 55, item 2 en 12 andere", "h-tk-20192020-55-2"},
      {"Handelingen II 2019/20, nr. 55, item 2, 5 maart 2020", "h-tk-20192020-55-2"},
      {"Kamerstukken I 2019/20, 31 234, A en B", "kst-31234-A kst-31234-B"},
      {"Kamerstukken I 2019/20, 31 234, A, B en C, p. 2", "kst-31234-A kst-31234-B kst-31234-C<p. 2>"},
      {"(35 118, G en H)", "kst-35118-G kst-35118-H"},
      {"Kamerstukken I 2019/20, 31 234, A t/m C", "kst-31234-A kst-31234-B kst-31234-C"},
      {"Kamerstukken I 2019/20, 31 234, A, B", "kst-31234-A"},
      {"Kamerstukken I 2019/20, 31 234, A en De Wilgen", "kst-31234-A"},
      {"Kamerstukken I 2019/20, 31 234, A en Kamerstukken II 2019/20, 31 234, nr. 5", "kst-31234-A kst-31234-5"},
      {"(CLIV, letter D) en CLIV letter E", "kst-CLIV-D kst-CLIV-E"},
      {"XIV, letter D", ""},
  });
}

TEST(ReferenceForms, NumbersOfOtherThings) {
  Expect({
      {"motie nr. 24170-278", "kst-24170-278"},
      {"Bel 24170-278 voor afspraken.", ""},
      {"onder artikelnummer 24170-278", ""},
      {"Ons factuurnummer is 24170-278.", ""},
      {"het aantal 24170-278 = 23892", ""},
      {"23908 (R1519)-131", "kst-23908-R1519-131"},
      {"toezeggingsnummer TO2044", "T02044"},
      {"telescoopnummer TO2044", ""},
  });
}

}  // namespace
}  // namespace kst
