#include "extract/layout/table_pages.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "extract/layout/characters.h"

namespace kst::layout {
namespace {

constexpr float kSameEdge = 4;  // points

bool SameColumns(const TableOnPage& a, const TableOnPage& b) {
  return std::equal(a.edges.begin(), a.edges.end(), b.edges.begin(), b.edges.end(),
                    [](float x, float y) { return std::abs(x - y) < kSameEdge; });
}

void ForEachInk(const Page& page, const Block& block, auto visit) {
  for (std::uint32_t l = block.lines.begin; l != block.lines.end; ++l)
    for (std::uint32_t s = page.lines[l].strips.begin; s != page.lines[l].strips.end; ++s)
      for (std::uint32_t r = page.strips[s].runs.begin; r != page.strips[s].runs.end; ++r)
        for (std::uint32_t i = page.runs[r].ink.begin; i != page.runs[r].ink.end; ++i) visit(page.ink[i], page.runs[r]);
}

std::u32string Words(const Page& page, const Block& block) {
  std::u32string words;
  ForEachInk(page, block, [&](const Ink& ink, const Run&) { words += ink.code; });
  return words;
}

bool IsBold(const Page& page, const Block& block) {
  bool bold = true;
  ForEachInk(page, block, [&](const Ink&, const Run& run) { bold &= run.bold; });
  return bold;
}

// "Tabel 3 Uitgaven": when it is alone in the first row, it says what the table is.
bool IsCaption(const Page& page, const Block& block) {
  constexpr std::u32string_view kTable = U"Tabel";
  const std::u32string words = Words(page, block);
  return block.cell->column == 0 && words.starts_with(kTable) && words.size() > kTable.size() &&
         !IsLower(words[kTable.size()]);
}

// The words of the rows of a table on its page.
struct Rows {
  std::vector<std::map<int, std::uint32_t>> cells;  // by column, the block

