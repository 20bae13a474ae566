#include "corpus/graph/node_rows.h"

#include "corpus/graph/graph.h"
#include "corpus/store/stored_values.h"
#include "schema/id.h"

namespace kst {

NodeRow ReadNodeRow(const Statement& row) {
  return {row.Text(0),  row.Text(1),  row.Number(2) != 0, row.Maybe(3), row.Maybe(4), row.Maybe(5), row.Maybe(6),
          row.Maybe(7), row.Maybe(8), row.Text(9),        row.Text(10), row.Text(11), row.Text(12), row.Text(13)};
}

Node ToNode(const NodeRow& row) {
  Node node;
  node.id = row.id;
  node.kind = WordIn("node.kind", row.kind);
  node.present = row.present;
  node.title = row.title;
  node.date = MaybeDayIn("node.date", row.date);
  node.dossier = row.dossier;
  node.url = AddressOf(row.id);
  node.people = StringsIn("node.people", row.people);
  node.aliases = StringsIn("node.aliases", row.aliases);
  node.sources = StringsIn("node.sources", row.sources);
  node.state = MaybeWordIn("node.state", row.state);
  node.vote = MaybeWordIn("node.vote", row.vote);
  if (row.deadline) node.deadline = DeadlineIn("node.deadline", *row.deadline);
  node.history = HistoryIn("node.history", row.history);
  node.diagnostics = DiagnosticsIn("node.diagnostics", row.diagnostics);
  return node;
}

}  // namespace kst
