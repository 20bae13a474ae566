#include "parse/say/relations.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

#include "parse/say/act_works.h"
#include "parse/say/guards.h"
#include "parse/sentence/clauses.h"
#include "schema/id.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr double kPossible = 0.3;  // surer than this is worth telling
constexpr double kSureState = 0.5;
constexpr std::size_t kNear = 2;  // sentences between a promise named and the same promise kept

struct Found {
  Relation relation;
  bool named = false;  // it says which work: not "het rapport", not nothing
  bool heading = false;
  std::size_t sentence = 0;
};

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, const ActModel& model, const SaidActs& acts,
         Document& document)
      : text_(text),
        model_(model),
        acts_(acts),
        document_(document),
        works_(text, grammar, document, acts.works),
        guarded_(FindGuardedActs(text, grammar, document, acts.works)) {}

  void Run() {
    for (const GuardedAct& act : guarded_) Add(act);
    for (std::size_t begin = 0, end = 0; begin < acts_.frames.size(); begin = end) {
      while (end < acts_.frames.size() && acts_.frames[end].sentence_index == acts_.frames[begin].sentence_index) ++end;
      for (std::size_t act = 0; act < kRelationActs; ++act) Read(act, begin, end);
    }
    document_.relations = Take();
    document_.possible_relations = TakePossible();
  }

 private:
  // The clauses of one sentence: the surest, and others that name works of their own.
  void Read(std::size_t act, std::size_t begin, std::size_t end) {
    std::vector<std::size_t> order;
    for (std::size_t i = begin; i < end; ++i)
      if (acts_.sure[i][act] >= kPossible && (!acts_.frames[i].asked || kActs[act] == "requested_by"))
        order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return acts_.sure[a][act] > acts_.sure[b][act]; });
    const bool possible = !order.empty() && acts_.sure[order.front()][act] < model_.Threshold(act);
    if (!possible) std::erase_if(order, [&](std::size_t i) { return acts_.sure[i][act] < model_.Threshold(act); });
    std::set<const Object*> told;
    for (const std::size_t i : order) {
      const Frame& frame = acts_.frames[i];
      const bool heading = works_.IsHeading(frame.clause);
      if (heading && kActs[act] != "responds_to" && kActs[act] != "answers" && kActs[act] != "requested_by") continue;
      const std::vector<const Object*> works = works_.Of(kActs[act], frame);
      const bool numbered = !works.empty() && !works.front()->target.empty();
      if (frame.verbless && kActs[act] == "fulfils" && !numbered) continue;  // the head of a row tells of a promise
      if (frame.taken_back && kActs[act] == "fulfils" && State(act, i) != "done")
        continue;  // "toegezegd … Dat lukt niet"
      const bool first = i == order.front();
      if (possible && !first) continue;
      if (works.empty() && kActs[act] == "implements") continue;  // no motion is known
      if (works.empty() && first && !IsReply(act, i)) Add(act, i, nullptr, heading, possible);
      for (const Object* work : works) {
        const bool own = frame.clause.Contains(work->span);
        if ((first || own) && told.insert(work).second) Add(act, i, work, heading, possible);
      }
    }
  }

  // Who sends a reaction or answers and nothing else has sent no paper besides.
  bool IsReply(std::size_t act, std::size_t at) const {
    return kActs[act] == "offers" &&
           (acts_.sure[at][*ActOf("responds_to")] >= model_.Threshold(*ActOf("responds_to")) ||
            acts_.sure[at][*ActOf("answers")] >= model_.Threshold(*ActOf("answers")));
  }

  void Add(std::size_t act, std::size_t at, const Object* work, bool heading, bool possible) {
    const Frame& frame = acts_.frames[at];
    Found found;
    Relation& r = found.relation;
    r.type = kActs[act];
    r.span = WordsOf(text_.text, frame.clause);
    r.quote = r.span.In(text_.text);
    if (work) r.target = work->target;
    r.status = State(act, at);
    r.page = text_.PageOf(r.span.begin);
    r.boxes = text_.BoxesOf(r.span);
    r.rule = Concat({"act.", r.type});
    r.confidence = acts_.sure[at][act];
    found.named = work && !work->vague && !r.target.empty();
    found.heading = heading;
    found.sentence = frame.sentence_index;
    if (possible) return possible_.push_back(std::move(found));
    Add(std::move(found));
  }

  void Add(const GuardedAct& act) {
    Found found;
    Relation& r = found.relation;
    r.type = act.rule->Get("act");
    r.span = act.span;
    r.quote = r.span.In(text_.text);
    r.target = act.target;
    r.page = text_.PageOf(r.span.begin);
    r.boxes = text_.BoxesOf(r.span);
    r.rule = act.rule->name;
    r.confidence = FractionFrom(act.rule->Get("confidence")).value_or(0.9);
    found.named = !r.target.empty();
    Add(std::move(found));
  }

  // One entry for each act and work; what the text says stands before what a heading announces.
  void Add(Found found) {
    const Relation& r = found.relation;
    const auto [known, fresh] = by_key_.emplace(KeyOf(r), found_.size());
    if (fresh) {
      found_.push_back(std::move(found));
      return;
    }
    Found& said = found_[known->second];
    if (said.heading && !found.heading) {
      said = std::move(found);
    } else if (!said.relation.status) {
      said.relation.status = r.status;
    }
  }

  std::optional<std::string> State(std::size_t act, std::size_t at) const {
    if (kActs[act] != "implements" && kActs[act] != "fulfils") return std::nullopt;
    std::size_t best = kFirstState;
    for (std::size_t state = kFirstState; state < kActs.size(); ++state)
      if (acts_.sure[at][state] > acts_.sure[at][best]) best = state;
    if (acts_.sure[at][best] < kSureState) return std::nullopt;
    return std::string(kActs[best].substr(std::string_view("status.").size()));
  }

  // A work that is not named is the one that is named elsewhere; a paper answers one list of questions.
  bool GivesWay(const Found& f) const {
    const std::string& type = f.relation.type;
    const auto said = [&](auto&& also) {
      return std::any_of(found_.begin(), found_.end(), [&](const Found& other) {
        return &other != &f && other.relation.type == type && also(other);
      });
    };
    if (type == "declines" && std::any_of(guarded_.begin(), guarded_.end(), [&](const GuardedAct& act) {
          return act.target == f.relation.target && act.span.Overlaps(f.relation.span) && !act.target.empty();
        }))
      return true;  // what a minister thinks of a motion before the vote
    if (f.heading && said([](const Found& other) { return !other.heading; })) return true;
    if (type == "answers") return said([&](const Found& other) { return &other < &f && other.heading == f.heading; });
    const bool one = type == "responds_to" || type == "requested_by" || type == "replaces";
    if (f.named) return false;
    if (type == "fulfils")  // "heb ik toegezegd … Met deze brief doe ik die toezegging gestand": once, where it is kept
      return f.relation.target.empty() && said([&](const Found& other) {
               return &other > &f && other.sentence > f.sentence && other.sentence <= f.sentence + kNear;
             });
    if (one)
      return said([&](const Found& other) { return other.named || (&other < &f && other.heading == f.heading); });
    return type == "offers" && !f.relation.target.empty() && said([&](const Found& other) { return &other < &f; });
  }

  std::vector<Relation> Take() {
    std::vector<Relation> kept;
    for (const Found& f : found_)
      if (!GivesWay(f)) kept.push_back(f.relation);
    std::stable_sort(kept.begin(), kept.end(),
                     [](const Relation& a, const Relation& b) { return a.span.begin < b.span.begin; });
    for (Relation& r : kept) SetTarget(r);
    return kept;
  }

  // Those of which nothing surer is said.
  std::vector<Relation> TakePossible() {
    std::vector<Relation> kept;
    for (Found& f : possible_) {
      Relation& r = f.relation;
      if (!r.target.empty() && by_key_.contains(KeyOf(r))) continue;
      SetTarget(r);
      kept.push_back(std::move(r));
    }
    return kept;
  }

  static std::string KeyOf(const Relation& r) { return r.type + '\0' + (r.target.empty() ? r.quote : r.target); }

  void SetTarget(Relation& r) {  // of a work that the words do not name
    if (!r.target.empty()) return;
    const std::string_view work = r.type == "answers"        ? "questions"
                                  : r.type == "fulfils"      ? "commitment"
                                  : r.type == "implements"   ? "motion"
                                  : r.type == "requested_by" ? "request"
                                                             : "report";
    r.target = ScopedId(document_.id, work, std::to_string(++unnamed_));
  }

  const NormalisedText& text_;
  const ActModel& model_;
  const SaidActs& acts_;
  Document& document_;
  ActWorks works_;
  const std::vector<GuardedAct> guarded_;
  std::vector<Found> found_, possible_;
  int unnamed_ = 0;
  std::map<std::string, std::size_t, std::less<>> by_key_;  // in found_
};

}  // namespace

void FindRelations(const NormalisedText& text, const Grammar& grammar, const ActModel& model, const SaidActs& acts,
                   Document& document) {
  Finder(text, grammar, model, acts, document).Run();
  // A motion asks; what it tells of other works are its reasons, not deeds of its own.
  if (document.kind != "motion" && document.kind != "amendment") return;
  std::erase_if(document.relations, [](const Relation& r) { return r.type != "replaces"; });
  document.possible_relations.clear();
}

}  // namespace kst
