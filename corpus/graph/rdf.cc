#include "corpus/graph/rdf.h"

#include <utility>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::string_view kBase = "https://zoek.officielebekendmakingen.nl/";
constexpr std::pair<std::string_view, std::string_view> kVocabularies[] = {
    {"dcterms", "http://purl.org/dc/terms/"},
    {"eli", "http://data.europa.eu/eli/ontology#"},
    {"schema", "https://schema.org/"},
    {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
    {"xsd", "http://www.w3.org/2001/XMLSchema#"},
};

}  // namespace

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

std::string Term(std::string_view name) {
  const std::size_t colon = name.find(':');
  for (const auto& [prefix, address] : kVocabularies)
    if (name.substr(0, colon) == prefix) return Concat({"<", address, name.substr(colon + 1), ">"});
  return Concat({"<urn:kst:", name, ">"});
}

std::string Literal(std::string_view text, std::string_view type) {
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
  literal += '"';
  return type.empty() ? literal : literal + "^^" + Term(type);
}

}  // namespace kst
