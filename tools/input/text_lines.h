// tools/input/text_lines.h: a line of `--each`: text that does not come from a file.
//
//   {"key":"ob-2021-1","text":"Geachte voorzitter, …","date":"2021-10-04"}
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "schema/values/result.h"

namespace kst {

constexpr std::size_t kEachLimit = std::size_t{64} << 20;  // bytes of a line

struct EachLine {
  std::string key, text, date;  // date "" when the line has none
};

// `too_long`: the reader has met more than kEachLimit bytes.
Result<EachLine> ReadEachLine(std::string_view line, bool too_long);

}  // namespace kst
