// A line of NDJSON from anywhere: a record or an Error, and a record that was read
// is written again as the same values.
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "schema/record/json.h"
#include "tests/fuzz/planted.h"

namespace {

template <class T>
void MustComeBack(const kst::Result<T>& read, kst::Result<T> (*again)(std::string_view)) {
  if (!read) {
    if (read.error().message.empty()) std::abort();
    return;
  }
  std::string line = kst::ToJson(*read);
  if (kPlanted && line.find("29911") != std::string::npos) line += "}";
  const kst::Result<T> back = again(line);
  if (!back || kst::ToJson(*back) != line) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  MustComeBack(kst::PagesFromJson(line), kst::PagesFromJson);
  MustComeBack(kst::TextFromJson(line), kst::TextFromJson);
  MustComeBack(kst::DocumentFromJson(line), kst::DocumentFromJson);
  return 0;
}
