// extract/normalise/line_joints.h: how two lines become one. A hyphen is judged by
// extract/normalise/hyphens.h; an address and a word with a slash go on without a
// space; all other lines are joined by one space.
#pragma once

#include <string_view>

namespace kst {

bool EndsInHyphen(std::string_view line);  // a hyphen that belongs to a word, or U+00AD

struct Lines {
  std::string_view line, next;
  bool in_address = false;  // the first word of `line` goes on with an address
  bool full = false;        // `line` reaches the end of its column
};

// Does the next line follow without a space, and why: "address", "slash", ""?
std::string_view Seamless(const Lines& lines);

}  // namespace kst
