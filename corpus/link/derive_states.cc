#include "corpus/link/states.h"
#include "corpus/link/steps.h"
#include "corpus/store/stored_values.h"

namespace kst {
namespace {

// Each work, and behind it what happened to it. Edges are found by where they lead and read in the order in which they
// lie, which LIMIT keeps.
constexpr const char* kHappenings = R"sql(
SELECT n.id, n.kind, n.present, n.date, n.title, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  FROM temp.dirty d CROSS JOIN node n ON n.id = d.id WHERE n.kind IN ('motion', 'amendment', 'commitment')
UNION ALL
SELECT l.id, NULL, NULL, NULL, NULL, e.type, e.status, p.node, p.date, e.page, e.evidence, p.kind, e.paper, e.seq
  FROM (SELECT d.id, e.rowid AS edge FROM temp.dirty d CROSS JOIN node n ON n.id = d.id
          CROSS JOIN edge e INDEXED BY edge_to ON e.to_id = d.id
          WHERE n.kind IN ('motion', 'amendment', 'commitment') AND d.id NOT IN (SELECT id FROM temp.grown)
        UNION ALL SELECT id, edge FROM temp.grown_edge ORDER BY edge LIMIT -1) l
  CROSS JOIN edge e ON e.rowid = l.edge CROSS JOIN paper p ON p.key = e.paper AND p.chosen
ORDER BY 1, 13, 14;
)sql";

struct Work {
  std::string id, kind;
  std::optional<StateStep> first;
  std::vector<Happening> happenings;
};

WorkState StateOf(Work&& work) {
  if (work.kind == "motion") return MotionState(work.first, std::move(work.happenings));
  if (work.kind == "amendment") return AmendmentState(std::move(work.happenings));
  return CommitmentState(work.first, std::move(work.happenings));
}

void Put(Statement& put, Work&& work) {
  const std::string id = work.id;
  const WorkState state = StateOf(std::move(work));
  if (state.state.empty() && !state.vote) return;
  put.Bind(state.state.empty() ? std::nullopt : std::optional(state.state), state.vote, ToJson(state.history), id).Do();
}

// `before`: its state, vote and history.
void PutGrown(Statement& put, Work&& work, const Statement& before) {
  const WorkState later = LaterMotionState(before.Text(0), std::move(work.happenings));
  std::string history = before.Text(2);
  if (!later.history.empty()) history.replace(history.size() - 1, 1, ToJson(later.history).replace(0, 1, ","));
  put.Bind(later.state, before.Maybe(1), history, work.id).Do();
}

std::optional<StateStep> FirstStep(const Statement& row, Statement& made) {
  const std::string kind = row.Text(1);
  if (!row.Number(2)) return std::nullopt;
  if (kind == "motion") return StateStep{"proposed", row.Text(0), row.Maybe(3), 1, row.Text(4)};
  if (!made.Bind(row.View(0)).Step()) return std::nullopt;
  StateStep step{"made", made.Text(0), made.Maybe(1), made.Int(2), made.Text(3)};
  made.Reset();
  return step;
}

Happening HappeningIn(const Statement& row) {
  Evidence evidence = EvidenceIn("edge.evidence", row.View(10));
  return {row.Text(5),  row.Maybe(6), row.Text(7),         row.Text(11),
          row.Maybe(8), row.Int(9),   evidence.span.begin, std::move(evidence.words)};
}

}  // namespace

void DeriveStates(Database& db) {
  Statement rows(db, kHappenings);
  Statement made(db,
                 "SELECT p.node, p.date, c.page, c.quote FROM commitment c JOIN paper p ON p.key = c.paper "
                 "WHERE c.id = ? AND p.chosen");
  // Written after reading, because a statement must not change what another one walks over.
  db.Run("CREATE TEMP TABLE state(state TEXT, vote TEXT, history TEXT, id TEXT)");
  Statement put(db, "INSERT INTO temp.state VALUES (?,?,?,?)");
  Statement grown(db, "SELECT state, vote, history FROM temp.grown WHERE id = ?");
  const auto finish = [&](Work&& work) {
    if (work.id.empty()) return;
    grown.Bind(work.id).Step() ? PutGrown(put, std::move(work), grown) : Put(put, std::move(work));
    grown.Reset();
  };
  Work work;
  while (rows.Step()) {
    if (rows.View(0) != work.id) {
      finish(std::move(work));
      work = {rows.Text(0), rows.Text(1), FirstStep(rows, made), {}};
    }
    if (!rows.IsNull(7)) work.happenings.push_back(HappeningIn(rows));
  }
  finish(std::move(work));
  db.Run(
      "UPDATE node SET state = s.state, vote = s.vote, history = s.history FROM temp.state s WHERE node.id = s.id;"
      "DROP TABLE temp.state");
}

}  // namespace kst
