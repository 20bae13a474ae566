// A kst.db that came from elsewhere, or from a disk that fails: what search reads of it by itself is checked.
#include <gtest/gtest.h>

#include <cmath>

#include "corpus/search/index.h"
#include "corpus/search/search.h"
#include "corpus/search/traits.h"
#include "corpus/search/words.h"
#include "corpus/store/full_text.h"
#include "tests/corpus/papers.h"

namespace kst {
namespace {

constexpr int kPapers = 3;

// With three letters of a sluis and a kade.
void Fill(TestCorpus& corpus) {
  for (int n = 0; n < kPapers; ++n)
    corpus.Put(Paper::Letter("kst-31234-" + std::to_string(n + 1), "2021-02-03", "Over de sluis en de kade."));
  ASSERT_TRUE(LinkAndIndex(corpus.store(), Rules(), TheStemmer()));
  OfferWords(corpus.store().database(), WordsBy(TheStemmer()));
}

// Parts of the index in the form of FTS5: a level with `count` times the one that is there.
std::string Parts(std::string_view part, int count, int told) {
  std::string bytes(4, '\0');
  const auto number = [&](unsigned n) {
    if (n >= 0x80) bytes += static_cast<char>(n >> 7 | 0x80);
    bytes += static_cast<char>(n & 0x7F);
  };
  number(1), number(static_cast<unsigned>(told)), number(1), number(0), number(static_cast<unsigned>(count));
  for (int i = 0; i < count; ++i) bytes += part;
  return bytes;
}

Result<Found> FoundIn(TestCorpus& corpus, const char* typed) {
  const Searcher searcher(corpus.store(), TheStemmer(), Rules());
  return searcher.Meant(*ReadQuery(typed), {}).and_then([&](const SearchQuery& query) {
    return searcher.Find(query, {}, {});
  });
}

TEST(StrangeStore, IsSaidToBeDamaged) {
  const struct {
    const char *what, *change, *typed;
  } kRows[] = {
      {"a paper before all", "INSERT INTO search_index(rowid, body) VALUES (-9000, 'sluis')", "sluis"},
      {"the same, found by FTS5", "INSERT INTO search_index(rowid, body) VALUES (-9000, 'sluis')", "sl*"},
      {"a block far away", "INSERT INTO search_traits VALUES (1 << 50, X'', X'')", "sluis"},
      {"a block before all", "UPDATE search_traits SET block = -2", "sluis"},
      {"half a paper", "UPDATE search_traits SET papers = X'0102'", "sluis"},
      {"a name without end", "INSERT INTO search_name VALUES (1 << 40, 'x')", "sluis"},
      {"papers below nothing", "UPDATE search_index_data SET block = X'FFFFFFFFFFFFFFFFFF0A' WHERE id = 1", "sluis"},
  };
  for (const auto& [what, change, typed] : kRows) {
    TestCorpus corpus;
    Fill(corpus);
    corpus.store().database().Run(change);
    const auto found = FoundIn(corpus, typed);
    ASSERT_FALSE(found) << what;
    EXPECT_EQ(found.error().code, Code::kDamaged) << what << ": " << found.error().message;
  }
}

TEST(StrangeStore, PartsOfItsIndexAreThoseThatFts5Makes) {
  const struct {
    const char* what;
    std::string part;  // its number, the first and the last page
    int count, told;
    bool is_good;
  } kRows[] = {
      {"as it was", {1, 1, 1}, 1, 1, true},
      {"emptied by a merge", {1, 0, 0}, 2, 2, true},
      {"more than FTS5 has", {1, 1, 1}, 2001, 2001, false},
      {"more than it says", {1, 1, 1}, 3, 2, false},
      {"none", {0, 1, 1}, 1, 1, false},
      {"ends before it begins", {1, 2, 1}, 1, 1, false},
      {"a number that is too large", "\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\x7F\x01\x01", 1, 1, false},
      {"pages without end", "\x01\x01\xBF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", 1, 1, false},
  };
  for (const auto& [what, part, count, told, is_good] : kRows) {
    TestCorpus corpus;
    Fill(corpus);
    Database& db = corpus.store().database();
    Statement(db, "UPDATE search_index_data SET block = ? WHERE id = 10").Bind(Blob{Parts(part, count, told)}).Do();
    const auto found = FoundIn(corpus, "sluis");
    EXPECT_EQ(found.has_value(), is_good) << what;
    EXPECT_TRUE(found || found.error().code == Code::kDamaged) << what;
  }
}

TEST(StrangeStore, PapersAreInAnOrderWhateverItSaysOfTheirNumber) {
  TestCorpus corpus;
  Fill(corpus);
  corpus.store().database().Run("UPDATE search_index_data SET block = X'00' WHERE id = 1");
  const auto found = FoundIn(corpus, "sluis kade brug");
  ASSERT_TRUE(found) << found.error().message;
  ASSERT_EQ(found->hits.size(), std::size_t{kPapers});
  for (const Hit& hit : found->hits) EXPECT_GT(hit.score, 0) << hit.id;
}

TEST(StrangeStore, PapersWithoutAPlaceAreNotIndexed) {
  TestCorpus corpus;
  Fill(corpus);
  corpus.store().database().Run("UPDATE paper SET key = -1 WHERE key = 1");
  const auto kept = Guarded([&] { KeepTraits(corpus.store().database(), Whose::kAll); });
  ASSERT_FALSE(kept);
  EXPECT_EQ(kept.error().code, Code::kDamaged);
}

// Each paper that is put again has a larger key.
TEST(Traits, BlocksWithoutPapersGo) {
  TestCorpus corpus;
  Fill(corpus);
  Database& db = corpus.store().database();
  for (const char* table :
       {"paper", "file", "record", "edge", "commitment", "motion", "text", "search_index_docsize"}) {
    const std::string key = table == std::string("paper")                  ? "key"
                            : table == std::string("search_index_docsize") ? "id"
                                                                           : "paper";
    db.Run(("UPDATE " + std::string(table) + " SET " + key + " = " + key + " + 5000").c_str());
  }
  db.Run("CREATE TEMP TABLE IF NOT EXISTS changed(key INTEGER PRIMARY KEY)");
  db.Run("INSERT INTO temp.changed VALUES (1), (2), (3), (5001), (5002), (5003)");
  KeepTraits(db, Whose::kChanged);
  EXPECT_EQ(db.Number("SELECT count(*) FROM search_traits"), 1);
  EXPECT_EQ(db.Number("SELECT block FROM search_traits"), 1);
}

}  // namespace
}  // namespace kst
