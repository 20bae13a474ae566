// parse/grammar/needed_words.h: what stands in every match of a pattern, besides how it begins. Most places where a
// pattern may begin are none because the words that it is about do not follow; that is told here without matching.
//
//   NeededWords(R"(\b(?:de|uw) (?:{word} )?vragen\b)")   vragen|
//   SymbolsIn(R"(\bnr\. \d)")                            n r . space digit
//
// A word has 8 symbols at most, as an opening has (parse/grammar/first_symbols.h).
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/grammar/first_symbols.h"

namespace kst {

// In every match one of these begins; none when that is not sure, says no more than how matches begin, or would be so
// short that it stands everywhere.
std::vector<Opening> NeededWords(std::string_view pattern);

// All symbols that its matches can be made of, as bits; more rather than less.
std::uint64_t SymbolsIn(std::string_view pattern);

}  // namespace kst
