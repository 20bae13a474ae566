// parse/grammar/symbols.h: characters as a search for beginnings tells them apart. A symbol
// is a letter of either case, any digit, any white space (the spaces of print too),
// any other character that is not ASCII, or one ASCII sign.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace kst {

using Symbol = unsigned char;  // 1 to 63; the letters are 1 to 26
inline constexpr Symbol kDigit = 27, kSpace = 28, kForeign = 29, kFirstSign = 30, kBoundary = 63;

inline constexpr std::array<Symbol, 256> kSymbolOf = [] {  // by the first byte of a character
  std::array<Symbol, 256> of = {};
  Symbol sign = kFirstSign;
  for (unsigned c = 0; c < 256; ++c) {
    const unsigned letter = c | 0x20U;
    if (c >= 0x80)
      of[c] = kForeign;
    else if (letter >= 'a' && letter <= 'z' && c >= 'A')
      of[c] = static_cast<Symbol>(letter - 'a' + 1);
    else if (c >= '0' && c <= '9')
      of[c] = kDigit;
    else
      of[c] = c <= ' ' || c == 0x7F ? kSpace : sign++;
  }
  return of;
}();
static_assert(kSymbolOf['~'] < kBoundary);

constexpr std::uint64_t Bit(unsigned symbol) { return std::uint64_t{1} << (symbol & 63U); }

// What makes a word for RE2's \b: ASCII letters, digits and "_".
constexpr bool IsWord(Symbol symbol) { return symbol - 1U < kDigit || symbol == kSymbolOf['_']; }

struct Character {
  Symbol symbol;
  std::uint32_t bytes;
};

inline Character SymbolAt(std::string_view text, std::size_t at) {
  const Symbol symbol = kSymbolOf[static_cast<unsigned char>(text[at])];
  if (symbol != kForeign) return {symbol, 1};
  const std::string_view rest = text.substr(at);
  if (rest.starts_with("\u00A0")) return {kSpace, 2};
  if (rest.starts_with("\u2009") || rest.starts_with("\u202F")) return {kSpace, 3};
  std::uint32_t bytes = 1;
  while (bytes < rest.size() && (rest[bytes] & 0xC0) == 0x80) ++bytes;
  return {kForeign, bytes};
}

}  // namespace kst
