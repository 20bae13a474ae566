// What a paper does to other works, sentence by sentence.
#include "parse/relations.h"

#include <gtest/gtest.h>

#include "parse/mentions.h"
#include "tests/parse/paper.h"

namespace kst {
namespace {

// "implements kst-35564-22 progress; fulfils #commitment-1"
std::string Relations(std::string_view line) {
  Paper paper = ReadPaper(line);
  FindMentions(paper.text, TestGrammar(), paper.document);
  FindRelations(paper.text, TestGrammar(), paper.document);
  std::string all;
  for (const Relation& r : paper.document.relations) {
    EXPECT_EQ(r.quote, r.span.In(paper.text.text));
    const bool scoped = r.target.starts_with("kst-1-1#");
    all += (all.empty() ? "" : "; ") + r.type + " " + (scoped ? r.target.substr(7) : r.target) + (r.status ? " " + *r.status : "");
  }
  return all;
}

struct Row {
  std::string_view line, want;
};

TEST(Relations, MotionsCarriedOut) {
  constexpr Row kRows[] = {
      {"Daarnaast geef ik uitvoering aan de motie van de leden Kuik en Bikker[1]. || 1 {kst-35564-22|Stuk 35 564, nr. 22}",
       "implements kst-35564-22"},
      {"Ik geef uitvoering aan deze motie. ", ""},
      {"Daarmee kom ik tegemoet aan de motie-Westerveld.", "implements #motion-westerveld"},
      {"Daarmee voer ik tevens de motie van het lid Kwint uit.", "implements #motion-kwint done"},
      {"Dit gebeurt in navolging van motie Sjoerdsma.", "implements #motion-sjoerdsma"},
      {"Hiermee beschouw ik de motie van het lid Krul als afgedaan.", "implements #motion-krul done"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, PromisesKept) {
  constexpr Row kRows[] = {
      {"Met deze brief doe ik die toezegging, mede namens de Minister voor Rechtsbescherming, gestand.", "fulfils #commitment-1"},
      {"Hiermee kom ik mijn toezegging aan het lid Kwint na.", "fulfils #commitment-1"},
      {"Met deze brief voldoe ik aan toezegging {TZ202303-076|TZ202303-076}.", "fulfils TZ202303-076"},
      {"Zoals toegezegd stuur ik u hierbij het rapport.", "fulfils #commitment-1; offers #report-rapport"},
  };
  for (const Row& row : kRows) EXPECT_EQ(Relations(row.line), row.want) << row.line;
}

TEST(Relations, PlainCitationIsNone) {
  constexpr std::string_view kLines[] = {
      "Er is brede steun voor de motie van het lid Hermans.",
      "De motie van het lid Hermans is verworpen.",
      "Dit sluit aan bij de motie-Dassen c.s.",
      "Conform mijn toezegging zal de commissie zich nog buigen over het voorstel.",
      "Kunt u uitvoering geven aan de motie van het lid Kwint?",
      "Kan ik deze toezegging niet nakomen, dan volgt een brief.",
  };
  for (const std::string_view line : kLines) EXPECT_EQ(Relations(line), "") << line;
}

}  // namespace
}  // namespace kst
