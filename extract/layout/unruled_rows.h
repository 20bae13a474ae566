// extract/layout/unruled_rows.h: rows of a ruled table that no ruling parts. Many tables are
// ruled around their head and between their columns, and nowhere else:
//
//   │ Jaar │ Raming │
//   ├──────┼────────┤
//   │ 2014 │    1,2 │      one row between rulings, two rows of the table: figures
//   │ 2015 │    1,4 │      stand under figures, or white goes through all columns
//   └──────┴────────┘
#pragma once

#include "extract/layout/ruled_tables.h"

namespace kst::layout {

// Parts them. False when the table has rows or columns that cannot be told apart: it is
// better read as text.
bool PartRows(const Page& page, RuledTable& table);

}  // namespace kst::layout
