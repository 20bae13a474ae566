#include "parse/identity/sidecar.h"

#include <algorithm>
#include <array>
#include <utility>

#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

// The beginning of the Chamber's "soort"; the first that fits.
constexpr std::array<std::pair<std::string_view, std::string_view>, 26> kKinds = {{
    {"gewijzigde motie", "motion"},
    {"motie", "motion"},
    {"gewijzigd amendement", "amendment"},
    {"amendement", "amendment"},
    {"brief", "letter"},
    {"antwoord", "answers"},
    {"memorie van toelichting", "explanatory_memorandum"},
    {"memorie van antwoord", "reply_memorandum"},
    {"nota naar aanleiding van", "reply_memorandum"},
    {"nota n.a.v.", "reply_memorandum"},
    {"nota van wijziging", "bill_change"},
    {"nader rapport", "further_report"},
    {"advies", "advice"},
    {"koninklijke boodschap", "royal_message"},
    {"gewijzigd voorstel van wet", "bill"},
    {"voorstel van wet", "bill"},
    {"verslag van een", "report_of_meeting"},
    {"verslag", "committee_report"},
    {"jaarverslag", "annual_report"},
    {"besluitenlijst", "decision_list"},
    {"stemmingsuitslagen", "vote_list"},
    {"beslisnota", "decision_note"},
    {"rapport", "report"},
    {"fiche", "fiche"},
    {"agenda", "agenda"},
    {"bijlage", "annex"},
}};

class Filler {
 public:
  Filler(const Sidecar& sidecar, Document& document) : from_(sidecar), document_(document) {}

  void Fill() {
    if (!from_.fault.empty()) {
      document_.diagnostics.push_back({"sidecar_damaged", {}, from_.name + ": " + from_.fault});
      return;
    }
    const bool unnamed = !document_.id || document_.id->starts_with("doc-");
    FillOne("id", document_.id, from_.id, unnamed);
    FillOne("date", document_.date, from_.date, !document_.date);
    std::optional<std::string> kind = document_.kind;
    FillOne("kind", kind, from_.kind, document_.kind == "other");
    document_.kind = *kind;
    FillOne("subject", document_.subject, from_.title, !document_.subject, false);
    FillPeople();
    FillDossiers();
    for (const std::string& alias : from_.aliases)
      if (alias != document_.id && std::ranges::find(document_.aliases, alias) == document_.aliases.end()) {
        document_.aliases.push_back(alias);
        Tell("aliases", alias);
      }
  }

 private:
  void Tell(std::string_view field, std::string_view value) {
    document_.diagnostics.push_back(
        {"from_sidecar", {}, Concat({"from: sidecar ", from_.name, ": ", field, " ", value})});
  }

  void TellDifference(std::string_view field, std::string_view page, std::string_view sidecar) {
    document_.diagnostics.push_back(
        {"sidecar_differs",
         {},
         Concat({field, " is \"", page, "\" on the page, which stays, and \"", sidecar, "\" in ", from_.name})});
  }

  void FillOne(std::string_view field, std::optional<std::string>& value, const std::optional<std::string>& given,
               bool is_missing, bool compared = true) {
    if (!given || value == given) return;
    if (!is_missing) {
      if (compared) TellDifference(field, *value, *given);
      return;
    }
    value = given;
    Tell(field, *given);
  }

  // Names on the page may have initials and titles that the list lacks.
  void FillPeople() {
    if (from_.people.empty()) return;
    const std::string given = Join(from_.people, ", ");
    if (document_.signatories.empty()) {
      document_.signatories = from_.people;
      Tell("people", given);
      return;
    }
    const std::string page = Join(document_.signatories, ", ");
    const std::string folded = Fold(page);
    const bool all = std::ranges::all_of(from_.people, [&](const std::string& name) {
      const auto words = FoldedWords(name);
      return !words.empty() && folded.find(words.back()) != std::string::npos;
    });
    if (!all) TellDifference("people", page, given);
  }

  void FillDossiers() {
    if (from_.dossiers.empty()) return;
    const auto names = [](const std::vector<Dossier>& list) {
      std::vector<std::string> all;
      for (const Dossier& d : list) all.push_back(JoinDossier(d.number, d.suffix));
      return all;
    };
    const auto page = names(document_.dossiers), given = names(from_.dossiers);
    if (page.empty()) {
      document_.dossiers = from_.dossiers;
      Tell("dossiers", Join(given, ", "));
    } else if (std::ranges::none_of(given, [&](const auto& d) { return std::ranges::find(page, d) != page.end(); })) {
      TellDifference("dossiers", Join(page, ", "), Join(given, ", "));
    }
  }

  const Sidecar& from_;
  Document& document_;
};

}  // namespace

void ApplySidecars(std::span<const Sidecar> sidecars, Document& document) {
  for (const Sidecar& sidecar : sidecars) Filler(sidecar, document).Fill();
}

std::optional<std::string> KindNamed(std::string_view printed) {
  const std::string folded = Fold(Trim(printed));
  for (const auto& [begin, kind] : kKinds)
    if (folded.starts_with(begin)) return std::string(kind);
  return std::nullopt;
}

}  // namespace kst
