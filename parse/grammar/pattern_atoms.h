// parse/grammar/pattern_atoms.h: the smallest parts of a pattern as RE2 reads it: what is one atom,
// how often it may stand, which symbols (parse/grammar/symbols.h) it can be. Not here: what a
// sequence of them can match (first_symbols.h).
//
//   AtomLength("[a-c]x")  5      QuantifierOf("{2,4}x")  2 to 4      SetOf("[a-c]")  a b c
#pragma once

#include <cstdint>
#include <string_view>

#include "parse/grammar/symbols.h"

namespace kst {

// The length of the atom at the start of `s`: a class, an escape, a character.
std::size_t AtomLength(std::string_view s);

// "(", "(?:", "(?-i:" or "(?P<name>" at the start of `rest`, which loses it; false when
// nothing is inside, as in "(?i)". The alternatives inside end at '|' or ')'.
bool OpenGroup(std::string_view& rest);
void CloseGroup(std::string_view& rest);

inline bool AtEndOfAlternative(std::string_view rest) { return rest.empty() || rest[0] == '|' || rest[0] == ')'; }
void SkipAlternative(std::string_view& rest);

struct Quantifier {
  std::size_t length = 0;
  int least = 1, most = 1;
};

Quantifier QuantifierOf(std::string_view s);  // at the start of `s`; once when there is none

inline constexpr std::uint64_t kAnything = ~std::uint64_t{0};

// What a class, an escape or a character can be; more rather than less.
std::uint64_t SetOf(std::string_view atom);

bool IsEdge(std::string_view atom);  // of the text: takes no character, and RE2 knows where it is

}  // namespace kst
