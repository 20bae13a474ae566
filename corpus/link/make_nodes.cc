#include "corpus/link/steps.h"
#include "schema/id.h"
#include "schema/record/json_writer.h"

namespace kst {
namespace {

constexpr const char* kPaperNodes = R"sql(
DELETE FROM node WHERE id IN (SELECT id FROM temp.dirty);
INSERT INTO node(id, kind, present, title, date, dossier, people, aliases, sources, diagnostics)
  SELECT p.node, p.kind, 1, p.title, p.date, p.dossier, p.people,
    (SELECT json_group_array(alias) FROM (SELECT alias FROM alias WHERE node = p.node ORDER BY alias)),
    (SELECT json_group_array(source) FROM (
       SELECT f.source FROM paper q CROSS JOIN file f ON f.paper = q.key WHERE q.node = p.node
       ORDER BY q.chosen DESC, q.rank, f.path)),
    coalesce((SELECT told FROM corrected c WHERE c.paper = p.key), '[]')
  FROM temp.dirty d CROSS JOIN paper p ON p.node = d.id AND p.chosen;
INSERT OR IGNORE INTO node(id, kind, present, title, date, dossier, people, deadline)
  SELECT c.id, 'commitment', 1, c.quote, p.date, p.dossier, p.people, c.deadline
  FROM temp.dirty d CROSS JOIN commitment c ON c.id = d.id CROSS JOIN paper p ON p.key = c.paper
  WHERE p.chosen ORDER BY p.node;
)sql";

// Several papers on one node: what the others say differently is told, not lost.
void TellDifferences(Database& db) {
  Statement groups(db,
                   "SELECT p.node, p.kind, p.date, p.title, q.kind, q.date, q.title, q.id, "
                   "(SELECT source FROM file WHERE paper = q.key ORDER BY path LIMIT 1) AS path, "
                   "(SELECT source FROM file WHERE paper = p.key ORDER BY path LIMIT 1) "
                   "FROM temp.dirty d CROSS JOIN paper p ON p.node = d.id AND p.chosen "
                   "CROSS JOIN paper q ON q.node = p.node AND NOT q.chosen ORDER BY p.node, q.rank, path");
  Statement put(db,
                "UPDATE node SET diagnostics = CASE diagnostics WHEN '[]' THEN ?1 "
                "ELSE rtrim(diagnostics, ']') || ',' || ltrim(?1, '[') END WHERE id = ?2");
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

}  // namespace

void MakeNodes(Database& db, const CorpusRules& rules) {
  RememberAbsent(db);
  db.Run(kPaperNodes);
  // A paper without a masthead still has a dossier in its id.
  Statement without(db,
                    "SELECT n.id FROM temp.dirty d CROSS JOIN node n ON n.id = d.id "
                    "WHERE n.dossier IS NULL AND n.id LIKE 'kst-%' AND n.kind <> 'commitment'");
  Statement put(db, "UPDATE node SET dossier = ? WHERE id = ?");
  std::vector<std::string> ids;
  while (without.Step()) ids.push_back(without.Text(0));
  for (const std::string& id : ids) put.Bind(DossierOf(id), id).Do();
  TellDifferences(db);
  PutAbsent(db, rules);
}

}  // namespace kst
