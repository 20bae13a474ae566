#include "corpus/graph/edge_rows.h"

#include <algorithm>
#include <tuple>

#include "corpus/store/stored_values.h"
#include "schema/record/json_writer.h"

namespace kst {
namespace {

constexpr const char* kColumns =
    "SELECT e.type, p.node, e.to_id, e.named, e.status, e.resolution, e.confidence, e.candidates, e.evidence "
    "FROM edge e JOIN paper p ON p.key = e.paper WHERE p.chosen AND e.confidence > 0 AND ";  // 0: taken back
                                                                                             // (Ask::wrong)

auto Key(const EdgeRow& e) { return std::tie(e.from, e.type, e.to, e.named, e.status); }

}  // namespace

// Keys are sorted, so the document stands before `end`; `boxes` before it holds numbers only.
std::string WithDocument(std::string_view evidence, std::string_view document) {
  JsonWriter id;
  id.Value(document);
  const auto at = evidence.find(",\"end\":");
  if (at == evidence.npos) ThrowDamaged("edge.evidence", evidence);
  return std::string(evidence.substr(0, at)) + ",\"document\":" + id.text() + std::string(evidence.substr(at));
}

EdgeReader::EdgeReader(Database& db)
    : from_(db, (std::string(kColumns) + "p.node = ? ORDER BY e.seq").c_str()),
      to_(db, (std::string(kColumns) + "e.to_id = ? ORDER BY p.node, e.seq").c_str()) {}

std::vector<EdgeRow> EdgeReader::From(std::string_view node_id) { return Read(from_.Bind(node_id)); }
std::vector<EdgeRow> EdgeReader::To(std::string_view node_id) { return Read(to_.Bind(node_id)); }

std::vector<EdgeRow> EdgeReader::Read(Statement& rows) {
  std::vector<EdgeRow> edges;
  while (rows.Step()) {
    EdgeRow& e = edges.emplace_back();
    e.type = WordIn("edge.type", rows.View(0));
    e.from = rows.Text(1);
    e.to = rows.Maybe(2);
    e.named = rows.Maybe(3);
    e.status = MaybeWordIn("edge.status", rows.Maybe(4));
    e.resolution = ResolutionIn("edge.resolution", rows.View(5));
    e.confidence = rows.Real(6);
    e.candidates = rows.Text(7);
    e.evidence.push_back(WithDocument(rows.View(8), e.from));
  }
  rows.Reset();
  std::stable_sort(edges.begin(), edges.end(), [](const auto& a, const auto& b) { return Key(a) < Key(b); });
  std::vector<EdgeRow> merged;
  for (EdgeRow& e : edges) {
    if (merged.empty() || Key(merged.back()) != Key(e)) {
      merged.push_back(std::move(e));
      continue;
    }
    EdgeRow& same = merged.back();
    same.evidence.push_back(std::move(e.evidence.front()));
    if (std::pair(e.resolution, -e.confidence) >= std::pair(same.resolution, -same.confidence)) continue;
    same.resolution = e.resolution;
    same.confidence = e.confidence;
    same.candidates = std::move(e.candidates);
  }
  return merged;
}

Edge ToEdge(const EdgeRow& row) {
  Edge edge{row.type, row.from, row.to, row.named, row.status, row.resolution, row.confidence, {}, {}};
  edge.candidates = CandidatesIn("edge.candidates", row.candidates);
  for (const std::string& e : row.evidence) edge.evidence.push_back(EvidenceIn("edge.evidence", e));
  return edge;
}

}  // namespace kst
