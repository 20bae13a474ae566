#include "schema/address.h"

#include <algorithm>
#include <vector>

#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

// "20202021": "2020-2021".
std::string Session(std::string_view years) {
  constexpr std::size_t kYear = 4;
  return years.size() == 2 * kYear ? Concat({years.substr(0, kYear), "-", years.substr(kYear)}) : std::string(years);
}

std::string Kamerstuk(std::string_view work) {
  const std::string dossier = DossierOf(work).value_or("");
  const std::string_view number = work.substr(std::min(work.size(), dossier.size() + 5));
  const bool letter = !number.empty() && !IsDigit(number[0]);
  return Concat({"Kamerstuk ", dossier, letter ? ", " : ", nr. ", number});
}

std::string Numbered(std::string_view work) {
  const std::vector<std::string_view> parts = Split(work, '-');
  const std::string_view kind = parts[0];
  if (kind == "kst" && DossierOf(work)) return Kamerstuk(work);
  if (kind == "dossier" && parts.size() > 1) return Concat({"Dossier ", work.substr(8)});
  if (kind == "blg" && parts.size() == 2) return Concat({"Bijlage ", parts[1]});
  if (kind == "celex" && parts.size() == 2) return Concat({"CELEX ", parts[1]});
  if (parts.size() == 3) {
    if (kind == "stb") return Concat({"Staatsblad ", parts[1], ", ", parts[2]});
    if (kind == "stcrt") return Concat({"Staatscourant ", parts[1], ", ", parts[2]});
    if (kind == "trb") return Concat({"Tractatenblad ", parts[1], ", ", parts[2]});
    if (kind == "com") return Concat({"COM(", parts[1], ") ", parts[2]});
  }
  if (parts.size() < 4) return std::string(work);
  if (kind == "ah") return Concat({"Aanhangsel van de Handelingen ", Session(parts[2]), ", nr. ", parts[3]});
  if (kind == "h")
    return Concat({"Handelingen ", Session(parts[2]), ", nr. ", parts[3], parts.size() > 4 ? ", item " : "",
                   parts.size() > 4 ? parts[4] : ""});
  return std::string(work);
}

}  // namespace

std::string PrintedForm(std::string_view id) {
  constexpr std::string_view kAttachment = "#bijlage-";
  const std::size_t hash = std::min(id.find('#'), id.size());
  const std::string_view fragment = id.substr(hash);
  if (!fragment.empty() && !fragment.starts_with(kAttachment)) return std::string(id);
  const std::string work = Numbered(id.substr(0, hash));
  return fragment.empty() ? work : Concat({work, ", bijlage ", fragment.substr(kAttachment.size())});
}

std::string UrlPart(std::string_view words) {
  constexpr std::string_view kHex = "0123456789ABCDEF", kPlain = "-._~:";
  std::string part;
  for (const char c : words) {
    if (IsAsciiLetter(c) || IsDigit(c) || kPlain.find(c) != kPlain.npos) {
      part += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      (part += '%') += kHex[byte >> 4];
      part += kHex[byte & 15];
    }
  }
  return part;
}

std::string AddressUnder(std::string_view base, std::string_view id) {
  return Concat({base, base.ends_with('/') ? "" : "/", UrlPart(id)});
}

}  // namespace kst
