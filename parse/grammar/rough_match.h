// parse/grammar/rough_match.h: may a pattern match at a place? It may say yes too often, never no
// where the pattern does match (but for ſ and the sign of kelvin, as in start_places.h).
//
//   MayMatch(R"(\bkamerstuk(?:ken)? \d)", {text, at, end})
//
// RE2 takes 0.1 ms to make a pattern ready and this takes 3 µs to read it, so that a pattern which matches
// nowhere in a paper, as two in three do that are tried, is never made ready for it. It sees
// characters as symbols (parse/grammar/symbols.h) and no further ahead than 63 of them; all ends that are
// possible are one word of bits, so that nothing is tried twice.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "parse/grammar/symbols.h"

namespace kst {

// A set of places, as bits: 0 is the first; the highest bit stands for all that lie too far ahead.
using Offsets = std::uint64_t;

class Ahead {  // the characters from a place on
 public:
  Ahead(std::string_view text, std::size_t at, std::size_t end);

  Offsets Of(std::uint64_t symbols) const;  // where one of these stands
  Offsets boundaries() const { return boundaries_; }

 private:
  std::array<Offsets, 64> of_ = {};
  Offsets boundaries_ = 0;
};

bool MayMatch(std::string_view pattern, const Ahead& ahead);

}  // namespace kst
