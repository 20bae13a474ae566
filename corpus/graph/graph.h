// corpus/graph/graph.h: the linked graph, read from a store as a stream. Memory does
// not grow with the graph: edges are sorted one paper at a time.
//
//   {"@context":{…},"format":1,"nodes":[…],"edges":[…]}     json: JSON-LD
//   {"edge":{…}}  {"node":{…}}                               ndjson: a line each, nodes first
//
// Nodes are sorted by id, edges by (from, type, to, place). The store must have
// been linked; a store that was not is an error that says so.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/store.h"
#include "schema/values/graph.h"

namespace kst {

using Sink = std::function<bool(std::string_view)>;  // false: the reader has gone, stop without an error

enum class GraphFormat { kJson, kNdjson, kDot, kGraphml, kNquads, kNeo4jNodes, kNeo4jEdges };
std::optional<GraphFormat> GraphFormatFromName(std::string_view name);  // "json", also "jsonld"
std::string JsonLdContext();                                            // of json, by itself: {"@context":{…}}

struct GraphOptions {
  GraphFormat format = GraphFormat::kJson;
  std::optional<std::string> dossier = {};  // "29911", "36200-VII": its papers, and what they lead to
  std::optional<std::string> around = {};   // an id: only what is at most `hops` edges away
  int hops = 1;
  std::optional<int> since_run =
      {};  // only nodes that are new or changed since, their edges, ids of those gone (ndjson)
};

// The number to which runs of nodes are compared: `run`, or one before all others when the corpus was not linked by
// then, so that all is new. An error when there has been no such run.
Result<int> SinceRun(const Store& store, int run);

Result<void> WriteGraph(const Store& store, const GraphOptions& options, const Sink& sink);

// One node and its edges; `id` may be an alias or a source. nullopt: no such node.
Result<std::optional<Node>> FindNode(const Store& store, std::string_view id);
Result<std::vector<Edge>> EdgesFrom(const Store& store, std::string_view node_id);
Result<std::vector<Edge>> EdgesTo(const Store& store, std::string_view node_id);

std::string ToJson(const Node& node);
std::string ToJson(const Edge& edge);

}  // namespace kst
