#include "corpus/link/motions.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "corpus/link/known_motions.h"
#include "corpus/link/name_match.h"
#include "corpus/store/store.h"
#include "schema/text.h"

namespace kst {

namespace {

// [numbers motion] of the rules, needed so often that each is looked up once.
class Weights {
  const CorpusRules& rules_;
  double Of(std::string_view key) const { return rules_.Number("motion", key); }

 public:
  explicit Weights(const CorpusRules& rules) : rules_(rules) {}

  const double topic = Of("topic"), words = Of("words"), context = Of("context"), unnamed = Of("unnamed");
  const double proposers = Of("proposers"), first = Of("first"), several = Of("several"), cs = Of("cs");
  const double recent = Of("recent"), replaced = Of("replaced"), unchanged = Of("unchanged"), changed = Of("changed");
  const double half = Of("half"), show = Of("show");
  // From evidence to the odds of being right: even at `half`, nine to one at `nine_in_ten`.
  const double steepness = std::log(9.0) / (Of("nine_in_ten") - half);
};

}  // namespace

struct MotionIndex::State {
  State(CorpusRules r, KnownMotions known) : rules(std::move(r)), weights(rules), motions(std::move(known)) {}
  const CorpusRules rules;  // a copy: an index outlives the rules that it was built by
  const Weights weights;
  KnownMotions motions;
};

MotionIndex::MotionIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
MotionIndex::MotionIndex(Database& db, const CorpusRules& rules)
    : state_(std::make_unique<State>(rules, KnownMotions(db))) {}
MotionIndex::MotionIndex(MotionIndex&&) noexcept = default;
MotionIndex& MotionIndex::operator=(MotionIndex&&) noexcept = default;
MotionIndex::~MotionIndex() = default;

MotionIndex MotionIndex::Build(const std::vector<KnownMotion>& known, const CorpusRules& rules) {
  std::map<std::string, std::shared_ptr<Motion>> motions;
  for (const KnownMotion& k : known) motions[k.id] = std::make_shared<Motion>(MotionOf(k, rules));
  for (const auto& [id, motion] : motions) {
    const auto before = motions.find(motion->before);
    if (before == motions.end()) continue;
    std::string& replaced_on = before->second->replaced_on;
    const std::string& on = motion->date.empty() ? before->second->date : motion->date;
    if (replaced_on.empty() || on < replaced_on) replaced_on = on;
  }
  auto state = std::make_unique<State>(rules, KnownMotions());
  for (auto& [id, motion] : motions) state->motions.Keep(std::move(motion));
  return MotionIndex(std::move(state));
}

Result<MotionIndex> MotionIndex::FromStore(const Store& store, const CorpusRules& rules) {
  return Guarded([&] {
    auto state = std::make_unique<State>(rules, KnownMotions());
    Statement rows(store.Graph(), (std::string(KnownMotions::kColumns) + "known_motion m").c_str());
    while (rows.Step()) state->motions.Keep(KnownMotions::In(rows));
    return MotionIndex(std::move(state));
  });
}

namespace {

// One question against one motion after another.
class Scorer {
 public:
  Scorer(MotionIndex::State& index, const Ask& ask, const Asker& asker)
      : motions_(index.motions),
        rules_(index.rules),
        weights_(index.weights),
        ask_(ask),
        asked_on_(asker.date),
        day_(DayNumber(asker.date)) {
    if (const auto self = motions_.WithId(asker.id)) own_ = motions_.FirstVersion(*self);
    std::set<std::string> names;
    for (const std::string& person : ask.people) {
      people_.push_back(FoldedWords(person));
      names.insert(people_.back().begin(), people_.back().end());
    }
    for (const std::string& word : FoldedWords(ask.words)) changed_ |= rules_.Has("changed", word);
    if (!LeadsBack(ask.behind)) {
      topic_ = Topic::Of(BeforeSpeaker(ask.title), rules_, names);
      if (topic_.empty() && LeadsTopic(ask.behind)) topic_ = Topic::Of(BeforeSpeaker(ask.behind), rules_, names);
    }
    demands_topic_ = !topic_.empty();
    // What stands elsewhere may be about something else.
    for (std::size_t i = 0; i < ask.context.size() && topic_.empty(); ++i)
      topic_ = Topic::Of(ask.context[i], rules_, names);
  }

  double Score(const Motion& motion) const {
    const double odds = std::exp((weights_.half - Evidence(motion)) * weights_.steepness);
    return std::round(10000 / (1 + odds)) / 10000;
  }

 private:
  double Evidence(const Motion& motion) const {
    if (!asked_on_.empty() && motion.date > asked_on_) return 0;
    const int shared = topic_.Shared(motion.topic);
    if (people_.empty() && (shared == 0 || !demands_topic_)) return 0;
    if (own_ && ((!motion.date.empty() && motion.date == asked_on_) || motions_.FirstVersion(motion) == *own_))
      return 0;
    if (ask_.date && !motion.date.empty() && motion.date != *ask_.date) return 0;
    const std::optional<double> name = people_.empty() ? weights_.unnamed : Name(motion);
    if (!name) return 0;
    return weights_.topic * topic_.Share(motion.topic) + weights_.words * Amount(shared, motion) +
           (demands_topic_ ? 0 : weights_.context) + *name + weights_.recent * Recent(motion) - Against(motion);
  }

  // How many words it has of those that are asked for: 1 for ten and more, none of them common.
  double Amount(int shared, const Motion& motion) const {
    const double words = static_cast<double>(shared) / Topic::kOneWord + topic_.LongWords(motion.topic);
    return std::min(1.0, std::log(1 + words) / std::log(11.0));
  }

