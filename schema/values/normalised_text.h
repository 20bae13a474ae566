// schema/values/normalised_text.h: the running text that is parsed, and the way back.
//
// Split words are whole, lines are joined, furniture is gone, notes stand behind
// the body. Each byte still knows the printed line it came from, so what is
// found here can be drawn on the page.
//
//   raw   "de georgani-\nseerde misdaad"      text  "de georganiseerde misdaad"
//   BoxesOf("georganiseerde")  ==  a box on each of the two lines
//
// Segments are recorded while the text is built, never found again by comparing.
// They are sorted by `norm` and cover the text without gap or overlap; `raw` need
// not ascend, because notes move. A drop has an empty `norm`.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/page_text.h"

namespace kst {

enum class Change {
  kNone,     // as printed
  kUnicode,  // composed or folded: other bytes, same character for the reader
  kHyphen,   // line-end hyphen dropped, or the trema it hid restored
  kJoin,     // line end became one space or nothing
  kSpace,    // white space added or folded
  kDropped,  // left out of the text, for `reason`
};
std::string_view Name(Change change);

struct Segment {
  NormSpan norm;
  RawSpan raw;
  Change change = Change::kNone;
  std::string reason;     // "hyphen.suspended", "marker", "running_foot"; "" for kNone
  double confidence = 1;  // of a hyphen decision
  int page = 0;
  std::int32_t y0 = 0, y1 = 0;      // of the printed line; 0 without geometry
  std::vector<std::int32_t> edges;  // one more than characters of `norm`; empty without geometry
};

struct TextPart {  // a paragraph, heading, note… of the running text
  Role role = Role::kParagraph;
  NormSpan span;
  int page = 0;
  friend bool operator==(const TextPart&, const TextPart&) = default;
};

struct PageSize {
  int number = 1;
  std::int32_t width = 0, height = 0;
  friend bool operator==(const PageSize&, const PageSize&) = default;
};

struct Furniture {
  Role role = Role::kRunningFoot;
  int page = 0;
  std::string text;  // lines parted by '\n'
  Box box;
  friend bool operator==(const Furniture&, const Furniture&) = default;
};

struct Note {
  std::string marker;                   // "1", "1)"
  std::optional<std::uint32_t> anchor;  // byte of the text after which the marker stood
  NormSpan span;                        // the note's own words, without its marker
  int page = 0;
  friend bool operator==(const Note&, const Note&) = default;
};

inline constexpr int kMostColumns = 1000;  // of a table; a record from anywhere can say anything

struct TableCell {
  NormSpan span;     // empty for a cell with nothing in it
  std::string text;  // what stands there
  PageBox box;       // of its words, on the page where it begins
  int spans = 1;     // columns
  friend bool operator==(const TableCell&, const TableCell&) = default;
};

struct Table {  // rows from the top, each cell whole, also over pages
  PageBox box;  // of its words on its first page
  int header_rows = 0;
  std::vector<std::vector<TableCell>> rows;
  friend bool operator==(const Table&, const Table&) = default;
};

struct StyledRun {  // words set apart by their type; evidence for titles
  NormSpan span;
  bool bold = false, italic = false;
  friend bool operator==(const StyledRun&, const StyledRun&) = default;
};

struct NormalisedText {
  std::string source, sha256, producer, date;  // as in ExtractedText
  std::string text;                            // NFC; paragraphs parted by '\n'
  std::vector<Segment> segments;
  std::vector<PageSize> pages;
  std::vector<TextPart> parts;
  std::vector<NormSpan> sentences;
  std::vector<Note> notes;
  std::vector<Furniture> furniture;
  std::vector<StyledRun> styled;
  std::vector<Table> tables;
  std::vector<PageBox> unsure = {};  // as in ExtractedText
  std::vector<Diagnostic> diagnostics;

  int PageOf(std::uint32_t offset) const;             // of the character at `offset`; 0 for no text
  std::vector<PageBox> BoxesOf(NormSpan span) const;  // one box per printed line
  std::vector<RawSpan> ToRaw(NormSpan span) const;    // neighbours merged
};

}  // namespace kst
