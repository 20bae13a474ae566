// schema/values/span.h: byte ranges that know which text they belong to.
//
// A document has two texts: the raw text as the page shows it and the running
// text that is parsed. An offset into one means nothing in the other, so a span
// carries the name of its text in its type. Offsets count UTF-8 bytes; spans
// are half open: [begin, end).
//
//   NormSpan s{0, 5};   s.In(text.text)  ==  "Voor "
#pragma once

#include <compare>
#include <cstdint>
#include <string_view>

namespace kst {

template <class Text>
struct Span {
  std::uint32_t begin = 0, end = 0;

  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
  bool Contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
  bool Overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
  std::string_view In(std::string_view text) const { return text.substr(begin, size()); }
  friend auto operator<=>(const Span&, const Span&) = default;
};

using RawSpan = Span<struct RawText>;    // into ExtractedText::raw
using NormSpan = Span<struct NormText>;  // into NormalisedText::text

}  // namespace kst
