// The works that names and dates may mean are kept under keys, and so are the asks that look for them: who asks finds
// the works, and a work that changed finds who may have to ask again.
//
//   work   "n:pauwels" a motion of a Pauwels     "p:kst-29911-329", "d:29911" a promise by its letter and dossier
//   ask    "?n:pauwels 2023-04-03" in a paper of that day  "?* 2023-04-03" any motion  "?p:kst-29911-329 2023-04-03"
//          "?d:29911 " in a paper without a day  "?l:2023-04-03" a letter of that day
#include "corpus/link/offices.h"
#include "corpus/link/promises.h"
#include "corpus/link/steps.h"
#include "corpus/store/stored_values.h"
#include "corpus/store/tables.h"
#include "schema/text.h"

namespace kst {
namespace {

// What motions and promises of changed papers are asked for by; a changed version changes the one before it too. What
// was not known before (?1) no paper of an earlier day means.
constexpr const char* kMoved = R"sql(
INSERT OR IGNORE INTO temp.moved
  SELECT '*', m.id, iif(?1, m.date, '') FROM temp.changed c CROSS JOIN known_motion m ON m.paper = c.key
  UNION ALL SELECT '*', m.before, '' FROM temp.changed c CROSS JOIN known_motion m ON m.paper = c.key WHERE m.before <> ''
  UNION ALL SELECT k.key, m.id, iif(?1, m.date, '') FROM temp.changed c CROSS JOIN known_motion m ON m.paper = c.key
    CROSS JOIN link_key k ON k.paper = c.key AND k.seq = -1
  UNION ALL SELECT 'p:' || p.node, p.id, iif(?1, p.date, '') FROM temp.changed c CROSS JOIN known_promise p ON p.paper = c.key
  UNION ALL SELECT 'd:' || p.dossier, p.id, iif(?1, p.date, '') FROM temp.changed c CROSS JOIN known_promise p ON p.paper = c.key
)sql";
constexpr const char* kMovedDossiers = R"sql(
INSERT OR IGNORE INTO temp.moved
  SELECT 'r:' || p.dossier, '', '' FROM temp.changed c CROSS JOIN known_promise p ON p.paper = c.key WHERE p.dossier <> '';
)sql";

constexpr const char* kForget = R"sql(
DELETE FROM known_motion WHERE paper IN (SELECT key FROM temp.changed);
DELETE FROM known_promise WHERE paper IN (SELECT key FROM temp.changed);
DELETE FROM link_key WHERE paper IN (SELECT key FROM temp.changed);
)sql";

// The later versions of a moved motion moved with it, and what all of these ask is asked again.
constexpr const char* kVersions = R"sql(
INSERT INTO temp.version
  WITH RECURSIVE later(id, step) AS (
    SELECT id, 0 FROM temp.moved WHERE key = '*'
    UNION SELECT m.id, step + 1 FROM later CROSS JOIN known_motion m ON m.before = later.id AND m.before <> '' WHERE step < ?)
  SELECT DISTINCT id FROM later;
)sql";
constexpr const char* kMovedVersions = R"sql(
INSERT OR IGNORE INTO temp.moved
  SELECT '*', id, '' FROM temp.version
  UNION ALL SELECT k.key, m.id, '' FROM temp.version v CROSS JOIN known_motion m ON m.id = v.id
    CROSS JOIN link_key k ON k.paper = m.paper AND k.seq = -1;
INSERT OR IGNORE INTO temp.asked
  SELECT k.paper, k.seq, k.key FROM temp.version v CROSS JOIN known_motion m ON m.id = v.id
    CROSS JOIN link_key k ON k.paper = m.paper AND k.seq >= 0;
DROP TABLE temp.version;
INSERT OR IGNORE INTO temp.asked
  SELECT k.paper, k.seq, k.key FROM temp.day d CROSS JOIN link_key k ON k.key = '?l:' || d.date;
)sql";

std::vector<std::string> AskKeys(const Ask& ask, std::string_view asked_on) {
  if (ask.kind == "letter" && ask.date) return {"?l:" + *ask.date};
  std::vector<std::string> keys;
  if (ask.kind == "motion") keys = MotionKeys(ask);
  if (ask.kind == "commitment") keys = PromiseKeys(ask);
  for (std::string& key : keys) key = Concat({"?", key, " ", asked_on});
  return keys;
}

