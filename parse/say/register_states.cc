#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/say/registers.h"
#include "parse/sentence/clauses.h"
#include "parse/sentence/place_index.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::string_view kTold[] = {"implements", "declines", "fulfils",
                                      "replaces"};  // what a row can say of its work

struct Work {
  std::string target;  // "" of a promise without a number
  bool commitment = false;
  std::optional<std::uint32_t> mention;
};

struct State {
  std::string_view act;  // "" says nothing; none takes back what the sentences seemed to say
  std::string_view status;
  const Match* words = nullptr;
};

class Teller {
 public:
  Teller(const NormalisedText& text, const Grammar& grammar, Document& document)
      : text_(text),
        grammar_(grammar),
        document_(document),
        mentions_(document.mentions),
        references_(document.references) {
    for (std::size_t i = 0; i != document.relations.size(); ++i) Know(i);
    for (const Relation& r : document.possible_relations) taken_.insert(r.target);
    for (const Relation& r : document.relations) {
      taken_.insert(r.target);
      if (r.type == "fulfils" && !IsCommitmentNumber(r.target)) promises_.emplace(r.span.begin, r.target);
    }
  }

  void Tell(const RegisterRow& row) {
    const std::vector<Match> states = grammar_.FindAll("register_state", text_.text, row.state);
    if (states.empty()) return;
    const std::vector<Work> works = WorksOf(row);
    const State state = works.empty() ? State{} : row.told ? StateBelow(states) : StateOf(row, states);
    if (state.act.empty()) return;
    for (const Work& work : works) {
      if (state.act == "none")
        TakeBack(row, work, "");
      else if (!work.commitment || state.act == "implements")
        Say(row, work, state, work.commitment ? "fulfils" : std::string(state.act));
    }
  }

  void End() {
    std::vector<Relation> kept;
    for (std::size_t i = 0; i != document_.relations.size(); ++i)
      if (!taken_back_.contains(i)) kept.push_back(std::move(document_.relations[i]));
    document_.relations = std::move(kept);
    std::erase_if(document_.possible_relations, [&](const Relation& r) { return known_.contains(KeyOf(r)); });
    std::stable_sort(document_.relations.begin(), document_.relations.end(),
                     [](const Relation& a, const Relation& b) { return a.span.begin < b.span.begin; });
  }

 private:
  static std::pair<std::string, std::string> KeyOf(const Relation& r) { return {r.type, r.target}; }

  void Know(std::size_t i) {
    const Relation& r = document_.relations[i];
    known_.emplace(KeyOf(r), i);
    of_works_[r.target].push_back(i);
  }

  void Say(const RegisterRow& row, const Work& work, const State& state, const std::string& type) {
    TakeBack(row, work, type);
    Relation r;
    r.type = type;
    r.target = work.target.empty() ? UnnamedIn(row) : work.target;
    r.mention = work.mention;
    if (!state.status.empty()) r.status = std::string(state.status);
    const auto known = known_.find(KeyOf(r));
    if (known != known_.end() && !taken_back_.contains(known->second)) {
      Relation& said = document_.relations[known->second];
      if (!said.status) said.status = r.status;
      if (said.status == r.status || !row.whole.Contains(said.span)) return;
      taken_back_.insert(known->second);
      known_.erase(known);
    }
    r.span = SentenceIn(row.state, state.words->span);
    r.quote = r.span.In(text_.text);
    r.page = text_.PageOf(r.span.begin), r.boxes = text_.BoxesOf(r.span);
    r.rule = state.words->rule->name;
    r.confidence = RegisterRow::kSure;
    document_.relations.push_back(std::move(r));
    Know(document_.relations.size() - 1);
  }

  // What the words of the row seemed to do to its work and its state does not.
  void TakeBack(const RegisterRow& row, const Work& work, std::string_view but) {
    if (work.commitment && !work.target.empty())  // sentences that do not say which promise they keep
      for (auto p = promises_.lower_bound(row.whole.begin); p != promises_.end() && p->first < row.whole.end; ++p)
        TakeBack(row, {p->second, false, std::nullopt}, "");
    for (const std::size_t i : of_works_[work.target]) {
      const Relation& r = document_.relations[i];
      if (r.type == but || !row.whole.Contains(r.span) || taken_back_.contains(i)) continue;
      if (std::find(std::begin(kTold), std::end(kTold), r.type) == std::end(kTold)) continue;
      taken_back_.insert(i);
      known_.erase(KeyOf(r));
    }
  }

  // Of a promise without a number: as the sentences of the row call it, or the next of this paper.
  std::string UnnamedIn(const RegisterRow& row) {
    const auto said = promises_.lower_bound(row.whole.begin);
    if (said != promises_.end() && said->first < row.whole.end) return said->second;
    std::string next;
    do next = ScopedId(document_.id, "commitment", std::to_string(++last_));
    while (!taken_.insert(next).second);
    return next;
  }

