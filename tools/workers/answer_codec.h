// tools/workers/answer_codec.h: a Document as bytes between a worker and its parent, who stores
// it: as complete as JSON and many times cheaper to read. Never written to disk.
// Reading trusts nothing: a worker may have been taken over by the file it read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "schema/values/document.h"

namespace kst {

std::string ToWire(const Document& document);
std::optional<Document> FromWire(std::string_view wire);  // nullopt: no document that kst makes (validate.h)

}  // namespace kst
