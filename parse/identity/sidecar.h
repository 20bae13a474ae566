// parse/identity/sidecar.h: what lies beside a paper and tells of it: the publisher's metadata, the Chamber's own data.
//
// The page is what was sent, so the page wins: a sidecar fills in what the page does not say (diagnostic from_sidecar)
// and adds names of the paper. Where the two differ the page stays and the difference is told (sidecar_differs).
//
//   the page has no date, brief.json has "2021-10-04"     date 2021-10-04, from_sidecar: "from: sidecar brief.json:
//   date …"
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/document.h"

namespace kst {

struct Sidecar {
  std::string name;   // "brief.json", for people
  std::string fault;  // why nothing was read of it; "" when it could be
  std::optional<std::string> id, date, kind, title;
  std::vector<std::string> people, aliases;
  std::vector<Dossier> dossiers;
};

// After FindIdentity, before what depends on id, date and dossier.
void ApplySidecars(std::span<const Sidecar> sidecars, Document& document);

// "Brief regering": letter; nullopt for a kind that tells nothing ("Kamerstuk").
std::optional<std::string> KindNamed(std::string_view printed);

}  // namespace kst
