// extract/layout/layout.h: the characters of a paper -> words, lines, columns and
// blocks in reading order, with the place of every character kept.
//
// Pure geometry: no word is read, only measured; what is compared over pages is
// whether two texts are the same but for their digits. Not here: reading PDFs
// (extract/pdf), repairing text (extract/normalise).
//
//   ReadPdf ──Glyphs──▶ LayOut ──ExtractedText──▶ Normalise
//
// Every glyph that is no space stands in `raw` exactly once. A space in `raw` is
// a gap on the page; a table's cells are parted by two. The order on a page:
// running head, masthead, margin, the columns, the notes, running foot, sideways
// text. Distances are relative to the size of the type; units of the result are
// those of schema/values/page_text.h.
#pragma once

#include "schema/values/glyphs.h"
#include "schema/values/page_text.h"

namespace kst {

// Fills raw, pages, producer, has_geometry and diagnostics; source, sha256 and
// date are the caller's.
ExtractedText LayOut(const Glyphs& glyphs);

}  // namespace kst
