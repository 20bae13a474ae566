// tools/each.h: a line of `--each`: text that does not come from a file.
//
//   {"key":"ob-2021-1","text":"Geachte voorzitter, …","date":"2021-10-04"}
#pragma once

#include <string>
#include <string_view>

#include "schema/result.h"

namespace kst {

struct EachLine {
  std::string key, text, date;  // date "" when the line has none
};

Result<EachLine> ReadEachLine(std::string_view line);

}  // namespace kst
