#include "corpus/link/steps.h"
#include "corpus/store/tables.h"

namespace kst {
namespace {

// Papers share what an id stands for, and a letterhead depends on the letters of its day.
constexpr const char* kBegin = R"sql(
INSERT OR IGNORE INTO touched SELECT id FROM paper WHERE gone AND id IS NOT NULL;
CREATE TEMP TABLE day AS SELECT DISTINCT date FROM paper
  WHERE id IN (SELECT id FROM touched) AND kind = 'letter' AND date IS NOT NULL;
INSERT OR IGNORE INTO touched SELECT id FROM paper
  WHERE date IN (SELECT date FROM temp.day) AND kind = 'letter' AND id LIKE 'doc-%';
CREATE TEMP TABLE changed(key INTEGER PRIMARY KEY);
INSERT INTO temp.changed SELECT key FROM paper WHERE gone;
INSERT OR IGNORE INTO temp.changed SELECT key FROM paper WHERE id IN (SELECT id FROM touched);
CREATE TEMP TABLE dirty(id TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT INTO temp.dirty SELECT id FROM touched
  UNION SELECT node FROM temp.changed CROSS JOIN paper USING (key) WHERE node IS NOT NULL
  UNION SELECT e.to_id FROM temp.changed c CROSS JOIN paper p ON p.key = c.key AND p.chosen
    CROSS JOIN edge e ON e.paper = p.key WHERE e.to_id IS NOT NULL;
CREATE TEMP TABLE name(alias TEXT PRIMARY KEY, was TEXT, now TEXT) WITHOUT ROWID;
INSERT INTO temp.name(alias, was) SELECT value, coalesce((SELECT node FROM alias a WHERE a.alias = value), value) FROM (
  SELECT id AS value FROM touched
  UNION SELECT a.value FROM temp.changed c CROSS JOIN paper p USING (key) CROSS JOIN json_each(p.aliases) a);
CREATE TEMP TABLE moved(key TEXT, id TEXT, since TEXT, PRIMARY KEY(key, id)) WITHOUT ROWID;
CREATE TEMP TABLE asked(paper INTEGER, seq INTEGER, key TEXT, PRIMARY KEY(paper, seq)) WITHOUT ROWID;
CREATE TEMP TABLE grown(id TEXT PRIMARY KEY, state TEXT, vote TEXT, history TEXT) WITHOUT ROWID;
CREATE TEMP TABLE grown_edge(id TEXT, edge INTEGER);
)sql";

}  // namespace

void BeginChanges(Database& db) { db.Run(kBegin); }

void EndChanges(Database& db) {
  db.Run(
      "DROP TABLE temp.day; DROP TABLE temp.changed; DROP TABLE temp.dirty; DROP TABLE temp.name; "
      "DROP TABLE temp.moved; DROP TABLE temp.asked; DROP TABLE temp.grown; DROP TABLE temp.grown_edge; "
      "DELETE FROM touched");
}

void ForgetLinks(Database& db) {
  db.Run(kDropLinkIndices);
  db.Run(
      "INSERT OR IGNORE INTO touched SELECT id FROM paper WHERE id IS NOT NULL; UPDATE paper SET chosen = 0, node = "
      "NULL "
      "WHERE chosen OR node IS NOT NULL; DELETE FROM node; DELETE FROM alias; DELETE FROM claim; "
      "DELETE FROM known_motion; DELETE FROM known_promise; DELETE FROM link_key");
}

}  // namespace kst
