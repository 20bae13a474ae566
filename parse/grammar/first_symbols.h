// parse/grammar/first_symbols.h: the first characters that a pattern's matches can have, as
// short strings of symbols (parse/grammar/symbols.h).
//
//   Openings(R"(\b(?:de|het) [1-9]\d)")   |de 00, |het 00   ('|' for kBoundary)
//
// It is a reading of patterns, not of texts: parse/grammar/start_places.h walks a text with it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/grammar/symbols.h"

namespace kst {

// Up to eight symbols, the first in the highest byte.
using Opening = std::uint64_t;
inline constexpr int kOpeningLength = 8;

// Every match of the pattern begins with one of these, and stands at a word's
// boundary where it says so; without symbols when a match may begin with nearly anything.
std::vector<Opening> Openings(std::string_view pattern);

}  // namespace kst
