// extract/layout/foot_in_line.h: the running foot of official print that somebody's
// text layer has in the middle of a line, with the page's number behind it.
//
//   "in hun begro- Tweede Kamer, vergaderjaar 2021–2022, 30 643, nr. 57 2 tingen"
//                  ^ begin                                              ^ end
//
// Without a page number it may be a citation, and is none of this file's concern.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace kst {

struct FootPlace {
  std::size_t begin = 0, end = 0;  // bytes of the line
};

std::optional<FootPlace> FindFoot(std::string_view line);

}  // namespace kst
