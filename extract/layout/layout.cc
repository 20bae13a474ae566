#include "extract/layout/layout.h"

#include <algorithm>
#include <optional>
#include <unordered_set>

#include "extract/layout/characters.h"
#include "extract/layout/clear_tables.h"
#include "extract/layout/glyph_runs.h"
#include "extract/layout/laid_over.h"
#include "extract/layout/note_zone.h"
#include "extract/layout/page_metrics.h"
#include "extract/layout/paragraphs.h"
#include "extract/layout/repeated_lines.h"
#include "extract/layout/ruled_tables.h"
#include "extract/layout/side_by_side.h"
#include "extract/layout/strips.h"
#include "extract/layout/table_pages.h"
#include "extract/layout/tables.h"
#include "extract/layout/to_page_text.h"
#include "extract/layout/turned_pages.h"
#include "extract/layout/word_gaps.h"
#include "extract/layout/zones.h"

namespace kst {
namespace layout {
namespace {

constexpr std::size_t kFlows = 8;  // lines beside a box: fewer are a signature

struct Memory {  // of the pages before
  NoteFinder notes;
  bool letterhead = false;                   // did one have text beside the body?
  std::unordered_set<std::uint64_t> beside;  // what stood there
};

// Left of the body, and no number: that opens its line.
bool IsLabel(const Page& page, const Strip& strip, float left) {
  return strip.x1 < left && strip.chars > 3 && !IsDigit(FirstOf(page, strip));
}

// Puts the parts of one page in reading order.
class PageReader {
 public:
  PageReader(Page& page, const std::vector<RuledTable>& ruled, const Setting& paper, Memory& memory)
      : page_(page),
        ruled_(ruled),
        setting_(MeasurePage(page, paper)),
        memory_(memory),
        zones_(FindZones(page, setting_)) {}

  void Read() {
    Furniture(true);
    Masthead();
    Margin();
    Body();
    Furniture(false);
    if (page_.number == 1)
      for (const Strip& strip : page_.strips) memory_.beside.insert(TextMask(page_, strip));
  }

 private:
  void Add(Role role, int column, const std::vector<Line>& lines, Range range) {
    const auto begin = static_cast<std::uint32_t>(page_.lines.size());
    page_.lines.insert(page_.lines.end(), lines.begin() + range.begin, lines.begin() + range.end);
    page_.blocks.push_back({role, column, {begin, begin + range.size()}});
  }

  // Each piece is a block of its own: a foot and the page number beside it are two things.
  void Furniture(bool head) {
    for (std::uint32_t s = 0; s != page_.strips.size(); ++s) {
      const Strip& strip = page_.strips[s];
      if (zones_[s] != Zone::kFurniture || (strip.y < page_.height / 2) != head) continue;
      const Line line = MakeLine(page_, s, s + 1);
      const bool goes_on = !page_.blocks.empty() && page_.blocks.back().role == strip.role &&
                           strip.role == Role::kMargin && line.y - page_.lines.back().y < 1.8F * line.size;
      if (goes_on) {
        page_.lines.push_back(line);
        ++page_.blocks.back().lines.end;
      } else {
        Add(strip.role, 0, {line}, {0, 1});
      }
    }
  }

  // A cell in the margin opens a block: a dossier's number with its title, "Nr. 329".
  void Masthead() {
    const std::vector<Line> lines = LinesOf(page_, zones_, Zone::kMasthead);
    const float left = setting_.frames.front().left - setting_.body;
    for (std::uint32_t begin = 0, end; begin != lines.size(); begin = end) {
      end = begin + 1;
      while (end != lines.size() && lines[end].x0 > left &&
             lines[end].y - lines[end - 1].y <
                 1.6F * setting_.pitch * std::max(lines[end].size, lines[end - 1].size) + 2) {
        ++end;
      }
      Add(Role::kMasthead, 0, lines, {begin, end});
    }
  }

