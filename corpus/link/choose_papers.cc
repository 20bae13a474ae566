#include "corpus/link/letters.h"
#include "corpus/link/steps.h"
#include "corpus/store/tables.h"

namespace kst {
namespace {

// What was replaced since the last time is taken away. Of the papers with one id the official print is used, then XML,
// letterhead and text; of two alike the one whose first file has the smaller name.
constexpr const char* kChoose = R"sql(
DELETE FROM claim WHERE (alias, paper) IN (SELECT a.value, p.key FROM temp.changed c CROSS JOIN paper p USING (key) CROSS JOIN json_each(p.aliases) a);
DELETE FROM record WHERE paper IN (SELECT key FROM paper WHERE gone);
DELETE FROM motion WHERE paper IN (SELECT key FROM paper WHERE gone);
DELETE FROM commitment WHERE paper IN (SELECT key FROM paper WHERE gone);
DELETE FROM edge WHERE paper IN (SELECT key FROM paper WHERE gone);
DELETE FROM paper WHERE gone;
UPDATE paper SET node = CASE WHEN status <> 'failed' THEN id END, chosen = 0
  WHERE key IN (SELECT key FROM temp.changed);
UPDATE paper SET chosen = 1 WHERE key IN (
  SELECT key FROM (
    SELECT key, row_number() OVER (
      PARTITION BY node ORDER BY rank, (SELECT min(path) FROM file WHERE paper = key)) AS place
    FROM temp.changed CROSS JOIN paper USING (key) WHERE node IS NOT NULL)
  WHERE place = 1);
)sql";

// A letter on the ministry's own paper that was later printed as a Kamerstuk: same day, same office, same subject.
void JoinLetterheads(Database& db, const CorpusRules& rules) {
  Statement letters(db,
                    "SELECT p.id, p.date, p.title, p.sender FROM temp.changed CROSS JOIN paper p USING (key) "
                    "WHERE p.chosen AND p.id LIKE 'doc-%' AND p.kind = 'letter' AND p.date IS NOT NULL "
                    "AND p.title IS NOT NULL AND p.sender IS NOT NULL ORDER BY p.date, p.id");
  Statement join(db, "UPDATE paper SET node = ?, chosen = 0 WHERE node = ?");
  Offices offices(rules);
  std::string date;
  std::optional<LettersOfDay> prints;
  while (letters.Step()) {
    if (!prints || letters.View(1) != date) {
      date = letters.Text(1);
      prints.emplace(ReadLetters(db, date, Which::kPrints, rules, offices));
    }
    const std::string print =
        prints->PrintOf({letters.Text(0), letters.Text(2), offices.MinistryOf(letters.View(3)), {}});
    if (!print.empty()) join.Bind(print, letters.View(0)).Do();
  }
}

// A letterhead leads to its print. An alias that is somebody's own id stays that; one that two papers claim goes to the
// smaller id.
constexpr const char* kAliases = R"sql(
INSERT INTO claim SELECT DISTINCT a.value, p.key FROM temp.changed c CROSS JOIN paper p USING (key) CROSS JOIN json_each(p.aliases) a
  WHERE p.node IS NOT NULL;
DELETE FROM alias WHERE alias IN (SELECT alias FROM temp.name);
INSERT OR IGNORE INTO alias
  SELECT n.alias, min(p.node) FROM temp.name n CROSS JOIN paper p ON p.id = n.alias AND p.node <> n.alias GROUP BY n.alias;
INSERT OR IGNORE INTO alias
  SELECT n.alias, min(p.node) FROM temp.name n CROSS JOIN claim c ON c.alias = n.alias CROSS JOIN paper p ON p.key = c.paper
  WHERE p.node IS NOT NULL AND p.node <> n.alias
    AND NOT EXISTS (SELECT 1 FROM paper q WHERE q.node = n.alias AND q.chosen)
  GROUP BY n.alias;
UPDATE temp.name SET now = coalesce((SELECT node FROM alias a WHERE a.alias = name.alias), name.alias);
DELETE FROM temp.name WHERE was = now;
INSERT OR IGNORE INTO temp.dirty SELECT was FROM temp.name UNION SELECT now FROM temp.name;
)sql";

// Edges that name a paper by an id that stands for another one now; those of changed papers all begin anew, but for
// asks, which are answered anew.
void LeadByAliases(Database& db, bool all) {
  Statement moved(db, "SELECT alias, was, now FROM temp.name");
  Statement lead(db, "UPDATE edge SET to_id = ?3 WHERE to_id = ?2 AND target = ?1 AND seq < ?4");
  while (!all && moved.Step()) lead.Bind(moved.View(0), moved.View(1), moved.View(2), kDerived).Do();
  db.Run(R"sql(
UPDATE edge SET to_id = target, resolution = said, confidence = said_confidence, candidates = '[]'
  WHERE paper IN (SELECT key FROM temp.changed) AND ask IS NULL
    AND (to_id IS NOT target OR resolution <> said OR candidates <> '[]');
UPDATE edge SET to_id = (SELECT node FROM alias WHERE alias = target)
  WHERE paper IN (SELECT key FROM temp.changed) AND target IN (SELECT alias FROM alias);
INSERT OR IGNORE INTO temp.dirty SELECT node FROM temp.changed CROSS JOIN paper USING (key) WHERE node IS NOT NULL;
)sql");
}

}  // namespace

void ChoosePapers(Database& db, const CorpusRules& rules, bool all) {
  db.Run(kChoose);
  Statement(db, "DELETE FROM edge WHERE seq >= ? AND paper IN (SELECT key FROM temp.changed)").Bind(kDerived).Do();
  db.Run(kPaperNodeIndex);
  JoinLetterheads(db, rules);
  db.Run(kAliases);
  db.Run(kAliasIndex);
  LeadByAliases(db, all);
}

}  // namespace kst
