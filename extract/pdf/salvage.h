// extract/pdf/salvage.h: a PDF whose end is cut off. Poppler finds the objects of such a file and not where its pages
// begin, because the trailer that says so stood at the end, and it does not look into the streams that hold objects.
//
//   std::string whole = Salvage(bytes);   the bytes, with what those streams hold and a trailer behind them
//
// The page tree is the file's own where its root is there; otherwise a new one holds the pages in the order of the
// file. What is missing stays missing: read the result as any damaged file. Not for locked files, whose key stood in
// the trailer. The work and the result are linear in the file: an object ends where the next one begins.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace kst::pdf {

// "" when there is no page in them. `searched`, for a test: how many bytes were handed to a search of an object.
std::string Salvage(std::string_view bytes, std::size_t* searched = nullptr);

// The bytes without the numbers of objects above what the standard allows, for whose table Poppler would ask gigabytes;
// "" when there are none. Each byte stays in its place.
std::string HideHugeNumbers(std::string_view bytes);

}  // namespace kst::pdf
