// extract/normalise/web_address.h: web and e-mail addresses, and ids of documents, as
// they stand in a line. A hyphen at a line end inside one of them belongs to it.
#pragma once

#include <string_view>

namespace kst {

bool BeginsAddress(std::string_view token);     // "https://…", "(www.…": it says so itself
bool LooksLikeAddress(std::string_view token);  // the above, "naam@…", "kst-29911", "over-ons/wie-wij-zijn/…"
bool GoesOnAsAddress(std::string_view token);   // "mer.nl/stukken", "staat.pdf": the rest of one

// Does the line end inside an address, given that it began inside one?
bool EndsInAddress(std::string_view line, bool began_inside);

// A name made of words for an address: "geen-vergunning-voor-intocht-met-zwarte-".
bool LooksLikeSlug(std::string_view left, std::string_view right);

}  // namespace kst
