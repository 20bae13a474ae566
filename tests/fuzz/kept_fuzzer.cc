// What kst packs for itself, from a stranger: a worker's answer and the text that a corpus keeps. Bytes give a value
// that may be used without looking, or none; a value that was read is packed again as the same bytes.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "corpus/store/kept_text.h"
#include "schema/record/json.h"
#include "schema/record/packed.h"
#include "schema/record/validate.h"
#include "tests/fuzz/planted.h"
#include "tools/workers/answer_codec.h"

namespace {

void Answer(std::string_view bytes) {
  const std::optional<kst::Reading> reading = kst::FromWire(bytes);
  if (!reading) return;
  if (kPlanted && reading->document.id) std::abort();
  std::string line = kst::ToJson(reading->document);
  if (!kst::DocumentFromJson(line) || !kst::FromWire(kst::ToWire(*reading))) std::abort();
}

// Most bytes are no zstd: the text that it would hold is asked for, too.
void Text(std::string_view bytes) {
  (void)kst::KeptText(bytes);
  kst::Unpacker unpacker(bytes);
  kst::NormalisedText text;
  unpacker.Read(text.source);
  unpacker.Read(text);
  if (!unpacker.AtEnd() || !kst::Validate(text)) return;
  const kst::Result<kst::NormalisedText> back = kst::KeptText(kst::KeepText(text));
  if (!back || kst::ToJson(*back) != kst::ToJson(text)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  Answer(bytes);
  Text(bytes);
  return 0;
}
