#include "schema/id.h"

#include <algorithm>
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
    {"#letter-", "letter"}, {"#motion-", "motion"},         {"#committee", "committee"},
};
constexpr std::string_view kPublished[] = {"kst-", "ah-", "h-", "stb-", "stcrt-", "trb-", "blg-"};

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

bool IsCommitmentNumber(std::string_view id) {
  if (id.size() < 6 || id[0] != 'T') return false;
  const std::string_view digits = id.substr(id[1] == 'Z' ? 2 : 1);
  return std::all_of(digits.begin(), digits.end(), [](char c) { return IsDigit(c) || c == '-'; });
}

std::string JoinDossier(std::string_view number, const std::optional<std::string>& suffix) {
  return suffix ? Concat({number, "-", *suffix}) : std::string(number);
}

std::string DossierNumber(std::string_view words) {
  std::string before, figures, behind;  // a chapter may stand on either side
  const auto session = words.find('/') != std::string_view::npos ? words.rfind(',') : std::string_view::npos;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const char c = words[i];
    if (IsAsciiLetter(c)) (figures.empty() ? before : behind) += UpperAscii(c);
    if (session != std::string_view::npos && i < session) continue;
    if (IsDigit(c)) (behind.empty() && figures.size() < 5 ? figures : behind) += c;
  }
  for (const std::string_view word : {"HOOFDSTUK", "HFDST", "HFST"})
    if (behind.starts_with(word)) behind.erase(0, word.size());
  const auto kingdom = behind.find('R');
  if (kingdom != std::string::npos && kingdom > 0) behind.insert(kingdom, 1, '-');  // "A(R2064)"
  if (figures.empty()) return before;
  const std::string& suffix = behind.empty() ? before : behind;
  return suffix.empty() ? figures : figures + "-" + suffix;
}

std::optional<std::string> DossierFrom(std::string_view words) {
  constexpr std::string_view kWords[] = {"dossiers", "dossier", "kamerstukken", "kamerstuk", "nummer", "nr.", "nr"};
  std::string typed;
  for (const char c : words) typed += LowerAscii(c);
  std::string_view rest = typed;
  const auto strip = [&] { rest.remove_prefix(std::min(rest.find_first_not_of(" -:"), rest.size())); };
  strip();
  for (const std::string_view word : kWords)
    if (rest.starts_with(word)) rest.remove_prefix(word.size()), strip();
  const std::string number = DossierNumber(rest), base = number.substr(0, number.find('-'));
  const auto bare = [](std::string_view s) {
    std::string out;
    for (const char c : s)
      if (IsDigit(c) || IsAsciiLetter(c)) out += UpperAscii(c);
    return out;
  };
  const bool other = rest.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz .-()\u00a0") != rest.npos;
  const bool has_number = number.size() > base.size() && IsDigit(number[base.size() + 1]) && base != "21501";
  const bool figures = base.size() == 5 && std::all_of(base.begin(), base.end(), [](char c) { return IsDigit(c); });
  if (other || has_number || !figures || bare(number) != bare(rest)) return std::nullopt;
  return number;
}

bool IsDocumentNumber(std::string_view id) {
  constexpr std::size_t kYear = 4;
  if (id.size() <= kYear + 1 || (id[kYear] != 'D' && id[kYear] != 'Z')) return false;
  const auto digits = [](std::string_view s) {
    return std::all_of(s.begin(), s.end(), [](char c) { return IsDigit(c); });
  };
  return digits(id.substr(0, kYear)) && digits(id.substr(kYear + 1));
}

std::string PersonId(std::string_view printed_name) {
  std::string initials;  // "F.B.J."; titles are small letters: "mr. dr."; a first name may follow: "C.J. (Carola)"
  std::string_view rest = printed_name;
  while (true) {
    const auto space = rest.find(' ');
    if (space == rest.npos || space == 0) break;
    const std::string_view part = rest.substr(0, space);
    if (part.back() != '.' && !(part.front() == '(' && part.back() == ')')) break;
    if (part.back() == '.')
      for (const char c : part)
        if (IsUpper(c)) initials += LowerAscii(c);
    rest.remove_prefix(space + 1);
  }
  return "person:" + Slug(rest) + (initials.empty() ? "" : "-" + initials);
}

std::string CommitteeId(std::string_view printed_name) {
  constexpr std::string_view kBeforeName[] = {
      "de",   "uw", "vaste", "algemene", "tijdelijke", "commissie", "commissies", "kamercommissie", "kamercommissies",
      "voor", "van"};
  const std::string slug = Slug(printed_name);
  std::string_view name = slug;
  for (bool cut = true; cut;) {
    const std::string_view first = name.substr(0, name.find('-'));
    cut = first.size() < name.size() && std::ranges::find(kBeforeName, first) != std::end(kBeforeName);
    if (cut) name.remove_prefix(first.size() + 1);
  }
  return "committee:" + std::string(name);
}

std::string ChamberId(std::string_view chamber) {
  return chamber == "I" ? "chamber:eerste-kamer" : "chamber:tweede-kamer";
}

std::string ScopedId(const std::optional<std::string>& paper, std::string_view kind, std::string_view words) {
  constexpr std::size_t kLongest = 60;  // bytes of a title that tell it apart
  const std::string slug = Slug(words, kLongest);
  return Concat({paper.value_or(""), "#", kind, slug.empty() ? "" : "-", slug});
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
