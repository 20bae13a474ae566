// corpus/pages/site.h: the pages of a corpus as files that need no server: one for each work, the registers a hundred
// rows a page, an index, a style sheet, a search that works in the browser (site_search.h), and with a base address a
// site map. Links are relative.
//
//   EachSiteFile(room, Language::kDutch, [&](const std::string& name, std::string bytes) { …; return true; });
//
// The same corpus gives the same bytes. Memory holds one page, the registers, the ids of all works and the words of all
// papers.
#pragma once

#include <functional>
#include <string>

#include "corpus/pages/room.h"

namespace kst {

using SeeFile = std::function<bool(const std::string& name, const std::string& bytes)>;  // false: stop

inline constexpr std::string_view kScriptMark = "// kst site\n";  // what each script of a site begins with

// `room.base` "": no site map.
Result<void> EachSiteFile(const Room& room, Language language, const SeeFile& see);

}  // namespace kst