  // Beside the body: a label with its value is a block. The column of a letterhead
  // is text once; where it, or what the first page says, comes back it is furniture.
  void Margin() {
    const std::vector<Line> lines = LinesOf(page_, zones_, Zone::kRight);
    for (std::uint32_t begin = 0, end; begin != lines.size(); begin = end) {
      end = begin + 1;
      while (end != lines.size() && lines[end].y - lines[end - 1].y < 1.35F * setting_.pitch * lines[end].size &&
             !(lines[end].bold && !lines[end - 1].bold)) {
        ++end;
      }
      bool again = true;
      for (std::uint32_t l = begin; l != end; ++l) {
        const Strip& strip = page_.strips[lines[l].strips.begin];
        again &= !memory_.beside.insert(TextMask(page_, strip)).second || (strip.artifact && memory_.letterhead);
      }
      Add(again ? Role::kMargin : Role::kParagraph, 1, lines, {begin, end});
    }
    memory_.letterhead |= !lines.empty();
  }

  // The columns, parted where a line goes across them; then the notes.
  void Body() {
    std::vector<Line> first = LinesOf(page_, zones_, Zone::kMain);
    if (setting_.frames.size() == 1) {
      const std::vector<Table> tables = FindTables(page_, setting_, first);
      std::size_t behind = tables.empty() ? 0 : tables.back().lines.end;
      if (!ruled_.empty()) behind = std::max<std::size_t>(behind, Above(first, 0, ruled_.back().bottom));
      const NoteFinder::Notes notes = memory_.notes.Take(page_, setting_, first, behind);
      std::uint32_t from = 0;
      for (const RuledTable& table : ruled_) {
        const std::uint32_t to = Above(first, from, table.top);
        Column(0, first, {from, to});
        Ruled(table);
        from = to;
      }
      ruled_.empty() ? Column(0, first, tables) : Column(0, first, {from, static_cast<std::uint32_t>(first.size())});
      Notes(notes);
      return;
    }
    for (const RuledTable& table : ruled_) Ruled(table);
    const std::vector<Line> second = LinesOf(page_, zones_, Zone::kSecond);
    const std::vector<Line> across = LinesOf(page_, zones_, Zone::kSpanning);
    std::uint32_t a = 0, b = 0;
    for (std::uint32_t s = 0; s <= across.size(); ++s) {
      const float y = s == across.size() ? page_.height * 2 : across[s].y;
      const std::uint32_t a_end = Above(first, a, y), b_end = Above(second, b, y);
      Column(0, first, {a, a_end});
      Column(1, second, {b, b_end});
      a = a_end, b = b_end;
      if (s != across.size()) Column(0, across, {s, s + 1});
    }
  }

  // The first line from `from` on that does not stand above y.
  static std::uint32_t Above(const std::vector<Line>& lines, std::uint32_t from, float y) {
    while (from != lines.size() && lines[from].y < y) ++from;
    return from;
  }

  void Ruled(const RuledTable& table) {
    const auto begin = static_cast<std::uint32_t>(page_.blocks.size());
    for (const RuledCell& cell : table.cells) {
      Add(Role::kTable, 0, cell.lines, All(cell.lines));
      page_.blocks.back().cell = cell.place;
      page_.blocks.back().cell->table = static_cast<int>(page_.tables.size());
    }
    page_.tables.push_back({table.edges, {begin, static_cast<std::uint32_t>(page_.blocks.size())}, table.head});
  }

  void Column(int column, const std::vector<Line>& lines, Range range) {
    const std::vector<Line> part(lines.begin() + range.begin, lines.begin() + range.end);
    Column(column, part, FindTables(page_, setting_, part));
  }

  // Tables, and what stands between them.
  void Column(int column, const std::vector<Line>& part, const std::vector<Table>& tables) {
    std::uint32_t from = 0;
    for (const Table& table : tables) {
      Text(column, {part.begin() + from, part.begin() + table.lines.begin});
      if (const std::optional<RuledTable> clear = ReadClearTable(page_, setting_, table))
        Ruled(*clear);
      else
        for (const std::vector<Line>& row : table.rows) Add(Role::kTable, column, row, All(row));
      from = table.lines.end;
    }
    Text(column, {part.begin() + from, part.end()});
  }

