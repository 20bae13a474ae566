// extract/layout/clear_tables.h: tables that nothing rules, where the evidence for their
// cells is clear. The white between rows and columns becomes rulings, as if drawn:
//
//    Land      Verzoeken            ┌──────┬─────────┐
//    België           26     ──▶    │Land  │Verzoeken│
//    Duitsland         6            ├──────┼─────────┤
//                                   │België│       26│ …
//
// Precision first: figures under figures, or words in three columns under a bold head, in most
// rows. A table of contents, an address, signatures and two texts side by side are none.
#pragma once

#include <optional>

#include "extract/layout/ruled_tables.h"
#include "extract/layout/tables.h"

namespace kst::layout {

std::optional<RuledTable> ReadClearTable(const Page& page, const Setting& setting, const Table& table);

}  // namespace kst::layout
