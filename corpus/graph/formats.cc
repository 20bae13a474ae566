#include "corpus/graph/formats.h"

#include "corpus/graph/json.h"
#include "schema/text.h"

namespace kst {
namespace {

// JSON-LD 1.1. Edges are resources of their own, because they carry evidence.
constexpr std::string_view kContext =
    R"({"@version":1.1,"@base":"https://zoek.officielebekendmakingen.nl/","@vocab":"urn:kst:",)"
    R"("dcterms":"http://purl.org/dc/terms/","prov":"http://www.w3.org/ns/prov#","schema":"https://schema.org/",)"
    R"("xsd":"http://www.w3.org/2001/XMLSchema#",)"
    R"("aliases":"dcterms:alternative","boxes":{"@id":"urn:kst:boxes","@type":"@json"},)"
    R"("date":{"@id":"dcterms:date","@type":"xsd:date"},)"
    R"("document":{"@id":"prov:hadPrimarySource","@type":"@id"},"dossier":"dcterms:isPartOf","evidence":"prov:wasDerivedFrom",)"
    R"("from":{"@id":"urn:kst:from","@type":"@id"},"id":"@id","kind":"dcterms:type","people":"dcterms:creator",)"
    R"("sources":"dcterms:source","title":"dcterms:title","to":{"@id":"urn:kst:to","@type":"@id"},"type":"@type",)"
    R"("url":{"@id":"schema:url","@type":"@id"},"words":"schema:text"})";

class Json : public GraphOutput {
 public:
  std::string Head() override { return Concat({"{\"@context\":", kContext, ",\"format\":1,\"nodes\":["}); }
  std::string One(const NodeRow& node) override { return Item(node); }
  std::string Middle() override {
    first_ = true;
    return "\n],\"edges\":[";
  }
  std::string One(const EdgeRow& edge) override { return Item(edge); }
  std::string Tail() override { return "\n]}\n"; }

 private:
  template <class Row>
  std::string Item(const Row& row) {
    JsonWriter w;
    Write(w, row);
    const char* before = first_ ? "\n" : ",\n";
    first_ = false;
    return before + w.Take();
  }
  bool first_ = true;
};

class Ndjson : public GraphOutput {
 public:
  std::string One(const NodeRow& node) override { return Line("node", node); }
  std::string One(const EdgeRow& edge) override { return Line("edge", edge); }
  std::string Removed(std::string_view id) override {
    JsonWriter w;
    w.Begin('{').Key("removed").Begin('{').Key("id").Value(id).End('}').End('}');
    return w.Take() + "\n";
  }

 private:
  template <class Row>
  static std::string Line(const char* kind, const Row& row) {
    JsonWriter w;
    w.Begin('{').Key(kind);
    Write(w, row);
    w.End('}');
    return w.Take() + "\n";
  }
};

// What an unresolved edge of DOT and GraphML leads to: the name that the paper gives.
std::string EndOf(const EdgeRow& edge) {
  return edge.to ? *edge.to : edge.named ? *edge.named : edge.from + "#unknown";
}

std::string Quoted(std::string_view text) {
  JsonWriter w;  // DOT escapes quotes and backslashes as JSON does
  w.Value(text);
  return w.Take();
}

class Dot : public GraphOutput {
 public:
  std::string Head() override { return "digraph kst {\n  rankdir=LR;\n  node [shape=box];\n"; }
  std::string One(const NodeRow& n) override {
    return "  " + Quoted(n.id) + " [label=" + Quoted(n.title ? n.id + "\n" + *n.title : n.id) +
           (n.present ? "" : ", style=dashed") + "];\n";
  }
  std::string One(const EdgeRow& e) override {
    return "  " + Quoted(e.from) + " -> " + Quoted(EndOf(e)) + " [label=" + Quoted(e.type) +
           (e.to ? "" : ", style=dotted") + "];\n";
  }
  std::string Tail() override { return "}\n"; }
};

class Graphml : public GraphOutput {
 public:
  std::string Head() override {
    std::string head =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n";
    for (const char* key : {"kind", "title", "date", "state", "present"}) head += Declare("node", key);
    for (const char* key : {"type", "status", "resolution", "confidence"}) head += Declare("edge", key);
    return head + "<graph id=\"kst\" edgedefault=\"directed\">\n";
  }
  std::string One(const NodeRow& n) override {
    return "<node id=\"" + Markup(n.id) + "\">" + Data("kind", n.kind) + Data("title", n.title.value_or("")) +
           Data("date", n.date.value_or("")) + Data("state", n.state.value_or("")) +
           Data("present", n.present ? "true" : "false") + "</node>\n";
  }
  // An edge needs both its ends, so one that leads to no node is left to the other formats.
  std::string One(const EdgeRow& e) override {
    if (!e.to) return {};
    JsonWriter confidence;
    confidence.Value(e.confidence);
    return "<edge source=\"" + Markup(e.from) + "\" target=\"" + Markup(*e.to) + "\">" + Data("type", e.type) +
           Data("status", e.status.value_or("")) + Data("resolution", Name(e.resolution)) +
           Data("confidence", confidence.text()) + "</edge>\n";
  }
  std::string Tail() override { return "</graph>\n</graphml>\n"; }

 private:
  static std::string Declare(const std::string& of, const std::string& key) {
    return "<key id=\"" + key + "\" for=\"" + of + "\" attr.name=\"" + key + "\" attr.type=\"string\"/>\n";
  }
  static std::string Data(const std::string& key, std::string_view value) {
    return value.empty() ? "" : "<data key=\"" + key + "\">" + Markup(value) + "</data>";
  }
};

}  // namespace

std::string JsonLdContext() { return Concat({"{\"@context\":", kContext, "}\n"}); }

std::unique_ptr<GraphOutput> MakeGraphOutput(GraphFormat format) {
  switch (format) {
    case GraphFormat::kNdjson:
      return std::make_unique<Ndjson>();
    case GraphFormat::kDot:
      return std::make_unique<Dot>();
    case GraphFormat::kGraphml:
      return std::make_unique<Graphml>();
    case GraphFormat::kNquads:
      return MakeNquads();
    case GraphFormat::kNeo4jNodes:
    case GraphFormat::kNeo4jEdges:
      return MakeNeo4j(format == GraphFormat::kNeo4jNodes);
    case GraphFormat::kJson:
      break;
  }
  return std::make_unique<Json>();
}

}  // namespace kst