  Rows(const Page& page, const TableOnPage& table) {
    for (std::uint32_t b = table.blocks.begin; b != table.blocks.end; ++b) {
      const CellPlace& place = *page.blocks[b].cell;
      cells.resize(std::max(cells.size(), static_cast<std::size_t>(place.row) + 1));
      cells[static_cast<std::size_t>(place.row)][place.column] = b;
    }
  }
};

bool HasCaption(const Page& page, const Rows& rows) {
  return rows.cells.size() > 1 && rows.cells[0].size() == 1 &&
         IsCaption(page, page.blocks[rows.cells[0].begin()->second]);
}

bool IsBold(const Page& page, const std::map<int, std::uint32_t>& row) {
  return std::all_of(row.begin(), row.end(), [&](const auto& cell) { return IsBold(page, page.blocks[cell.second]); });
}

// Below a head that spans columns, bold words or figures say what each of them is.
int WithParts(const Page& page, const Rows& rows, int header) {
  const auto spans = [&](const std::map<int, std::uint32_t>& row) {
    return row.size() > 1 && std::any_of(row.begin(), row.end(),
                                         [&](const auto& cell) { return page.blocks[cell.second].cell->spans > 1; });
  };
  const bool parts = header == 1 && rows.cells.size() > 2 && spans(rows.cells[0]) && !rows.cells[1].empty() &&
                     IsBold(page, rows.cells[1]);
  return header + parts;
}

// The first rows that are all bold, with a caption, when not all are; not the title of some rows behind them.
int HeaderRows(const Page& page, const Rows& rows, int known) {
  if (known > 0) return WithParts(page, rows, known);
  int header = 0;
  bool names = false;
  for (const auto& row : rows.cells) {
    const bool bold = (&row == &rows.cells.front() && HasCaption(page, rows)) || IsBold(page, row);
    if (!bold || row.empty() || (names && row.size() == 1)) return header;
    names |= row.size() > 1;
    ++header;
  }
  return 0;
}

bool SameWords(const Page& a, const std::map<int, std::uint32_t>& x, const Page& b,
               const std::map<int, std::uint32_t>& y) {
  return std::equal(x.begin(), x.end(), y.begin(), y.end(), [&](const auto& p, const auto& q) {
    return p.first == q.first && Words(a, a.blocks[p.second]) == Words(b, b.blocks[q.second]);
  });
}

// Nothing but furniture and notes between the end of one page's table and the top of the next one's.
bool Meets(const Page& before, const TableOnPage& last, const Page& page, const TableOnPage& first) {
  const auto aside = [](const Block& block) { return IsFurniture(block.role) || block.role == Role::kNote; };
  return std::all_of(before.blocks.begin() + last.blocks.end, before.blocks.end(), aside) &&
         std::all_of(page.blocks.begin(), page.blocks.begin() + first.blocks.begin, aside);
}

// A cell of the row in lower case goes on with the one above.
bool OpensLow(const Page& page, const Block& block) {
  const Strip& strip = page.strips[page.lines[block.lines.begin].strips.begin];
  const Range& ink = page.runs[strip.runs.begin].ink;
  const char32_t second = ink.size() > 1 ? page.ink[ink.begin + 1].code : U' ';
  return IsLower(page.ink[ink.begin].code) && IsLetter(second);
}

// Does this row go on with the last one of the page before? The column that names the rows is empty, unless one name
// stands for several rows: cells begin below others that have come to an end. Or the words of a cell go on.
bool GoesOn(const Page& page, const std::map<int, std::uint32_t>& row, const Page& before,
            const std::map<int, std::uint32_t>& last) {
  if (row.empty() || last.empty()) return false;
  const bool goes_on = std::any_of(row.begin(), row.end(), [&](const auto& cell) {
    return last.contains(cell.first) && OpensLow(page, page.blocks[cell.second]);
  });
  if (goes_on || row.begin()->first == last.begin()->first) return goes_on;
  const bool anew = std::all_of(row.begin(), row.end(), [&](const auto& cell) {
    const auto above = last.find(cell.first);
    return above == last.end() || Words(before, before.blocks[above->second]).ends_with(U'.');
  });
  return row.begin()->first > last.begin()->first && !(anew && row.size() > 1);
}

// A caption stands above its table, not in it.
void TakeCaptions(std::span<Page> pages) {
  std::set<int> captioned;
  for (Page& page : pages) {
    for (const TableOnPage& table : page.tables) {
      if (table.blocks.size() < 2) continue;
      Block& first = page.blocks[table.blocks.begin];
      const std::optional<CellPlace>& second = page.blocks[table.blocks.begin + 1].cell;
      if (first.cell && first.cell->row == 0 && second && second->row > 0 && IsCaption(page, first)) {
        captioned.insert(first.cell->table);
        first.role = IsBold(page, first) ? Role::kHeading : Role::kParagraph, first.cell.reset();
      }
      for (std::uint32_t b = table.blocks.begin; b != table.blocks.end; ++b)
        if (std::optional<CellPlace>& cell = page.blocks[b].cell; cell && captioned.contains(cell->table)) --cell->row;
    }
  }
}

}  // namespace

void JoinOverPages(std::span<Page> pages) {
  int tables = 0;
  struct Open {  // the table that the page before ended with
    const Page* page = nullptr;
    Page* first_page = nullptr;
    TableOnPage table;
    int number = 0, rows = 0, header = 0;
    int caption = 0;                                 // rows of it above the head
    std::vector<std::map<int, std::uint32_t>> head;  // its header rows, on its first page
    std::map<int, std::uint32_t> last;               // its last row
  };
  std::optional<Open> open;
  for (Page& page : pages) {
    if (page.tables.empty()) {
      if (!page.blocks.empty()) open.reset();
      continue;
    }
    for (const TableOnPage& table : page.tables) {
      const Rows rows(page, table);
      const auto same_head = [&] {  // the white that parts columns depends on the words of its page
        return open->table.edges.size() == table.edges.size() && open->head[0].size() > 1 &&
               SameWords(*open->first_page, open->head[0], page, rows.cells.front());
      };
      const bool joins = open && &table == &page.tables.front() && open->page == &page - 1 &&
                         (SameColumns(open->table, table) || same_head()) &&
                         Meets(*open->page, open->table, page, table);
      std::size_t repeated = 0;
      if (joins) {
        // The title of the table can stand above its head once more.
        const bool alone = rows.cells.size() > 1 && rows.cells[0].size() == 1 && open->head[0].size() > 1;
        const std::size_t title = alone && (open->header > 0 || HasCaption(page, rows));
        while (repeated < open->head.size() && title + repeated < rows.cells.size() &&
               SameWords(*open->first_page, open->head[repeated], page, rows.cells[title + repeated])) {
          ++repeated;
        }
        if (open->header > 0 && repeated < static_cast<std::size_t>(open->header - open->caption)) repeated = 0;
        if (repeated > 0) repeated += title;
        if (repeated == rows.cells.size()) repeated = 0;
        if (open->header == 0 && repeated > 0) {
          open->header = open->caption + static_cast<int>(repeated - title);
          for (std::size_t r = 0; r != repeated - title; ++r)
            for (const auto& [column, block] : open->head[r]) open->first_page->blocks[block].cell->header = true;
        }
      } else {
        const int caption = HasCaption(page, rows), titled = HeaderRows(page, rows, table.head);
        const int header = titled > caption ? titled : 0;  // a caption alone is none
        const auto first = rows.cells.begin() + caption, last = rows.cells.begin() + std::max(header, 1 + caption);
        open = Open{&page, &page, table, tables++, 0, header, caption, {first, last}, {}};
      }
      const bool cut =
          joins && repeated < rows.cells.size() && GoesOn(page, rows.cells[repeated], *open->page, open->last);
      const int offset = joins ? open->rows - static_cast<int>(repeated) - cut : 0;
      for (std::uint32_t b = table.blocks.begin; b != table.blocks.end; ++b) {
        Block& block = page.blocks[b];
        if (static_cast<std::size_t>(block.cell->row) < repeated) {
          block.role = Role::kRunningHead, block.cell.reset();
          continue;
        }
        block.cell->row += offset, block.cell->table = open->number;
        block.cell->header = block.cell->row < open->header;
      }
      open->rows = offset + static_cast<int>(rows.cells.size());
      open->page = &page, open->table = table;
      if (!rows.cells.empty()) open->last = rows.cells.back();
    }
  }
  TakeCaptions(pages);
}

}  // namespace kst::layout