  // Two texts side by side, one after the other.
  void Text(int column, const std::vector<Line>& part) {
    std::optional<Beside> beside = FindBeside(page_, setting_.frames[static_cast<std::size_t>(column)], part);
    if (!beside) return Prose(column, part);
    // The text flows on past a box; signatures are followed by something else.
    std::vector<Line> flow(part.begin(), part.begin() + beside->lines.begin);
    flow.insert(flow.end(), beside->left.begin(), beside->left.end());
    const bool flows = beside->left.size() >= kFlows;
    if (flows) {
      flow.insert(flow.end(), part.begin() + beside->lines.end, part.end());
      beside->lines.end = static_cast<std::uint32_t>(part.size());
    }
    const std::size_t first = page_.blocks.size();
    Prose(column, flow);
    const std::size_t last = page_.blocks.size() - 1;
    Prose(column, beside->right);
    if (flows && last > first) {  // the last paragraph can go on over the page
      const auto at = page_.blocks.begin() + static_cast<std::ptrdiff_t>(last);
      std::rotate(at, at + 1, page_.blocks.end());
    }
    Prose(column, {part.begin() + beside->lines.end, part.end()});
  }

  // A label beside the first line of a paragraph is a block of its own.
  void Prose(int column, std::vector<Line> lines) {
    const Frame& frame = setting_.frames[static_cast<std::size_t>(column)];
    const auto paragraphs = [&](Range range) {
      for (const Paragraph& p : FindParagraphs(page_, setting_, frame, lines, range))
        Add(p.role, column, lines, p.lines);
    };
    Range range{0, 0};
    for (; range.end != lines.size(); ++range.end) {
      Line& line = lines[range.end];
      if (line.strips.size() < 2 || !IsLabel(page_, page_.strips[line.strips.begin], frame.left)) continue;
      paragraphs(range);
      Add(Role::kParagraph, column, {MakeLine(page_, line.strips.begin, line.strips.begin + 1)}, {0, 1});
      line = MakeLine(page_, line.strips.begin + 1, line.strips.end);
      range.begin = range.end;
    }
    paragraphs(range);
  }

  static Range All(const std::vector<Line>& lines) { return {0, static_cast<std::uint32_t>(lines.size())}; }

  void Notes(const NoteFinder::Notes& notes) {
    for (std::size_t i = 0; i != notes.starts.size(); ++i) {
      const auto end =
          i + 1 == notes.starts.size() ? static_cast<std::uint32_t>(notes.lines.size()) : notes.starts[i + 1];
      Add(Role::kNote, 0, notes.lines, {notes.starts[i], end});
    }
  }

  Page& page_;
  const std::vector<RuledTable>& ruled_;
  Setting setting_;
  Memory& memory_;
  std::vector<Zone> zones_;
};

}  // namespace
}  // namespace layout

ExtractedText LayOut(const Glyphs& glyphs) {
  std::vector<layout::Page> pages;
  pages.reserve(glyphs.pages.size());
  for (const GlyphPage& page : glyphs.pages) {
    const layout::Turn turn = layout::TurnOf(page);
    pages.push_back(turn == layout::Turn::kNone ? layout::ReadInk(page, glyphs.fonts)
                                                : layout::ReadInk(layout::Hold(page, turn), glyphs.fonts));
    pages.back().turn = turn;
    layout::BuildStrips(pages.back());
  }
  layout::FindSpaces(pages, glyphs.fonts.size());
  const float body = layout::BodySize(pages);
  layout::MarkLaidOver(pages, body);
  layout::MarkFurniture(pages, body);
  layout::Setting paper = layout::MeasurePaper(pages);
  std::vector<std::vector<layout::RuledTable>> ruled;
  ruled.reserve(pages.size());
  for (layout::Page& page : pages) {
    const bool goes_on = !ruled.empty() && !ruled.back().empty();
    ruled.push_back(layout::FindRuledTables(page, paper, goes_on ? &ruled.back().back() : nullptr));
  }
  paper = layout::MeasurePaper(pages);  // columns of tables are none of the text

  ExtractedText out;
  out.producer = glyphs.producer;
  out.diagnostics = glyphs.diagnostics;
  out.has_geometry = true;
  layout::Memory memory;
  for (std::size_t p = 0; p != pages.size(); ++p) layout::PageReader(pages[p], ruled[p], paper, memory).Read();
  layout::JoinOverPages(pages);
  for (const layout::Page& page : pages) layout::WritePage(page, out);
  return out;
}

}  // namespace kst
