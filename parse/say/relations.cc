#include "parse/say/relations.h"

#include <algorithm>
#include <initializer_list>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "parse/say/act_works.h"
#include "parse/say/enclosures.h"
#include "parse/say/guards.h"
#include "parse/sentence/clauses.h"
#include "schema/id.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr double kSureState = 0.45;
constexpr double kMuchSurer = 0.15;  // of two works; below it the choice was chance (tests/quality/acts.py)
constexpr double kSurer = 0.05;      // of two sentences about one work
constexpr std::size_t kNear = 2;     // sentences between a promise named and the same promise kept

// A heading tells what a paper is about: what it answers, never what it has done. The line that says what the whole
// letter is about may tell that it carries out a motion or keeps a promise ("Betreft: nakoming toezegging"), not how
// far.
bool HeadingSays(std::string_view act, bool subject) {
  const bool told = act == "responds_to" || act == "answers" || act == "requested_by";
  return told || (subject && (act == "implements" || act == "fulfils"));
}

struct Found {
  Relation relation;
  bool named = false;  // it says which work: not "het rapport", not nothing
  bool bare = true;    // nor "het rapport van de Rekenkamer"
  bool heading = false;
  bool another = false;  // "tevens ontvangt u de rapportage": not the report that was sent before, nor that promise
  std::size_t sentence = 0;
};

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, const ActModel& model, const SaidActs& acts,
         Document& document)
      : text_(text),
        grammar_(grammar),
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
    for (auto* list : {&document_.relations, &document_.possible_relations})
      for (Relation& r : *list)
        if (r.rule.starts_with("act.")) r.confidence = PrintedConfidence(r.confidence);
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
    const Enclosures enclosures = kActs[act] == "offers" && !possible ? EnclosuresOf(order) : Enclosures();
    std::set<const Object*> told;
    for (const std::size_t i : order) {
      const Frame& frame = acts_.frames[i];
      const bool heading = works_.IsHeading(frame.clause);
      if (heading && !HeadingSays(kActs[act], works_.IsSubject(frame.clause))) continue;
      const bool first = i == order.front();
      if (first && enclosures.all) continue;  // "Bijgevoegd zijn:"
      const std::vector<const Object*> works = works_.Of(kActs[act], frame);
      const bool numbered = !works.empty() && !works.front()->target.empty();
      if (kActs[act] == "fulfils" && (frame.row_head ? !numbered : frame.verbless && works.empty())) continue;
      if (frame.taken_back && kActs[act] == "fulfils" && State(act, i) != "done" && State(act, i) != "partly")
        continue;  // "toegezegd … Dat lukt niet"
      if (IsPromise(act, i) || (possible && !first)) continue;
      if ((kActs[act] == "implements" || kActs[act] == "declines") && TellsWhatWasAsked(frame)) continue;
      if (works.empty() && (kActs[act] == "implements" || works_.IsCell(frame.clause))) continue;  // none is known
      if (works.empty() && first && !IsReply(act, i)) Add(act, i, nullptr, heading, possible);
      for (const Object* work : works) {
        const bool own = frame.clause.Contains(work->span);
        if ((first || own) && told.insert(work).second) Add(act, i, work, heading, possible);
      }
    }
    for (const NormSpan item : enclosures.items) {
      const auto names_it = [&](const Object* work) { return !work->vague && item.Overlaps(work->span); };
      if (std::ranges::none_of(told, names_it)) Add(act, order.front(), works_.Enclosed(item), false, false, item);
    }
  }

  // The clause that opens a list comes first, though an item may be surer; items are no clauses that send by
  // themselves.
  Enclosures EnclosuresOf(std::vector<std::size_t>& order) const {
    for (const std::size_t opener : order) {
      const Frame& frame = acts_.frames[opener];
      Enclosures found = FindEnclosures(text_, grammar_, frame, works_.NamesOne("offers", frame.clause));
      const std::vector<NormSpan>& items = found.items;
      if (items.empty() || IsPromise(*ActOf("offers"), opener)) continue;
      std::erase_if(order, [&](std::size_t i) {
        const auto is_it = [&](NormSpan item) { return acts_.frames[i].clause.Contains(item); };
        return i != opener && std::ranges::any_of(items, is_it);
      });
      const auto at = std::ranges::find(order, opener);
      std::rotate(order.begin(), at, at + 1);
      return found;
    }
    return {};
  }

  // What is promised for later is not sent now.
  bool IsPromise(std::size_t act, std::size_t at) const {
    const double promise = acts_.sure[at][kCommitmentAct];
    return kActs[act] == "offers" && promise >= model_.Threshold(kCommitmentAct) && promise > acts_.sure[at][act];
  }

  bool TellsWhatWasAsked(const Frame& frame) const {
    const std::uint32_t begin = WordsOf(text_.text, frame.clause).begin;
    return !grammar_.FindAt("recalled", text_.text, begin).empty();
  }

  // Who sends a reaction or answers and nothing else has sent no paper besides.
  bool IsReply(std::size_t act, std::size_t at) const {
    return kActs[act] == "offers" && Says(at, {"responds_to", "answers"});
  }

  // "Het lid X heeft gevraagd … . Hierbij …": the request and how it is met, where they are two sentences.
  NormSpan WithItsSequel(std::size_t act, std::size_t at, NormSpan span) const {
    const auto& frames = acts_.frames;
    const std::size_t sentence = frames[at].sentence_index;
    const auto take = [&](NormSpan both) {
      if (both.In(text_.text).find('\n') == std::string_view::npos) span = both;
    };
    for (std::size_t i = at; i-- > 0 && frames[i].sentence_index + 1 >= sentence;)
      if (frames[i].sentence_index < sentence && acts_.sure[i][act] >= kPossible)
        take({frames[i].clause.begin, span.end});
    if (Says(at, {"offers", "responds_to", "answers", "fulfils", "implements"})) return WordsOf(text_.text, span);
    for (std::size_t i = at + 1; i < frames.size() && frames[i].sentence_index <= sentence + 1; ++i)
      if (frames[i].sentence_index > sentence &&
          (acts_.sure[i][act] >= kPossible || Says(i, {"offers", "responds_to", "answers"})))
        take({span.begin, frames[i].clause.end});
    return WordsOf(text_.text, span);
  }

  bool Says(std::size_t at, std::initializer_list<std::string_view> acts) const {
    return std::ranges::any_of(acts, [&](std::string_view name) {
      const std::size_t act = *ActOf(name);
      return acts_.sure[at][act] >= model_.Threshold(act);
    });
  }

  // Told by the words of its clause, or by `words` of its own.
  void Add(std::size_t act, std::size_t at, const Object* work, bool heading, bool possible, NormSpan words = {}) {
    const Frame& frame = acts_.frames[at];
    Found found;
    Relation& r = found.relation;
    r.type = kActs[act];
    r.span = words.empty() ? WordsOf(text_.text, frame.clause) : words;
    if (r.type == "requested_by") r.span = WithItsSequel(act, at, r.span);
    r.quote = r.span.In(text_.text);
    if (work) r.target = work->target, r.mention = work->mention;
    if (!heading) r.status = State(act, at);
    r.page = text_.PageOf(r.span.begin);
    r.boxes = text_.BoxesOf(r.span);
    r.rule = Concat({"act.", r.type});
    r.confidence = acts_.sure[at][act];
    found.named = !words.empty() || (work && !work->vague && !r.target.empty());
    found.bare = !work || grammar_.FindAt("goes_on", text_.text, work->span.end).empty();
    found.heading = heading;
    found.another = !grammar_.FindAll("another", text_.text, frame.clause).empty();
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
    r.mention = act.mention;
    r.page = text_.PageOf(r.span.begin);
    r.boxes = text_.BoxesOf(r.span);
    r.rule = act.rule->name;
    r.confidence = FractionFrom(act.rule->Get("confidence")).value_or(0.9);
    found.named = !r.target.empty();
    Add(std::move(found));
  }

  // One entry for each act and work, whose words tell its state too; what the text says stands before what a heading
  // announces.
  void Add(Found found) {
    Relation& r = found.relation;
    if (r.type == "offers" && found.another && !found.named && by_key_.contains(KeyOf(r))) r.target.clear();
    const auto [known, fresh] = by_key_.emplace(KeyOf(r), found_.size());
    if (fresh) {
      found_.push_back(std::move(found));
      return;
    }
    Found& said = found_[known->second];
    const bool surer = said.relation.confidence + kSurer < r.confidence;
    const bool tells_state = r.status && !said.relation.status && said.relation.confidence <= r.confidence;
    if (said.heading == found.heading ? surer || tells_state : said.heading) said = std::move(found);
  }

  // How far a work is: as the words say by themselves, or as the weights read them.
  std::optional<std::string> State(std::size_t act, std::size_t at) const {
    if (!TellsState(kActs[act])) return std::nullopt;
    std::set<std::string_view> said;
    for (const Match& match : grammar_.FindAll("how_far", text_.text, acts_.frames[at].clause))
      said.insert(match.rule->Get("status"));
    for (const std::string_view status : {"partly", "done", "progress"})
      if (said.contains(status) && (kActs[act] != "declines" || status == "partly")) return std::string(status);
    std::size_t best = *ActOf(kPartly);
    for (std::size_t state = kFirstState; kActs[act] != "declines" && state < kActs.size(); ++state)
      if (acts_.sure[at][state] > acts_.sure[at][best]) best = state;
    const std::string_view state = StateOf(kActs[best]);
    if (acts_.sure[at][best] < kSureState || (state == "done" && said.contains("none"))) return std::nullopt;
    return std::string(state);
  }

  // What is said of one type, so that an entry need not look at all others.
  struct Said {
    std::size_t plain = 0;                  // how many are not in a heading
    std::optional<std::size_t> named;       // the first of these that names its work
    double named_sure = 0;                  // and the surest of them
    std::optional<std::size_t> best[2];     // in found_, of the text, of headings: the first, or one that is much surer
    std::optional<std::size_t> title;       // in found_: a heading that names its work
    std::map<std::size_t, bool> sentences;  // whether each tells of another work than the sentence before
  };

  void Count() {
    std::ranges::stable_sort(found_, {}, [](const Found& f) { return f.relation.span.begin; });
    for (std::size_t i = 0; i < found_.size(); ++i) {
      const Found& f = found_[i];
      Said& said = said_[f.relation.type];
      said.plain += f.heading ? 0 : 1;
      if (f.named && !f.heading && !said.named) said.named = i;
      if (f.named && !f.heading) said.named_sure = std::max(said.named_sure, f.relation.confidence);
      if (f.named && f.heading && !said.title) said.title = i;
      std::optional<std::size_t>& best = said.best[f.heading];
      if (!best || found_[*best].relation.confidence + kMuchSurer < f.relation.confidence) best = i;
      said.sentences.emplace(f.sentence, f.another);
      at_[f.relation.span.begin].push_back(i);
    }
    for (const GuardedAct& act : guarded_)
      if (!act.target.empty()) guarded_places_[act.target].push_back(act.span);
  }

  // What a minister thinks of a motion before the vote is no refusal.
  bool IsGuarded(const Relation& r) const {
    const auto places = guarded_places_.find(r.target);
    return places != guarded_places_.end() &&
           std::any_of(places->second.begin(), places->second.end(), [&](NormSpan p) { return p.Overlaps(r.span); });
  }

  // "Deze aanbeveling neem ik niet over" is a refusal or an agreement, "de motie voer ik niet uit" no execution: what
  // is surer, but for a work that is done in part.
  bool SaysOtherwise(std::size_t i) const {
    const Relation& r = found_[i].relation;
    const auto parts = [](const Found& f) { return f.relation.type == "implements" && f.relation.status == "partly"; };
    return std::ranges::any_of(at_.find(r.span.begin)->second, [&](std::size_t k) {
      const Found& f = found_[k];
      const Relation& other = f.relation;
      if (other.span != r.span || other.confidence <= r.confidence || parts(found_[i]) || parts(f)) return false;
      if ((other.type == "declines") == (r.type == "declines")) return false;
      const std::string& kept = r.type == "declines" ? other.type : r.type;
      return kept == "responds_to" || (kept == "implements" && other.target == r.target);
    });
  }

  static bool IsOfOneWork(std::string_view type) {
    return type == "responds_to" || type == "requested_by" || type == "replaces";
  }

  // A work that is not named is the one that is named elsewhere; a paper answers one list of questions.
  bool GivesWay(std::size_t i) const {
    const Found& f = found_[i];
    const std::string& type = f.relation.type;
    const Said& said = said_.find(type)->second;
    const bool again = said.best[f.heading] != i;
    if (type == "declines" && IsGuarded(f.relation)) return true;
    if (SaysOtherwise(i)) return true;
    if (f.heading && said.plain > 0) return true;
    if (type == "answers") return again;
    if (f.named) return false;
    if (IsOfOneWork(type)) return again || (said.named && (*said.named < i || said.named_sure > f.relation.confidence));
    if (type == "offers") return !f.relation.target.empty() && again && !f.another;
    if (type != "fulfils" || !f.relation.target.empty()) return false;
    // "heb ik toegezegd … Met deze brief doe ik die toezegging gestand": once, where it is kept
    const auto later = said.sentences.upper_bound(f.sentence);
    return later != said.sentences.end() && later->first <= f.sentence + kNear && !later->second;
  }

  std::vector<Relation> Take() {
    Count();
    std::vector<Relation> kept;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (GivesWay(i)) continue;
      Relation& r = kept.emplace_back(found_[i].relation);
      // "Betreft: reactie op het rapport-Krul … Hierbij zend ik u mijn reactie op het rapport"
      const std::optional<std::size_t> title = said_[r.type].title;
      if (IsOfOneWork(r.type) && !found_[i].named && found_[i].bare && title)
        r.target = found_[*title].relation.target, r.mention = found_[*title].relation.mention;
    }
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
  const Grammar& grammar_;
  const ActModel& model_;
  const SaidActs& acts_;
  Document& document_;
  ActWorks works_;
  const std::vector<GuardedAct> guarded_;
  std::vector<Found> found_, possible_;
  int unnamed_ = 0;
  std::map<std::string, std::size_t, std::less<>> by_key_;                    // in found_
  std::map<std::string, Said, std::less<>> said_;                             // by type
  std::map<std::uint32_t, std::vector<std::size_t>> at_;                      // in found_, by where the words begin
  std::map<std::string, std::vector<NormSpan>, std::less<>> guarded_places_;  // by target
};

}  // namespace

void FindRelations(const NormalisedText& text, const Grammar& grammar, const ActModel& model, const SaidActs& acts,
                   Document& document) {
  Finder(text, grammar, model, acts, document).Run();
  if (TellsOwnActs(document)) return;
  // Only its printed head replaces.
  std::erase_if(document.relations,
                [](const Relation& r) { return r.type != "replaces" || r.rule.starts_with("act."); });
  document.possible_relations.clear();
}

}  // namespace kst
