// A record from anywhere goes through the stages behind it: either it is refused where it enters, or what each stage
// makes of it is a value that the next one may trust.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "extract/normalise/normalise.h"
#include "parse/parse.h"
#include "schema/record/json.h"
#include "schema/record/validate.h"
#include "tests/fuzz/planted.h"

namespace {

void Parse(const kst::NormalisedText& text) {
  static const kst::Knowledge knowledge = *kst::Knowledge::Compile(*kst::ReadRuleFiles(kst::ParseRuleFiles()));
  if (kPlanted && text.text.find("29 911") != std::string::npos) std::abort();
  if (!kst::Validate(kst::ParseText(text, knowledge, {"kst", "rules"}))) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const kst::Normaliser normaliser = *kst::Normaliser::Load(*kst::ReadRuleFiles(kst::ExtractRuleFiles()));
  const std::string_view line(reinterpret_cast<const char*>(data), size);
  if (const auto pages = kst::PagesFromJson(line)) {
    const kst::NormalisedText text = normaliser.Normalise(*pages);
    if (!kst::Validate(text)) std::abort();
    Parse(text);
  }
  if (const auto text = kst::TextFromJson(line)) Parse(*text);
  return 0;
}
