// Which nodes say something else than they did: each keeps the run that added it and the run that changed it last, so
// that a feed can ask for what is new since its own last one. A node has changed when its row did, when the paper that
// stands for it was put again, or when one of its edges leads elsewhere.
#include "corpus/link/steps.h"

namespace kst {
namespace {

// Papers that were put since the last time have no node yet. They are changed whatever their edges do; of the others it
// is noted where an edge led before linking changes it.
constexpr const char* kWatch = R"sql(
CREATE TEMP TABLE fresh(key INTEGER PRIMARY KEY);
INSERT INTO temp.fresh SELECT key FROM paper WHERE node IS NULL AND NOT gone AND status <> 'failed';
CREATE TEMP TABLE led_before(
  paper INTEGER, seq INTEGER, there INTEGER, to_id TEXT, resolution TEXT, confidence REAL, candidates TEXT,
  PRIMARY KEY(paper, seq)) WITHOUT ROWID;
CREATE TEMP TRIGGER edge_led AFTER UPDATE OF to_id, resolution, confidence, candidates ON edge
  WHEN NOT EXISTS (SELECT 1 FROM fresh WHERE key = old.paper)
  BEGIN INSERT OR IGNORE INTO led_before
    VALUES (old.paper, old.seq, 1, old.to_id, old.resolution, old.confidence, old.candidates); END;
CREATE TEMP TRIGGER edge_taken AFTER DELETE ON edge WHEN NOT EXISTS (SELECT 1 FROM fresh WHERE key = old.paper)
  BEGIN INSERT OR IGNORE INTO led_before
    VALUES (old.paper, old.seq, 1, old.to_id, old.resolution, old.confidence, old.candidates); END;
CREATE TEMP TRIGGER edge_put AFTER INSERT ON edge WHEN NOT EXISTS (SELECT 1 FROM fresh WHERE key = new.paper)
  BEGIN INSERT OR IGNORE INTO led_before VALUES (new.paper, new.seq, 0, NULL, NULL, NULL, NULL); END;
CREATE TEMP TABLE node_before AS SELECT * FROM node WHERE false;
CREATE UNIQUE INDEX temp.node_before_id ON node_before(id);
)sql";

// What is cited by thousands is not derived anew for each night's papers: a motion is as it was, with what fresh papers
// say behind it, when these are of a later day than all others and nothing else about it changed. Steps stand by day.
constexpr const char* kGrown = R"sql(
INSERT INTO temp.grown_edge
  SELECT e.to_id, e.rowid FROM temp.fresh f CROSS JOIN paper p ON p.key = f.key AND p.chosen
    CROSS JOIN edge e ON e.paper = f.key CROSS JOIN temp.node_before b ON b.id = e.to_id
    WHERE b.kind = 'motion' AND b.present;
CREATE TEMP TABLE stirred AS
  SELECT id FROM touched
  UNION SELECT e.to_id FROM temp.changed c CROSS JOIN edge e ON e.paper = c.key
    WHERE c.key NOT IN (SELECT key FROM temp.fresh)
  UNION SELECT b.to_id FROM temp.led_before b
  UNION SELECT e.to_id FROM temp.led_before b CROSS JOIN edge e ON e.paper = b.paper AND e.seq = b.seq;
CREATE INDEX temp.stirred_id ON stirred(id);
INSERT INTO temp.grown
  SELECT b.id, b.state, b.vote, b.history
  FROM (SELECT g.id, min(coalesce(p.date, '')) AS since, max(e.type = 'reports_vote') AS is_voted
          FROM temp.grown_edge g CROSS JOIN edge e ON e.rowid = g.edge CROSS JOIN paper p ON p.key = e.paper GROUP BY 1) n
  CROSS JOIN temp.node_before b ON b.id = n.id
  WHERE NOT n.is_voted AND b.id NOT IN (SELECT id FROM temp.stirred WHERE id IS NOT NULL)
    AND n.since > iif(json_valid(b.history), json_extract(b.history, '$[#-1].date'), NULL);  -- else made anew
DELETE FROM temp.grown_edge WHERE id NOT IN (SELECT id FROM temp.grown);
DROP TABLE temp.stirred;
)sql";

