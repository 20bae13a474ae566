// Any text layer is laid out and repaired, and every byte keeps its history.
#include <cstdint>
#include <cstdlib>
#include <iterator>
#include <string>
#include <string_view>

#include "extract/layout/plain_text.h"
#include "tests/extract/normalise/properties.h"
#include "tests/fuzz/planted.h"

namespace {

// Only UTF-8 reaches this stage: bytes above 127 stand for what print may hold.
std::string AsUtf8(const std::uint8_t* data, std::size_t size) {
  constexpr std::string_view kSpecial[] = {"\u00AD", "\u2010",  "\u2011", "\u2013",
                                           "\u2019", "e\u0308", "\u00A0", "\uF0B7"};
  std::string text;
  for (std::size_t i = 0; i < size; ++i) {
    if (data[i] < 0x80)
      text += static_cast<char>(data[i]);
    else if (data[i] < 0x80 + std::size(kSpecial))
      text += kSpecial[data[i] - 0x80];
    else
      (text += static_cast<char>(0xC0 | data[i] >> 6)) += static_cast<char>(0x80 | (data[i] & 0x3F));
  }
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kst::Normaliser normaliser = *kst::Normaliser::Load(*kst::ReadRuleFiles(kst::ExtractRuleFiles()));
  const kst::ExtractedText pages = kst::ReadPlainText(AsUtf8(data, size));
  kst::NormalisedText text = normaliser.Normalise(pages);
  if (kPlanted && text.text.find("- ") != std::string::npos) text.segments.pop_back();
  if (!kst::CoverageFaults(pages, text).empty() || !kst::ShapeFaults(text).empty()) std::abort();
  return 0;
}
