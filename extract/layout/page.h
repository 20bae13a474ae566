// extract/layout/page.h: the values that layout's steps hand to each other.
// Internal to this folder.
//
//   glyph ──▶ ink ──▶ run ──▶ strip ──▶ line ──▶ block
//   a mark   visible  same     nothing   all on    a paragraph,
//            letter   type     wider     one row   note, heading,
//                              than an   of one    piece of furniture
//                              em inside column
//
// Points, origin at the top left, y downwards, as in schema/values/glyphs.h. An index
// into the next lower level stands for the thing itself; a level is one vector
// per page, so a page costs a handful of allocations whatever is on it.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "schema/values/glyphs.h"
#include "schema/values/page_text.h"

namespace kst::layout {

// A half-open range of indices into the next lower level.
struct Range {
  std::uint32_t begin = 0, end = 0;
  std::uint32_t size() const { return end - begin; }
  bool empty() const { return begin == end; }
};

struct Ink {  // a character that leaves a mark
  float x0 = 0, x1 = 0;
  char32_t code = 0;
  bool space = false;  // a space stands before it: first what the PDF says, in the end what words.cc decides
};

struct Run {  // neighbours on one baseline in one type, in the order of the PDF
  Range ink;
  float x0 = 0, x1 = 0, y = 0, size = 0;
  float row = 0;  // baseline of the row it belongs to; differs from y when raised or lowered
  std::uint16_t font = 0;
  bool bold = false, italic = false, artifact = false;
  bool raised = false;
  bool space_after = false;  // the PDF shows a space behind it
};

struct Strip {  // runs of one row without a wide gap between them
  Range runs;
  float x0 = 0, x1 = 0;
  float y = 0, size = 0;              // of the type that most of it is set in
  std::uint32_t chars = 0;            // visible ones
  bool bold = false, italic = false;  // all of it
  bool starts_bold = false, ends_bold = false;
  bool artifact = false;         // most of it
  Role role = Role::kParagraph;  // furniture once recognised; kParagraph until then
};

struct Sideways {  // a run of text that does not go from left to right
  Range ink;
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0, size = 0;
  bool bold = false, italic = false, artifact = false;
};

struct Line {  // neighbouring strips of a row that are read as one line
  Range strips;
  float x0 = 0, x1 = 0, y = 0, size = 0;
  bool bold = false, italic = false;  // all of it
  bool starts_bold = false, ends_bold = false;
  float reach = 0;  // where it had to end, when that is not the edge of its column
};

struct Block {
  Role role = Role::kParagraph;
  int column = 0;
  Range lines;
  std::optional<CellPlace> cell = {};
};

struct Ruling {  // a drawn line along an axis of the page
  float at = 0;  // its place across its direction
  float from = 0, to = 0;
};

struct TableOnPage {
  std::vector<float> edges;  // left ones, of its columns
  Range blocks;              // its cells
  int head = 0;              // rows that say what the columns are, if known
};

enum class Turn { kNone, kUp, kDown };  // which way the text goes on the printed page

struct Page {
  int number = 1;
  Turn turn = Turn::kNone;  // all below is as the reader holds it
  float width = 0, height = 0;
  std::vector<Ink> ink;
  std::vector<Run> runs;
  std::vector<Ruling> level, upright;  // by place
  std::vector<DrawnBox> bands;         // filled boxes, by their upper edge
  std::vector<Strip> strips;           // by row, then from left to right
  std::vector<Sideways> sideways;
  std::vector<Line> lines;  // in reading order, once the page is laid out
  std::vector<Block> blocks;
  std::vector<TableOnPage> tables;  // whose cells are known
};

// Its first character.
inline char32_t FirstOf(const Page& page, const Strip& strip) {
  return page.ink[page.runs[strip.runs.begin].ink.begin].code;
}

// Is one of its characters such?
template <class Is>
bool HasCharacter(const Page& page, const Strip& strip, Is is) {
  for (std::uint32_t r = strip.runs.begin; r != strip.runs.end; ++r)
    for (std::uint32_t i = page.runs[r].ink.begin; i != page.runs[r].ink.end; ++i)
      if (is(page.ink[i].code)) return true;
  return false;
}

}  // namespace kst::layout
