// corpus/graph/rdf.h: addresses, terms and literals of N-Quads, for the graph and for a feed.
//
//   Iri("kst-29911-329")    <https://zoek.officielebekendmakingen.nl/kst-29911-329>
//   Term("dcterms:title")   <http://purl.org/dc/terms/title>; also eli:, schema:, rdf:, xsd:
//   Term("resolution")      <urn:kst:resolution>: what nobody else has a term for
//   Literal("1", "xsd:integer")
#pragma once

#include <string>
#include <string_view>

namespace kst {

std::string Iri(std::string_view id);  // of a node; what has a scheme ("person:kuik") stays
std::string Term(std::string_view name);
std::string Literal(std::string_view text, std::string_view type = {});

}  // namespace kst
