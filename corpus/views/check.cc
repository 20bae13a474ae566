#include "corpus/views/check.h"

#include "corpus/link/corrections.h"
#include "corpus/link/link.h"
#include "corpus/search/traits.h"
#include "corpus/store/database.h"
#include "corpus/store/full_text.h"
#include "corpus/store/stored_values.h"
#include "corpus/store/tables.h"
#include "schema/record/json.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kMostTold = 20;  // faults of one part

CheckedPart CheckPages(Database& db) {
  CheckedPart part{"pages"};
  part.looked_at = db.Number("PRAGMA page_count");
  Statement look(db, "PRAGMA integrity_check");
  while (look.Step())
    if (look.View(0) != "ok") part.Add("kst.db: " + look.Text(0));
  return part;
}

struct Rule {
  const char *what, *which;  // "… belongs to no paper", and the rows that break it, named by their first column
  bool of_links = false;     // can only be told when all papers are linked
};
constexpr Rule kRules[] = {
    {"file without its paper", "SELECT path FROM file WHERE paper NOT IN (SELECT key FROM paper)"},
    {"paper without a file", "SELECT key FROM paper WHERE NOT gone AND key NOT IN (SELECT paper FROM file)"},
    {"paper without its record", "SELECT key FROM paper WHERE key NOT IN (SELECT paper FROM record)"},
    {"record without its paper", "SELECT paper FROM record WHERE paper NOT IN (SELECT key FROM paper)"},
    {"text without its paper", "SELECT paper FROM text WHERE paper NOT IN (SELECT key FROM paper)"},
    {"motion without its paper", "SELECT paper FROM motion WHERE paper NOT IN (SELECT key FROM paper)"},
    {"commitment without its paper", "SELECT id FROM commitment WHERE paper NOT IN (SELECT key FROM paper)"},
    {"edge without its paper", "SELECT paper FROM edge WHERE paper NOT IN (SELECT key FROM paper)"},
    {"alias of no node", "SELECT alias FROM alias WHERE node NOT IN (SELECT id FROM node)", true},
    {"edge to no node",
     "SELECT p.node FROM paper p CROSS JOIN edge e ON e.paper = p.key WHERE p.chosen AND e.to_id IS NOT NULL AND "
     "NOT EXISTS (SELECT 1 FROM node n WHERE n.id = e.to_id)",
     true},
    {"paper without its node", "SELECT node FROM paper WHERE chosen AND node NOT IN (SELECT id FROM node)", true},
};

CheckedPart CheckRows(Database& db, bool linked) {
  CheckedPart part{"rows"};
  for (const char* table : {"file", "paper", "record", "text", "motion", "commitment", "edge", "alias", "node"})
    part.looked_at += db.Number(Concat({"SELECT count(*) FROM ", table}).c_str());
  for (const Rule& rule : kRules) {
    if (rule.of_links && !linked) continue;
    Statement broken(db, rule.which);
    while (broken.Step()) part.Add(Concat({rule.what, ": ", broken.Text(0)}));
  }
  return part;
}

// What the row of a paper repeats of its record.
std::string WrongWith(const Statement& row, const Document& d) {
  const auto is = [&](int column, const std::optional<std::string>& value) { return row.Maybe(column) == value; };
  const auto has = [&](int column, const auto& list) {
    return row.Number(column) == static_cast<std::int64_t>(list.size());
  };
  if (!is(1, d.id)) return "id";
  if (!is(2, std::string(Name(d.status)))) return "status";
  if (!is(3, d.kind)) return "kind";
  if (!is(4, d.date)) return "date";
  if (!is(5, d.sender)) return "sender";
  if (!has(6, d.pages) || !has(7, d.references) || !has(8, d.mentions) || !has(9, d.relations)) return "counts";
  return {};
}

// A paper that failed is not read again unasked, so its record may lack a key that came later.
bool IsOlder(const Statement& row, const Error& error) {
  return row.Number(12) != 0 && error.message.starts_with("the key ") && error.message.ends_with(" is missing");
}

CheckedPart CheckRecords(Database& db, const Stoppable& stoppable) {
  CheckedPart part{"records"};
  Statement rows(db,
                 "SELECT p.key, p.id, p.status, p.kind, p.date, p.sender, p.pages, p.refs, p.mentions, p.relations, "
                 "r.data, (SELECT source FROM file WHERE paper = p.key ORDER BY path LIMIT 1), "
                 "p.made_by <> (SELECT made_by FROM run ORDER BY id DESC LIMIT 1) "
                 "FROM paper p CROSS JOIN record r ON r.paper = p.key WHERE NOT p.gone ORDER BY p.key");
  while (rows.Step()) {
    stoppable.Check();
    ++part.looked_at;
    const std::string name = rows.Maybe(11).value_or("paper " + std::to_string(rows.Number(0)));
    const Result<Document> record =
        ReadRecord(rows.View(10)).map([&](Document d) { return AsCorrected(db, rows.Number(0), std::move(d)); });
    if (!record && !IsOlder(rows, record.error()))
      part.Add(name + ": " + record.error().message);
    else if (const std::string wrong = record ? WrongWith(rows, *record) : ""; !wrong.empty())
      part.Add(name + ": its row has another " + wrong + " than its record");
  }
  return part;
}

// What linking makes, each row under the columns that tell it from the others.
struct Made {
  const char *what, *rows;
  int names;  // so many columns name the row
};
constexpr Made kMade[] = {
    {"node", "SELECT * FROM node ORDER BY id", 1},
    {"alias", "SELECT * FROM alias ORDER BY alias", 1},
    {"paper", "SELECT key, node, chosen FROM paper ORDER BY key", 1},
    {"edge",
     "SELECT p.node, e.seq, e.type, e.to_id, e.resolution, e.confidence, e.candidates FROM paper p CROSS JOIN edge e "
     "ON "
     "e.paper = p.key WHERE p.chosen ORDER BY p.node, e.seq",
     2},
};

