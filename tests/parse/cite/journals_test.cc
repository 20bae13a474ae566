// Acts, system numbers, journals, the European Union and case law.
#include <gtest/gtest.h>

#include "tests/parse/cite/ref_cases.h"

namespace kst {
namespace {

TEST(References, Acts) {  // A15
  Expect({
      {"Handelingen II 2021/22, nr. 3, Algemene Politieke Beschouwingen", "h-tk-20212022-3"},
      {"Handelingen II 2020/21, nr. 55, item 2", "h-tk-20202021-55-2"},
      {"Handelingen II 2012-2013, nr. 71, item 15, blz 53-69", "h-tk-20122013-71-15<blz 53-69>"},
      {"Handelingen Tweede Kamer 2007-08, nr. 49, p. 3623", "h-tk-20072008-49<p. 3623>"},
      {"Handelingen II, 1988/89, blz. 39-2410 en 2435", "h-tk-19881989-39<blz. 39-2410 en 2435>"},
      {"Handelingen UCV, 1988/89, nr. 26, blz. 50 en 53", "h-ucv-19881989-26<blz. 50 en 53>"},
      {"Handelingen EK 2001-2002, nr. 10, blz. 525", "h-ek-20012002-10<blz. 525>"},
      {"Handelingen II, 1995-1996, 24 692, nr. 3, p. 14", "kst-24692-3<p. 14>"},
      {"h-tk-20212022-104-10", "h-tk-20212022-104-10"},
  });
}

TEST(References, Appendix) {  // A16
  Expect({
      {"Aanhangsel Handelingen II 2020/21, nr. 2610", "ah-tk-20202021-2610"},
      {"Aanhangsel Handelingen, vergaderjaar 2022–2023, nr. 3276", "ah-tk-20222023-3276"},
      {"Aanhangsel van de Handelingen, vergaderjaar 2019–2020, nr. 4046", "ah-tk-20192020-4046"},
      {"Aanhangsel Handelingen TK, 2007/08, nr. 1835, blz 33", "ah-tk-20072008-1835<blz 33>"},
      {"Aanhangsel Handelingen, vergaderjaar 2022–203, nr. 844", "ah-tk-20222023-844"},
      {"Aanhangselnummer 242501244", "ah-tk-20242025-1244"},
      {"Zie ook Aanhangsel Handelingen, vergaderjaar 2024–2025, nr. 1028.", "ah-tk-20242025-1028"},
  });
}

TEST(References, SystemNumbers) {  // A17
  Expect({
      {"2021D36593", "2021D36593"},
      {"2021Z17015", "2021Z17015"},
      {"2024A02517", ""},
      {"(toezegging TZ202303-076)", "TZ202303-076"},
      {"TZ202501-123", "TZ202501-123"},
      {"toezegging T03063", "T03063"},
      {"toezeggingen T02867, T02849 en T02857", "T02867 T02849 T02857"},
      {"Uw kenmerk 2021Z12345", "2021Z12345"},
      {"Onze referentie 6177558", ""},
      {"Kenmerk 1234567-1098765-PDC19", ""},
      {"Uw referentie 31 289", "dossier-31289"},
      {"de toezegging hierover (kenmerk 202304158)", "TZ202304-158"},
      {"Ons kenmerk 2281234", ""},
      {"Uw brief (Kenmerk)", ""},
  });
}

TEST(References, Journals) {  // A18
  Expect({
      {"Stb. 2021, 233", "stb-2021-233"},
      {"Staatsblad 2021, 233", "stb-2021-233"},
      {"Stb. 2025, 423", "stb-2025-423"},
      {"Stcrt. 2021, nr. 1234", "stcrt-2021-1234"},
      {"Stcrt. 2021, 1234", "stcrt-2021-1234"},
      {"Staatscourant 19766", "stcrt-2021-19766"},  // the year of the paper
      {"Trb. 2019, 114", "trb-2019-114"},
      {"Stb. 2021, 233 en 2022, 15", "stb-2021-233 stb-2022-15"},
      {"Scrt 2015, nr. 19241", "stcrt-2015-19241"},
      {"PbEU 2016, L 119/1", ""},
      {"Pb L 119 van 4.5.2016, blz. 1", ""},
      {"PbEG L 281", ""},
  });
}

TEST(References, EuropeanUnion) {  // A20
  Expect({
      {"COM(2021) 118", "com-2021-118"},
      {"COM (2021) 118 final", "com-2021-118"},
      {"SWD(2020) 176", "celex-52020SC0176"},
      {"Richtlijn (EU) 2016/680", "celex-32016L0680"},
      {"Verordening (EU) 2016/679", "celex-32016R0679"},
      {"Verordening (EU) nr. 1303/2013", "celex-32013R1303"},
      {"Richtlijn 95/46/EG", "celex-31995L0046"},
      {"Kaderbesluit 2002/584/JBZ", "celex-32002F0584"},
      {"Besluit 2008/615/JBZ", "celex-32008D0615"},
      {"CELEX:32016R0679", "celex-32016R0679"},
      {"ST 9024/21", ""},
      {"22 112, nr. 3042", "kst-22112-3042"},
      {"Verordening (EG) nr. 883/2004", "celex-32004R0883"},
      {"Verordening (EG) nr. 1907/2006", "celex-32006R1907"},
      {"Verordeningen (EU) nr. 1303/2013 en (EU) nr. 1304/2013", "celex-32013R1303 celex-32013R1304"},
      {"Richtlijnen 2014/24/EU en 2014/25/EU", "celex-32014L0024 celex-32014L0025"},
      {"Verordening 883/2004/EG", "celex-32004R0883"},
  });
}

TEST(References, CaseLaw) {  // A21
  Expect({
      {"ECLI:NL:HR:2012:BQ9251", "ECLI:NL:HR:2012:BQ9251"},
      {"ECLI:EU:C:2014:238", "ECLI:EU:C:2014:238"},
      {"ECLI:CE:ECHR:2017:0117JUD001234512", "ECLI:CE:ECHR:2017:0117JUD001234512"},
      {"ECLI:NL:RVS:2019:1603.", "ECLI:NL:RVS:2019:1603"},
      {"ECLI:NL:HR: 2012:BQ9251", "ECLI:NL:HR:2012:BQ9251"},
      {"ECLI:NL:HR:2012, BV0614", "ECLI:NL:HR:2012:BV0614"},
      {"LJN AB1234, LJN-nummer AB2134", ""},
      {"HR 30 november 1977, nr. 18 586, BNB 1978/7", ""},
  });
}

}  // namespace
}  // namespace kst
