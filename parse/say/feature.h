// parse/say/feature.h: what is known about a clause, one thing at a time ("gives>carries_out", "work=motion"), as a
// hash of its name: the program never needs the name, training and `kst explain` do. What features there are is said
// by parse/say/frames.h.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace kst {

using Feature = std::uint64_t;
using FeatureNames = std::map<Feature, std::string>;

// FNV-1a, so that a name can be hashed part by part: FeatureOf("ab") == FeatureOf("b", FeatureOf("a")).
constexpr Feature FeatureOf(std::string_view name, Feature before = 14695981039346656037ull) {
  for (const char byte : name) before = (before ^ static_cast<unsigned char>(byte)) * 1099511628211ull;
  return before;
}

}  // namespace kst
