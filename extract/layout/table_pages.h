// extract/layout/table_pages.h: tables that go on over the page are one. A table that opens a
// page in the columns of the one that closed the page before goes on with it: its
// header row, printed again, is furniture, and a cell that the page end cut is whole again.
// A caption ("Tabel 3 Uitgaven") that is ruled or set like a row of its table is text above it.
#pragma once

#include <span>

#include "extract/layout/page.h"

namespace kst::layout {

// Numbers the tables and rows of the paper (Block::cell) from those of each page.
void JoinOverPages(std::span<Page> pages);

}  // namespace kst::layout
