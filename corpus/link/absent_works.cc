// Works that papers speak of and the corpus lacks: each is a node, as the first paper in order names it.
//
// Thousands of papers may lead to one dossier or one minister. So a node keeps who named it, and when that paper did
// not change, only what changed papers say of it now is compared with that.
#include <algorithm>
#include <map>

#include "corpus/link/steps.h"
#include "schema/id.h"

namespace kst {
namespace {

class AbsentWork {
 public:
  // target_kind, target_title, target_people of an edge, the paper and its place there
  void See(const Statement& row) {
    if (!row.View(1).empty()) ++kinds_[row.Text(1)];
    const std::pair place{row.Text(4), row.Number(5)};
    const bool titled = !row.IsNull(2);
    if (place_ && (titled == title_.has_value() ? *place_ <= place : !titled)) return;
    place_ = place;
    title_ = row.Maybe(2);
    people_ = titled ? row.Text(3) : "[]";
  }

  void Put(Statement& put, const std::string& id) const {
    std::string kind(KindOf(id));
    const bool counted = kind == "other";  // all papers decide what it is
    if (counted && !kinds_.empty()) {
      kind = std::max_element(kinds_.begin(), kinds_.end(), [](const auto& a, const auto& b) {
               return a.second < b.second;
             })->first;
    }
    const bool is_paper = kind != "dossier" && kind != "person" && kind != "ministry" && kind != "committee";
    put.Do(id, kind, title_, is_paper ? DossierOf(id) : std::nullopt, people_,
           counted ? std::nullopt : std::optional(place_->first), place_->second);
  }

 private:
  std::map<std::string, int> kinds_;
  std::optional<std::pair<std::string, std::int64_t>> place_;
  std::optional<std::string> title_;
  std::string people_ = "[]";
};

// Most letters lead to one of a few ministries; what these are called the rules say.
void PutMinistries(Database& db, const CorpusRules& rules) {
  Statement led_to(db,
                   "SELECT d.id FROM temp.dirty d WHERE d.id >= 'ministry:' AND d.id < 'ministry;' AND EXISTS ("
                   "SELECT 1 FROM edge e INDEXED BY edge_to CROSS JOIN paper p ON p.key = e.paper AND p.chosen "
                   "WHERE e.to_id = d.id)");
  Statement put(db, "INSERT INTO node(id, kind, present, title) VALUES (?, 'ministry', 0, ?)");
  while (led_to.Step())
    if (const auto* ministry = rules.MinistryNamed(led_to.View(0))) put.Do(led_to.View(0), ministry->name);
}

constexpr const char* kLedTo = R"sql(
CREATE TEMP TABLE led(id TEXT, paper INTEGER, seq INTEGER);
INSERT INTO temp.led SELECT e.to_id, e.paper, e.seq
  FROM temp.changed c CROSS JOIN paper p ON p.key = c.key AND p.chosen CROSS JOIN edge e ON e.paper = c.key
  WHERE e.to_id IN (SELECT id FROM temp.named);
CREATE TEMP TABLE absent(
  id TEXT PRIMARY KEY, kind TEXT, title TEXT, dossier TEXT, people TEXT, named_by TEXT, named_seq INTEGER) WITHOUT ROWID;
)sql";

constexpr const char* kSameName = R"sql(
SELECT n.id, n.kind, n.title, n.people, n.named_by, n.named_seq FROM temp.named n
  WHERE NOT EXISTS (SELECT 1 FROM node m WHERE m.id = n.id)
UNION ALL
SELECT l.id, e.target_kind, e.target_title, e.target_people, p.node, e.seq FROM temp.led l
  CROSS JOIN edge e ON e.paper = l.paper AND e.seq = l.seq CROSS JOIN paper p ON p.key = l.paper
  WHERE NOT EXISTS (SELECT 1 FROM node m WHERE m.id = l.id)
ORDER BY 1;
)sql";

constexpr const char* kAnyName = R"sql(
SELECT e.to_id, e.target_kind, e.target_title, e.target_people, p.node, e.seq
  FROM (SELECT e.rowid AS edge FROM temp.dirty d CROSS JOIN edge e INDEXED BY edge_to ON e.to_id = d.id
          WHERE NOT EXISTS (SELECT 1 FROM node n WHERE n.id = d.id)
            AND NOT EXISTS (SELECT 1 FROM temp.named n WHERE n.id = d.id) ORDER BY edge LIMIT -1) l
  CROSS JOIN edge e ON e.rowid = l.edge CROSS JOIN paper p ON p.key = e.paper AND p.chosen
  ORDER BY 1;
)sql";

constexpr const char* kPut = R"sql(
INSERT INTO node(id, kind, present, title, dossier, people, named_by, named_seq)
  SELECT id, kind, 0, title, dossier, people, named_by, named_seq FROM temp.absent;
DROP TABLE temp.absent;
DROP TABLE temp.led;
DROP TABLE temp.named;
)sql";

}  // namespace

void RememberAbsent(Database& db) {
  db.Run(R"sql(
CREATE TEMP TABLE named(
  id TEXT PRIMARY KEY, kind TEXT, title TEXT, people TEXT, named_by TEXT, named_seq INTEGER) WITHOUT ROWID;
INSERT INTO temp.named SELECT n.id, n.kind, n.title, n.people, n.named_by, n.named_seq
  FROM temp.dirty d CROSS JOIN node n ON n.id = d.id
  WHERE NOT n.present AND n.named_by IS NOT NULL AND n.named_by NOT IN (SELECT id FROM touched)
    AND n.id NOT IN (SELECT was FROM temp.name) AND n.id NOT IN (SELECT now FROM temp.name);
)sql");
}

void PutAbsent(Database& db, const CorpusRules& rules) {
  PutMinistries(db, rules);
  db.Run(kLedTo);
  Statement put(db, "INSERT INTO temp.absent VALUES (?,?,?,?,?,?,?)");
  for (const char* sql : {kSameName, kAnyName}) {
    Statement targets(db, sql);
    std::string id;
    AbsentWork work;
    while (targets.Step()) {
      if (targets.View(0) != id) {
        if (!id.empty()) work.Put(put, id);
        id = targets.Text(0);
        work = AbsentWork();
      }
      work.See(targets);
    }
    if (!id.empty()) work.Put(put, id);
  }
  db.Run(kPut);
}

}  // namespace kst
