// Passages for `neo4j-admin database import`; what they belong to stands in the files of the graph
// (corpus/graph/neo4j.cc).
#include "corpus/feed/writer.h"
#include "corpus/graph/neo4j.h"

namespace kst {
namespace {

class Passages : public FeedWriter {
 public:
  std::string Head() override { return "id:ID,:LABEL,seq:int,page:int,text\n"; }
  std::string One(const FeedPaper& paper) override {
    std::string lines;
    for (const FeedRow& row : paper.passages)
      lines += Neo4jLine({std::get<std::string>(row[0]), "passage", std::to_string(std::get<std::int64_t>(row[2])),
                          std::to_string(std::get<std::int64_t>(row[3])), std::get<std::string>(row[4])});
    return lines;
  }
  std::string Gone(const std::string&) override { return {}; }  // WriteFeed has refused
};

class PassageRelations : public FeedWriter {
 public:
  std::string Head() override { return ":START_ID,:END_ID,:TYPE\n"; }
  std::string One(const FeedPaper& paper) override {
    std::string lines;
    for (const FeedRow& row : paper.passages)
      lines += Neo4jLine({std::get<std::string>(row[0]), paper.id(), "passage_of"});
    return lines;
  }
  std::string Gone(const std::string&) override { return {}; }
};

}  // namespace

std::unique_ptr<FeedWriter> MakeNeo4jPassages(bool nodes) {
  if (nodes) return std::make_unique<Passages>();
  return std::make_unique<PassageRelations>();
}

}  // namespace kst