  bool LeadsTopic(std::string_view behind) const {
    const std::vector<std::string> words = FoldedWords(behind.substr(0, 40));
    return !words.empty() && rules_.Has("leads_topic", words.front());
  }

  // "het plan waar de motie van het lid Podt om vraagt": what it is about stands before.
  bool LeadsBack(std::string_view behind) const {
    const std::vector<std::string> words = FoldedWords(behind.substr(0, 40));
    return words.size() > 1 && rules_.Has("purpose", words[0]) && rules_.Has("leads_back", words[1]);
  }

  // "over stuwmeren heb ik ontraden": the verb before "ik" and what follows is no topic.
  std::string_view BeforeSpeaker(std::string_view topic) const {
    std::size_t verb = 0, end = 0;  // where what stands before the last word ends, and where that ends
    for (const std::string_view word : SplitWords(topic)) {
      const auto begin = static_cast<std::size_t>(word.data() - topic.data());
      if (end > 0 && rules_.Has("speaker", std::string(word))) return topic.substr(0, verb > 0 ? verb : end);
      verb = end, end = begin + word.size();
    }
    return topic;
  }

  // Nothing when nobody who is named proposed it.
  std::optional<double> Name(const Motion& motion) const {
    const auto proposed = [&](const std::vector<std::string>& person) {
      return std::any_of(motion.proposers.begin(), motion.proposers.end(),
                         [&](const auto& proposer) { return Alikeness(person, proposer, rules_) > 0; });
    };
    const auto found = static_cast<std::size_t>(std::count_if(people_.begin(), people_.end(), proposed));
    if (found == 0) return std::nullopt;
    const bool all = found == people_.size(), same = all && motion.proposers.size() == people_.size();
    const bool first = all && Alikeness(people_.front(), motion.proposers.front(), rules_) > 0;
    return (same ? weights_.proposers : 0) + (same && people_.size() > 1 ? weights_.several : 0) +
           (first ? weights_.first : 0) + (motion.cs == ask_.cs ? weights_.cs : 0);
  }

  double Recent(const Motion& motion) const {
    constexpr double kHalfYear = 182;
    if (!day_ || !motion.day) return 0.5;
    return 1 / (1 + (*day_ - *motion.day) / kHalfYear);
  }

  double Against(const Motion& motion) const {
    const bool replaced = !motion.replaced_on.empty() && (asked_on_.empty() || motion.replaced_on <= asked_on_);
    const double other = changed_ ? weights_.unchanged : weights_.changed;
    return (replaced ? weights_.replaced : 0) + (changed_ == motion.changed ? 0 : other);
  }

  KnownMotions& motions_;
  const CorpusRules& rules_;
  const Weights& weights_;
  const Ask& ask_;
  const std::string asked_on_;
  const std::optional<int> day_;
  std::optional<std::string> own_;  // first version of the motion that asks
  std::vector<std::vector<std::string>> people_;
  bool changed_ = false, demands_topic_ = false;
  Topic topic_;
};

}  // namespace

std::vector<std::string> MotionKeys(const Ask& ask) {
  if (ask.people.empty()) return {"*"};
  std::set<std::string> keys;
  for (const std::string& person : ask.people)
    if (const auto words = FoldedWords(person); !words.empty()) keys.insert("n:" + words.back());
  return {keys.begin(), keys.end()};
}

std::vector<Candidate> MotionIndex::Rank(const Ask& ask, const Asker& asker, std::size_t most) const {
  const Scorer scorer(*state_, ask, asker);
  std::map<std::string, double> scores;  // a motion may have two of the keys
  for (const std::string& key : MotionKeys(ask))
    state_->motions.EachWithKey(key, [&](const Motion& motion) {
      if (const double score = scorer.Score(motion); score >= state_->weights.show) scores[motion.id] = score;
    });
  std::vector<Candidate> ranked;
  for (const auto& [id, score] : scores) ranked.push_back({id, score});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Candidate& a, const Candidate& b) { return a.confidence > b.confidence; });
  if (ranked.size() > most) ranked.resize(most);
  return ranked;
}

bool MotionIndex::Shows(const Ask& ask, const Asker& asker, const std::vector<std::string>& ids) const {
  const Scorer scorer(*state_, ask, asker);
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const auto motion = state_->motions.WithId(id);
    return motion && scorer.Score(*motion) >= state_->weights.show;
  });
}

std::optional<Candidate> MotionIndex::Decide(const Ask& ask, std::span<const Candidate> ranked, Wanted wanted) const {
  const bool sure = wanted == Wanted::kSure || ask.people.empty();  // without any name only the topic speaks
  const double take = state_->rules.Number("motion", sure ? "take_sure" : "take");
  const double ahead = state_->rules.Number("motion", sure ? "ahead_sure" : "ahead");
  if (ranked.empty() || ranked[0].confidence < take) return std::nullopt;
  // Near to 1 little separates two confidences that much separates in evidence.
  const auto evidence = [&](const Candidate& c) {
    return std::log(c.confidence / (1 - std::min(c.confidence, 0.9999))) / state_->weights.steepness;
  };
  if (ranked.size() > 1 && evidence(ranked[0]) - evidence(ranked[1]) < ahead) return std::nullopt;
  return ranked[0];
}

void ResolveMentions(Document& document, const MotionIndex& index) {
  const Asker asker{document.id.value_or(""), document.kind, document.date.value_or(""), ""};
  for (Mention& mention : document.mentions) {
    if (mention.kind != "motion" || mention.target) continue;
    const Ask ask = AskOf(document, mention);
    mention.candidates = index.Rank(ask, asker);
    if (const auto found = index.Decide(ask, mention.candidates)) {
      mention.target = found->id;
      mention.via = "resolved";
      mention.confidence = found->confidence;
    }
  }
}

}  // namespace kst
