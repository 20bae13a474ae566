// tools/annotate/marks.h: which words of a paper lead where.
//
//   "Kamerstuk 29 911, nrs. 275 en 281"     one link over "Kamerstuk 29 911, nrs. 275", one over "281"
//
// A wrong link is worse than none: a reference has one when its target is sure and can be read somewhere.
#pragma once

#include <string_view>
#include <vector>

#include "schema/values/document.h"
#include "tools/annotate/annotate.h"

namespace kst {

// `base` "": where publications can be read (schema/id.h); else "http://127.0.0.1:8080/", before each id.
std::vector<LinkMark> LinksOf(const NormalisedText& text, const Document& paper, std::string_view base);

// References, motions and commitments, in the order of the paper.
std::vector<Bookmark> BookmarksOf(const Document& paper);

}  // namespace kst
