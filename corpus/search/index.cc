#include "corpus/search/index.h"

#include <algorithm>

#include "corpus/search/words.h"
#include "corpus/store/full_text.h"
#include "corpus/store/stored_values.h"
#include "schema/text.h"

namespace kst {
namespace {

// Another number when what is indexed, or how its words are read, changes: corpora are then indexed anew.
constexpr const char* kForm = "2 ";

constexpr const char* kMake = R"sql(
DROP TABLE IF EXISTS search_index;
CREATE VIRTUAL TABLE search_index USING fts5(title, people, body, notes, tables, quotes, content = '', tokenize = 'kst');
)sql";

// Adds and takes away papers. What is taken away must be given again word for word; it is read from the same record.
class Indexer {
 public:
  explicit Indexer(Database& db)
      : find_(db, "SELECT r.data, p.title, p.people FROM paper p JOIN record r ON r.paper = p.key WHERE p.key = ?"),
        has_(db, "SELECT 1 FROM search_index_docsize WHERE id = ?"),
        add_(db, "INSERT INTO search_index(rowid, title, people, body, notes, tables, quotes) VALUES (?,?,?,?,?,?,?)"),
        take_(db,
              "INSERT INTO search_index(search_index, rowid, title, people, body, notes, tables, quotes) "
              "VALUES ('delete',?,?,?,?,?,?,?)") {}

  void Add(std::int64_t key) { Write(add_, key, false); }
  void Take(std::int64_t key) { Write(take_, key, true); }

 private:
  void Write(Statement& statement, std::int64_t key, bool is_there) {
    const bool has = has_.Bind(key).Step();
    has_.Reset();
    if (has != is_there || !find_.Bind(key).Step()) return;
    const IndexedTexts t =
        TextsToIndex(RecordIn(find_.View(0)), find_.Maybe(1).value_or(""), StringsIn("paper.people", find_.View(2)));
    find_.Reset();
    statement.Bind(key, t[0], t[1], t[2], t[3], t[4], t[5]).Do();
  }

  Statement find_, has_, add_, take_;
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

bool IsIndexedBy(Database& db, const Stemmer& stemmer) {
  Statement find(db, "SELECT value FROM meta WHERE key = 'indexed'");
  return find.Step() && find.View(0) == kForm + stemmer.digest();
}

namespace {

// Within the transaction that links, while the papers that are replaced still stand: their words go, those of new
// papers come. Nothing when the corpus is not indexed by these rules.
void IndexChanges(Database& db, const Stemmer& stemmer) {
  if (!IsIndexedBy(db, stemmer)) return;
  OfferWords(db, WordsBy(stemmer));
  Indexer indexer(db);
  for (const std::int64_t key : Keys(db, "SELECT key FROM paper WHERE gone ORDER BY key")) indexer.Take(key);
  for (const std::int64_t key : Keys(db,
                                     "SELECT p.key FROM touched t CROSS JOIN paper p ON p.id = t.id "
                                     "WHERE NOT p.gone AND p.status <> 'failed' ORDER BY p.key"))
    indexer.Add(key);
}

Result<void> IndexCorpus(Store& store, const Stemmer& stemmer, const std::function<bool()>& stop) {
  return Guarded([&] {
    Database& db = store.database();
    if (IsIndexedBy(db, stemmer)) return;
    const Stoppable stoppable(db, stop);
    OfferWords(db, WordsBy(stemmer));
    Transaction transaction(db);
    db.Run(kMake);
    {
      Indexer indexer(db);
      for (const std::int64_t key :
           Keys(db, "SELECT key FROM paper WHERE NOT gone AND status <> 'failed' AND id IS NOT NULL ORDER BY key")) {
        indexer.Add(key);
        stoppable.Check();
      }
    }
    Statement(db, "INSERT OR REPLACE INTO meta VALUES ('indexed', ?)").Bind(kForm + stemmer.digest()).Do();
    transaction.Commit();
  });
}

}  // namespace

Result<void> ForgetIndex(Store& store) {
  return Guarded([&] { store.database().Run("DELETE FROM meta WHERE key = 'indexed'"); });
}

Result<LinkCounts> LinkAndIndex(Store& store, const CorpusRules& rules, const Stemmer& stemmer,
                                const std::function<bool()>& stop) {
  const Result<LinkCounts> linked = LinkCorpus(store, rules, stop, [&](Database& db) { IndexChanges(db, stemmer); });
  if (!linked) return linked;
  return IndexCorpus(store, stemmer, stop).map([&] { return *linked; });
}

}  // namespace kst
