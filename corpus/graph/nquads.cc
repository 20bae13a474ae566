// N-Quads: the same names as in the JSON-LD (its context in formats.cc). A statement stands in the graph of the paper
// that proves it; what is known of the proof hangs on a resource of the edge's own.
#include "corpus/graph/formats.h"
#include "schema/digest.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::string_view kBase = "https://zoek.officielebekendmakingen.nl/";
constexpr std::string_view kTerms = "http://purl.org/dc/terms/";
constexpr std::string_view kType = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

// As an address relative to kBase is read: what has a scheme ("person:kuik") stays.
std::string Iri(std::string_view id) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string iri = "<";
  const std::size_t colon = id.find(':');
  if (colon == std::string_view::npos || id.substr(0, colon).find_first_of("/#") != std::string_view::npos)
    iri += kBase;
  for (const char c : id) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_plain =
        byte > 0x20 && byte < 0x7F && std::string_view("<>\"{}|^`\\").find(c) == std::string_view::npos;
    if (is_plain || byte >= 0x80)
      iri += c;
    else
      iri.append({'%', kHex[byte >> 4], kHex[byte & 15]});
  }
  return iri + ">";
}

std::string Literal(std::string_view text) {
  std::string literal = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\')
      literal.append({'\\', c});
    else if (c == '\n')
      literal += "\\n";
    else if (c == '\r')
      literal += "\\r";
    else
      literal += c;
  }
  return literal + "\"";
}

std::string Date(std::string_view day) { return Concat({Literal(day), "^^<http://www.w3.org/2001/XMLSchema#date>"}); }
std::string Dcterms(std::string_view name) { return Concat({"<", kTerms, name, ">"}); }
std::string Own(std::string_view name) { return Concat({"<urn:kst:", name, ">"}); }

class Nquads : public GraphOutput {
 public:
  std::string One(const NodeRow& row) override {
    const Node node = ToNode(row);
    const std::string me = Iri(node.id);
    std::string quads;
    const auto say = [&](std::string_view predicate, const std::string& object) {
      quads += Concat({me, " ", predicate, " ", object, " .\n"});
    };
    say(kType, Own(node.kind));
    if (node.title) say(Dcterms("title"), Literal(*node.title));
    if (node.date) say(Dcterms("date"), Date(*node.date));
    if (node.dossier) say(Dcterms("isPartOf"), Iri("dossier-" + *node.dossier));
    for (const std::string& name : node.people) say(Dcterms("creator"), Literal(name));
    for (const std::string& alias : node.aliases) say(Dcterms("alternative"), Literal(alias));
    for (const auto& [name, value] : {std::pair{"state", &node.state}, {"vote", &node.vote}})
      if (*value) say(Own(name), Literal(**value));
    return quads;
  }

  std::string One(const EdgeRow& row) override {
    const Edge e = ToEdge(row);
    const std::string in = Concat({" ", Iri(e.from), " .\n"});
    std::string quads;
    if (e.to) quads += Concat({Iri(e.from), " ", Own(e.type), " ", Iri(*e.to), in});
    for (std::size_t i = 0; i < e.evidence.size(); ++i) quads += Place(e, i, in);
    return quads;
  }

 private:
  // Each place that says so is a resource of its own, so that words and page stay together.
  static std::string Place(const Edge& e, std::size_t i, std::string_view in) {
    const Evidence& place = e.evidence[i];
    const std::string me =
        Iri("urn:kst:edge:" + Sha256(Concat({e.from, "\n", e.type, "\n", e.to.value_or(""), "\n", e.named.value_or(""),
                                             "\n", e.status.value_or(""), "\n", std::to_string(i)})));
    std::string quads;
    const auto say = [&](std::string_view predicate, const std::string& object) {
      quads += Concat({me, " ", predicate, " ", object, in});
    };
    const auto number = [](std::string_view digits, std::string_view type) {
      return Concat({"\"", digits, "\"^^<http://www.w3.org/2001/XMLSchema#", type, ">"});
    };
    say(kType, Own(e.type));
    say(Own("from"), Iri(e.from));
    if (e.to) say(Own("to"), Iri(*e.to));
    if (e.named) say(Own("named"), Literal(*e.named));
    if (e.status) say(Own("status"), Literal(*e.status));
    say(Own("resolution"), Literal(Name(e.resolution)));
    JsonWriter confidence;
    confidence.Value(e.confidence);
    say(Own("confidence"), number(confidence.text(), "double"));
    say("<https://schema.org/text>", Literal(place.words));
    say(Own("page"), number(std::to_string(place.page), "integer"));
    return quads;
  }
};

}  // namespace

std::unique_ptr<GraphOutput> MakeNquads() { return std::make_unique<Nquads>(); }

}  // namespace kst
