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

std::string Laws(std::string_view text) {
  std::string out;
  for (const Law& l : Read(text).laws)
    out.append(out.empty() ? "" : "; ")
        .append(l.article.value_or(""))
        .append(" | ")
        .append(l.law)
        .append(" | ")
        .append(l.bwb.value_or(""));
  return out;
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
  for (const Case& c : cases) EXPECT_EQ(Laws(c.text), c.found) << c.text;
}

// "artikel 3 van de Wet op de", "Wet kaden en de artikelen": names were cut at short words and ran on into the next
// law.
TEST(Laws, ANameGoesAsFarAsItsWords) {
  const Case cases[] = {
      {"artikel 3 van de Wet op de stuwen wordt gewijzigd", "3 | Wet op de stuwen | "},
      {"artikel 3 van de Wet kaden en duikers en de artikelen 4 en 5", "3 | Wet kaden en duikers | "},
      {"Artikel 15 van de Wet herstel voorzieningen Zuiderdam stelt", "15 | Wet herstel voorzieningen Zuiderdam | "},
      {"artikel 3 van de Wet peilbeheer het risico met zich brengt", "3 | Wet peilbeheer | "},
      {"artikel 7 van het Besluit peilbeheer boezems 2009 (Bpb)", "7 | Besluit peilbeheer boezems 2009 | "},
      {"de Wet betaalbare stuwen. Daarna", " | Wet betaalbare stuwen | "},
      {"de Wet betaalbare stuwen (Wbs) geldt", " | Wet betaalbare stuwen | "},
      {"het Besluit peilbeheer boezems, dat", " | Besluit peilbeheer boezems | "},
      {"de Wet van 2 juli 1990, Stb. 376", " | Wet van 2 juli 1990 | "},
      {"de Wet tot wijziging van de Gemeentewet", " | Gemeentewet | BWBR0005416"},
      {"de Wet is gewijzigd", ""},
      {"Besluit genomen", ""},
      {"het Besluit van de Raad van 3 mei", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Laws(c.text), c.found) << c.text;
}

TEST(Laws, KnownOnesHaveTheirIdWhereverTheyStand) {
  const Case cases[] = {
      {"op grond van de Wet open overheid (Woo)", " | Wet open overheid | BWBR0045754;  | Woo | BWBR0045754"},
      {"de Grondwet (artikel 68)", "68 | Grondwet | BWBR0001840"},
      {"6:162 BW", "6:162 | BW | BWBR0005289"},
      {"artikel 2:393 BW", "2:393 | BW | BWBR0003045"},
      {"artikel 393 van Boek 2 van het Burgerlijk Wetboek", "393 | Burgerlijk Wetboek | BWBR0003045"},
      {"het Burgerlijk Wetboek", " | Burgerlijk Wetboek | "},  // of which book is not said
      {"afdeling 3.4 van de Awb", "afdeling 3.4 | Awb | BWBR0005537"},
      {"artikel 12 van de Tabaks- en rookwarenwet", "12 | Tabaks- en rookwarenwet | BWBR0004302"},
      {"de Wet primair onderwijs BES", " | Wet primair onderwijs BES | BWBR0030280"},
      {"artikel 3 van de Politiewet 2031", "3 | Politiewet 2031 | "},  // not the one that is known
      {"artikel 3 WKVB", "3 | WKVB | "},
      {"artikel 5 Rv", "5 | Rv | BWBR0001827"},
      {"een Woo-verzoek", ""},
      {"de Rv", ""},
      {"artikel 4 Zorgbreed beleid", ""},
      {"artikel 12 VWS", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Laws(c.text), c.found) << c.text;
}

// What a reader of a hundred drawn places missed: names of many islands, laws of a kind, and nothing between.
TEST(Laws, OfManyIslandsAndOfAKind) {
  const Case cases[] = {
      {"de Rijkswet stuwen van Curaçao, van Sint Maarten en van Bonaire, Sint Eustatius en Saba en de Gemeentewet",
       " | Rijkswet stuwen van Curaçao, van Sint Maarten en van Bonaire, Sint Eustatius en Saba | ;"
       "  | Gemeentewet | BWBR0005416"},
      {"artikel 1a van de Rijkswet peilbeheer voor Aruba, Curaçao en Sint Maarten wordt gewijzigd",
       "1a | Rijkswet peilbeheer voor Aruba, Curaçao en Sint Maarten | "},
      {"de Rijkswet stuwen, Curaçao en Sint Maarten", " | Rijkswet stuwen, Curaçao en Sint Maarten | "},
      {"opsporingsbevoegdheid aan artikel 57a Rijkswet stuwen. Dat", "57a | Rijkswet stuwen | "},
      {"artikel 57a Rijkswet", ""},
      {"de Verzamelwet stuwen 2031, die", " | Verzamelwet stuwen 2031 | "},
      {"de Instellingswet College stuwen bij koninklijke boodschap", " | Instellingswet College stuwen | "},
      {"de Instellingswet krijgt het college een taak", ""},
      {"een beroep op de Subsidieregeling instandhouding stuwen (Sis)", " | Subsidieregeling instandhouding stuwen | "},
      {"een subsidieregeling instandhouding stuwen", ""},
      {"de Subsidieregeling herstel stuwen 2019–2020 (€ 60 miljoen)",
       " | Subsidieregeling herstel stuwen 2019–2020 | "},
      {"de Wet kinderopvang CN.", " | Wet kinderopvang CN | "},
      {"het Besluit peilbeheer BES voor het in aanmerking komen", " | Besluit peilbeheer BES | "},
      {"de Wet Open Overheid en de WET OPEN OVERHEID", " | Wet Open Overheid | BWBR0045754"},
      {"de Wet Politiegegevens", " | Wet Politiegegevens | BWBR0022463"},
      {"artikel 355 van het Verdrag betreffende de werking van de Europese Unie",
       "355 | Verdrag betreffende de werking van de Europese Unie | "},
  };
  for (const Case& c : cases) EXPECT_EQ(Laws(c.text), c.found) << c.text;
}

TEST(Laws, ArticlesInEverySpelling) {
  const Case cases[] = {
      {"artikel 5, eerste lid, onderdeel a, onder 2°, van de Woo",
       "5, eerste lid, onderdeel a, onder 2° | Woo | BWBR0045754"},
      {"de artikelen 6.1.4, 6.1.5b en 6.2.2 van de WEB", "6.1.4, 6.1.5b en 6.2.2 | WEB | BWBR0007625"},
      {"artikelen 6.2.1 t/m 6.2.5 van de WEB", "6.2.1 t/m 6.2.5 | WEB | BWBR0007625"},
      {"art. 36e, eerste, tweede en/of derde lid van het Wetboek van Strafrecht",
       "36e, eerste, tweede en/of derde lid | Wetboek van Strafrecht | BWBR0001854"},
      {"artikel 4.4, lid 4, Comptabiliteitswet 2016", "4.4, lid 4 | Comptabiliteitswet 2016 | BWBR0039429"},
      {"artikel 3 van de Awb en 4 van de Woo", "3 | Awb | BWBR0005537; 4 | Woo | BWBR0045754"},
      {"artikel 3, 4 en 5 van de Wet kaden", "3, 4 en 5 | Wet kaden | "},
      {"artikel 8a.4.2, onderdeel c, van de WEB", "8a.4.2, onderdeel c | WEB | BWBR0007625"},
      {"artikel 3 van die wet", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(Laws(c.text), c.found) << c.text;
}

}  // namespace
}  // namespace kst
