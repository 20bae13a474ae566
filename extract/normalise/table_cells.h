// extract/normalise/table_cells.h: the cells that were written -> NormalisedText::tables.
#pragma once

#include "extract/normalise/flow.h"
#include "schema/values/normalised_text.h"

namespace kst {

// Enters a cell that stands at `span` of out.text. Cells come in the order of their
// places; columns that a row skips become empty cells.
void AddCell(NormalisedText& out, const Paragraph& cell, NormSpan span);

// All rows as wide as the widest: what is left of a row is empty cells.
void FillRows(NormalisedText& out);

}  // namespace kst
