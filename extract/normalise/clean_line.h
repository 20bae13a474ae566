// extract/normalise/clean_line.h: one printed line as clean characters: composed
// (NFC), one kind of space and hyphen, no control characters, no spaces at the
// ends. Each change is remembered as a piece, so that the way back is exact.
// The only header of normalise that stands for ICU's normaliser.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/normalised_text.h"

namespace kst {

// A stretch of a clean line with one history. Pieces follow each other in `raw`
// and in `text` without gap. A kNone piece is the raw bytes themselves.
struct Piece {
  std::uint32_t begin = 0, end = 0;  // into CleanLine::text
  RawSpan raw;
  Change change = Change::kNone;
  const char* reason = "";
};

struct CleanLine {
  std::string text;
  std::vector<Piece> pieces;
  bool hard_hyphen = false;  // the line ends in U+2011, which no typesetter puts in
};

// U+00AD stays where it ends the line (it is a hyphen there) and goes elsewhere.
CleanLine Clean(std::string_view raw, RawSpan line);

// Cuts pieces so that one begins at `at`, a byte of the text.
void SplitAt(CleanLine& line, std::uint32_t at);

// Other words for [begin, end) of the text, which are as printed and stand together there, too; or none, and what
// stood there is kept as dropped pieces.
struct Edit {
  std::uint32_t begin, end;
  const char* reason = "";  // of what is dropped
  std::string words = {};
};

// All `edits`, which follow one another, at once: what they cost is the line's length, however many they are.
void Apply(CleanLine& line, std::span<const Edit> edits);

char32_t DecodeAt(std::string_view utf8, std::size_t at, std::size_t* size);  // U+FFFD for a stray byte

std::string FoldCase(std::string_view utf8);        // lower case, for ASCII and accented Latin letters
std::string ComposeTrema(std::string_view letter);  // "e" -> "ë"; "" when it has none

}  // namespace kst
