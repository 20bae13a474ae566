// parse/grammar/known_openings.h: the openings of the compiled-in patterns, worked out when the program is built
// (tools/cmake/make_openings.cc). For one paper of two pages they would cost a tenth of all its time.
//
//   FindOpenings(pattern)   what Openings(pattern) gives, looked up when it is known
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "parse/grammar/first_symbols.h"

namespace kst {

struct KnownPattern {
  std::uint64_t digest;      // of the pattern's text
  std::uint32_t begin, end;  // in KnownOpenings::openings
};

struct KnownOpenings {
  std::span<const KnownPattern> patterns;  // by digest
  std::span<const Opening> openings;
};

KnownOpenings CompiledInOpenings();
std::uint64_t PatternDigest(std::string_view pattern);
std::vector<Opening> FindOpenings(std::string_view pattern);

}  // namespace kst