std::string NameOf(const Made& made, const Statement& row) {
  std::string name = made.what;
  for (int i = 0; i < made.names; ++i) name.append(" ").append(row.View(i));
  return name;
}

// Which of two rows comes first by its name; 0: they have the same.
int Order(const Made& made, const Statement& a, const Statement& b) {
  for (int i = 0; i < made.names; ++i) {
    const bool numbers = a.IsNumber(i) && b.IsNumber(i);
    const int order =
        numbers ? (a.Number(i) < b.Number(i) ? -1 : a.Number(i) > b.Number(i)) : a.View(i).compare(b.View(i));
    if (order != 0) return order;
  }
  return 0;
}

void Compare(const Made& made, Database& before, Database& anew, CheckedPart& part) {
  Statement was(before, made.rows), is(anew, made.rows);
  bool has_was = was.Step(), has_is = is.Step();
  while (has_was || has_is) {
    ++part.looked_at;
    const int order = !has_is ? -1 : !has_was ? 1 : Order(made, was, is);
    if (order < 0) part.Add(NameOf(made, was) + ": is not made when the papers are linked anew");
    if (order > 0) part.Add(NameOf(made, is) + ": lacks, and is made when the papers are linked anew");
    for (int i = 0; order == 0 && i < was.Columns(); ++i)
      if (was.View(i) != is.View(i) || was.IsNull(i) != is.IsNull(i)) {
        part.Add(Concat({NameOf(made, was), ": its ", was.NameOf(i), " is \"", was.View(i), "\", and \"", is.View(i),
                         "\" when the papers are linked anew"}));
        break;
      }
    if (order <= 0) has_was = was.Step();
    if (order >= 0) has_is = is.Step();
  }
}

CheckedPart CheckLinks(const Store& store, const CorpusRules& rules, bool linked, const std::function<bool()>& stop) {
  CheckedPart part{"links"};
  if (!linked) part.skipped = "the last run did not end, and some papers are not linked yet; run it again";
  if (linked && !IsLinkedBy(store, rules)) part.skipped = "they were made by other rules; kst run makes them anew";
  if (!part.skipped.empty()) return part;
  Result<Store> copy = store.Copy();
  if (!copy) throw SqlError{copy.error()};
  copy->database().Run("DELETE FROM meta WHERE key = 'linked'");
  if (const auto made = LinkCorpus(*copy, rules, stop); !made) throw SqlError{made.error()};
  for (const Made& made : kMade) Compare(made, store.database(), copy->database(), part);
  return part;
}

// The index of words, of which search says only that it is damaged.
CheckedPart CheckIndex(const Store& store) {
  CheckedPart part{"search"};
  if (store.database().Number("SELECT count(*) FROM meta WHERE key = 'indexed'") == 0)
    part.skipped = "the papers are not indexed yet; kst run does it";
  if (!part.skipped.empty()) return part;
  Result<Store> copy = store.Copy();
  if (!copy) throw SqlError{copy.error()};
  Database& db = copy->database();
  OfferWords(db, [](auto&&...) {});  // to open it; what is whole in itself needs no words
  db.Run("INSERT INTO search_index(search_index) VALUES ('integrity-check')");
  Statement missing(db,
                    "SELECT p.id FROM paper p WHERE p.chosen AND p.key NOT IN (SELECT id FROM search_index_docsize) "
                    "ORDER BY p.id");
  while (missing.Step()) part.Add(missing.Text(0) + ": is not in the index");
  if (HasTraits(store.database())) {
    KeepTraits(db, Whose::kAll);
    Statement id(db, "SELECT coalesce(id, content) FROM paper WHERE key = ?");
    for (const std::int64_t key : OtherTraits(store.database(), db))
      part.Add(Concat({id.Bind(key).Step() ? id.Text(0) : std::to_string(key),
                       ": search has its kind, day, ministries or size otherwise"}));
  }
  part.looked_at = db.Number("SELECT count(*) FROM search_index_docsize");
  return part;
}

}  // namespace

void CheckedPart::Add(std::string fault) {
  if (faults.size() < kMostTold)
    faults.push_back(std::move(fault));
  else
    ++more;
}

Result<std::vector<CheckedPart>> CheckCorpus(const Store& store, const CorpusRules& rules,
                                             const std::function<bool()>& stop) {
  return Guarded([&] {
    Database& db = store.database();
    if (db.Number("PRAGMA user_version") < kStoreFormat)
      throw SqlError{{Code::kStore, "this corpus was made by an older kst; run kst run once more"}};
    const Stoppable stoppable(db, stop);
    std::vector<CheckedPart> parts;
    // A page that cannot be read is a fault of the part that needs it, and the others are still looked at.
    const auto look = [&](const char* name, auto&& at) {
      try {
        parts.push_back(at());
      } catch (const SqlError& error) {
        stoppable.Check();
        parts.push_back({name});
        parts.back().Add(error.error.message);
      }
    };
    const auto is_linked = [&] {
      return db.Number("SELECT count(*) FROM meta WHERE key = 'generation'") > 0 &&
             db.Number("SELECT count(*) FROM touched") == 0 &&
             db.Number("SELECT count(*) FROM paper WHERE gone AND status <> 'failed'") == 0;
    };
    look("pages", [&] { return CheckPages(db); });
    look("rows", [&] { return CheckRows(db, is_linked()); });
    look("records", [&] { return CheckRecords(db, stoppable); });
    look("search", [&] { return CheckIndex(store); });
    look("links", [&] { return CheckLinks(store, rules, is_linked(), stop); });
    return parts;
  });
}

}  // namespace kst
