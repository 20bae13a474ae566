// extract/normalise/joints.h: how two lines become one. A hyphen is judged by
// extract/normalise/hyphens.h; an address and a word with a slash go on without a
// space; all other lines are joined by one space.
#pragma once

#include <string_view>

#include "extract/normalise/hyphens.h"

namespace kst {

bool EndsInHyphen(std::string_view line);  // a hyphen that belongs to a word, or U+00AD

// Does the next line follow without a space, and why: "address", "slash", ""?
std::string_view Seamless(std::string_view line, std::string_view next);

}  // namespace kst
