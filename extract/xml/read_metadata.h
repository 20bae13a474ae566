// extract/xml/read_metadata.h: a publisher's description of a paper in XML as names and values, in their order.
//
//   <metadata name="OVERHEIDop.dossiernummer" content="29911"/>     {"dossiernummer", "29911"}
//   <dcterms:issued>2021-10-04</dcterms:issued>                      {"issued", "2021-10-04"}
//
// A name is what stands behind its last dot or colon, in small letters. Nothing outside the bytes is opened, no entity
// is expanded. kDamaged: no XML; kNotPdf: XML of another kind, a publication for instance.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/values/result.h"

namespace kst {

using Metadata = std::vector<std::pair<std::string, std::string>>;
Result<Metadata> ReadMetadata(std::string_view bytes);

bool LooksLikeMetadata(std::string_view beginning);  // of a file: is its first element a description?

}  // namespace kst
