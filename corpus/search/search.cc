#include "corpus/search/search.h"

#include <algorithm>
#include <functional>
#include <map>
#include <span>
#include <unordered_map>

#include "corpus/search/answers.h"
#include "corpus/search/index.h"
#include "corpus/search/loosen.h"
#include "corpus/search/snippet.h"
#include "corpus/search/words.h"
#include "corpus/store/stored_values.h"
#include "schema/record/schema.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::int64_t kEnough = 10;              // papers that hold all words: those that hold some are not asked for
constexpr std::size_t kTellsOthers = 4;           // letters: of a shorter word all others are near
constexpr std::size_t kMostNumbers = 1 << 16;     // of kinds and of ministries
constexpr std::int64_t kWordsLookedAt = 200'000;  // for "did you mean"

Database& IndexOf(const Store& store, const Stemmer& stemmer) {
  Database& db = store.Graph();
  if (!IsIndexedBy(db, stemmer))
    throw SqlError{{Code::kStore,
                    "the papers of this corpus are not in its search index, or were put there by other rules; run kst "
                    "run once more"}};
  OfferWords(db, WordsBy(stemmer));
  return db;
}

SearchFilter Both(SearchFilter typed, const SearchFilter& asked) {
  for (const auto part : {&SearchFilter::kind, &SearchFilter::dossier, &SearchFilter::ministry, &SearchFilter::person,
                          &SearchFilter::from, &SearchFilter::until})
    if (!(typed.*part)) typed.*part = asked.*part;
  typed.without = asked.without;
  return typed;
}

// What no paper can have: a kind or ministry that there is not, a day before one and after a later one.
std::string Impossible(const SearchFilter& filter, const CorpusRules& rules) {
  const std::vector<std::string>& kinds = WordsOf("document", "kind");
  if (filter.kind && std::ranges::find(kinds, *filter.kind) == kinds.end())
    return Concat({*filter.kind, " is no kind of paper; the kinds are ", Join(kinds, ", ")});
  if (filter.ministry && !rules.MinistryNamed(*filter.ministry))
    return Concat({*filter.ministry, " names no ministry, or several"});
  if (filter.from && filter.until && *filter.from > *filter.until)
    return Concat({"no day is from ", *filter.from, " until ", *filter.until});
  return "";
}

Answers AnswersTo(Database& db, const Stemmer& stemmer, const CorpusRules& rules, const SearchQuery& query,
                  const SearchFilter& asked, Holder::What what = Holder::What::kPapers) {
  const SearchFilter filter = Both(query.filter, asked);
  Question question{query, filter.kind, {}, {}, filter.person, filter.from, filter.until, filter.without};
  if (filter.dossier) question.dossier = "dossier-" + *filter.dossier;
  if (filter.ministry) {
    const CorpusRules::Ministry* named = rules.MinistryNamed(*filter.ministry);
    question.ministry = named ? named->id : "ministry:?";  // an unknown one has no papers
  }
  return Answers(db, stemmer, std::move(question), what);
}

bool IsHeldByMoreThan(Answers answers, std::int64_t papers) {
  while (papers >= 0 && answers.Next()) papers -= answers.papers().Count();
  return papers < 0;
}

struct Ranked {
  double first, second;  // what counts first
  std::int64_t key;
  friend bool operator<(const Ranked& a, const Ranked& b) {  // stands above
    return a.first != b.first ? a.first > b.first : a.second > b.second;
  }
};

// The best so many, and those that are as good as the last of them.
class Best {
 public:
  explicit Best(std::int64_t most)
      : most_(static_cast<std::size_t>(std::min(std::max<std::int64_t>(most, 1), kMost))) {}

  void Add(const Ranked& one) {
    if (is_full_ && last_ < one) return;
    ranked_.push_back(one);
    if (ranked_.size() >= enough_) Cut();
  }
  std::vector<Ranked> Take() {
    std::ranges::sort(ranked_, [](const Ranked& a, const Ranked& b) { return a < b || (!(b < a) && a.key < b.key); });
    return std::move(ranked_);
  }

 private:
  void Cut() {
    if (ranked_.size() > most_) {
      const auto last = ranked_.begin() + static_cast<std::ptrdiff_t>(most_) - 1;
      std::nth_element(ranked_.begin(), last, ranked_.end());
      last_ = *last;
      is_full_ = true;
      std::erase_if(ranked_, [&](const Ranked& one) { return last_ < one; });
    }
    enough_ = 2 * ranked_.size() + kMore;
  }
  static constexpr std::int64_t kMost = std::int64_t{1} << 40;
  static constexpr std::size_t kMore = 4096;
  std::size_t most_, enough_ = kMore;
  std::vector<Ranked> ranked_;
  bool is_full_ = false;
  Ranked last_{};
};

// Of papers that are equally good the one with the smaller id first: those that the page shows some of.
void InOrderOfIds(Database& db, std::vector<Ranked>& ranked, std::size_t begin, std::size_t end) {
  Statement node(db, "SELECT node FROM paper WHERE key = ?");
  for (std::size_t at = begin; at < end && at < ranked.size();) {
    const auto [first, last] = std::equal_range(ranked.begin(), ranked.end(), ranked[at]);
    std::vector<std::pair<std::string, Ranked>> same;
    for (auto one = first; one != last; ++one) {
      same.emplace_back(last - first > 1 && node.Bind(one->key).Step() ? node.Text(0) : "", *one);
      node.Reset();
    }
    std::ranges::stable_sort(same, {}, [](const auto& one) -> const std::string& { return one.first; });
    std::ranges::transform(same, first, [](const auto& one) { return one.second; });
    at = static_cast<std::size_t>(last - ranked.begin());
  }
}

