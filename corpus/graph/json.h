// corpus/graph/json.h: nodes and edges as JSON, keys sorted.
#pragma once

#include <string>

#include "corpus/graph/edge_rows.h"
#include "corpus/graph/node_rows.h"
#include "schema/record/json_writer.h"

namespace kst {

void Write(JsonWriter& writer, const NodeRow& node);
void Write(JsonWriter& writer, const EdgeRow& edge);

}  // namespace kst