// Of the asks that look for works under a key of a moved one, those of which it was a candidate, or is one now.
class Again {
 public:
  Again(Database& db, const CorpusRules& rules)
      : db_(db),
        motions_(db, rules),
        promises_(db, rules),
        offices_(rules),
        with_key_(db, "SELECT id FROM temp.moved WHERE key = ?"),
        is_moved_(db, "SELECT 1 FROM temp.moved WHERE key = ? AND id = ?"),
        put_(db, "INSERT OR IGNORE INTO temp.asked VALUES (?,?,?)") {}

  void Find() {
    Statement asks(db_,
                   "SELECT m.key, k.paper, k.seq, e.ask, e.candidates, p.node, p.kind, p.date, p.sender "
                   "FROM (SELECT key, min(since) AS since FROM temp.moved GROUP BY key) m "
                   "CROSS JOIN (SELECT 0 AS dated UNION ALL SELECT 1) d ON d.dated OR m.since > '' "
                   "CROSS JOIN link_key k ON k.key >= '?' || m.key || ' ' || iif(d.dated, m.since, '') "
                   "AND k.key <= '?' || m.key || iif(d.dated, '!', ' ') "
                   "CROSS JOIN edge e ON e.paper = k.paper AND e.seq = k.seq CROSS JOIN paper p ON p.key = k.paper");
    std::string key;
    std::vector<std::string> moved;
    while (asks.Step()) {
      if (asks.View(0) != key) {
        key = asks.Text(0);
        moved.clear();
        with_key_.Bind(key);
        while (with_key_.Step()) moved.push_back(with_key_.Text(0));
        with_key_.Reset();
      }
      if (WasCandidate(key, asks.View(4)) || IsCandidate(key, asks, moved))
        put_.Do(asks.Number(1), asks.Number(2), "?" + key);
    }
  }

 private:
  bool WasCandidate(const std::string& key, std::string_view candidates) {
    for (const Candidate& c : CandidatesIn("edge.candidates", candidates)) {
      const bool moved = is_moved_.Bind(key, c.id).Step();
      is_moved_.Reset();
      if (moved) return true;
    }
    return false;
  }

  bool IsCandidate(const std::string& key, const Statement& row, const std::vector<std::string>& moved) {
    const Ask ask = AskIn("edge.ask", row.View(3));
    const Asker asker{row.Text(5), row.Text(6), row.Text(7), offices_.MinistryOf(row.View(8))};
    const bool promise = key.starts_with("p:") || key.starts_with("d:");
    return promise ? promises_.Shows(ask, asker, moved) : motions_.Shows(ask, asker, moved);
  }

  Database& db_;
  MotionIndex motions_;
  PromiseIndex promises_;
  Offices offices_;
  Statement with_key_, is_moved_, put_;
};

// What changed papers ask, each under the first of its keys so that like ones are answered one after another.
void PutAsks(Database& db) {
  Statement asks(
      db,
      "SELECT e.paper, e.seq, e.ask, e.target_kind, p.date FROM temp.changed c CROSS JOIN paper p ON p.key = c.key "
      "AND p.chosen "
      "CROSS JOIN edge e ON e.paper = c.key WHERE e.ask IS NOT NULL");
  Statement put_key(db, "INSERT OR IGNORE INTO link_key VALUES (?,?,?)");
  Statement put(db, "INSERT OR REPLACE INTO temp.asked VALUES (?,?,?)");
  while (asks.Step()) {
    std::vector<std::string> keys;  // an office is a ministry whatever papers there are
    if (asks.View(3) != "ministry") keys = AskKeys(AskIn("edge.ask", asks.View(2)), asks.View(4));
    for (const std::string& key : keys) put_key.Do(asks.Number(0), asks.Number(1), key);
    put.Do(asks.Number(0), asks.Number(1), keys.empty() ? "" : keys.front());
  }
}

}  // namespace

void KnowWorks(Database& db, const CorpusRules& rules, bool all) {
  const auto see_moved = [&](bool is_new) {
    db.Run(kMovedDossiers);
    if (!all) Statement(db, kMoved).Do(is_new);
  };
  see_moved(false);
  db.Run(kForget);
  PutMotions(db, rules);
  PutPromises(db, rules);
  see_moved(true);
  if (all) {  // everybody asks anew
    PutAsks(db);
    return db.Run(kWorkIndices);
  }
  db.Run("CREATE TEMP TABLE version(id TEXT)");
  Statement(db, kVersions).Do(kMostVersions);
  db.Run(kMovedVersions);
  Again(db, rules).Find();
  PutAsks(db);
}

}  // namespace kst
