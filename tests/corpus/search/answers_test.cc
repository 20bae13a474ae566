// Papers found by lists of words and kept traits are those that FTS5 finds, in the order of a ranking that looks at
// each.
#include "corpus/search/answers.h"

#include <gtest/gtest.h>

#include <cmath>

#include "corpus/search/index.h"
#include "corpus/search/search.h"
#include "corpus/search/words.h"
#include "corpus/store/full_text.h"
#include "schema/text.h"
#include "tests/corpus/random_papers.h"

namespace kst {
namespace {

Stemmer Plain() {
  const auto ask = [](std::string_view word) {
    const bool known = word == "onderzoek" || word == "rapport" || word == "brug";
    return SpelledWord{known, false, false, known};
  };
  return *Stemmer::Load({*ReadRuleFile(std::string(kStemFile), "[nouns irregular]\nnoun = bruggen brug\n")}, ask,
                        "list");
}

constexpr const char* kWords[] = {"de",      "een", "sluis", "kade", "bruggen", "onderzoekrapport",
                                  "rapport", "oud", "nieuw", "veer"};
constexpr int kPapers = 80;

Paper Written(Random& random, int n) {
  std::string text;
  for (int words = 3 + Below(random, 40); words > 0; --words)
    text += kWords[Below(random, Below(random, 10) + 1)] + std::string(" ");
  const std::string id = "kst-31234-" + std::to_string(100 + n);
  Paper paper =
      Below(random, 4) == 0
          ? Paper::Motion(id, "2019-03-0" + std::to_string(1 + Below(random, 9)), "Zwart", text)
          : Paper::Letter(
                id, Below(random, 5) ? "20" + std::to_string(10 + Below(random, 12)) + "-05-01" : "2021-02-03", text);
  if (Below(random, 3) == 0) paper.Subject(kWords[Below(random, 10)] + std::string(" bij de sluis"));
  return paper.Source(id + ".pdf").Sender(Below(random, 2) ? "De Minister van Defensie" : "De Dijkgraaf");
}

class AnswersOf : public testing::Test {
 protected:
  void SetUp() override {
    Random random(16);
    for (int n = 0; n < kPapers; ++n) Put(Written(random, n));
    // On both sides of the border of two blocks.
    for (const char* table : {"paper", "file", "record", "edge", "commitment", "motion", "text", "temp.words"})
      corpus_.store().database().Run(
          Concat({"UPDATE ", table, " SET ", table == std::string("paper") ? "key = key" : "paper = paper", " + ",
                  std::to_string(kBlock - kPapers / 2)})
              .c_str());
    ASSERT_TRUE(LinkAndIndex(corpus_.store(), Rules(), stemmer_));
    for (int n = 0; n < kPapers; n += 7) Put(Written(random, n));  // some are replaced
    ASSERT_TRUE(LinkAndIndex(corpus_.store(), Rules(), stemmer_));
    OfferWords(db(), WordsBy(stemmer_));
  }
  void Put(const Paper& paper) {
    Reading reading = ReadingOf(paper.document);
    reading.words = KeepWords(reading.document, reading.facts, stemmer_);
    ASSERT_TRUE(corpus_.store().Put({paper.document.source, static_cast<std::int64_t>(paper.document.text.size()), 1},
                                    reading));
  }
  Database& db() { return corpus_.store().database(); }

  std::vector<std::string> Ids(const std::string& sql, const std::string& value) {
    std::vector<std::string> ids;
    Statement each(db(), sql.c_str());
    for (each.Bind(value); each.Step();) ids.push_back(each.Text(0));
    return ids;
  }

