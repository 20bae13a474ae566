#include "corpus/search/search.h"

#include <algorithm>
#include <functional>

#include "corpus/search/index.h"
#include "corpus/search/loosen.h"
#include "corpus/search/snippet.h"
#include "corpus/search/words.h"
#include "corpus/store/stored_values.h"
#include "schema/record/json_writer.h"
#include "schema/record/schema.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr double kLaterTellsMore = 0.15;  // the newest paper of the corpus against one that is old
constexpr double kHalfLife = 8;           // years
constexpr std::int64_t kEnough = 10;      // papers that hold all words: those that hold some are not asked for
constexpr std::size_t kTellsOthers = 4;   // letters: of a shorter word all others are near
constexpr std::string_view kOfTitle = "'{title people} : (' || ?1 || ')'";
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

// Of what is asked, by number: 1 the match, 2 and 3 the weights of phrases and columns, 4 the newest day, 5 to 10 what
// is wanted, null where nothing is, 11 what is not.
constexpr const char* kWanted =
    "p.chosen AND (?5 IS NULL OR p.kind = ?5) AND (?9 IS NULL OR p.date >= ?9) AND (?10 IS NULL OR p.date <= ?10) "
    "AND (?6 IS NULL OR EXISTS (SELECT 1 FROM edge e WHERE e.paper = p.key AND e.type = 'part_of' AND e.to_id = ?6)) "
    "AND (?7 IS NULL OR EXISTS (SELECT 1 FROM edge e WHERE e.paper = p.key AND e.type = 'sent_by' AND e.to_id = ?7)) "
    "AND (?8 IS NULL OR EXISTS (SELECT 1 FROM json_each(p.people) n WHERE instr(lower(n.value), lower(?8)) > 0)) "
    "AND p.node NOT IN (SELECT value FROM json_each(?11)) ";

// What leads to a ministry is sent by it; so the index of edges tells, and no edge is read.
constexpr const char* kSentBy =
    "SELECT e.to_id, count(DISTINCT e.paper) FROM node n CROSS JOIN edge e ON e.to_id = n.id "
    "CROSS JOIN temp.facet_paper a ON a.key = e.paper WHERE n.kind = 'ministry' GROUP BY e.to_id";

std::string Select(const SearchQuery& query, std::string_view what, std::string_view how,
                   std::string_view match = "?1") {
  const std::string from =
      query.match.empty()
          ? "FROM paper p WHERE "
          : Concat({"FROM search_index CROSS JOIN paper p ON p.key = search_index.rowid WHERE search_index MATCH ",
                    match, " AND "});
  return Concat({"SELECT ", what, " ", from, kWanted, how});
}

std::string Numbers(const std::vector<double>& numbers) {
  std::vector<std::string> list;
  for (const double number : numbers) list.push_back(std::to_string(number));
  return Join(list, " ");
}

std::string WeightsOfColumns() {
  std::vector<double> weights;
  for (const IndexColumn& column : kIndexColumns) weights.push_back(column.weight);
  return Numbers(weights);
}

std::string NewestDay(Database& db) {
  Statement newest(db, "SELECT max(date) FROM paper WHERE chosen");
  return newest.Step() ? newest.Maybe(0).value_or("") : "";
}

std::string ListOf(const std::vector<std::string>& ids) {
  JsonWriter w;
  w.Begin('[');
  for (const std::string& id : ids) w.Value(id);
  w.End(']');
  return w.Take();
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

template <class... More>
void Bind(Statement& statement, Database& db, const CorpusRules& rules, const SearchQuery& query,
          const SearchFilter& asked, const More&... more) {
  const SearchFilter filter = Both(query.filter, asked);
  std::optional<std::string> ministry, dossier, person;
  if (filter.ministry) {
    const CorpusRules::Ministry* named = rules.MinistryNamed(*filter.ministry);
    ministry = named ? named->id : "ministry:?";  // an unknown one has no papers
  }
  if (filter.dossier) dossier = "dossier-" + *filter.dossier;
  if (filter.person) person = *filter.person;
  statement.Bind(query.match, Numbers(query.weights), WeightsOfColumns(), NewestDay(db), filter.kind, dossier, ministry,
                 person, filter.from, filter.until, ListOf(filter.without), more...);
}

std::string ScoreOf(const SearchQuery& query) {
  if (query.match.empty()) return "0.0";
  return Concat({"kst_rank(search_index, ?2, ?3, ", std::to_string(query.coverage), ") * (1 + ",
                 std::to_string(kLaterTellsMore),
                 " * pow(0.5, coalesce(max(0, julianday(?4) - julianday(p.date)) / 365.25 / ",
                 std::to_string(kHalfLife), ", 100)))"});
}

constexpr const char* kBestFirst = "ORDER BY score DESC, p.date DESC, p.node";

bool IsHeldByMoreThan(Database& db, const CorpusRules& rules, const SearchQuery& query, const SearchFilter& filter,
                      std::int64_t papers) {
  if (db.Number("SELECT coalesce(max(key), 0) FROM paper") <= papers) return false;
  Statement more(db, Concat({"SELECT count(*) FROM (", Select(query, "1", "LIMIT ?12"), ")"}).c_str());
  Bind(more, db, rules, query, filter, papers + 1);
  return more.Step() && more.Number(0) > papers;
}

// The best of those that came in last, and of those that hold it in title or people: what so many papers hold tells so
// little of each that the rest is not worth the time of ranking it.
std::string Some(const SearchQuery& query, std::string_view what, std::int64_t most) {
  const std::string last = Concat({"ORDER BY search_index.rowid DESC LIMIT ", std::to_string(most)});
  return Concat({"SELECT p.key, p.node, p.kind, p.date, p.title, p.sender, max(p.score) AS score FROM (SELECT * FROM (",
                 Select(query, what, last), ") UNION ALL SELECT * FROM (", Select(query, what, last, kOfTitle),
                 ")) p GROUP BY p.key ", kBestFirst});
}

void MostFirst(Facet& facet) {
  std::ranges::stable_sort(facet.counts, std::ranges::greater(), &std::pair<std::string, std::int64_t>::second);
}

}  // namespace

