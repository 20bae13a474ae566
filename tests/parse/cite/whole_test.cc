// Forms met in real papers, letters by date, false alarms, and what a reference says besides its id.
#include <gtest/gtest.h>

#include "tests/parse/cite/ref_cases.h"

namespace kst {
namespace {

TEST(References, LettersByDate) {  // A25; who wrote on that day is for the mentions, only the Kamerstuk is a citation
  Expect({
      {"de brief van de Minister van Justitie en Veiligheid d.d. 3 april 2023 inzake drugs (Kamerstuk 29 911, nr. 396)",
       "kst-29911-396"},
      {"bij brief van 29 januari 2024", ""},
      {"mijn brief van 18 oktober jl.", ""},
      {"per brief van 23 juni 2023", ""},
      {"de brief d.d. 4 oktober 2021", ""},
      {"de Kamerbrief van 30 juni 2023²", ""},
      {"de halfjaarbrief", ""},
      {"de Najaarsbrief1", ""},
      {"de brief van heden", ""},
  });
}

TEST(References, FormsMetInRealPapers) {
  Expect({
      {"Kamerstuk 2022/23, IV 36200, nr. 44", "kst-36200-IV-44"},
      {"Kamerstuk IV 2022/23, 36200, nr. 64", "kst-36200-IV-64"},
      {"Kamerstuk VI, 36200, nr. 131", "kst-36200-VI-131"},
      {"Kamerstuk IV, 35200, nr. 14", "kst-35200-IV-14"},
      {"Stbl. 2013, nr. 298", "stb-2013-298"},
      {"Kamerstukken II, 2011-2012, bijlage bij 31524, nr. 134", "kst-31524-134#bijlage-1"},
      {"met kenmerk 34000-X-63/2015D02673", "kst-34000-X-63 2015D02673"},
      {"het hoofdlijnenakkoord (36 471-64) van juni", "kst-36471-64"},
      {"Brief van 16 september 2014 aan EK, nr. 33 752, Q.", "kst-33752-Q"},
      {"(T01748) Toezegging Belastinginkomsten Caribisch Nederland (33.400 IV)", "T01748 dossier-33400-IV"},
      {"(T01951) Toezegging Toezenden notitie (33.752/33.753)", "T01951 dossier-33752 dossier-33753"},
      {"Handelingen II 2014/15, aanhangselnummer 1684", "ah-tk-20142015-1684"},
      {"Kamerstuk Tweede Kamer, vergaderjaar 2014–2015, Aanhangsel 1428", "ah-tk-20142015-1428"},
      {"Staatscourant 10 december 2010, nr. 19006", "stcrt-2010-19006"},
      {"Staatscourant nr. 21178, 23 juli 2015", "stcrt-2015-21178"},
      {"Hiermee is TZ202211163 afgedaan", "TZ202211-163"},
      {"(TK, 33 529, nr.\n96)", "kst-33529-96"},
      {"Tweede Kamer, 2014-2015, 34000 XII, nr. 6, 138", "kst-34000-XII-6"},
      {"Kamerstukken II 2022/23, 1179, d.d. 23 december", ""},
      {"1.345 (2022: 36 471-64 42 443) en -30.109", ""},
      {"(Kamerstukken II 2022/23, 36200-III), nr. 23", "kst-36200-III-23"},
      {"(33845 – 11 Aanbieding verslag)", "kst-33845-11"},
      {"Trb. 2007, 169 (33 990)", "trb-2007-169 dossier-33990"},
  });
}

TEST(References, FalseAlarms) {  // A28
  Expect({
      {"€ 15 300 000", ""},
      {"12 500 15 300", ""},
      {"070 340 79 11", ""},
      {"2500 EH", ""},
      {"ISSN 0921 - 7371", ""},
      {"BNB 1978/7", ""},
      {"nr. 18 586", ""},
      {"NEN 2443", ""},
      {"KvK 27 365 323", ""},
      {"artikel 29 911", ""},
      {"25 jaar", ""},
      {"2020 2021", ""},
      {"DSP 29 911 m2", ""},
      {"kst-1259252", ""},
      {"97 861 nrs.", ""},
      {"34.298 33.211 Subtotaal (30.645) x € 1.000", ""},
      {"Kamerstukken II 2010-2011, nr. 3, paragrafen 3 en 4", ""},
      {"Handelingen II, 33 683, 15 april 2015, pagina 71", ""},
  });
  Expect({{"Tweede Kamer, vergaderjaar 2021–2022, 29 911, nr. 329 3", ""}},
         {.id = "kst-29911-329", .dossier = "29911"});
}

TEST(References, FoundingLetter) {  // A29, its citations in reading order
  Expect(
      {{"1 Kamerstuk 29 911, nr. 323. 2 Kamerstuk 35 564, nr. 22. 3 Kamerstuk 29 911, nr. 318. 4 Een studie (2021). "
        "Politiekunde 112. 5 Raadpleegbaar via www.tweedekamer.nl regeerakkoord (Kamerstuk 34 700, nr. 34) 6 Kamerstuk "
        "29 911, nr. 207. 7 Kamerstuk 29 911, nr. 254. 8 Kamerstuk 29 911, nrs. 275 en 281. 12 Kamerstuk 29 911, nr. "
        "292. 14 Aanhangsel Handelingen II 2020/21, nr. 2610. 15 Kamerstuk 35 564, nr. 22. 16 Kamerstukken 29 628 en "
        "29 279, nr. 819. (Handelingen II 2021/22, nr. 3, Algemene Politieke Beschouwingen) 17 Kamerstuk 29 911, nr. "
        "281. 18 Kamerstuk 35 925, nr. 13. 19 Kamerstuk 35 925, nr. 13.",
        "kst-29911-323 kst-35564-22 kst-29911-318 kst-34700-34 kst-29911-207 kst-29911-254 kst-29911-275 "
        "kst-29911-281 kst-29911-292 ah-tk-20202021-2610 kst-35564-22 kst-29628-819+29279 h-tk-20212022-3 "
        "kst-29911-281 kst-35925-13 kst-35925-13"}},
      {.id = "kst-29911-329", .dossier = "29911"});
}

TEST(References, OneEntryPerWorkWithItsOwnDigits) {
  const Document document = Read("zie (Kamerstuk 29 911, nrs. 275 en 281).");
  ASSERT_EQ(document.references.size(), 2U);
  for (const Reference& r : document.references) EXPECT_EQ(r.text, "Kamerstuk 29 911, nrs. 275 en 281");
  const std::string text = "zie (Kamerstuk 29 911, nrs. 275 en 281).";
  EXPECT_EQ(document.references[0].at.In(text), "275");
  EXPECT_EQ(document.references[1].at.In(text), "281");
}

TEST(References, SlipsAreReportedAndDoubtLowersConfidence) {
  const auto codes = [](std::string_view text) {
    std::string out;
    for (const Diagnostic& d : Read(text).diagnostics) out.append(d.code).append(" ");
    return out;
  };
  EXPECT_EQ(codes("Aanhangsel Handelingen, vergaderjaar 2022–203, nr. 844"), "session_misprinted ");
  EXPECT_EQ(codes("Kamerstukken II 2010-2011, nr. 3"), "reference_without_dossier ");
  EXPECT_EQ(codes("Handelingen II, 33 683, 15 april 2015"), "reference_without_number ");
  EXPECT_EQ(codes("Scrt 2015, nr. 19241"), "journal_misspelt ");
  const auto sure = [](std::string_view text) { return Read(text).references.back().confidence; };
  EXPECT_EQ(sure("Kamerstukken II 2021/22, 29 911, nr. 329"), 1);
  EXPECT_LT(sure("Kamerstukken II 1987/88, 29 911, nr. 329"), 0.6);  // before the dossier was opened
  EXPECT_LT(sure("Kamerstuk 68 911, nr. 329"), 0.6);                 // no dossier has such a number
  EXPECT_LT(sure("36611 nr. 17"), 1);                                // no keyword
  const Document slip = Read("Kamerstukken II, 2014-2015, 34 000 nr 52 en Kamerstukken II, 2014-2015, 3400 nr. 59");
  ASSERT_EQ(slip.references.size(), 2U);
  EXPECT_EQ(slip.references[1].target, "kst-34000-59");
  EXPECT_LT(slip.references[1].confidence, 0.7);
  EXPECT_EQ(slip.diagnostics.at(0).code, "dossier_misprinted");
}

}  // namespace
}  // namespace kst
