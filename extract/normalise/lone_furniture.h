// extract/normalise/lone_furniture.h: a head or foot that only one page has, known by
// standing inside a sentence that runs over the page.
//
//   … heb ik uw Kamer geïnfor-          page 1
//   Ons kenmerk 21-0044                 page 2: furniture
//   meerd. Ik informeer …
//
// A letter of two pages has one such head, so nothing comes back by which layout could
// know it. Without geometry nothing is found.
#pragma once

#include <vector>

#include "schema/values/page_text.h"

namespace kst {

// The lines, in the order of the paper.
std::vector<const TextLine*> LoneFurniture(const ExtractedText& in);

}  // namespace kst
