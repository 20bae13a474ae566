#include "schema/id.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::pair<std::string_view, std::string_view> kByPrefix[] = {
    {"dossier-", "dossier"},   {"person:", "person"}, {"committee:", "committee"},
    {"ministry:", "ministry"}, {"h-", "minutes"},     {"ah-", "answers"},
};
constexpr std::pair<std::string_view, std::string_view> kByFragment[] = {
    {"#c-", "commitment"},  {"#commitment-", "commitment"}, {"#report-", "report"},
    {"#letter-", "letter"}, {"#motion-", "motion"},
};
constexpr std::string_view kPublished[] = {"kst-", "ah-", "h-", "stb-", "stcrt-", "trb-", "blg-"};

bool IsDigit(char c) { return c >= '0' && c <= '9'; }

// T02867, TZ202303-076
bool IsCommitmentNumber(std::string_view id) {
  if (id.size() < 6 || id[0] != 'T') return false;
  const std::string_view digits = id.substr(id[1] == 'Z' ? 2 : 1);
  return std::all_of(digits.begin(), digits.end(), [](char c) { return IsDigit(c) || c == '-'; });
}

}  // namespace

std::string_view KindOf(std::string_view id) {
  if (const auto hash = id.find('#'); hash != id.npos) {
    for (const auto& [fragment, kind] : kByFragment)
      if (id.substr(hash).starts_with(fragment)) return kind;
    return "other";
  }
  for (const auto& [prefix, kind] : kByPrefix)
    if (id.starts_with(prefix)) return kind;
  return IsCommitmentNumber(id) ? "commitment" : "other";
}

std::optional<std::string> DossierOf(std::string_view id) {
  id = id.substr(0, id.find('#'));
  if (id.starts_with("dossier-")) return std::string(id.substr(8));
  if (!id.starts_with("kst-")) return std::nullopt;
  const auto last = id.rfind('-');
  if (last <= 4 || last == id.npos) return std::nullopt;
  return std::string(id.substr(4, last - 4));
}

bool IsNumbered(std::string_view id) { return !id.starts_with("doc-") && id.find('#') == id.npos; }

std::string PersonId(std::string_view printed_name) {
  // Initials stand before the surname: "F.B.J. Grapperhaus", "mr. dr. A. Broekers-Knol".
  std::size_t begin = 0;
  while (true) {
    const auto space = printed_name.find(' ', begin);
    if (space == printed_name.npos || space == begin || printed_name[space - 1] != '.') break;
    begin = space + 1;
  }
  return "person:" + Slug(printed_name.substr(begin));
}

std::optional<std::string> AddressOf(std::string_view id) {
  const std::string_view work = id.substr(0, id.find('#'));
  const std::string official = "https://zoek.officielebekendmakingen.nl/";
  if (work.starts_with("dossier-")) return official + "dossier/" + std::string(work.substr(8));
  // A whole meeting (h-tk-20212022-3) has no page of its own, its items have.
  if (work.starts_with("h-") && std::count(work.begin(), work.end(), '-') < 4) return std::nullopt;
  for (std::string_view prefix : kPublished)
    if (work.starts_with(prefix)) return official + std::string(work) + ".html";
  if (work.starts_with("celex-"))
    return "https://eur-lex.europa.eu/legal-content/NL/TXT/?uri=CELEX:" + std::string(work.substr(6));
  if (work.starts_with("ECLI:NL:")) return "https://deeplink.rechtspraak.nl/uitspraak?id=" + std::string(work);
  return std::nullopt;
}

}  // namespace kst