constexpr const char* kSaysOther = R"sql(
DROP TRIGGER edge_led;
DROP TRIGGER edge_taken;
DROP TRIGGER edge_put;
CREATE TEMP TABLE says_other(id TEXT PRIMARY KEY) WITHOUT ROWID;
INSERT OR IGNORE INTO temp.says_other
  SELECT p.node FROM temp.fresh f CROSS JOIN paper p ON p.key = f.key WHERE p.chosen
  UNION ALL SELECT p.node FROM temp.led_before b CROSS JOIN paper p ON p.key = b.paper
    LEFT JOIN edge e ON e.paper = b.paper AND e.seq = b.seq
    WHERE p.chosen AND (b.there, b.to_id, b.resolution, b.confidence, b.candidates) IS NOT
      (e.paper IS NOT NULL, e.to_id, e.resolution, e.confidence, e.candidates);
INSERT OR IGNORE INTO temp.says_other
  SELECT d.id FROM temp.dirty d CROSS JOIN node n ON n.id = d.id LEFT JOIN temp.node_before b ON b.id = d.id
    WHERE (n.kind, n.present, n.title, n.date, n.dossier, n.people, n.aliases, n.sources, n.deadline, n.state, n.vote,
           n.history, n.diagnostics) IS NOT
          (b.kind, b.present, b.title, b.date, b.dossier, b.people, b.aliases, b.sources, b.deadline, b.state, b.vote,
           b.history, b.diagnostics);
)sql";

// The number of the run that links; a node that is made again keeps the numbers that it had.
constexpr const char* kNumber = R"sql(
UPDATE node SET (added, run) = (SELECT b.added, b.run FROM temp.node_before b WHERE b.id = node.id)
  WHERE id IN (SELECT id FROM temp.node_before WHERE run > 0);
UPDATE node SET run = (SELECT max(id) FROM run) WHERE id IN (SELECT id FROM temp.says_other);
UPDATE node SET added = run WHERE id IN (SELECT id FROM temp.says_other EXCEPT SELECT id FROM temp.node_before);
INSERT OR REPLACE INTO removed SELECT id, kind, (SELECT max(id) FROM run) FROM temp.node_before b
  WHERE NOT EXISTS (SELECT 1 FROM node n WHERE n.id = b.id);
DELETE FROM removed WHERE id IN (SELECT d.id FROM temp.dirty d CROSS JOIN node n ON n.id = d.id);
INSERT OR REPLACE INTO was_there SELECT id, added, (SELECT max(id) FROM run) FROM temp.node_before b
  WHERE b.present AND b.kind NOT IN ('person', 'committee', 'ministry', 'dossier', 'commitment')
  AND NOT EXISTS (SELECT 1 FROM node n WHERE n.id = b.id AND n.present);
DELETE FROM was_there WHERE id IN (SELECT d.id FROM temp.dirty d CROSS JOIN node n ON n.id = d.id WHERE n.present);
)sql";

constexpr const char* kForget =
    "DROP TABLE temp.fresh; DROP TABLE temp.led_before; DROP TABLE temp.node_before; DROP TABLE temp.says_other";

// Of the first graph all is new, which the default of the columns says.
bool IsFirst(Database& db) { return db.Number("SELECT count(*) FROM meta WHERE key = 'generation'") == 0; }

}  // namespace

void WatchNodes(Database& db, bool all) {
  if (IsFirst(db)) return;
  db.Run(kWatch);
  if (all) db.Run("INSERT INTO temp.node_before SELECT * FROM node");
}

void RememberNodes(Database& db, bool all) {
  if (IsFirst(db)) return;
  db.Run("INSERT OR IGNORE INTO temp.node_before SELECT n.* FROM temp.dirty d CROSS JOIN node n ON n.id = d.id");
  if (!all) db.Run(kGrown);
}

void NumberNodes(Database& db) {
  if (IsFirst(db)) return;
  db.Run(kSaysOther);
  db.Run(kNumber);
  db.Run(kForget);
}

}  // namespace kst
