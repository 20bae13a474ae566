// corpus/graph/formats.h: the pieces from which each graph format is written.
#pragma once

#include <memory>
#include <string>

#include "corpus/graph/edge_rows.h"
#include "corpus/graph/graph.h"
#include "corpus/graph/node_rows.h"

namespace kst {

class GraphOutput {
 public:
  virtual ~GraphOutput() = default;
  virtual std::string Head() { return {}; }
  virtual std::string One(const NodeRow& node) = 0;
  virtual std::string Middle() { return {}; }  // between nodes and edges
  virtual std::string One(const EdgeRow& edge) = 0;
  virtual std::string Removed(std::string_view) { return {}; }  // the id of a node that is gone
  virtual std::string Tail() { return {}; }
};
std::unique_ptr<GraphOutput> MakeGraphOutput(GraphFormat format);
std::unique_ptr<GraphOutput> MakeNquads();           // nquads.cc
std::unique_ptr<GraphOutput> MakeNeo4j(bool nodes);  // neo4j.cc; or edges

}  // namespace kst
