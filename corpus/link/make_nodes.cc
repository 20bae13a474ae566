#include <map>
#include <set>

#include "corpus/link/steps.h"
#include "schema/id.h"
#include "schema/record/json_writer.h"

namespace kst {
namespace {

constexpr const char* kPaperNodes = R"sql(
DELETE FROM node;
INSERT INTO node(id, kind, present, title, date, dossier, people, aliases, sources)
  SELECT p.node, p.kind, 1, p.title, p.date, p.dossier, p.people,
    (SELECT json_group_array(alias) FROM (SELECT alias FROM alias WHERE node = p.node ORDER BY alias)),
    (SELECT json_group_array(source) FROM (
       SELECT f.source FROM paper q JOIN file f ON f.paper = q.key WHERE q.node = p.node
       ORDER BY q.chosen DESC, q.rank, f.path))
  FROM paper p WHERE p.chosen;
INSERT OR IGNORE INTO node(id, kind, present, title, date, dossier, people, deadline)
  SELECT c.id, 'commitment', 1, c.quote, p.date, p.dossier, p.people, c.deadline
  FROM commitment c JOIN paper p ON p.key = c.paper WHERE p.chosen;
)sql";

// Several papers on one node: what the others say differently is told, not lost.
void TellDifferences(Database& db) {
  Statement groups(
      db,
      "SELECT p.node, p.kind, p.date, p.title, q.kind, q.date, q.title, q.id, "
      "(SELECT source FROM file WHERE paper = q.key ORDER BY path LIMIT 1) AS path, "
      "(SELECT source FROM file WHERE paper = p.key ORDER BY path LIMIT 1) "
      "FROM paper p JOIN paper q ON q.node = p.node AND NOT q.chosen WHERE p.chosen ORDER BY p.node, q.rank, path");
  Statement put(db, "UPDATE node SET diagnostics = ? WHERE id = ?");
  std::string node;
  JsonWriter list;
  const auto finish = [&] {
    if (!node.empty()) put.Bind(list.End(']').text(), node).Do();
  };
  while (groups.Step()) {
    if (groups.View(0) != node) {
      finish();
      node = groups.Text(0);
      list = JsonWriter();
      list.Begin('[');
    }
    const std::string other = groups.Text(8), used = groups.Text(9);
    const bool joined = groups.View(7) != node;
    list.Value(
        Diagnostic{joined ? "same_letter" : "same_id",
                   {},
                   (joined ? "the same day, sender and subject: " : "the same paper: ") + other + "; used is " + used});
    constexpr const char* kNames[] = {"kind", "date", "title"};
    for (int i = 0; i < 3; ++i)
      if (groups.View(1 + i) != groups.View(4 + i))
        list.Value(Diagnostic{"sources_differ",
                              {},
                              std::string(kNames[i]) + " is \"" + groups.Text(1 + i) + "\" in " + used + ", \"" +
                                  groups.Text(4 + i) + "\" in " + other});
  }
  finish();
}

// A work that papers speak of and the corpus lacks, as the first paper in order names it.
class AbsentWork {
 public:
  void See(const Statement& row) {
    if (!row.View(1).empty()) ++kinds_[row.Text(1)];
    const std::pair place{row.Text(4), row.Number(5)};
    if (row.IsNull(2) || (title_ && place_ <= place)) return;
    place_ = place;
    title_ = row.Text(2);
    people_ = row.Text(3);
  }

  void Put(Statement& put, const std::string& id, const CorpusRules& rules) {
    std::string kind(KindOf(id));
    if (kind == "other" && !kinds_.empty()) {
      kind = std::max_element(kinds_.begin(), kinds_.end(), [](const auto& a, const auto& b) {
               return a.second < b.second;
             })->first;
    }
    const bool is_paper = kind != "dossier" && kind != "person" && kind != "ministry" && kind != "committee";
    if (kind == "ministry")
      if (const auto* ministry = rules.MinistryNamed(id)) title_ = ministry->name;
    put.Bind(id, kind, title_, is_paper ? DossierOf(id) : std::nullopt, people_).Do();
  }

 private:
  std::map<std::string, int> kinds_;
  std::pair<std::string, std::int64_t> place_;
  std::optional<std::string> title_;
  std::string people_ = "[]";
};

void PutAbsent(Database& db, const CorpusRules& rules) {
  db.Run(
      "CREATE TEMP TABLE absent(id TEXT PRIMARY KEY, kind TEXT, title TEXT, dossier TEXT, people TEXT) WITHOUT ROWID");
  Statement targets(
      db,
      "SELECT e.to_id, e.target_kind, e.target_title, e.target_people, p.node, e.seq "
      "FROM edge e INDEXED BY edge_to JOIN paper p ON p.key = e.paper AND p.chosen "
      "WHERE e.to_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM node n WHERE n.id = e.to_id) ORDER BY e.to_id");
  Statement put(db, "INSERT INTO temp.absent VALUES (?,?,?,?,?)");
  std::string id;
  AbsentWork work;
  while (targets.Step()) {
    if (targets.View(0) != id) {
      if (!id.empty()) work.Put(put, id, rules);
      id = targets.Text(0);
      work = AbsentWork();
    }
    work.See(targets);
  }
  if (!id.empty()) work.Put(put, id, rules);
  db.Run(
      "INSERT INTO node(id, kind, present, title, dossier, people) SELECT id, kind, 0, title, dossier, people FROM "
      "absent;"
      "DROP TABLE temp.absent");
}

}  // namespace

void MakeNodes(Database& db, const CorpusRules& rules) {
  db.Run(kPaperNodes);
  // A paper without a masthead still has a dossier in its id.
  Statement without(
      db, "SELECT id FROM node WHERE dossier IS NULL AND id LIKE 'kst-%' AND kind <> 'commitment' ORDER BY id");
  Statement put(db, "UPDATE node SET dossier = ? WHERE id = ?");
  std::vector<std::string> ids;
  while (without.Step()) ids.push_back(without.Text(0));
  for (const std::string& id : ids) put.Bind(DossierOf(id), id).Do();
  TellDifferences(db);
  PutAbsent(db, rules);
}

}  // namespace kst
