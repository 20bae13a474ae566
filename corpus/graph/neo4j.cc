// The two files of `neo4j-admin database import`: nodes with their label, relationships with their type. An edge needs
// both its ends, so one that leads to no node is left to the other formats.
#include "corpus/graph/neo4j.h"

#include <algorithm>

#include "corpus/graph/formats.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

class Nodes : public GraphOutput {
 public:
  std::string Head() override { return "id:ID,:LABEL,title,date,dossier,state,vote,present:boolean,people:string[]\n"; }
  std::string One(const NodeRow& n) override {
    return Neo4jLine({n.id, n.kind, n.title.value_or(""), n.date.value_or(""), n.dossier.value_or(""),
                      n.state.value_or(""), n.vote.value_or(""), n.present ? "true" : "false",
                      Neo4jList(ToNode(n).people)});
  }
  std::string One(const EdgeRow&) override { return {}; }
};

class Edges : public GraphOutput {
 public:
  std::string Head() override { return ":START_ID,:END_ID,:TYPE,status,resolution,confidence:double,page:int,words\n"; }
  std::string One(const NodeRow&) override { return {}; }
  std::string One(const EdgeRow& row) override {
    if (!row.to) return {};
    const Edge e = ToEdge(row);
    JsonWriter confidence;
    confidence.Value(e.confidence);
    return Neo4jLine({e.from, *e.to, e.type, e.status.value_or(""), std::string(Name(e.resolution)), confidence.text(),
                      std::to_string(e.evidence[0].page), e.evidence[0].words});
  }
};

}  // namespace

std::string Neo4jLine(const std::vector<std::string>& cells) {
  std::vector<std::string> quoted;
  for (std::string cell : cells) {
    std::ranges::replace_if(
        cell, [](char c) { return c == '\n' || c == '\r'; }, ' ');
    quoted.push_back(CsvField(cell));
  }
  return Join(quoted, ",") + "\n";
}

std::string Neo4jList(std::vector<std::string> list) {
  for (std::string& item : list) std::ranges::replace(item, ';', ',');
  return Join(list, ";");
}

std::unique_ptr<GraphOutput> MakeNeo4j(bool nodes) {
  if (nodes) return std::make_unique<Nodes>();
  return std::make_unique<Edges>();
}

}  // namespace kst