  // Each paper that FTS5 finds, by the formula.
  std::vector<std::string> Exhaustive(const SearchQuery& query) {
    std::map<std::int64_t, double> scores;
    const double rows = static_cast<double>(db().Number("SELECT count(*) FROM search_index_docsize"));
    std::map<std::int64_t, double> sizes;
    double sum = 0;
    for (Statement each(db(), "SELECT id, sz FROM search_index_docsize"); each.Step();) {
      std::uint64_t number = 0;
      const std::string_view bytes = each.Bytes(1);
      for (std::size_t at = 0; word_lists::Take(bytes, at, number);)
        sizes[each.Number(0)] += static_cast<double>(number);
    }
    for (const auto& [key, size] : sizes) sum += size;
    double of_head = 0;
    // How often each paper that FTS5 finds holds one of the phrases.
    const auto times_of = [&](const Sought& sought, std::size_t phrase) {
      std::map<std::int64_t, double> times;
      Statement each(db(),
                     "SELECT rowid, kst_times(search_index, '2 2 1 0.5 0.7 0.5') FROM search_index WHERE search_index "
                     "MATCH ?");
      for (each.Bind(InFts5(sought)); each.Step();)
        times[each.Number(0)] = TimesIn(each.Bytes(1), sought.phrases.size())[phrase];
      return times;
    };
    const std::function<void(const Sought&)> see = [&](const Sought& sought) {
      std::ranges::for_each(sought.parts, see);
      for (std::size_t i = 0; i < sought.phrases.size(); ++i) {
        const SoughtPhrase& phrase = sought.phrases[i];
        if (phrase.weight == 0) continue;
        const double held =
            static_cast<double>(times_of({Sought::How::kPhrase, {phrase}, 0, sought.columns, {}}, 0).size());
        double idf = std::log(1 + (rows - held + 0.5) / (held + 0.5));
        if (phrase.weight > 0) of_head = idf;
        idf = std::min(idf, of_head);
        for (const auto& [key, n] : times_of(sought, i))
          scores[key] +=
              std::abs(phrase.weight) * idf * n * 2.2 / (n + 1.2 * (0.25 + 0.75 * sizes[key] / (sum / rows)));
      }
    };
    see(query.sought);
    std::vector<std::tuple<double, std::string, std::string>> ranked;
    Statement each(db(),
                   "SELECT p.key, p.node, coalesce(p.date, ''), 1 + 0.15 * pow(0.5, (julianday((SELECT max(date) FROM "
                   "paper WHERE chosen)) - "
                   "julianday(p.date)) / 365.25 / 8) FROM search_index s CROSS JOIN paper p ON p.key = s.rowid WHERE "
                   "s.search_index MATCH ? AND p.chosen");
    for (each.Bind(InFts5(query.sought)); each.Step();)
      ranked.emplace_back(-std::round(scores[each.Number(0)] * each.Real(3) * 1e9), each.Text(2), each.Text(1));
    std::ranges::sort(ranked, [](const auto& a, const auto& b) {
      return std::tie(std::get<0>(a), std::get<1>(b), std::get<2>(a)) <
             std::tie(std::get<0>(b), std::get<1>(a), std::get<2>(b));
    });
    std::vector<std::string> ids;
    for (const auto& one : ranked) ids.push_back(std::get<2>(one));
    return ids;
  }

  std::vector<std::string> Found(const SearchQuery& query, const SearchPage& page, const SearchFilter& filter = {}) {
    const auto found = Searcher(corpus_.store(), stemmer_, Rules()).Find(query, filter, page);
    EXPECT_TRUE(found) << found.error().message;
    std::vector<std::string> ids;
    for (const Hit& hit : found->hits) ids.push_back(hit.id);
    return ids;
  }

