// extract/normalise/builder.h: the running text while it is built, and the way
// back. Each piece that is appended becomes a segment with its raw bytes and the
// edges of its characters; at the end, raw bytes that nobody took (line ends,
// blank lines, form feeds) become drops, so that no byte is without a segment.
#pragma once

#include <string_view>

#include "extract/normalise/clean_line.h"
#include "schema/values/normalised_text.h"

namespace kst {

class TextBuilder {
 public:
  TextBuilder(const ExtractedText& in, NormalisedText& out) : in_(in), out_(out) {}

  std::uint32_t size() const { return static_cast<std::uint32_t>(out_.text.size()); }

  // The line to append pieces of; its geometry goes into their segments.
  void Open(const TextLine& line, int page);
  void Append(const CleanLine& clean, const Piece& piece);
  // Text that is not on the line: a joint between lines, a restored trema.
  void Put(std::string_view text, RawSpan raw, Change change, std::string_view reason, double confidence = 1);

  // The line end at `raw_offset`, when there is one; else an empty span.
  RawSpan LineEnd(std::uint32_t raw_offset) const;
  void Finish();

 private:
  const ExtractedText& in_;
  NormalisedText& out_;
  const TextLine* line_ = nullptr;
  int page_ = 0;
  bool edges_ = false;          // the line has one edge per character and one more
  std::uint32_t raw_at_ = 0;    // how far the characters are counted,
  std::size_t characters_ = 0;  // and how many that are
};

}  // namespace kst
