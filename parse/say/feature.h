// parse/say/feature.h: what is known about a clause, one thing at a time ("gives>carries_out", "work=motion"), as a
// hash of its name: the program never needs the name, training and `kst explain` do. What features there are is said
// by parse/say/frames.h.
//
//   FeatureOf({"gives", ">", "carries_out"}) == FeatureOf("gives>carries_out")
#pragma once

#include <cstdint>
#include <initializer_list>
#include <map>
#include <string>
#include <string_view>

namespace kst {

using Feature = std::uint64_t;
using FeatureNames = std::map<Feature, std::string>;

// A part of a name, hashed once however many names it is part of: a name's letters are the digits of a number, so that
// a part behind another only shifts it.
struct NamePart {
  std::string_view text;
  std::uint64_t digits = 0, shift = 1;

  template <std::size_t kSize>
  consteval NamePart(const char (&literal)[kSize]) : NamePart(std::string_view(literal, kSize - 1)) {}
  constexpr explicit NamePart(std::string_view part) : text(part) {
    constexpr std::uint64_t kBase = 1099511628211U;
    for (const char letter : part) {
      digits = digits * kBase + static_cast<unsigned char>(letter) + 1;
      shift *= kBase;
    }
  }
};

constexpr Feature FeatureOf(std::initializer_list<NamePart> name) {
  std::uint64_t digits = 0;
  for (const NamePart& part : name) digits = digits * part.shift + part.digits;
  digits ^= digits >> 32U;  // the low bits, by which a feature is looked up, shall hang on every letter
  digits *= 0x9E3779B97F4A7C15U;
  return digits ^ digits >> 29U;
}
constexpr Feature FeatureOf(std::string_view name) { return FeatureOf({NamePart(name)}); }

}  // namespace kst