Result<std::vector<Hit>> Searcher::Find(const SearchQuery& query, const SearchFilter& filter,
                                        const SearchPage& page) const {
  return Guarded([&] {
    Database& db = IndexOf(store_, stemmer_);
    const std::string what =
        Concat({"p.key, p.node, p.kind, p.date, p.title, p.sender, ", ScoreOf(query), " AS score"});
    const std::string order = page.newest_first ? "ORDER BY p.date DESC, score DESC, p.node" : kBestFirst;
    const bool some = !query.match.empty() && !page.newest_first && page.skip + page.most <= page.ranked &&
                      IsHeldByMoreThan(db, rules_, query, filter, page.ranked);
    const std::string sql =
        Concat({some ? Some(query, what, page.ranked) : Select(query, what, order), " LIMIT ?12 OFFSET ?13"});
    Statement find(db, sql.c_str());
    Statement record(db, "SELECT data FROM record WHERE paper = ?");
    Bind(find, db, rules_, query, filter, page.most, page.skip);
    std::vector<Hit> hits;
    while (find.Step()) {
      Hit hit{find.Text(1),
              find.Text(2),
              MaybeDayIn("paper.date", find.Maybe(3)),
              find.Maybe(4),
              find.Maybe(5),
              find.Real(6),
              {}};
      if (record.Bind(find.Number(0)).Step()) hit.snippet = BestPlace(RecordIn(record.View(0)), query.words, stemmer_);
      hits.push_back(std::move(hit));
    }
    return hits;
  });
}

Result<SearchQuery> Searcher::Meant(const SearchQuery& query, const SearchFilter& filter) const {
  if (std::string wrong = Impossible(Both(query.filter, filter), rules_); !wrong.empty())
    return Fail(Code::kBadRule, std::move(wrong));
  return Guarded([&] {
    Database& db = IndexOf(store_, stemmer_);
    SearchQuery loose = Loosened(query, stemmer_);
    if (loose.match.empty()) return query;
    return IsHeldByMoreThan(db, rules_, query, filter, kEnough - 1) ? query : loose;
  });
}

Result<std::int64_t> Searcher::Count(const SearchQuery& query, const SearchFilter& filter) const {
  return Guarded([&] {
    Database& db = IndexOf(store_, stemmer_);
    Statement count(db, Select(query, "count(*)", "").c_str());
    Bind(count, db, rules_, query, filter);
    return count.Step() ? count.Number(0) : 0;
  });
}

Result<std::vector<Facet>> Searcher::Facets(const SearchQuery& query, const SearchFilter& filter) const {
  return Guarded([&] {
    Database& db = IndexOf(store_, stemmer_);
    db.Run("DROP TABLE IF EXISTS temp.facet_paper; CREATE TEMP TABLE facet_paper(key INTEGER PRIMARY KEY, kind, year)");
    Statement answer(
        db,
        Concat({"INSERT INTO temp.facet_paper ", Select(query, "p.key, p.kind, substr(p.date, 1, 4)", "")}).c_str());
    Bind(answer, db, rules_, query, filter);
    answer.Do();
    std::vector<Facet> facets;
    for (const auto& [name, counts] : {std::pair{"kind", "SELECT kind, count(*) FROM temp.facet_paper GROUP BY kind"},
                                       {"year", "SELECT year, count(*) FROM temp.facet_paper GROUP BY year"},
                                       {"ministry", kSentBy}}) {
      Facet facet{name, {}};
      for (Statement count(db, counts); count.Step();)
        if (!count.View(0).empty()) facet.counts.emplace_back(count.Text(0), count.Number(1));
      MostFirst(facet);
      facets.push_back(std::move(facet));
    }
    db.Run("DROP TABLE temp.facet_paper");
    return facets;
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
