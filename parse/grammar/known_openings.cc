#include "parse/grammar/known_openings.h"

#include <algorithm>

namespace kst {

std::vector<Opening> FindOpenings(std::string_view pattern) {
  const KnownOpenings known = CompiledInOpenings();
  const std::uint64_t digest = PatternDigest(pattern);
  const auto found = std::ranges::lower_bound(known.patterns, digest, {}, &KnownPattern::digest);
  if (found == known.patterns.end() || found->digest != digest) return Openings(pattern);
  return {known.openings.begin() + found->begin, known.openings.begin() + found->end};
}

}  // namespace kst