  Stemmer stemmer_ = Plain();
  TestCorpus corpus_;
};

TEST_F(AnswersOf, WordsAreThoseOfTheExhaustiveRanking) {
  std::size_t found = 0;
  for (const char* typed : {"sluis",
                            "bruggen",
                            "rapport",
                            "kade oud",
                            "kade OR veer",
                            "sluis -veer",
                            "sluis NOT (veer kade)",
                            "\"de sluis\"",
                            "\"een de sluis\"",
                            "\"de de\"",
                            "title:sluis",
                            "body:(kade oud)",
                            "title:\"de sluis\"",
                            "people:defensie sluis",
                            "NEAR(kade oud, 3)",
                            "NEAR(\"de sluis\" kade, 4)",
                            "NEAR(sl* kade)",
                            "title:NEAR(bij sluis)",
                            "sl*",
                            "\"de sl\"*",
                            "sl* OR veer",
                            "\"de sluis\" OR \"oud veer\" OR kade",
                            "(kade OR veer) (oud OR nieuw)",

                            "onderzoekrapport rapport",
                            "kst",
                            "title:(sluis -kade)",
                            "veer OR (kade oud)",
                            "de een sluis kade bruggen"}) {
    const SearchQuery query = *ReadQuery(typed);
    const std::vector<std::string> ranked = Exhaustive(query), all = Found(query, {0, 1000});
    EXPECT_EQ(all, ranked) << typed;
    const auto first = [&](std::size_t n) {
      return std::vector(ranked.begin(), ranked.begin() + static_cast<std::ptrdiff_t>(std::min(n, ranked.size())));
    };
    EXPECT_EQ(Found(query, {0, 3}), first(3)) << typed;
    for (const std::int64_t most : {0, 3})
      EXPECT_EQ(Searcher(corpus_.store(), stemmer_, Rules()).Find(query, {}, {.most = most})->count,
                static_cast<std::int64_t>(ranked.size()))
          << typed;
    found += ranked.size();
  }
  EXPECT_GT(found, 500U);
  for (const char* nowhere :
       {"title:body:sluis", "title:body:sl*", "title:body:\"de sluis\"", "title:notes:NEAR(de sluis)"})
    EXPECT_EQ(Found(*ReadQuery(nowhere), {0, 10}), std::vector<std::string>()) << nowhere;
}

TEST_F(AnswersOf, FiltersAndFacetsAreThoseOfTheRows) {
  const SearchQuery query = *ReadQuery("de");
  const std::string hits =
      "SELECT p.node FROM search_index s CROSS JOIN paper p ON p.key = s.rowid WHERE s.search_index MATCH '\"de\"' AND "
      "p.chosen AND ";
  const struct {
    SearchFilter filter;
    std::string sql, value;
  } kRows[] = {
      {{.kind = "motion"}, "p.kind = ?", "motion"},
      {{.from = "2015-01-01"}, "p.date >= ?", "2015-01-01"},
      {{.until = "2015-05-01"}, "p.date <= ?", "2015-05-01"},
      {{.person = "zwart"}, "p.people LIKE '%' || ? || '%'", "Zwart"},
      {{.ministry = "defensie"},
       "p.key IN (SELECT paper FROM edge WHERE type = 'sent_by' AND to_id = ?)",
       "ministry:defensie"},
      {{.dossier = "31234"}, "p.key IN (SELECT paper FROM edge WHERE type = 'part_of' AND to_id = ?)", "dossier-31234"},
      {{.dossier = "99999"}, "p.key IN (SELECT paper FROM edge WHERE type = 'part_of' AND to_id = ?)", "dossier-99999"},
      {{.without = {"kst-31234-105"}}, "p.node <> ?", "kst-31234-105"}};
  for (const auto& [filter, sql, value] : kRows) {
    std::vector<std::string> found = Found(query, {0, 1000}, filter);
    std::ranges::sort(found);
    EXPECT_EQ(found, Ids(hits + sql + " ORDER BY p.node", value)) << sql;
  }
  const auto found = Searcher(corpus_.store(), stemmer_, Rules()).Find(query, {}, {.facets = true});
  ASSERT_TRUE(found);
  for (std::size_t i = 0; i < 2; ++i) {
    std::vector<std::string> told;
    for (const auto& [value, count] : found->facets[i].counts) told.push_back(value + " " + std::to_string(count));
    const std::string what = i == 0 ? "p.kind" : "substr(p.date, 1, 4)";
    EXPECT_EQ(told, Ids("SELECT " + what +
                            " || ' ' || count(*) FROM search_index s CROSS JOIN paper p ON p.key = s.rowid WHERE "
                            "s.search_index MATCH ? AND p.chosen "
                            "AND " +
                            what + " <> '' GROUP BY " + what + " ORDER BY count(*) DESC, " + what,
                        "\"de\""));
  }
  ASSERT_EQ(found->facets[2].counts.size(), 1U);
  EXPECT_EQ(found->facets[2].counts[0].second,
            static_cast<std::int64_t>(Found(query, {0, 1000}, {.ministry = "defensie"}).size()));
}

TEST_F(AnswersOf, NewestFirstIsByDay) {
  const std::vector<std::string> found = Found(*ReadQuery("kade"), {0, 1000, true});
  std::vector<std::string> days;
  for (const std::string& id : found) days.push_back(Ids("SELECT date FROM paper WHERE chosen AND node = ?", id)[0]);
  EXPECT_TRUE(std::ranges::is_sorted(days, std::greater()));
  EXPECT_GT(days.size(), 10U);
}

// A corpus whose index is older than its traits gets them without being read again.
TEST_F(AnswersOf, TraitsAreMadeForAnIndexThatHasNone) {
  const SearchQuery query = *ReadQuery("sluis");
  const std::vector<std::string> found = Found(query, {0, 1000});
  const std::int64_t words = db().Number("SELECT sum(length(block)) FROM search_index_data");
  db().Run("DROP TABLE search_traits; DROP TABLE search_name; DELETE FROM meta WHERE key = 'search_traits'");
  EXPECT_FALSE(IsIndexedBy(db(), stemmer_));
  ASSERT_TRUE(LinkAndIndex(corpus_.store(), Rules(), stemmer_));
  EXPECT_EQ(Found(query, {0, 1000}), found);
  EXPECT_EQ(db().Number("SELECT sum(length(block)) FROM search_index_data"), words);
}

TEST(Traits, OfChangedPapersAreThoseOfAll) {
  Random random(4);
  const Stemmer stemmer = Plain();
  TestCorpus corpus;
  for (int portion = 0; portion < 12; ++portion) {
    for (int i = portion == 0 ? 20 : Below(random, 4); i >= 0; --i) {
      Paper paper = RandomPaper(random, Below(random, 30));
      Reading reading = ReadingOf(paper.document);
      ASSERT_TRUE(corpus.store().Put({paper.document.source, static_cast<std::int64_t>(paper.document.text.size()), 1},
                                     reading));
    }
    ASSERT_TRUE(LinkAndIndex(corpus.store(), Rules(), stemmer));
    auto copy = corpus.store().Copy();
    ASSERT_TRUE(copy);
    KeepTraits(copy->database(), Whose::kAll);
    EXPECT_EQ(OtherTraits(corpus.store().database(), copy->database()), std::vector<std::int64_t>()) << portion;
    copy->database().Run(
        "UPDATE edge SET to_id = 'ministry:x' WHERE type = 'sent_by'; UPDATE paper SET date = '1999-01-01' WHERE "
        "chosen");
    KeepTraits(copy->database(), Whose::kAll);
    EXPECT_EQ(std::ssize(OtherTraits(corpus.store().database(), copy->database())),
              corpus.store().database().Number("SELECT count(*) FROM paper WHERE chosen"))
        << "they would be seen";
  }
}

TEST(Traits, DaysAreReadAndTold) {
  for (const auto& [date, day, year] :
       std::initializer_list<std::tuple<const char*, std::int32_t, const char*>>{{"1970-01-01", 0, "1970"},
                                                                                 {"1969-12-31", -1, "1969"},
                                                                                 {"2024-02-29", 19782, "2024"},
                                                                                 {"0001-01-01", -719162, "0001"}}) {
    EXPECT_EQ(DayOf(date), day);
    EXPECT_EQ(YearOf(day), year);
  }
  for (const char* date : {"", "2021", "2021-13-01", "2021-02-30", "heden"})
    EXPECT_EQ(DayOf(date), Traits::kNoDay) << date;
}

}  // namespace
}  // namespace kst