class FacetCounter {
 public:
  void Add(const Answers& answers) {
    answers.papers().Each([&](std::size_t place) {
      ++kinds_[answers.traits().kind[place]];
      ++days_[answers.traits().day[place]];
    });
    for (const Traits::Sent& sent : answers.traits().sent)
      ministries_[sent.ministry] += answers.papers().Has(sent.place);
  }

  std::vector<Facet> Take(const TraitsReader& names) const {
    Counts years;
    for (const auto& [day, count] : days_)
      if (day != Traits::kNoDay) years[YearOf(day)] += count;
    return {MostFirst("kind", Named(kinds_, names)), MostFirst("year", years),
            MostFirst("ministry", Named(ministries_, names))};
  }

 private:
  using Counts = std::map<std::string, std::int64_t>;

  static Counts Named(const std::vector<std::int64_t>& counts, const TraitsReader& names) {
    Counts by_name;
    for (std::size_t number = 0; number < counts.size(); ++number)
      if (counts[number] > 0) by_name[names.NameOf(static_cast<std::uint16_t>(number))] = counts[number];
    return by_name;
  }
  static Facet MostFirst(std::string name, const Counts& counts) {
    Facet facet{std::move(name), {counts.begin(), counts.end()}};
    std::ranges::stable_sort(facet.counts, std::ranges::greater(), &std::pair<std::string, std::int64_t>::second);
    return facet;
  }

  std::vector<std::int64_t> kinds_ = std::vector<std::int64_t>(kMostNumbers), ministries_ = kinds_;
  std::unordered_map<std::int32_t, std::int64_t> days_;
};

}  // namespace

Result<Found> Searcher::Find(const SearchQuery& query, const SearchFilter& filter, const SearchPage& page) const {
  return Guarded([&] {
    Database& db = IndexOf(store_, stemmer_);
    const bool ranks = page.most > 0;
    Answers answers =
        AnswersTo(db, stemmer_, rules_, query, filter, ranks ? Holder::What::kTimes : Holder::What::kPapers);
    Best best(page.skip + page.most);
    std::optional<FacetCounter> facets;
    if (page.facets) facets.emplace();
    Found found;
    while (answers.Next()) {
      found.count += answers.papers().Count();
      if (facets) facets->Add(answers);
      if (!ranks) continue;
      answers.papers().Each([&](std::size_t place) {
        const double score = query.sought.empty() ? 0 : answers.ScoreOf(place), day = answers.traits().day[place];
        best.Add({page.newest_first ? day : score, page.newest_first ? score : day, answers.KeyOf(place)});
      });
    }
    if (facets) found.facets = facets->Take(answers.names());
    std::vector<Ranked> ranked = best.Take();
    const auto begin = static_cast<std::size_t>(std::min<std::int64_t>(page.skip, std::ssize(ranked)));
    const std::size_t end = begin + static_cast<std::size_t>(std::min<std::int64_t>(
                                        page.most, std::ssize(ranked) - static_cast<std::int64_t>(begin)));
    InOrderOfIds(db, ranked, begin, end);
    Statement paper(db, "SELECT node, kind, date, title, sender FROM paper WHERE key = ?");
    Statement record(db, "SELECT data FROM record WHERE paper = ?");
    for (const Ranked& one : std::span(ranked).subspan(begin, end - begin)) {
      if (!paper.Bind(one.key).Step()) continue;
      Hit hit{paper.Text(0),
              paper.Text(1),
              MaybeDayIn("paper.date", paper.Maybe(2)),
              paper.Maybe(3),
              paper.Maybe(4),
              page.newest_first ? one.second : one.first,
              {}};
      if (record.Bind(one.key).Step()) hit.snippet = BestPlace(RecordIn(record.View(0)), query.words, stemmer_);
      found.hits.push_back(std::move(hit));
    }
    return found;
  });
}

Result<SearchQuery> Searcher::Meant(const SearchQuery& query, const SearchFilter& filter) const {
  if (std::string wrong = Impossible(Both(query.filter, filter), rules_); !wrong.empty())
    return Fail(Code::kBadRule, std::move(wrong));
  return Guarded([&] {
    Database& db = IndexOf(store_, stemmer_);
    SearchQuery loose = Loosened(query, stemmer_);
    if (loose.sought.empty()) return query;
    return IsHeldByMoreThan(AnswersTo(db, stemmer_, rules_, query, filter), kEnough - 1) ? query : loose;
  });
}

Result<std::string> Searcher::DidYouMean(const SearchQuery& query) const {
  return Guarded([&]() -> std::string {
    Database& db = IndexOf(store_, stemmer_);
    db.Run("CREATE VIRTUAL TABLE IF NOT EXISTS temp.vocabulary USING fts5vocab(main, search_index, row)");
    Statement has(db, "SELECT 1 FROM temp.vocabulary WHERE term = ?");
    Statement near(db, "SELECT term FROM temp.vocabulary WHERE term >= ?1 AND term < ?1 || 'zzzz' LIMIT ?2");
    std::vector<std::string> words;
    bool other = false;
    for (const AskedWord& asked : query.words) {
      const std::string stem = stemmer_.Stem(asked.folded);
      words.push_back(asked.folded);
      if (asked.is_cut || has.Bind(stem).Step()) continue;
      if (stem.size() < kTellsOthers) return "";
      std::vector<std::string> terms;
      near.Bind(Cut(stem, 1), kWordsLookedAt);
      while (near.Step()) terms.push_back(near.Text(0));
      const std::vector<std::string_view> names(terms.begin(), terms.end());
      const std::string_view found = kst::DidYouMean(stem, names);
      if (found.empty()) return "";
      words.back() = found;
      other = true;
    }
    return other ? Join(words, " ") : "";
  });
}

}  // namespace kst
