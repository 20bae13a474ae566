// parse/grammar/known_openings.h: what is told of the compiled-in patterns without matching them, worked out when the
// program is built (tools/cmake/make_openings.cc). For one paper of two pages it would cost a tenth of all its time.
//
//   FindOutline(pattern)   its openings and what its matches need, looked up when the pattern is known; of another
//                          its openings only
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parse/grammar/first_symbols.h"
#include "parse/grammar/needed_words.h"

namespace kst {

struct Outline {
  std::vector<Opening> openings, words;  // as Openings() and NeededWords()
  std::uint64_t symbols = 0;             // as SymbolsIn()
};

struct KnownPattern {
  std::uint64_t digest;             // of the pattern's text
  std::uint32_t begin, words, end;  // in KnownOpenings::openings: the openings, and from `words` on what it needs
  std::uint64_t symbols;
};

struct KnownOpenings {
  std::span<const KnownPattern> patterns;  // by digest
  std::span<const Opening> openings;
};

KnownOpenings CompiledInOpenings();
std::uint64_t PatternDigest(std::string_view pattern);
Outline FindOutline(std::string_view pattern);

}  // namespace kst
