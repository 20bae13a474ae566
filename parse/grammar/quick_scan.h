// parse/grammar/quick_scan.h: the places of a text that are worth a closer look, at nearly the
// speed at which a text can be read once. Says yes where one of the openings may
// stand, and now and then elsewhere.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <vector>

#include "parse/grammar/first_symbols.h"

namespace kst {

// What each byte of a text is, for a search that comes by more than once: its symbol (parse/grammar/symbols.h) and what
// is below.
using Mark = std::uint8_t;
inline constexpr Mark kSymbolBits = 63, kBounded = 64, kNotAscii = 128;  // a word begins or ends before it
inline constexpr Mark kWithin = kNotAscii | kBoundary;                   // not the first byte of its character

std::vector<Mark> MarksOf(std::string_view text);  // and kMarksBehind more, without symbols
inline constexpr std::size_t kMarksBehind = 4;

class Sieve {
 public:
  void Add(Opening opening);
  std::size_t Next(std::string_view text, std::size_t at, std::size_t end) const;  // `end` when there is none
  std::size_t Next(const std::vector<Mark>& marks, std::size_t at) const;          // the size of the text

 private:
  // By two symbols, at a boundary of a word or not: is there an opening of less than
  // four symbols that begins so, or a longer one?
  std::array<std::uint8_t, 2 << 12> two_ = {};
  std::array<std::uint64_t, 1024> four_ = {};  // of the longer ones the first four, as bits under a hash
};

}  // namespace kst
