// corpus/graph/edge_rows.h: edges as the store keeps them, merged and sorted: all
// places where one paper says the same of one target make one edge. Evidence
// stays JSON, so that a graph is written without taking it apart.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/database.h"
#include "schema/values/graph.h"

namespace kst {

struct EdgeRow {
  std::string type, from;
  std::optional<std::string> to, named, status;
  Resolution resolution = Resolution::kExact;
  double confidence = 1;
  std::string candidates;             // JSON
  std::vector<std::string> evidence;  // JSON, with `document`
};

class EdgeReader {
 public:
  explicit EdgeReader(Database& db);
  std::vector<EdgeRow> From(std::string_view node_id);  // by (type, to, place)
  std::vector<EdgeRow> To(std::string_view node_id);    // by (from, type, place)

 private:
  std::vector<EdgeRow> Read(Statement& rows);
  Statement from_, to_;
};

Edge ToEdge(const EdgeRow& row);

// Evidence as JSON without and with its `document`.
std::string WithDocument(std::string_view evidence, std::string_view document);

}  // namespace kst
