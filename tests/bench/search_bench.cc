// What a question to N papers costs once the program has started, up to a million: "papers" is the time for each of
// them, and should be the same for all N. Only what search reads is made: rows of papers, words, traits; without
// records there are no snippets, some milliseconds a page whatever N is. A million take 2 GB in TMPDIR and some
// minutes.
//
//   build/release/tests/bench/search_bench [--benchmark_filter=/10000$]
#include <benchmark/benchmark.h>

#include <cmath>
#include <filesystem>
#include <map>
#include <random>

#include "corpus/search/index.h"
#include "corpus/search/search.h"
#include "corpus/search/traits.h"
#include "corpus/search/words.h"
#include "corpus/store/database.h"
#include "corpus/store/full_text.h"
#include "corpus/store/tables.h"
#include "schema/text.h"

namespace kst {
namespace {

const CorpusRules& Rules() {
  static const CorpusRules rules = *CorpusRules::Load(*ReadRuleFiles(CorpusRuleFiles()));
  return rules;
}
const Stemmer& Words() {
  static const Stemmer stemmer = *Stemmer::Load(
      {*ReadRuleFile(std::string(kStemFile), "[nouns irregular]\nnoun = bruggen brug\n")},
      [](std::string_view) { return SpelledWord{}; }, "none");
  return stemmer;
}

// The r-th of 30,000 as often as 1/r, as words are.
std::string AnyWord(std::mt19937& random) {
  const double r = std::pow(30'000, static_cast<double>(random()) / static_cast<double>(std::mt19937::max()));
  std::string word = "w";
  for (auto n = static_cast<unsigned>(r); n > 0; n /= 20) word += "bcdfghjklmnpqrtvwxza"[n % 20];
  return word;
}

// On lines, as ReadWords has them: in all papers a kade, in most a sluis bij de kade.
std::string Body(std::mt19937& random) {
  std::string body = "kade\n";
  if (random() % 5 != 0) body += "sluis\nbij\nde\nkade\n";
  for (int i = 0; i < 100; ++i) body += AnyWord(random) + "\n";
  return body;
}

class Corpus {
 public:
  explicit Corpus(std::int64_t papers)
      : folder_(std::filesystem::temp_directory_path() / ("search_bench_" + std::to_string(papers))) {
    std::filesystem::remove_all(folder_);
    store_.emplace(*Store::Create(folder_.string()));
    (void)LinkAndIndex(*store_, Rules(), Words());
    Fill(papers);
  }
  ~Corpus() {
    store_.reset();
    std::filesystem::remove_all(folder_);
  }
  const Store& store() const { return *store_; }

 private:
  void Fill(std::int64_t papers) {
    Database& db = store_->database();
    OfferWords(db, WordsBy(Words()));
    Transaction transaction(db);
    db.Run("INSERT INTO node(id, kind, present) VALUES ('ministry:defensie', 'ministry', 0)");
    Statement paper(db,
                    "INSERT INTO paper(key, content, id, status, kind, date, title, people, aliases, rank, made_by, "
                    "run, pages, refs, "
                    "mentions, relations, node, chosen) VALUES (?1, 'c' || ?1, 'kst-' || ?1, 'complete', ?2, ?3, 'Over "
                    "de sluis', '[]', '[]', 1, '', "
                    "1, 1, 0, 0, 0, 'kst-' || ?1, 1)");
    Statement edge(
        db,
        "INSERT INTO edge(paper, seq, type, target_kind, target_people, said, said_confidence, page, evidence, to_id, "
        "resolution, "
        "confidence) VALUES (?, 0, 'sent_by', 'ministry', '[]', 'exact', 1, 1, '[]', 'ministry:defensie', 'exact', 1)");
    Statement words(
        db,
        "INSERT INTO search_index(rowid, title, people, body, notes, tables, quotes) VALUES (?, ?, '', ?, '', '', '')");
    std::mt19937 random(16);
    const char* const kinds[] = {"letter", "letter", "letter", "motion", "report_of_meeting"};
    for (std::int64_t key = 1; key <= papers; ++key) {
      const auto two = [&](unsigned most) { return std::to_string(101 + random() % most).substr(1); };
      paper.Bind(key, kinds[random() % 5], Concat({"20", two(24), "-", two(12), "-", two(28)})).Do();
      if (random() % 3 != 0) edge.Bind(key).Do();
      words.Bind(key, AnyWord(random) + "\n" + AnyWord(random), Body(random)).Do();
    }
    db.Run(kEdgeToIndex);
    KeepTraits(db, Whose::kAll);
    transaction.Commit();
  }

  std::filesystem::path folder_;
  std::optional<Store> store_;
};

const Store& Of(std::int64_t papers) {
  static std::map<std::int64_t, Corpus> made;
  return made.try_emplace(papers, papers).first->second.store();
}

enum class Ask { kBest, kCount, kFacets, kAll };

void Question(benchmark::State& state, const char* typed, Ask ask) {
  const Searcher searcher(Of(state.range(0)), Words(), Rules());
  const SearchQuery query = *ReadQuery(typed);
  std::int64_t hits = 0;
  for (auto _ : state) {
    if (ask == Ask::kBest) hits = std::ssize(searcher.Find(*searcher.Meant(query, {}), {}, {})->hits);
    if (ask == Ask::kCount) hits = searcher.Find(query, {}, {.most = 0})->count;
    if (ask == Ask::kFacets) hits = std::ssize(searcher.Find(query, {}, {.most = 0, .facets = true})->facets);
    if (ask == Ask::kAll) hits = std::ssize(searcher.Find(*searcher.Meant(query, {}), {}, {.facets = true})->facets);
  }
  if (hits == 0) state.SkipWithError("nothing is found");
  state.counters["papers"] = benchmark::Counter(
      static_cast<double>(state.range(0)), benchmark::Counter::kIsIterationInvariantRate | benchmark::Counter::kInvert);
}
#define KST_QUESTION(name, ...)                  \
  BENCHMARK_CAPTURE(Question, name, __VA_ARGS__) \
      ->RangeMultiplier(10)                      \
      ->Range(10'000, 1'000'000)                 \
      ->Unit(benchmark::kMillisecond)

KST_QUESTION(in_all, "kade", Ask::kBest);
KST_QUESTION(two_words, "kade sluis", Ask::kBest);
KST_QUESTION(one_of_ten, "wxg", Ask::kBest);
KST_QUESTION(rare, "wbblc", Ask::kBest);
KST_QUESTION(loose, "kade sluis wxg wbblc wnietdaar", Ask::kBest);
KST_QUESTION(phrase, "\"sluis bij de kade\"", Ask::kBest);
KST_QUESTION(begins_so, "wbbl*", Ask::kBest);
KST_QUESTION(filter, "kade kind:motion from:2010-01-01 ministry:defensie", Ask::kBest);
KST_QUESTION(count, "kade", Ask::kCount);
KST_QUESTION(facets, "kade", Ask::kFacets);
KST_QUESTION(page_of_room, "kade", Ask::kAll);

}  // namespace
}  // namespace kst

BENCHMARK_MAIN();
