// Any text layer is laid out and repaired, and every byte keeps its history.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/layout/plain_text.h"
#include "tests/extract/normalise/properties.h"
#include "tests/fuzz/planted.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kst::Normaliser normaliser = *kst::Normaliser::Load(*kst::ReadRuleFiles(kst::ExtractRuleFiles()));
  const kst::ExtractedText pages = kst::ReadPlainText({reinterpret_cast<const char*>(data), size});
  kst::NormalisedText text = normaliser.Normalise(pages);
  if (kPlanted && text.text.find("- ") != std::string::npos) text.segments.pop_back();
  if (!kst::CoverageFaults(pages, text).empty() || !kst::ShapeFaults(text).empty()) std::abort();
  return 0;
}
