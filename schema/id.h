// schema/id.h: what an id says by itself (gold list of ids: design.md section 4).
//
//   KindOf("h-tk-20212022-3") == "minutes"     DossierOf("kst-36200-VII-12") == "36200-VII"
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kst {

// Kind of a node of which there is no paper; "other" when the id does not tell.
std::string_view KindOf(std::string_view id);
std::optional<std::string> DossierOf(std::string_view id);  // of a Kamerstuk, or of "dossier-…"
bool IsNumbered(std::string_view id);  // the publisher gave it: not "doc-…", not scoped to another paper
std::string PersonId(std::string_view printed_name);  // "F.B.J. Grapperhaus" -> "person:grapperhaus"

// Where a work can be read: "https://zoek.officielebekendmakingen.nl/kst-29911-323.html".
std::optional<std::string> AddressOf(std::string_view id);

}  // namespace kst
