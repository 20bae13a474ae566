// corpus/graph/node_rows.h: nodes as the store keeps them; lists stay JSON.
#pragma once

#include <optional>
#include <string>

#include "corpus/store/database.h"
#include "schema/values/graph.h"

namespace kst {

struct NodeRow {
  std::string id, kind;
  bool present = false;
  std::optional<std::string> title, date, dossier, deadline, state, vote;
  std::string people, aliases, sources, history, diagnostics;
};

inline constexpr const char* kNodeColumns =
    "id, kind, present, title, date, dossier, deadline, state, vote, people, aliases, sources, history, diagnostics";
NodeRow ReadNodeRow(const Statement& row);  // of a SELECT of kNodeColumns
Node ToNode(const NodeRow& row);

}  // namespace kst
