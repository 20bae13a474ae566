// schema/id.h: the only maker and reader of ids (the list: design.md section 4).
//
//   KindOf("h-tk-20212022-3") == "minutes"     DossierOf("kst-36200-VII-12") == "36200-VII"
//
// People, committees and chambers have one id each, whatever words name them:
//
//   PersonId("Kuik") == "person:kuik"          PersonId("mr. F.B.J. Grapperhaus") == "person:grapperhaus-fbj"
//   CommitteeId("vaste commissie voor Justitie en Veiligheid") == "committee:justitie-en-veiligheid"
//
// A surname alone is not the person of that name with initials: namesakes are never
// merged in silence. What a paper does not name fully is scoped to it: ScopedId.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace kst {

// Kind of a node of which there is no paper; "other" when the id does not tell.
std::string_view KindOf(std::string_view id);
std::optional<std::string> DossierOf(std::string_view id);  // of a Kamerstuk, or of "dossier-…"
bool IsCommitmentNumber(std::string_view id);               // "T02867", "TZ202303-076"
bool IsDocumentNumber(std::string_view id);                 // "2023D12345", "2023Z01223": of the Chamber's own system

// "36200" and "VII": "36200-VII"; "29911" alone.
std::string JoinDossier(std::string_view number, const std::optional<std::string>& suffix);
// A dossier as papers print it: "29 911" 29911, "31.700XII" 31700-XII, "IV 36200" 36200-IV, "CXXIV" as it is.
std::string DossierNumber(std::string_view printed);
// What a person types who means a dossier: "29 911", "dossier 36200 VII", "dossier-29911"; not "29911-323".
std::optional<std::string> DossierFrom(std::string_view words);

std::string PersonId(std::string_view printed_name);
std::string CommitteeId(std::string_view printed_name);
std::string ChamberId(std::string_view chamber);  // "II": "chamber:tweede-kamer"; "I": "chamber:eerste-kamer"

// A work, body or promise that only this paper names: "kst-29911-329#motion-kuik-bikker".
std::string ScopedId(const std::optional<std::string>& paper, std::string_view kind, std::string_view words = {});

// Where a work can be read: "https://zoek.officielebekendmakingen.nl/kst-29911-323.html".
std::optional<std::string> AddressOf(std::string_view id);

}  // namespace kst
