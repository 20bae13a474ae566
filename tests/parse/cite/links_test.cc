// Web addresses and articles of law.
#include <gtest/gtest.h>

#include "parse/cite/references.h"
#include "tests/parse/paper.h"

namespace kst {
namespace {

Document Read(std::string_view text) {
  NormalisedText normalised;
  normalised.text = text;
  Document document;
  FindReferences(normalised, TestGrammar(), document);
  return document;
}

struct Case {
  std::string_view text, found;
};

TEST(Links, AddressAndWhereItLeads) {
  const Case cases[] = {
      {"Raadpleegbaar via www.tweedekamer.nl", "www.tweedekamer.nl"},
      {"zie https://veiligheidscoalitie.nl/.", "https://veiligheidscoalitie.nl/"},
      {"(https://www.voorbeeld.nl/nieuws/stuk~a1b2a0fc/?cb=12).",
       "https://www.voorbeeld.nl/nieuws/stuk~a1b2a0fc/?cb=12"},
      {"(https://www.bd.nl/drugs/stuk~a1b2a0fc/?cb=1a2b).", "https://www.bd.nl/drugs/stuk~a1b2a0fc/?cb=1a2b"},
      {"https://voorbeeld.nl/a_(b)", "https://voorbeeld.nl/a_(b)"},
      {"https://www.voorbeeld.nl/onderwerpen/ plannen/plan-2020.pdf is",
       "https://www.voorbeeld.nl/onderwerpen/plannen/plan-2020.pdf"},
      {"https://www.voorbeeld.nl/beleid- 2020/plan", "https://www.voorbeeld.nl/beleid-2020/plan"},
      {"https://www.voorbeeld.nl/ over dit plan", "https://www.voorbeeld.nl/"},
      {"https://zoek.officielebekendmakingen.nl/kst-29911-329.html",
       "https://zoek.officielebekendmakingen.nl/kst-29911-329.html = kst-29911-329"},
      {"https://zoek.officielebekendmakingen.nl/dossier/kst-29911-337.html",
       "https://zoek.officielebekendmakingen.nl/dossier/kst-29911-337.html = kst-29911-337"},
      {"https://zoek.officielebekendmakingen.nl/behandelddossier/h-tk-20202021-81-10.html",
       "https://zoek.officielebekendmakingen.nl/behandelddossier/h-tk-20202021-81-10.html = h-tk-20202021-81-10"},
      {"https://repository.overheid.nl/frbr/officielepublicaties/kst/36867/kst-36867-A/1/pdf/kst-36867-A.pdf",
       "https://repository.overheid.nl/frbr/officielepublicaties/kst/36867/kst-36867-A/1/pdf/kst-36867-A.pdf = "
       "kst-36867-A"},
      {"https://www.tweedekamer.nl/kamerstukken/brieven_regering/detail?id=2023Z13787&did=2023D32937",
       "https://www.tweedekamer.nl/kamerstukken/brieven_regering/detail?id=2023Z13787&did=2023D32937 = 2023D32937"},
      {"https://berthub.eu/tkconv/document.html?nummer=2021D36593",
       "https://berthub.eu/tkconv/document.html?nummer=2021D36593 = 2021D36593"},
      {"https://www.openkamer.org/kamerstuk/32802/22/", "https://www.openkamer.org/kamerstuk/32802/22/ = kst-32802-22"},
      {"https://wetten.overheid.nl/BWBR0037885/2022-07-01",
       "https://wetten.overheid.nl/BWBR0037885/2022-07-01 = BWBR0037885"},
      {"https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679",
       "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:32016R0679 = celex-32016R0679"},
  };
  for (const Case& c : cases) {
    const Document document = Read(c.text);
    std::string out;
    for (const Link& l : document.links) {
      out.append(l.url);
      if (l.target) out.append(" = ").append(*l.target);
    }
    EXPECT_EQ(out, c.found) << c.text;
    EXPECT_TRUE(document.references.empty()) << c.text;  // an address is no citation
  }
}

TEST(Laws, ArticleLawAndId) {
  const Case cases[] = {
      {"artikel 167, tweede lid, Wiv 2017", "167, tweede lid | Wiv 2017 | BWBR0039896"},
      {"artikel 6:162 BW", "6:162 | BW | BWBR0005289"},
      {"art. 8:54 Awb", "8:54 | Awb | BWBR0005537"},
      {"artikel 14g, derde lid, Sr", "14g, derde lid | Sr | BWBR0001854"},
      {"de artikelen 157 en 158, eerste lid, van het Reglement van Orde",
       "157 en 158, eerste lid | Reglement van Orde | "},
      {"artikel 2.67 van de Comptabiliteitswet 2016", "2.67 | Comptabiliteitswet 2016 | BWBR0039429"},
      {"art. 103, eerste lid, Grondwet", "103, eerste lid | Grondwet | BWBR0001840"},
      {"artikel 3 van de verdragen", ""},
      {"het artikel in de krant van 12 mei", ""},
  };
  for (const Case& c : cases) {
    std::string out;
    for (const Law& l : Read(c.text).laws)
      out.append(l.article.value_or("")).append(" | ").append(l.law).append(" | ").append(l.bwb.value_or(""));
    EXPECT_EQ(out, c.found) << c.text;
  }
}

}  // namespace
}  // namespace kst
