// corpus/pages/drawing.h: works in time and what they do to each other, as one SVG: a line a work, oldest on top, an
// arc a deed, and the words for it where the pointer rests.
//
//   Draw("Dossier 29911", {{"kst-29911-323", "4 oktober 2021 Motie 29911, nr. 323", "/kst-29911-323"}, …},
//        {{"kst-29911-329", "kst-29911-323", "implements", "voert uit"}})
//
// Works that nothing is done by or to are left out, and so are those behind the 60th. Empty when nothing is left. It
// stands in a page and as a file of its own; colours are middle tones that show on light and dark.
#pragma once

#include <string>
#include <vector>

#include "corpus/pages/html.h"
#include "corpus/pages/place.h"
#include "corpus/views/trace.h"

namespace kst {

struct DrawnWork {
  std::string id, label, href;
};

struct DrawnDeed {
  std::string from, to, type, told;  // ids; "implements"; "voert uit"
};

Html Draw(std::string_view title, const std::vector<DrawnWork>& works, const std::vector<DrawnDeed>& deeds);

std::string DrawTrace(const Trace& trace, Language language);  // a file of its own, with links to what is published

}  // namespace kst
