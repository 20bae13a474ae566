// The words that prove an act: which of them, and one entry for each work that they are about.
#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "parse/say/mentions.h"
#include "parse/say/relations.h"
#include "tests/parse/paper.h"

namespace kst {
namespace {

struct Row {
  std::string_view line;
  std::vector<std::string> want;
};

std::vector<std::string> Quotes(std::string_view line, std::string_view type) {
  Paper paper = ReadPaper(line);
  FindMentions(paper.text, TestGrammar(), paper.document);
  FindActs(paper);
  std::vector<std::string> quotes;
  for (const Relation& r : paper.document.relations)
    if (r.type == type) quotes.push_back((r.status ? *r.status + ": " : "") + r.quote);
  return quotes;
}

TEST(RelationQuotes, SecondAndLaterEnclosuresAreSentToo) {
  const Row rows[] = {
      {"Hierbij zend ik u het rapport «Water», alsmede de zienswijze van de Kustraad.",
       {"Hierbij zend ik u het rapport «Water», alsmede de zienswijze van de Kustraad",
        "alsmede de zienswijze van de Kustraad"}},
      {"Hierbij zend ik u het verslag toe, benevens een technische rapportage van de bouwer.",
       {"Hierbij zend ik u het verslag toe, benevens een technische rapportage van de bouwer",
        "benevens een technische rapportage van de bouwer"}},
      {"Bij deze brief treft u aan het Jaarplan Kustwacht (bijlage 1), de samenvatting daarvan (bijlage 2) en, op "
       "verzoek van het lid Krul, het overzicht van stremmingen (bijlage 3).",
       {"Bij deze brief treft u aan het Jaarplan Kustwacht (bijlage 1), de samenvatting daarvan (bijlage 2) en, op "
        "verzoek van het lid Krul, het overzicht van stremmingen (bijlage 3)",
        "de samenvatting daarvan (bijlage 2)", "het overzicht van stremmingen (bijlage 3)"}},
      {"Bij deze brief zijn gevoegd: a. het eindrapport; b. de samenvatting daarvan; c. de zienswijze van Saba.",
       {"a. het eindrapport", "b. de samenvatting daarvan", "c. de zienswijze van Saba"}},
      {"Hierbij zend ik u het rapport «Water» en een afschrift van mijn brief aan de gemeenten.",
       {"Hierbij zend ik u het rapport «Water» en een afschrift van mijn brief aan de gemeenten",
        "en een afschrift van mijn brief aan de gemeenten"}},
      {"Hierbij zend ik u:\n– de Monitor Stuwen 2021;\n– het kaartmateriaal;\n– een lijst met de peilbesluiten.",
       {"– de Monitor Stuwen 2021", "– het kaartmateriaal", "– een lijst met de peilbesluiten"}},
      {"Bijgevoegd zijn:\n– de zienswijze die de Kustraad heeft ingediend;\n– de limiet wordt met 5 miljoen verhoogd;",
       {"– de zienswijze die de Kustraad heeft ingediend"}},
      {"Bijgaand ontvangt u het rapport «Water», samen met een leeswijzer.",
       {"Bijgaand ontvangt u het rapport «Water», samen met een leeswijzer", "samen met een leeswijzer"}},
      {"Hierbij zend ik u (1) de Monitor Stuwen, (2) het jaarplan van de Kustwacht en (3) de uitkomsten van de "
       "enquête.",
       {"Hierbij zend ik u (1) de Monitor Stuwen, (2) het jaarplan van de Kustwacht en (3) de uitkomsten van de "
        "enquête",
        "het jaarplan van de Kustwacht", "de uitkomsten van de enquête"}},
      {"Hierbij bied ik u het rapport aan. Tevens ontvangt u de rapportage over de proef. Tot slot treft u het verslag "
       "van de consultatie aan.",
       {"Hierbij bied ik u het rapport aan", "Tevens ontvangt u de rapportage over de proef",
        "Tot slot treft u het verslag van de consultatie aan"}},
      {"Hierbij bied ik u het rapport «Water» aan. Het verslag stuur ik u hierbij toe.",
       {"Hierbij bied ik u het rapport «Water» aan"}},
      {"Hierbij zend ik u, evenals de Minister van Defensie, het rapport «Water».",
       {"Hierbij zend ik u, evenals de Minister van Defensie, het rapport «Water»"}},
      {"Hierbij zend ik u het rapport «Water» over de dijken en de duinen.",
       {"Hierbij zend ik u het rapport «Water» over de dijken en de duinen"}},
      {"Het rapport «Water», alsmede de zienswijze van de Kustraad, is in 2019 gepubliceerd.", {}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Quotes(row.line, "offers"), row.want) << row.line;
  }
}

TEST(RelationQuotes, ARequestIsQuotedWithHowItIsMet) {
  const Row rows[] = {
      {"De vaste commissie voor Defensie heeft mij om een planning verzocht. Hierbij zend ik u die planning.",
       {"De vaste commissie voor Defensie heeft mij om een planning verzocht. Hierbij zend ik u die planning"}},
      {"Op verzoek van het lid Krul zend ik u hierbij het verslag. Het gaat over de dijken.",
       {"Op verzoek van het lid Krul zend ik u hierbij het verslag"}},
  };
  for (const Row& row : rows) {
    EXPECT_EQ(Quotes(row.line, "requested_by"), row.want) << row.line;
  }
}

TEST(RelationQuotes, OfTwoSentencesAboutOneWorkTheSurerOneIsKeptWithItsOwnState) {
  const Row rows[] = {
      {"Ik bekijk hoe de motie-Krul kan worden betrokken bij het plan. Met deze brief geef ik uitvoering aan de "
       "motie-Krul.",
       {"Met deze brief geef ik uitvoering aan de motie-Krul"}},
      {"Over de motie-Krul ben ik in gesprek. Met deze brief geef ik uitvoering aan de motie-Krul.",
       {"Met deze brief geef ik uitvoering aan de motie-Krul"}},
      {"Hiermee geef ik invulling aan de motie-Krul. Momenteel wordt uitvoering gegeven aan de motie-Krul.",
       {"Hiermee geef ik invulling aan de motie-Krul"}},
      {"Met deze brief geef ik uitvoering aan de motie-Krul. Hiermee is de motie-Krul uitgevoerd.",
       {"done: Hiermee is de motie-Krul uitgevoerd"}},
      {"Hiermee is de motie-Krul uitgevoerd. In lijn met de motie-Krul is de sluis open.",
       {"done: Hiermee is de motie-Krul uitgevoerd"}},
      {"In de motie-Krul wordt de regering verzocht de sluis te openen. Daarover spreek ik met de provincie.", {}},
      {"Met de motie-Krul is de regering verzocht de sluis te openen en hieraan geef ik met deze brief uitvoering.",
       {"Met de motie-Krul is de regering verzocht de sluis te openen en hieraan geef ik met deze brief uitvoering"}},
  };
  for (const Row& row : rows) EXPECT_EQ(Quotes(row.line, "implements"), row.want) << row.line;
}

TEST(RelationQuotes, PromisesKeptInTurnAreSeveral) {
  const Row rows[] = {
      {"Tevens informeer ik u over de sluizen, zoals toegezegd in mijn brief van mei. Tot slot informeer ik u over de "
       "bruggen, zoals toegezegd in mijn brief van juni.",
       {"Tevens informeer ik u over de sluizen, zoals toegezegd in mijn brief van mei",
        "Tot slot informeer ik u over de bruggen, zoals toegezegd in mijn brief van juni"}},
      {"In het debat heb ik toegezegd u te berichten over de sluizen. Met deze brief doe ik die toezegging gestand.",
       {"done: Met deze brief doe ik die toezegging gestand"}},
  };
  for (const Row& row : rows) EXPECT_EQ(Quotes(row.line, "fulfils"), row.want) << row.line;
}

}  // namespace
}  // namespace kst
