#include "parse/grammar/known_openings.h"

#include <algorithm>

namespace kst {

Outline FindOutline(std::string_view pattern) {
  const KnownOpenings known = CompiledInOpenings();
  const std::uint64_t digest = PatternDigest(pattern);
  const auto found = std::ranges::lower_bound(known.patterns, digest, {}, &KnownPattern::digest);
  if (found == known.patterns.end() || found->digest != digest) return {Openings(pattern), {}, 0};
  const auto at = known.openings.begin();
  return {{at + found->begin, at + found->words}, {at + found->words, at + found->end}, found->symbols};
}

}  // namespace kst
