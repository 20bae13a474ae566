// parse/grammar/first_symbols.h: the first characters that a pattern's matches can have, as
// short strings of symbols (parse/grammar/symbols.h).
//
//   Openings(R"(\b(?:de|het) [1-9]\d)")   |de 00, |het 00   ('|' for kBoundary)
//   Openings(R"(\b(?:ik|wij)\b)")          |ik|, |wij|
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

int Length(Opening opening);  // in symbols, with boundaries
inline constexpr int kOpeningLength = 8;

// Every match of the pattern begins with one of these, with a word's
// boundary where it says so; without symbols when a match may begin with nearly anything.
std::vector<Opening> Openings(std::string_view pattern);

// The same of what stands at the front of `rest`, up to the next alternative or the end of the group.
std::vector<Opening> OpeningsOfSequence(std::string_view rest);

// Sorted, and without those that begin with another: "nr" finds all that "nr 5" finds.
std::vector<Opening> Shortest(std::vector<Opening> openings);

}  // namespace kst
