// Many papers: the graph is larger than the memory that makes it.
#include <malloc.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "corpus/link/steps.h"
#include "tests/corpus/papers.h"
#include "tests/corpus/work.h"

namespace kst {
namespace {

constexpr int kPapers = 20'000;
constexpr int kCitations = 6;

// A name of its own for each, so that no promise is another one said again.
std::string Ditch(int n) {
  std::string name;
  for (int rest = n + 1; rest > 0; rest /= 26) name += std::string(2, static_cast<char>('a' + rest % 26));
  return name + "sloot " + name;
}

// Every tenth is a motion, the others are letters that cite and carry out; the numbers jump, so that neither the order
// of putting nor the order of ids is kind to the store.
Paper Made(int n, int papers = kPapers) {
  const int dossiers = papers / 200;
  const auto dossier_of = [&](int paper) { return std::to_string(20'000 + paper % dossiers); };
  const std::string dossier = dossier_of(n), number = std::to_string(n);
  const std::string id = "kst-" + dossier + "-" + number, date = "20" + std::to_string(10 + n % 14) + "-05-01";
  if (n % 10 == 0)
    return Paper::Motion(id, date, "Pauwels", "De Kamer, verzoekt de regering om nummer " + number + " te dempen.");
  Paper letter = Paper::Letter(
      id, date, "Zie Kamerstuk 20 001, nr. 7, en voer de motie uit. Ik zal uw Kamer berichten over " + Ditch(n) + ".");
  letter.Sender("De Minister van Defensie").Promises("zal uw Kamer berichten over " + Ditch(n));
  for (int i = 0; i < kCitations; ++i) {
    const int other = (n * 31 + i * 977) % (papers + papers / 10);  // some are missing
    letter.Cites("Kamerstuk 20 001, nr. 7", "kst-" + dossier_of(other) + "-" + std::to_string(other));
  }
  const int motion = (n * 7) % papers / 10 * 10;
  letter.Does("implements", "voer de motie uit", "kst-" + dossier_of(motion) + "-" + std::to_string(motion));
  return letter;
}

TEST(Scale, TwentyThousandPapersLinkInLittleMemoryAndAreWrittenInLess) {
  TestCorpus corpus;
  for (int i = 0; i < kPapers; ++i) corpus.Put(Made(static_cast<int>((i * 7919LL) % kPapers)));
  ASSERT_TRUE(corpus.store().Flush());
  const std::size_t unlinked = mallinfo2().uordblks;
  std::size_t linking = 0, asked = 0;
  const auto linked = LinkCorpus(corpus.store(), Rules(), [&] {  // asked again and again while statements run
    if (++asked % 64 == 0) linking = std::max(linking, mallinfo2().uordblks);
    return false;
  });
  ASSERT_TRUE(linked) << linked.error().message;
  const LinkCounts counts = *linked;
  EXPECT_GT(asked, 1000U) << "or nothing was measured";
  EXPECT_LT(linking - std::min(linking, unlinked), 64U << 20);
  const int letters = kPapers - kPapers / 10;
  EXPECT_EQ(counts.present, kPapers + letters);  // a promise in every letter
  EXPECT_EQ(counts.edges,
            kPapers * 2 + letters * (kCitations + 1 + 1));  // part_of and proposed_by or sent_by; promises

  std::size_t bytes = 0, rows = 0, most = 0;
  const std::size_t before = mallinfo2().uordblks;
  std::string last, id;
  const auto written = WriteGraph(corpus.store(), {.format = GraphFormat::kNdjson}, [&](std::string_view line) {
    bytes += line.size();
    if (++rows % 4096 == 0) most = std::max(most, mallinfo2().uordblks);
    return true;
  });
  ASSERT_TRUE(written) << written.error().message;
  EXPECT_GT(bytes, 50U << 20);
  EXPECT_LT(most - std::min(most, before), 8U << 20);
}

// Who asks for a motion stands anywhere, and so does what happened to one: looked up where they stand, each would be a
// page of its own, read again.
TEST(Scale, ALinkOfAllReadsWhatLiesTogetherTogether) {
  constexpr int kAsking = 3'000;
  TestCorpus corpus;
  for (int n = 0; n < kAsking; ++n) {
    Paper paper = Made(n, kAsking);
    if (n % 10 != 0) paper.Mentions("voer de motie uit", {Ditch(n * 31 % kAsking)});
    corpus.Put(paper);
  }
  corpus.Link();
  Database& db = corpus.store().database();
  db.Run("UPDATE meta SET value = 'by other rules' WHERE key = 'linked'; PRAGMA cache_size = 100");
  const auto misses = [&] {
    int now = 0, most = 0;
    sqlite3_db_status(db.handle(), SQLITE_DBSTATUS_CACHE_MISS, &now, &most, 0);
    return now;
  };
  const int before = misses();
  corpus.Link();
  EXPECT_LT(misses() - before, 11 * db.Number("PRAGMA page_count"));
}

// Putting does without them, and linking brings them.
TEST(Scale, WhatIsLookedUpIsIndexedOnceLinked) {
  TestCorpus corpus;
  const auto indices = [&] {
    return corpus.store().database().Number("SELECT count(*) FROM sqlite_schema WHERE type = 'index' AND sql > ''");
  };
  const std::int64_t empty = indices();
  corpus.Put({Made(1, 1000), Made(10, 1000)});
  corpus.Link();
  const std::int64_t linked = indices();
  EXPECT_EQ(linked, empty + 18);
  corpus.store().database().Run("UPDATE meta SET value = 'by other rules' WHERE key = 'linked'");
  corpus.Link();
  EXPECT_EQ(indices(), linked) << "a link of all makes again what it drops";
}

std::int64_t WorkOfLinking(const std::vector<Paper>& known, const std::vector<Paper>& next) {
  TestCorpus corpus;
  corpus.Put(known);
  corpus.Link();
  corpus.Put(next);
  EXPECT_TRUE(corpus.store().Flush());
  return WorkOf(corpus.store(), [&] { corpus.Link(); });
}

void ExpectNoGrowth(std::int64_t few, std::int64_t many) {
  EXPECT_GT(few, 0);
  EXPECT_LT(many, 2 * few + 100) << few;
}

// A new letter and a new motion touch as much in a corpus of eight thousand as in one of a thousand.
TEST(Scale, OneMorePaperIsLinkedWithWorkThatDoesNotGrowWithTheCorpus) {
  const auto work = [](int papers) {
    std::vector<Paper> known;
    for (int i = 0; i < papers; ++i) known.push_back(Made(i, papers));
    return WorkOfLinking(known, {Made(papers + 1, papers), Made(papers + 10, papers)});
  };
  ExpectNoGrowth(work(1'000), work(8'000));
}

// Thousands of letters name a motion of a Pauwels, by one day each; of the one that is new tonight none can speak but
// those of its day and later.
TEST(Scale, WhoAskedBeforeAWorkWasMadeIsNotAskedAgain) {
  const auto work = [](int letters, const std::string& date) {
    std::vector<Paper> known;
    for (int i = 0; i < letters; ++i)
      known.push_back(Paper::Letter("kst-29000-" + std::to_string(i + 1), "2015-05-01",
                                    "De motie van het lid Pauwels over sluizen en bruggen noem ik.")
                          .Mentions("motie van het lid Pauwels", {"Pauwels"}));
    return WorkOfLinking(
        known, {Paper::Motion("kst-30000-1", date, "Pauwels", "De Kamer, verzoekt de regering sluizen te verven.")});
  };
  const auto many = work(4'000, "2024-05-01");
  ExpectNoGrowth(work(500, "2024-05-01"), many);
  EXPECT_GT(work(4'000, "2014-05-01"), 2 * many) << "or nobody asks";
}

// What is cited everywhere is cited once more every night.
TEST(Scale, OneMoreMentionOfAMotionIsNotReadWithAllThatWereBefore) {
  const auto letter = [](int number, const std::string& day) {
    return Paper::Letter("kst-29000-" + std::to_string(number), day, "Zie Kamerstuk 30 000, nr. 1.")
        .Cites("Kamerstuk 30 000, nr. 1", "kst-30000-1");
  };
  const auto work = [&](int letters, const std::string& date) {
    std::vector<Paper> known = {
        Paper::Motion("kst-30000-1", "2014-05-01", "Pauwels", "De Kamer, verzoekt de regering te varen.")};
    for (int i = 0; i < letters; ++i) known.push_back(letter(i + 1, "2015-05-01"));
    return WorkOfLinking(known, {letter(letters + 1, date)});
  };
  const auto many = work(4'000, "2024-05-01");
  ExpectNoGrowth(work(500, "2024-05-01"), many);
  EXPECT_GT(work(4'000, "2014-05-01"), 2 * many) << "or nothing is read";
}

// A small store is linked in the memory that putting had, a large one in so much more and never without bound.
TEST(Scale, TheCacheGrowsWithTheStoreUpToALimit) {
  constexpr std::int64_t kMega = 1 << 20;
  for (const auto& [store, kib] :
       std::initializer_list<std::pair<std::int64_t, std::int64_t>>{{0, 0},
                                                                    {512 * kMega, 0},
                                                                    {1024 * kMega, 128 * 1024},
                                                                    {2048 * kMega, 256 * 1024},
                                                                    {100'000 * kMega, 1024 * 1024}})
    EXPECT_EQ(CacheToLinkAll(store), kib) << store;
  TestCorpus corpus;
  Database& db = corpus.store().database();
  const std::int64_t before = db.Number("PRAGMA cache_size");
  try {
    const LargeCache large(db, 1000);
    EXPECT_EQ(db.Number("PRAGMA cache_size"), -1000);
    db.Run("SELECT no such thing");
  } catch (const SqlError&) {
  }
  EXPECT_EQ(db.Number("PRAGMA cache_size"), before);
  corpus.Put(Made(1));
  corpus.Link();
  EXPECT_EQ(db.Number("PRAGMA cache_size"), before);
}

}  // namespace
}  // namespace kst
