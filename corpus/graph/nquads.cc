// N-Quads: the same names as in the JSON-LD (its context in formats.cc), and ELI's where it has them. A statement
// stands in the graph of the paper that proves it; what is known of the proof hangs on a resource of the edge's own.
#include "corpus/graph/formats.h"
#include "corpus/graph/rdf.h"
#include "schema/digest.h"
#include "schema/id.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

class Nquads : public GraphOutput {
 public:
  std::string One(const NodeRow& row) override {
    const Node node = ToNode(row);
    const std::string me = Iri(node.id);
    std::string quads;
    const auto say = [&](std::string_view term, const std::string& object) {
      quads += Concat({me, " ", Term(term), " ", object, " .\n"});
    };
    say("rdf:type", Term(node.kind));
    say("dcterms:type", Literal(node.kind));
    if (node.title) say("dcterms:title", Literal(*node.title));
    if (node.date) say("dcterms:date", Literal(*node.date, "xsd:date"));
    if (node.dossier) say("dcterms:isPartOf", Iri("dossier-" + *node.dossier));
    for (const std::string& name : node.people) say("dcterms:creator", Literal(name));
    for (const std::string& alias : node.aliases) say("dcterms:alternative", Literal(alias));
    for (const auto& [name, value] : {std::pair{"state", &node.state}, {"vote", &node.vote}})
      if (*value) say(name, Literal(**value));
    const std::optional<std::string> url = AddressOf(node.id);
    if (url) say("schema:url", Iri(*url));
    if (!url || !IsPublication(node)) return quads;
    say("rdf:type", Term("eli:LegalResource"));
    say("eli:id_local", Literal(node.id));
    say("eli:type_document", Term(node.kind));
    if (node.date) say("eli:date_document", Literal(*node.date, "xsd:date"));
    return quads;
  }

  std::string One(const EdgeRow& row) override {
    const Edge e = ToEdge(row);
    const std::string in = Concat({" ", Iri(e.from), " .\n"});
    std::string quads;
    for (const std::string_view term : {std::string_view(e.type), TermOfOthers(e.type)})
      if (e.to && !term.empty()) quads += Concat({Iri(e.from), " ", Term(term), " ", Iri(*e.to), in});
    for (std::size_t i = 0; i < e.evidence.size(); ++i) quads += Place(e, i, in);
    return quads;
  }

 private:
  static bool IsPublication(const Node& node) {  // a commitment has the address of its paper
    return node.kind != "dossier" && node.id.find('#') == std::string::npos && !node.id.starts_with("ECLI:");
  }

  static std::string_view TermOfOthers(std::string_view type) {
    return type == "cites" ? "eli:cites" : type == "replaces" ? "dcterms:replaces" : "";
  }

  // Each place that says so is a resource of its own, so that words and page stay together.
  static std::string Place(const Edge& e, std::size_t i, std::string_view in) {
    const Evidence& place = e.evidence[i];
    const std::string me =
        Iri("urn:kst:edge:" + Sha256(Concat({e.from, "\n", e.type, "\n", e.to.value_or(""), "\n", e.named.value_or(""),
                                             "\n", e.status.value_or(""), "\n", std::to_string(i)})));
    std::string quads;
    const auto say = [&](std::string_view term, const std::string& object) {
      quads += Concat({me, " ", Term(term), " ", object, in});
    };
    say("rdf:type", Term(e.type));
    say("from", Iri(e.from));
    if (e.to) say("to", Iri(*e.to));
    if (e.named) say("named", Literal(*e.named));
    if (e.status) say("status", Literal(*e.status));
    say("resolution", Literal(Name(e.resolution)));
    JsonWriter confidence;
    confidence.Value(e.confidence);
    say("confidence", Literal(confidence.text(), "xsd:double"));
    say("schema:text", Literal(place.words));
    say("page", Literal(std::to_string(place.page), "xsd:integer"));
    return quads;
  }
};

}  // namespace

std::unique_ptr<GraphOutput> MakeNquads() { return std::make_unique<Nquads>(); }

}  // namespace kst
