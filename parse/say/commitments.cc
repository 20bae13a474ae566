#include "parse/say/commitments.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "parse/sentence/clauses.h"
#include "parse/time/deadlines.h"
#include "schema/digest.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr double kSureMemorandum = 0.85;
constexpr std::size_t kBetween = 200;  // bytes of what may stand between two sentences of one promise

std::string Capitals(std::string_view words) {
  std::string capitals;
  std::copy_if(words.begin(), words.end(), std::back_inserter(capitals), [](char c) { return IsUpper(c); });
  return capitals;
}

// "Justitie" and "JenV" name the office of "De Minister van Justitie en Veiligheid".
bool Names(std::string_view office, const std::string& sender) {
  if (sender.find(office) != std::string::npos) return true;
  const std::string capitals = Capitals(office);
  return capitals.size() > 1 && Capitals(sender).find(capitals) != std::string::npos;
}

// Another minister's promise is another's, unless the sender takes part in it.
bool IsOther(std::string_view text, const Clause& clause, const Document& document, const Grammar& grammar) {
  const std::vector<Match> promisers = grammar.FindAll("promiser", text, clause.span);
  const auto is_self = [](const Match& who) { return who.rule->name == "promiser.self"; };
  if (promisers.empty()) return false;
  if (promisers.front().rule->name != "promiser.says" && std::any_of(promisers.begin(), promisers.end(), is_self))
    return false;
  const std::string_view office = promisers.front().Get("office", text);
  return office.empty() || !document.sender || !Names(office, *document.sender);
}

// The time of the promise itself before one that is told in passing.
std::optional<Deadline> DeadlineOf(std::string_view text, const Clause& clause, const Grammar& grammar,
                                   const Document& document) {
  auto found = FindDeadline(text, clause.core, grammar, document.date.value_or(""));
  if (!found) found = FindDeadline(text, clause.span, grammar, document.date.value_or(""));
  if (!found) return std::nullopt;
  return Deadline{std::string(found->span.In(text)), found->interval.from, found->interval.to,
                  std::string(found->rule)};
}

// "Ik zeg toe u te informeren over X. Ik verwacht dit voor de zomer te doen": the
// second sentence only goes on with what the first one promised.
bool GoesOn(const NormalisedText& text, const Clause& clause, const Commitment& before) {
  if (!clause.Has("back_reference") || before.span.end > clause.span.begin) return false;
  const std::string_view between = NormSpan{before.span.end, clause.span.begin}.In(text.text);
  return between.size() < kBetween && between.find('\n') == std::string_view::npos;
}

// The letters of the sentence and which promise of it this is: a quote that begins or ends elsewhere, a hyphen or a
// space that is read anew is the same promise.
std::string IdOf(const Document& document, std::string_view sentence, std::map<std::string, int>& times) {
  std::string letters;
  for (const std::string& word : FoldedWords(sentence)) letters += word;
  const int nth = ++times[letters];
  if (nth > 1) letters += Concat({"#", std::to_string(nth)});
  return Concat({document.id.value_or(""), "#c-", Sha256(letters).substr(0, 8)});
}

// The Chamber that the promise names, or the one that is written to. "Een afschrift van de brief aan de Tweede Kamer
// stuur ik u" is for who reads it.
std::optional<std::string> ToWhom(std::string_view quote, const Document& document) {
  const std::vector<std::string> words = FoldedWords(quote);
  const auto names = [&](std::string_view which) {  // "de Eerste en de Tweede Kamer" names both
    constexpr std::ptrdiff_t kWords = 5;            // words
    const auto at = std::find(words.begin(), words.end(), which);
    const auto end = at + std::min(kWords, words.end() - at);
    return std::any_of(at, end, [](const std::string& w) { return w == "kamer" || w == "kamers"; });
  };
  const bool second = names("tweede"), first = names("eerste");
  const bool reader = std::any_of(words.begin(), words.end(), [](const auto& w) { return w == "u" || w == "uw"; });
  if (first == second || reader) return document.addressee_chamber;
  return second ? "II" : "I";
}

void SetQuote(const NormalisedText& text, const Document& document, NormSpan span, Commitment& c) {
  c.span = span;
  c.quote = span.In(text.text);
  c.to = ToWhom(c.quote, document);
  c.page = text.PageOf(span.begin);
  c.boxes = text.BoxesOf(span);
}

}  // namespace

void FindCommitments(const NormalisedText& text, const Grammar& grammar, const ActModel& model, const SaidActs& acts,
                     Document& document) {
  if (!TellsOwnActs(document)) return;
  ClauseReader clauses(text, grammar);
  std::map<std::string, int> times;
  const bool tells = document.kind == "explanatory_memorandum";  // how things go under the law that it explains
  for (std::size_t i = 0; i < acts.frames.size(); ++i) {
    const double sure = acts.sure[i][kCommitmentAct];
    if (sure < kPossible || acts.frames[i].asked) continue;
    const bool possible = sure < (tells ? kSureMemorandum : model.Threshold(kCommitmentAct));
    const Clause clause = clauses.Around(acts.frames[i].clause);
    const NormSpan quote = WordsOf(text.text, acts.frames[i].clause);
    std::optional<Deadline> deadline = DeadlineOf(text.text, clause, grammar, document);
    if (!possible && !document.commitments.empty() && GoesOn(text, clause, document.commitments.back())) {
      Commitment& before = document.commitments.back();
      SetQuote(text, document, {before.span.begin, quote.end}, before);
      if (deadline) before.deadline = std::move(deadline);
      continue;
    }
    Commitment c;
    SetQuote(text, document, quote, c);
    c.id = IdOf(document, acts.frames[i].sentence.In(text.text), times);
    c.who = IsOther(text.text, clause, document, grammar) ? "other" : "sender";
    c.deadline = std::move(deadline);
    c.strength = clause.Has("hedged") ? "intention" : "firm";
    c.rule = "act.commitment";
    c.confidence = PrintedConfidence(sure);
    (possible ? document.possible_commitments : document.commitments).push_back(std::move(c));
  }
}

}  // namespace kst
