#include "corpus/graph/node_rows.h"

#include <nlohmann/json.hpp>

#include "corpus/graph/graph.h"
#include "schema/id.h"

namespace kst {
namespace {

using nlohmann::json;

std::optional<std::string> Maybe(const json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<std::string>());
}

}  // namespace

NodeRow ReadNodeRow(const Statement& row) {
  return {row.Text(0),  row.Text(1),  row.Number(2) != 0, row.Maybe(3), row.Maybe(4), row.Maybe(5), row.Maybe(6),
          row.Maybe(7), row.Maybe(8), row.Text(9),        row.Text(10), row.Text(11), row.Text(12), row.Text(13)};
}

Node ToNode(const NodeRow& row) {
  Node node;
  node.id = row.id;
  node.kind = row.kind;
  node.present = row.present;
  node.title = row.title;
  node.date = row.date;
  node.dossier = row.dossier;
  node.url = AddressOf(row.id);
  node.people = json::parse(row.people).get<std::vector<std::string>>();
  node.aliases = json::parse(row.aliases).get<std::vector<std::string>>();
  node.sources = json::parse(row.sources).get<std::vector<std::string>>();
  node.state = row.state;
  node.vote = row.vote;
  if (row.deadline) {
    const json deadline = json::parse(*row.deadline);
    node.deadline = {deadline["text"], Maybe(deadline["from"]), Maybe(deadline["to"])};
  }
  for (const json& step : json::parse(row.history))
    node.history.push_back({step["state"], step["document"], Maybe(step["date"]), step["page"], step["words"]});
  for (const json& d : json::parse(row.diagnostics)) node.diagnostics.push_back({d["code"], {}, d["message"]});
  return node;
}

}  // namespace kst
