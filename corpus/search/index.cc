#include "corpus/search/index.h"

#include <algorithm>

#include "corpus/search/traits.h"
#include "corpus/search/words.h"
#include "corpus/store/full_text.h"
#include "corpus/store/kept_text.h"
#include "corpus/store/stored_values.h"
#include "corpus/store/tables.h"
#include "schema/text.h"

namespace kst {
namespace {

// Another number when what is indexed, or how its words are read, changes: corpora are then indexed anew.
constexpr const char* kForm = "2 ";

constexpr const char* kMake = R"sql(
DROP TABLE IF EXISTS search_index;
CREATE VIRTUAL TABLE search_index USING fts5(title, people, body, notes, tables, quotes, content = '', tokenize = 'kst');
)sql";

constexpr char kColumnEnd = '\v';
constexpr std::size_t kMostWords = std::size_t{1} << 28;  // bytes that a paper's words fill at most

// What the words of a text may fill: each has its stem, and its parts beside it. What is said twice is in the text too.
std::size_t MostWords(const Document& document) {
  return std::min(kMostWords, 8 * document.text.size() + (std::size_t{1} << 20));
}

std::optional<IndexedTexts> KeptWords(std::string_view kept) {
  const std::optional<std::string> all = Unsqueeze(kept, kMostWords);
  if (!all) return std::nullopt;
  auto texts = IndexedTexts{};
  std::size_t at = 0;
  for (std::string& text : texts) {
    const std::size_t end = all->find(kColumnEnd, at);
    if (end == std::string::npos) return std::nullopt;
    text = all->substr(at, end - at);
    at = end + 1;
  }
  if (at != all->size()) return std::nullopt;
  return texts;
}

constexpr const char* kForget = "DELETE FROM meta WHERE key = 'indexed'";

// Adds and takes away papers. What is taken away must be given again word for word; it is read from the same record.
class Indexer {
 public:
  Indexer(Database& db, const Stemmer& stemmer)
      : stemmer_(stemmer),
        find_(db, "SELECT r.data, p.title, p.people FROM paper p JOIN record r ON r.paper = p.key WHERE p.key = ?"),
        has_(db, "SELECT 1 FROM search_index_docsize WHERE id = ?"),
        made_(WithWords(db), "SELECT data FROM temp.words WHERE paper = ?"),
        add_(db, "INSERT INTO search_index(rowid, title, people, body, notes, tables, quotes) VALUES (?,?,?,?,?,?,?)"),
        take_(db,
              "INSERT INTO search_index(search_index, rowid, title, people, body, notes, tables, quotes) "
              "VALUES ('delete',?,?,?,?,?,?,?)") {}

  void Add(std::int64_t key) {
    if (Has(key)) return;
    std::optional<IndexedTexts> made = Made(key);
    if (made || (made = Read(key))) Write(add_, key, *made);
  }
  void Take(std::int64_t key) {
    if (!Has(key)) return;
    if (const std::optional<IndexedTexts> made = Read(key)) Write(take_, key, *made);
  }

 private:
  static Database& WithWords(Database& db) {
    db.Run(kWordsTable);
    return db;
  }
  bool Has(std::int64_t key) {
    const bool has = has_.Bind(key).Step();
    has_.Reset();
    return has;
  }
  std::optional<IndexedTexts> Made(std::int64_t key) {
    std::optional<IndexedTexts> made;
    if (made_.Bind(key).Step()) made = KeptWords(made_.View(0));
    made_.Reset();
    return made;
  }
  std::optional<IndexedTexts> Read(std::int64_t key) {
    if (!find_.Bind(key).Step()) return std::nullopt;
    IndexedTexts texts =
        TextsToIndex(RecordIn(find_.View(0)), find_.Maybe(1).value_or(""), StringsIn("paper.people", find_.View(2)));
    find_.Reset();
    for (std::string& text : texts) text = ReadWords(text, stemmer_);
    return texts;
  }
  static void Write(Statement& statement, std::int64_t key, const IndexedTexts& t) {
    statement.Do(key, t[0], t[1], t[2], t[3], t[4], t[5]);
  }

  const Stemmer& stemmer_;
  Statement find_, has_, made_, add_, take_;
};

std::vector<std::int64_t> Keys(Database& db, const char* sql) {
  std::vector<std::int64_t> keys;
  for (Statement each(db, sql); each.Step();) keys.push_back(each.Number(0));
  return keys;
}

// The text without the parts, which do not overlap, in order.
std::string Without(std::string_view text, std::vector<NormSpan> parts) {
  std::ranges::sort(parts, {}, &NormSpan::begin);
  std::string rest;
  std::size_t at = 0;
  for (const NormSpan& part : parts) {
    if (part.begin < at) continue;
    rest.append(text.substr(at, part.begin - at)).push_back('\n');
    at = part.end;
  }
  return rest.append(text.substr(at));
}

void Append(std::string& to, std::string_view words) { to.append(words).push_back('\n'); }

}  // namespace

