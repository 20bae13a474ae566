// tools/annotate/outline.h: bookmarks behind the outline that a PDF has.
#pragma once

#include <qpdf/QPDF.hh>
#include <vector>

#include "tools/annotate/annotate.h"

namespace kst {

void AddBookmarks(QPDF& pdf, const std::vector<QPDFObjectHandle>& pages, const std::vector<Bookmark>& bookmarks);

}  // namespace kst
