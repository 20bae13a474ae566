// A corpus in figures, as text, JSON and a page.
#include "corpus/views/stats.h"

#include <gmock/gmock.h>

#include "corpus/pages/stats.h"
#include "corpus/search/index.h"
#include "corpus/search/search.h"
#include "corpus/views/registers.h"
#include "tests/corpus/pages/tags.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

using testing::HasSubstr;

// A motion that a letter carries out after 125 days, one of which nothing is told, one without a date that a letter
// names; a promise that is kept after 209 days and one that is not.
CorpusStats Counted() {
  TestCorpus corpus;
  corpus.Put({
      Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer,\nverzoekt de regering de havens te beschermen."),
      Paper::Motion("kst-29000-8", "2020-06-01", "Zilt", "De Kamer,\nverzoekt de regering riet te planten."),
      Paper::Letter("kst-29000-12", "2021-10-04",
                    "Ik geef uitvoering aan de motie van het lid Pauwels. Ik zal uw Kamer informeren. De motie van het "
                    "lid Terpstra (Kamerstuk 29 000, nr. 3) noem ik. Ik zal de vissers spreken.")
          .Sender("De Minister van Justitie en Veiligheid")
          .Mentions("motie van het lid Pauwels", {"Pauwels"}, "kst-29000-7", "note 1")
          .Mentions("motie van het lid Terpstra", {"Terpstra"}, "kst-29000-3", "inline")
          .Does("implements", "geef uitvoering aan de motie van het lid Pauwels", "kst-29000-7")
          .Promises("zal uw Kamer informeren")
          .Promises("zal de vissers spreken"),
      Paper::Letter("kst-29000-20", "2022-05-01", "Hiermee doe ik die toezegging gestand.")
          .Sender("De Minister voor Rechtsbescherming")
          .Does("fulfils", "doe ik die toezegging gestand", PromiseId("kst-29000-12", "zal uw Kamer informeren")),
  });
  corpus.Link();
  return StatsOf(corpus.store(), Rules()).value();
}

TEST(Stats, CountWhatTheRegistersHoldByYearMinistryAndState) {
  EXPECT_EQ(ToText(Counted()),
            "4 papers\n"
            "  by year\n    1  2020\n    2  2021\n    1  2022\n"
            "  by kind\n    2  letter\n    2  motion\n"
            "  by ministry\n    2  Ministerie van Justitie en Veiligheid\n    2  not known\n"
            "\n3 motions\n"
            "  by year\n    1  2020\n    1  2021\n    1  not known\n"
            "  by ministry\n    2  Ministerie van Justitie en Veiligheid\n    1  not known\n"
            "  by state\n    1  implemented\n    1  mentioned\n    1  proposed\n"
            "  days until a paper told what is done: half of 1 within 125\n"
            "    0  0-30\n    0  31-90\n    1  91-180\n    0  181-365\n    0  366-730\n    0  731+\n"
            "  days until one settled it: half of 1 within 125\n"
            "    0  0-30\n    0  31-90\n    1  91-180\n    0  181-365\n    0  366-730\n    0  731+\n"
            "\n2 commitments\n"
            "  by year\n    2  2021\n"
            "  by ministry\n    2  Ministerie van Justitie en Veiligheid\n"
            "  by state\n    1  fulfilled\n    1  made\n"
            "  days until a paper told what is done: half of 1 within 209\n"
            "    0  0-30\n    0  31-90\n    0  91-180\n    1  181-365\n    0  366-730\n    0  731+\n"
            "  days until one settled it: half of 1 within 209\n"
            "    0  0-30\n    0  31-90\n    0  91-180\n    1  181-365\n    0  366-730\n    0  731+\n");
}

// A letter of two ministries, signed by two of one of them, that reports on a motion and promises.
TEST(Stats, CountAJointLetterForEachMinistryAsFacetsAndRegistersDo) {
  TestCorpus corpus;
  corpus.Put({Paper::Motion("kst-29000-7", "2021-06-01", "Pauwels", "De Kamer,\nverzoekt de regering iets."),
              Paper::Letter("kst-29000-12", "2021-10-04", "Wij voeren de motie uit. Wij zullen de vissers spreken.")
                  .Sender("De Minister van Defensie; De Staatssecretaris van Defensie; De Minister van Financiën")
                  .Does("implements", "voeren de motie uit", "kst-29000-7")
                  .Promises("zullen de vissers spreken")});
  ASSERT_TRUE(LinkAndIndex(corpus.store(), Rules(), TheStemmer()));
  const Tally want = {{"ministry:defensie", 1}, {"ministry:financien", 1}};
  const CorpusStats stats = StatsOf(corpus.store(), Rules()).value();
  EXPECT_EQ(stats.motions.by_ministry, want);
  EXPECT_EQ(stats.commitments.by_ministry, want);
  const auto found =
      Searcher(corpus.store(), TheStemmer(), Rules()).Find(*ReadQuery(""), {}, {.most = 0, .facets = true});
  const Facet& facet = found->facets.back();
  EXPECT_EQ(Tally(facet.counts.begin(), facet.counts.end()), want);
  Tally papers = want;
  papers[""] = 1;  // the motion
  EXPECT_EQ(stats.papers_by_ministry, papers);
  for (const auto& [id, listed] : {std::pair{"defensie", R"(["ministry:defensie","ministry:financien"])"},
                                   {"financien", R"(["ministry:financien","ministry:defensie"])"}}) {
    std::string rows;
    const auto see = [&](const RegisterRow& row) {
      rows += ToJson(RegisterKind::kCommitments, row);
      return true;
    };
    ASSERT_TRUE(EachCommitment(corpus.store(), Rules(), {.ministry = id}, see));
    EXPECT_THAT(rows, HasSubstr(std::string("\"ministries\":") + listed)) << id;
  }
}

TEST(Stats, SayTheSameAsData) {
  const std::string json = ToJson(Counted());
  EXPECT_THAT(json, HasSubstr(R"("motions":{"by_ministry":{"ministry:justitie-en-veiligheid":2,"none":1},)"
                              R"("by_state":{"implemented":1,"mentioned":1,"proposed":1},"by_vote":{},)"
                              R"("by_year":{"2020":1,"2021":1,"none":1},"count":3,)"
                              R"("days_until_settled":{"count":1,"median":125,"within":[0,0,1,0,0,0]},)"));
  EXPECT_THAT(ToJson(CorpusStats()),
              HasSubstr(R"("days_until_told":{"count":0,"median":null,"within":[0,0,0,0,0,0]})"));
}

TEST(Stats, AreAWholePageThatAMinistrysNameCannotBreak) {
  CorpusStats stats = Counted();
  stats.ministries["ministry:justitie-en-veiligheid"] = "Ministerie van \"'><script>alert(1)</script>";
  std::string page = StatsPage(stats, Language::kDutch);
  EXPECT_THAT(page, HasSubstr("<h3>dagen tot een stuk het afdeed: mediaan 209</h3>"));
  EXPECT_EQ(page.find("<link"), page.npos);  // it needs no other file
  const auto style = page.find("<style>");
  page.erase(style, page.find("</style>") - style + 8);  // which is no text of HTML
  const Taken taken = TakeApart(page);
  EXPECT_EQ(taken.fault, "");
  EXPECT_THAT(taken.text, HasSubstr("\"'><script>alert(1)"));
  for (const Tag& tag : taken.tags) EXPECT_NE(tag.name, "script");
}

}  // namespace
}  // namespace kst
