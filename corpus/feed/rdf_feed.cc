// What N-Quads of the graph (corpus/graph/nquads.cc) do not say: the fields of papers and commitments that no node has,
// and passages. It stands in the graph of the paper.
#include <algorithm>

#include "corpus/feed/writer.h"
#include "corpus/graph/rdf.h"
#include "schema/text.h"

namespace kst {
namespace {

// Said by the graph, or by the name of the resource.
constexpr std::string_view kOfGraph[] = {"id", "kind", "title", "date", "people", "aliases", "state", "vote", "url"};

std::string_view LiteralType(FeedType type) {
  switch (type) {
    case FeedType::kDate:
      return "xsd:date";
    case FeedType::kNumber:
      return "xsd:integer";
    case FeedType::kReal:
      return "xsd:double";
    case FeedType::kJson:
      return "rdf:JSON";
    case FeedType::kId:
    case FeedType::kIds:
    case FeedType::kText:
      break;
  }
  return "";
}

std::string Object(const FeedColumn& column, const std::string& value) {
  if (column.name == "paper") return Iri(value);
  if (column.name == "dossiers") return Iri("dossier-" + value);
  return Literal(value, LiteralType(column.type));
}

class Rdf : public FeedWriter {
 public:
  std::string One(const FeedPaper& paper) override {
    const std::string in = Concat({" ", Iri(paper.id()), " .\n"});
    std::string quads;
    AddRow(quads, kPaperTable, paper.paper, in);
    for (const FeedRow& row : paper.commitments) AddRow(quads, kCommitmentTable, row, in);
    for (const FeedRow& row : paper.passages) {
      quads += Concat({Iri(std::get<std::string>(row[0])), " ", Term("rdf:type"), " ", Term("passage"), in});
      AddRow(quads, kPassageTable, row, in);
    }
    return quads;
  }
  std::string Gone(const std::string&) override { return {}; }  // WriteFeed has refused

 private:
  static void AddRow(std::string& quads, const FeedTable& table, const FeedRow& row, std::string_view in) {
    const std::string me = Iri(std::get<std::string>(row[0]));
    for (std::size_t i = 0; i < row.size(); ++i) {
      const FeedColumn& column = table.columns[i];
      if (std::ranges::find(kOfGraph, column.name) != std::end(kOfGraph)) continue;
      for (const std::string& value : Values(row[i]))
        quads += Concat({me, " ", Term(RdfTerm(column)), " ", Object(column, value), in});
    }
  }

  static std::vector<std::string> Values(const FeedValue& value) {
    if (std::holds_alternative<std::monostate>(value)) return {};
    if (const auto* text = std::get_if<std::string>(&value)) return {*text};
    if (const auto* list = std::get_if<std::vector<std::string>>(&value)) return *list;
    JsonWriter w;
    Write(w, value);
    return {w.Take()};
  }
};

}  // namespace

std::unique_ptr<FeedWriter> MakeRdfFeed() { return std::make_unique<Rdf>(); }

}  // namespace kst