IndexedTexts TextsToIndex(const Document& d, std::string_view title, const std::vector<std::string>& people) {
  auto texts = IndexedTexts{};
  auto& [titles, names, body, notes, tables, quotes] = texts;
  Append(titles, title);
  if (d.subject && *d.subject != title) Append(titles, *d.subject);
  for (const Dossier& dossier : d.dossiers)
    if (dossier.title && *dossier.title != title) Append(titles, *dossier.title);
  if (d.sender) Append(names, *d.sender);
  for (const std::string& name : people) Append(names, name);
  std::vector<NormSpan> apart;
  for (const Note& note : d.notes) {
    Append(notes, note.span.In(d.text));
    apart.push_back(note.span);
  }
  for (const TextPart& block : d.blocks) {
    if (block.role != Role::kTable) continue;
    Append(tables, block.span.In(d.text));
    apart.push_back(block.span);
  }
  body = Without(d.text, std::move(apart));
  for (const Relation& relation : d.relations) Append(quotes, relation.quote);
  for (const Commitment& commitment : d.commitments) Append(quotes, commitment.quote);
  return texts;
}

std::string KeepWords(const Document& document, const Facts& facts, const Stemmer& stemmer) {
  if (!document.id || document.status == Status::kFailed) return {};
  std::string all;
  for (const std::string& text : TextsToIndex(document, facts.title.value_or(""), document.signatories))
    all.append(ReadWords(text, stemmer)) += kColumnEnd;
  return all.size() < MostWords(document) ? Squeeze(all) : "";
}

bool MayBeWordsOf(std::string_view kept, const Document& document) {
  return kept.empty() || (document.id && document.status != Status::kFailed && kept.size() < MostWords(document));
}

namespace {

bool HasWordsBy(Database& db, const Stemmer& stemmer) {
  Statement find(db, "SELECT value FROM meta WHERE key = 'indexed'");
  return find.Step() && find.View(0) == kForm + stemmer.digest();
}

// Within the transaction that links, while the papers that are replaced still stand: their words go, those of new
// papers come. Nothing when the corpus is not indexed by these rules.
void IndexChanges(Database& db, const Stemmer& stemmer) {
  if (!HasWordsBy(db, stemmer)) return;
  OfferWords(db, WordsBy(stemmer));
  Indexer indexer(db, stemmer);
  try {
    for (const std::int64_t key : Keys(db, "SELECT key FROM paper WHERE gone ORDER BY key")) indexer.Take(key);
  } catch (const SqlError&) {  // words that were false, which no record gives back: all papers are indexed anew
    db.Run(kForget);
    return;
  }
  for (const std::int64_t key : Keys(db,
                                     "SELECT p.key FROM touched t CROSS JOIN paper p ON p.id = t.id "
                                     "WHERE NOT p.gone AND p.status <> 'failed' ORDER BY p.key"))
    indexer.Add(key);
}

Result<void> IndexCorpus(Store& store, const Stemmer& stemmer, const std::function<bool()>& stop) {
  return Guarded([&] {
    Database& db = store.database();
    const bool has_words = HasWordsBy(db, stemmer);
    if (has_words && HasTraits(db)) return;
    const Stoppable stoppable(db, stop);
    OfferWords(db, WordsBy(stemmer));
    Transaction transaction(db);
    if (!has_words) {
      db.Run(kMake);
      Indexer indexer(db, stemmer);
      for (const std::int64_t key :
           Keys(db, "SELECT key FROM paper WHERE NOT gone AND status <> 'failed' AND id IS NOT NULL ORDER BY key")) {
        indexer.Add(key);
        stoppable.Check();
      }
    }
    KeepTraits(db, Whose::kAll);
    Statement(db, "INSERT OR REPLACE INTO meta VALUES ('indexed', ?)").Bind(kForm + stemmer.digest()).Do();
    transaction.Commit();
  });
}

}  // namespace

bool IsIndexedBy(Database& db, const Stemmer& stemmer) { return HasWordsBy(db, stemmer) && HasTraits(db); }

Result<void> ForgetIndex(Store& store) {
  return Guarded([&] { store.database().Run(kForget); });
}

Result<LinkCounts> LinkAndIndex(Store& store, const CorpusRules& rules, const Stemmer& stemmer,
                                const std::function<bool()>& stop) {
  const LinkHooks hooks{[&](Database& db) { IndexChanges(db, stemmer); },
                        [&](Database& db, bool all) {
                          if (IsIndexedBy(db, stemmer)) KeepTraits(db, all ? Whose::kAll : Whose::kChanged);
                        }};
  const Result<LinkCounts> linked = LinkCorpus(store, rules, stop, hooks);
  if (!linked) return linked;
  return IndexCorpus(store, stemmer, stop).map([&] { return *linked; });
}

}  // namespace kst
