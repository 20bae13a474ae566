// The JSON of nodes and edges, from values and from rows: one writer for both.
#include "corpus/graph/json.h"

#include "corpus/graph/graph.h"
#include "corpus/store/facts.h"
#include "schema/id.h"

namespace kst {
namespace {

template <class T>
std::string Json(const T& value) {
  JsonWriter w;
  w.Value(value);
  return w.Take();
}

}  // namespace

void Write(JsonWriter& w, const NodeRow& n) {
  w.Begin('{').Key("aliases").Raw(n.aliases).Key("date").Value(n.date);
  w.Key("deadline").Raw(n.deadline ? std::string_view(*n.deadline) : "null");
  w.Key("diagnostics").Raw(n.diagnostics).Key("dossier").Value(n.dossier).Key("history").Raw(n.history);
  w.Key("id").Value(n.id).Key("kind").Value(n.kind).Key("people").Raw(n.people).Key("present").Value(n.present);
  w.Key("sources").Raw(n.sources).Key("state").Value(n.state).Key("title").Value(n.title);
  w.Key("url").Value(AddressOf(n.id)).Key("vote").Value(n.vote).End('}');
}

void Write(JsonWriter& w, const EdgeRow& e) {
  w.Begin('{').Key("also_at").Begin('[');
  for (std::size_t i = 1; i < e.evidence.size(); ++i) w.Raw(e.evidence[i]);
  w.End(']').Key("candidates").Raw(e.candidates).Key("confidence").Value(e.confidence);
  w.Key("evidence").Raw(e.evidence.front()).Key("from").Value(e.from).Key("named").Value(e.named);
  w.Key("resolution").Value(Name(e.resolution)).Key("status").Value(e.status).Key("to").Value(e.to);
  w.Key("type").Value(e.type).End('}');
}

std::string ToJson(const Node& n) {
  std::optional<std::string> deadline;
  if (n.deadline) deadline = Json(*n.deadline);
  JsonWriter w;
  Write(w, NodeRow{n.id, n.kind, n.present, n.title, n.date, n.dossier, deadline, n.state, n.vote, Json(n.people),
                   Json(n.aliases), Json(n.sources), ToJson(n.history), Json(n.diagnostics)});
  return w.Take();
}

std::string ToJson(const Edge& e) {
  EdgeRow row{e.type, e.from, e.to, e.named, e.status, e.resolution, e.confidence, Json(e.candidates), {}};
  for (const Evidence& evidence : e.evidence) row.evidence.push_back(WithDocument(ToJson(evidence), evidence.document));
  JsonWriter w;
  Write(w, row);
  return w.Take();
}

}  // namespace kst
