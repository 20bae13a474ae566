#include "tools/workers/answer_codec.h"

#include "corpus/search/index.h"
#include "corpus/store/facts_fields.h"
#include "schema/record/packed.h"
#include "schema/record/validate.h"

namespace kst {

std::string ToWire(Reading reading) {
  Packer packer;
  packer.Write(reading.document.source);
  packer.Write(reading.document);
  packer.Write(reading.facts);
  packer.Write(reading.text);
  packer.Write(reading.words);
  return std::move(packer.bytes);
}

std::optional<Reading> FromWire(std::string_view wire) {
  Unpacker unpacker(wire);
  Reading reading;
  unpacker.Read(reading.document.source);
  unpacker.Read(reading.document);
  unpacker.Read(reading.facts);
  unpacker.Read(reading.text);
  unpacker.Read(reading.words);
  if (!unpacker.AtEnd() || !Validate(reading.document) || !CheckFacts(reading.facts, reading.document) ||
      !MayBeWordsOf(reading.words, reading.document))
    return std::nullopt;
  return reading;
}

}  // namespace kst
