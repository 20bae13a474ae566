#include "parse/say/guards.h"

#include <algorithm>

#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "schema/text.h"

namespace kst {
namespace {

// "24, 25 EN 27": papers of the dossier of this one.
std::vector<std::string> OwnPapers(std::string_view numbers, const Document& document) {
  constexpr std::string_view kDigits = "0123456789";
  std::vector<std::string> papers;
  if (!document.id || !document.id->starts_with("kst-")) return papers;
  const std::string dossier = document.id->substr(0, document.id->rfind('-') + 1);
  while (!numbers.empty()) {
    const std::size_t end = std::min(numbers.find_first_not_of(kDigits), numbers.size());
    papers.push_back(dossier + std::string(numbers.substr(0, end)));
    numbers.remove_prefix(std::min(numbers.find_first_of(kDigits, end), numbers.size()));
  }
  return papers;
}

}  // namespace

std::vector<GuardedAct> FindGuardedActs(const NormalisedText& text, const Grammar& grammar, const Document& document,
                                        const std::vector<Object>& works) {
  std::vector<GuardedAct> acts;
  const PlaceIndex<Object> places(works);
  const PlaceIndex<Reference> digits(document.references, [](const Reference& r) { return r.at; });
  const PlaceIndex<Note> notes(document.notes);
  ClauseReader clauses(text, grammar);
  for (const Match& match : grammar.FindAll("guard", text.text)) {
    if (notes.AnyTouches(match.span)) continue;  // "3) Vragen van het lid Krul aan de Minister (Aanhangsel …)"
    const std::string_view about = match.rule->Get("about");
    const auto kinds = SplitWords(match.rule->Get("kind"));
    if (!kinds.empty() && std::ranges::find(kinds, document.kind) == kinds.end()) continue;
    const Clause around = clauses.Around(match.span);
    const NormSpan clause = WordsOf(text.text, around.span);
    if (const NormSpan* numbers = match.Find("numbers"); numbers && about == "paper") {
      for (const Reference* r : digits.Beginning(*numbers)) acts.push_back({match.rule, clause, r->target});
    } else if (numbers) {
      for (std::string& paper : OwnPapers(match.Get("numbers", text.text), document))
        acts.push_back({match.rule, clause, std::move(paper)});
    } else if (about.empty()) {
      acts.push_back({match.rule, clause, {}});
    } else {
      const std::size_t before = acts.size();
      for (const Object* work : places.Beginning(about == "questions" ? match.span : around.sentence))
        if (work->kind == about && (match.rule->Get("works").empty() || work->span.begin < match.span.begin) &&
            !work->vague && !work->target.empty() && around.sentence.Contains(work->span))
          acts.push_back({match.rule, clause, work->target, work->mention});
      if (about == "questions" && acts.size() == before) acts.push_back({match.rule, clause, {}});
    }
  }
  return acts;
}

}  // namespace kst
