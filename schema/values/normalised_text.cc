#include "schema/values/normalised_text.h"

#include <algorithm>

namespace kst {
namespace {

// Segments are sorted by norm; drops have an empty norm and are never a first hit.
auto FirstEndingAfter(const std::vector<Segment>& segments, std::uint32_t offset) {
  return std::partition_point(segments.begin(), segments.end(), [&](const Segment& s) { return s.norm.end <= offset; });
}

std::size_t CountCharacters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

int NormalisedText::PageOf(std::uint32_t offset) const {
  auto at = FirstEndingAfter(segments, offset);
  while (at != segments.end() && at->page == 0) ++at;
  if (at != segments.end()) return at->page;
  return segments.empty() ? 0 : segments.back().page;
}

std::vector<PageBox> NormalisedText::BoxesOf(NormSpan span) const {
  std::vector<PageBox> boxes;
  for (auto at = FirstEndingAfter(segments, span.begin); at != segments.end() && at->norm.begin < span.end; ++at) {
    if (at->edges.empty() || at->norm.empty()) continue;
    const std::string_view words = at->norm.In(text);
    const std::uint32_t from = std::max(span.begin, at->norm.begin) - at->norm.begin;
    const std::uint32_t to = std::min(span.end, at->norm.end) - at->norm.begin;
    const std::size_t first = CountCharacters(words.substr(0, from));
    const std::size_t last = first + CountCharacters(words.substr(from, to - from));
    const PageBox box{at->page, {at->edges[first], at->y0, at->edges[last], at->y1}};
    if (!boxes.empty() && boxes.back().page == box.page && boxes.back().box.y0 == box.box.y0 &&
        boxes.back().box.y1 == box.box.y1 && boxes.back().box.x0 <= box.box.x0)
      boxes.back().box.x1 = std::max(boxes.back().box.x1, box.box.x1);
    else
      boxes.push_back(box);
  }
  return boxes;
}

std::vector<RawSpan> NormalisedText::ToRaw(NormSpan span) const {
  std::vector<RawSpan> spans;
  for (auto at = FirstEndingAfter(segments, span.begin); at != segments.end() && at->norm.begin < span.end; ++at) {
    if (at->norm.empty()) continue;
    RawSpan raw = at->raw;
    if (at->change == Change::kNone) {  // byte for byte, so a part can be cut out
      raw.end = raw.begin + (std::min(span.end, at->norm.end) - at->norm.begin);
      raw.begin += std::max(span.begin, at->norm.begin) - at->norm.begin;
    }
    if (!spans.empty() && spans.back().end == raw.begin)
      spans.back().end = raw.end;
    else
      spans.push_back(raw);
  }
  return spans;
}

}  // namespace kst
