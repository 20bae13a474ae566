#include "extract/normalise/builder.h"

#include <algorithm>

namespace kst {
namespace {

std::size_t CountCharacters(std::string_view utf8) {
  return static_cast<std::size_t>(std::count_if(utf8.begin(), utf8.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

}  // namespace

void TextBuilder::Open(const TextLine& line, int page) {
  line_ = &line;
  page_ = page;
  raw_at_ = line.span.begin;
  characters_ = 0;
  edges_ = !line.edges.empty() && line.edges.size() == CountCharacters(line.span.In(in_.raw)) + 1;
}

void TextBuilder::Append(const CleanLine& clean, const Piece& piece) {
  const std::string_view text = std::string_view(clean.text).substr(piece.begin, piece.end - piece.begin);
  Put(text, piece.raw, piece.change, piece.reason);
  Segment& segment = out_.segments.back();
  if (!edges_) return;
  const auto count = [&](std::uint32_t from, std::uint32_t to) {
    return CountCharacters(RawSpan{from, to}.In(in_.raw));
  };
  if (piece.raw.begin < raw_at_) raw_at_ = line_->span.begin, characters_ = 0;
  const std::size_t first = characters_ + count(raw_at_, piece.raw.begin);
  const std::size_t last = first + count(piece.raw.begin, piece.raw.end);
  raw_at_ = piece.raw.end;
  characters_ = last;
  const std::size_t printed = last - first, written = CountCharacters(text);
  if (written == 0) return;
  const auto& edges = line_->edges;
  if (printed == written) {
    segment.edges.assign(edges.begin() + static_cast<std::ptrdiff_t>(first),
                         edges.begin() + static_cast<std::ptrdiff_t>(last + 1));
    return;
  }
  const std::int32_t from = edges[first], width = edges[last] - from;  // "ﬁ" written as two letters, "e´" as one
  for (std::size_t k = 0; k <= written; ++k)
    segment.edges.push_back(from +
                            static_cast<std::int32_t>(static_cast<std::int64_t>(width) * static_cast<std::int64_t>(k) /
                                                      static_cast<std::int64_t>(written)));
}

void TextBuilder::Put(std::string_view text, RawSpan raw, Change change, std::string_view reason, double confidence) {
  Segment segment;
  segment.norm.begin = size();
  out_.text += text;
  segment.norm.end = size();
  segment.raw = raw;
  segment.change = change;
  segment.reason = reason;
  segment.confidence = confidence;
  segment.page = page_;
  if (edges_) segment.y0 = line_->box.y0, segment.y1 = line_->box.y1;
  out_.segments.push_back(std::move(segment));
}

RawSpan TextBuilder::LineEnd(std::uint32_t raw_offset) const {
  const bool here = raw_offset < in_.raw.size() && in_.raw[raw_offset] == '\n';
  return {raw_offset, raw_offset + (here ? 1U : 0U)};
}

void TextBuilder::Finish() {
  std::vector<RawSpan> taken;
  taken.reserve(out_.segments.size());
  for (const Segment& segment : out_.segments)
    if (!segment.raw.empty()) taken.push_back(segment.raw);
  std::sort(taken.begin(), taken.end());
  taken.push_back({static_cast<std::uint32_t>(in_.raw.size()), static_cast<std::uint32_t>(in_.raw.size())});
  std::uint32_t at = 0;
  edges_ = false;
  page_ = out_.segments.empty() ? 0 : out_.segments.back().page;
  for (const RawSpan& span : taken) {
    if (at < span.begin) Put("", {at, span.begin}, Change::kDropped, "layout");
    at = std::max(at, span.end);
  }
}

}  // namespace kst
