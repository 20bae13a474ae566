// schema/values/page_text.h: what `kst extract` hands over. The text of a paper page by
// page, block by block in reading order, with the place of every character.
//
// A record of what the page shows: hyphens at line ends, running heads and page
// numbers are all still here. Repair happens in extract/normalise.
//
// Coordinates are whole hundredths of a point ("centipoints"), origin at the top
// left of the CropBox, y downwards, so that a record survives JSON to the byte.
// A text layer without a page (.txt, --each) has the same shape with empty edges
// and empty boxes; its pages are parted by form feeds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/result.h"
#include "schema/values/span.h"

namespace kst {

struct Box {  // centipoints
  std::int32_t x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  friend bool operator==(const Box&, const Box&) = default;
};

struct PageBox {
  int page = 0;
  Box box;
  friend bool operator==(const PageBox&, const PageBox&) = default;
};

// What a stretch of the page is. The first seven stand in the running text, the
// rest is furniture: kept, and absent from the running text.
enum class Role {
  kParagraph,
  kHeading,
  kListItem,
  kTable,
  kNote,
  kSignature,
  kDictum,
  kRunningHead,
  kRunningFoot,
  kPageNumber,
  kMargin,
  kMasthead,
};
std::string_view Name(Role role);  // "list_item"
bool IsFurniture(Role role);

// The type changes at `begin` and stays until the next Style of the line.
struct Style {
  std::uint32_t begin = 0;  // byte offset into raw
  std::int32_t size = 0;    // centipoints
  bool bold = false, italic = false;
  bool raised = false;  // superscript: smaller type on a higher baseline
  friend bool operator==(const Style&, const Style&) = default;
};

struct TextLine {
  RawSpan span;  // without the '\n'; spaces between words stand in raw
  Box box;
  std::vector<std::int32_t> edges;  // n characters (code points) of raw have n+1 edges, left to right
  std::vector<Style> styles;        // at least one when there are edges
  bool artifact = false;            // most of it is marked /Artifact in the PDF
};

// Where a table has it. A cell that goes on over the page is two blocks with one place.
struct CellPlace {
  int table = 0;            // of the paper, from 0
  int row = 0, column = 0;  // from 0
  int spans = 1;            // columns
  bool header = false;      // in a row that says what the columns are
  friend bool operator==(const CellPlace&, const CellPlace&) = default;
};

struct TextBlock {
  Role role = Role::kParagraph;
  int column = 0;  // 0 main; columns of one page count from left to right
  std::vector<TextLine> lines;
  std::optional<CellPlace> cell = {};  // of a table whose cells are known
};

struct PageText {
  int number = 1;
  std::int32_t width = 0, height = 0;
  std::vector<TextBlock> blocks;  // reading order
};

struct ExtractedText {
  std::string source;  // path as given, or the key of a text
  std::string sha256;  // of the file, or of the UTF-8 text; 64 hex digits
  std::string producer;
  std::string date;  // ISO, when the caller knows it (a line of --each); else ""
  bool has_geometry = false;
  std::string raw;  // UTF-8: blocks in reading order, lines end in '\n', pages in '\f'
  std::vector<PageText> pages;
  std::vector<PageBox> unsure = {};  // words that were read in a picture with little confidence
  std::vector<Diagnostic> diagnostics;
};

}  // namespace kst
