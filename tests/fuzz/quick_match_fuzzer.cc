// A pattern in the first line, a text behind it: what PCRE2 says, at every place, up to the end of the text and half of
// the way there, is what RE2 says, or it is unsure.
#include <re2/re2.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "parse/grammar/quick_match.h"
#include "tests/fuzz/planted.h"

namespace {

using kst::QuickPattern;

constexpr std::size_t kMostParts = 8;

bool Same(std::string_view a, const re2::StringPiece& b) {
  return a.data() == b.data() && a.size() == static_cast<std::size_t>(b.size());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::size_t line = bytes.find('\n');
  constexpr std::size_t kLongest = 200;
  if (line == std::string_view::npos || line > kLongest || size > 2 * kLongest) return 0;
  const std::string pattern(bytes.substr(0, line));
  const std::string_view text = bytes.substr(line + 1);
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(1 << 20);
  const RE2 expected(pattern, options);
  const QuickPattern quick(pattern, QuickPattern::From::kHere);
  if (!expected.ok()) return 0;  // no rule has it
  const int parts = expected.NumberOfCapturingGroups();
  for (std::size_t place = 0; place <= 2 * text.size(); ++place) {
    const std::size_t at = place / 2, end = place % 2 == 0 ? text.size() : at + (text.size() - at) / 2;
    std::array<std::string_view, kMostParts> told;
    std::array<re2::StringPiece, kMostParts> right;
    auto answer = quick.Match(text, at, end, told);
    if (kPlanted && pattern.find("nr") != std::string::npos) answer = QuickPattern::Answer::kYes;
    if (answer == QuickPattern::Answer::kUnsure) continue;
    const bool found = expected.Match(text, at, end, RE2::ANCHOR_START, right.data(), kMostParts);
    if (found != (answer == QuickPattern::Answer::kYes)) std::abort();
    for (std::size_t i = 0; found && i < kMostParts && i <= static_cast<std::size_t>(parts); ++i)
      if (!Same(told[i], right[i])) std::abort();
  }
  return 0;
}
