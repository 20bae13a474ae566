// tools/annotate/annotate.h: a PDF with links laid over its words. The only code that sees qpdf.
//
//   Annotate(bytes, {.links = {{{1, {7200, 9100, 14350, 10200}}, "https://zoek…/kst-29911-323.html", "Kamerstuk …"}}})
//
// What stands in the file stays: its text, tags, notes, links and outline; only pages with a new link get another list
// of annotations. Where a link of the paper's own lies, none is laid over it, so annotating twice is annotating once.
// The same bytes and marks give the same bytes.
//
// Boxes are those of the record (schema/values/page_text.h): hundredths of a point from the top left of the page as it
// is seen. Not here: which words get a link (marks.h).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/values/normalised_text.h"
#include "schema/values/result.h"

namespace kst {

struct LinkMark {
  PageBox place;
  std::string address, note;  // note: what a reader is told who points at it
};

struct Bookmark {
  std::string title;
  PageBox place;
  std::vector<Bookmark> below;
};

struct Marks {
  std::vector<LinkMark> links;
  std::vector<Bookmark> bookmarks;  // put behind the outline that is there
  std::vector<PageSize> pages;      // as they were read: a file that qpdf sees otherwise is refused
  bool also_signed = false;         // a signature is lost by any change; false: refuse
};

struct AnnotatedPdf {
  std::string bytes;
  std::size_t links = 0;  // that were laid
};

Result<AnnotatedPdf> Annotate(std::string_view pdf, const Marks& marks);

}  // namespace kst
