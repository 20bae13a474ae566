// tools/workers/answer_codec.h: what a worker made of a paper, as bytes for its parent, who stores it
// (schema/record/packed.h). Reading trusts nothing: a worker may have been taken over by the file it read.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/store/store.h"

namespace kst {

std::string ToWire(Reading reading);
// nullopt: no document that kst makes (validate.h), or facts that are not this document's.
std::optional<Reading> FromWire(std::string_view wire);

}  // namespace kst