  // The motions of a row, or the promises that have numbers of their own, or the one that has none.
  std::vector<Work> WorksOf(const RegisterRow& row) const {
    std::vector<Work> works;
    const auto add = [&](Work work) {
      if (std::none_of(works.begin(), works.end(), [&](const Work& w) { return w.target == work.target; }))
        works.push_back(std::move(work));
    };
    bool motion = false;
    if (!row.told)
      for (const Mention* mention : mentions_.Beginning(row.work)) {
        if (!row.work.Contains(mention->span) || (mention->kind != "motion" && mention->kind != "amendment")) continue;
        motion = true;
        if (!mention->target) continue;
        if (works.empty() || std::find(row.numbers.begin(), row.numbers.end(), *mention->target) != row.numbers.end())
          add({*mention->target, false, static_cast<std::uint32_t>(mention - document_.mentions.data())});
      }
    if (!works.empty() && !row.of_promises) return works;
    std::vector<Work> promises;
    std::swap(works, promises);
    for (const Reference* reference : references_.Beginning(row.told ? row.work : row.whole))
      if (!row.state.Contains(reference->span) && IsCommitmentNumber(reference->target))
        add({reference->target, true, std::nullopt});
    if (works.empty()) works = std::move(promises);
    if (works.empty() && row.of_promises && !motion) works.push_back({"", true, std::nullopt});
    return works;
  }

  // In running text a state is a sentence: "In uitvoering.", "De motie is uitgevoerd."
  bool IsSentence(NormSpan state) const {
    const std::uint32_t begin = SentenceAt(text_.sentences, state.begin).begin;
    const std::vector<Match> subject = grammar_.FindAt("register_subject", text_.text, begin);
    return begin == state.begin || (!subject.empty() && subject.front().span.end >= state.begin);
  }

  bool StandsWhereItMay(const RegisterRow& row, const Match& state) const {
    const std::string_view place = state.rule->Get("place");
    if (place.empty()) return true;
    const std::string_view before = NormSpan{row.state.begin, state.span.begin}.In(text_.text);
    const std::string_view behind = NormSpan{state.span.end, row.state.end}.In(text_.text);
    constexpr std::string_view kAround = " \n.-–•";
    return before.find_first_not_of(kAround) == before.npos &&
           (place == "first" || behind.find_first_not_of(kAround) == behind.npos);
  }

  static bool IsWeak(const Match& state) { return state.rule->Get("weight") == "weak"; }
  static State SaidBy(const Match* state) {
    return state ? State{state->rule->Get("act"), state->rule->Get("status"), state} : State{};
  }

  // Sentences below a heading: what is to come is a promise of its own, and what was sent is half of what is asked
  // when more is to come.
  static State StateBelow(const std::vector<Match>& states) {
    const Match *said = nullptr, *sent = nullptr;
    bool more = false;
    for (const Match& state : states) {
      if (!state.rule->Get("place").empty()) continue;
      const bool done = state.rule->Get("status") == "done";
      if (!IsWeak(state)) said = &state;
      if (IsWeak(state) && done) sent = &state;
      more = !done;
    }
    if (said) return SaidBy(said);
    return sent ? State{"implements", more ? "partly" : "", sent} : State{"none", {}, nullptr};
  }

  // What a row says last, and rather in so many words than by what will come or was written.
  State StateOf(const RegisterRow& row, const std::vector<Match>& states) const {
    const Match *said = nullptr, *weak = nullptr;
    for (const Match& state : states) {
      if (!StandsWhereItMay(row, state)) continue;
      if (row.lines ? !IsWeak(state) && IsSentence(state.span) : !IsWeak(state)) said = &state;
      if (!row.lines && IsWeak(state)) weak = &state;
    }
    return SaidBy(said ? said : weak);
  }

  // Without its full stop.
  NormSpan SentenceIn(NormSpan cell, NormSpan words) const {
    const NormSpan sentence = SentenceAt(text_.sentences, words.begin);
    if (!sentence.Contains(words)) return words;
    NormSpan said{std::max(sentence.begin, cell.begin), std::min(sentence.end, cell.end)};
    while (said.end > words.end && (text_.text[said.end - 1] == '.' || text_.text[said.end - 1] == ' ')) --said.end;
    return said;
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  Document& document_;
  const PlaceIndex<Mention> mentions_;
  const PlaceIndex<Reference> references_;
  std::map<std::pair<std::string, std::string>, std::size_t> known_;  // relations by type and work
  std::map<std::string, std::vector<std::size_t>> of_works_;
  std::set<std::size_t> taken_back_;               // relations
  std::map<std::uint32_t, std::string> promises_;  // without a number, by the place that tells of them
  std::set<std::string> taken_;                    // targets
  int last_ = 0;                                   // number of a promise without one
};

}  // namespace

void SayRegisters(const NormalisedText& text, const Grammar& grammar, const std::vector<RegisterRow>& rows,
                  Document& document) {
  if (rows.empty()) return;
  Teller teller(text, grammar, document);
  for (const RegisterRow& row : rows)
    if (!row.state.empty()) teller.Tell(row);
  teller.End();
}

}  // namespace kst
