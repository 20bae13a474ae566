// corpus/graph_json.h: nodes and edges as JSON, keys sorted.
#pragma once

#include <span>
#include <string>

#include "corpus/edge_rows.h"
#include "corpus/json_writer.h"
#include "corpus/node_rows.h"

namespace kst {

void Write(JsonWriter& writer, const NodeRow& node);
void Write(JsonWriter& writer, const EdgeRow& edge);
std::string ToJson(std::span<const StateStep> history);

}  // namespace kst
