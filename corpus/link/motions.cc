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

struct MotionIndex::State {
  State(CorpusRules r, KnownMotions known) : rules(std::move(r)), motions(std::move(known)) {}
  const CorpusRules rules;  // a copy: an index outlives the rules that it was built by
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
      : motions_(index.motions), rules_(index.rules), ask_(ask), asked_on_(asker.date), day_(DayNumber(asker.date)) {
    if (const auto self = motions_.WithId(asker.id)) own_ = motions_.FirstVersion(*self);
    std::set<std::string> names;
    for (const std::string& person : ask.people) {
      people_.push_back(FoldedWords(person));
      names.insert(people_.back().begin(), people_.back().end());
    }
    for (const std::string& word : FoldedWords(ask.words)) changed_ |= rules_.Has("changed", word);
    topic_ = Topic::Of(ask.title, rules_, names);
    if (topic_.empty() && LeadsTopic(ask.behind)) topic_ = Topic::Of(ask.behind, rules_, names);
    demands_topic_ = !topic_.empty();
    // What stands elsewhere may be about something else.
    for (std::size_t i = 0; i < ask.context.size() && topic_.empty(); ++i)
      topic_ = Topic::Of(ask.context[i], rules_, names);
  }

  double Score(const Motion& motion) const { return std::round(Raw(motion) * 1000) / 1000; }

 private:
  double Number(std::string_view key) const { return rules_.Number("motion", key); }

  double Raw(const Motion& motion) const {
    if (!asked_on_.empty() && motion.date > asked_on_) return 0;
    const double topic = topic_.Share(motion.topic);
    if (people_.empty() && topic == 0) return 0;
    if (demands_topic_ && topic < LeastTopic(motion)) return 0;
    if (own_ && ((!motion.date.empty() && motion.date == asked_on_) || motions_.FirstVersion(motion) == *own_))
      return 0;
    if (ask_.date && !motion.date.empty() && motion.date != *ask_.date) return 0;
    const double name = NameScore(motion);
    if (!people_.empty() && name == 0) return 0;
    const double topic_share = Number("topic") + (people_.empty() ? Number("name") : 0);
    return topic_share * topic + Number("name") * name + Number("recent") * Recent(motion) +
           Number("version") * Version(motion);
  }

  double LeastTopic(const Motion& motion) const {
    return Number(topic_.Shared(motion.topic) <= Topic::kOneWord ? "least_of_one_word" : "least_topic");
  }

  bool LeadsTopic(std::string_view behind) const {
    const std::vector<std::string> words = FoldedWords(behind.substr(0, 40));
    return !words.empty() && rules_.Has("leads_topic", words.front());
  }

  // Most of it for the names, a little each for no further name, the first one first, and "c.s." alike.
  double NameScore(const Motion& motion) const {
    if (people_.empty() || motion.proposers.empty()) return 0;
    double sum = 0;
    for (const auto& person : people_) {
      double best = 0;
      for (const auto& proposer : motion.proposers) best = std::max(best, Alikeness(person, proposer, rules_));
      sum += best;
    }
    if (sum == 0) return 0;
    const bool all = sum > 0.7 * static_cast<double>(people_.size());
    const bool same_count = all && motion.proposers.size() == people_.size();
    const bool first = all && Alikeness(people_.front(), motion.proposers.front(), rules_) > 0;
    return 0.6 * sum / static_cast<double>(people_.size()) + (same_count ? 0.2 : 0) + (first ? 0.1 : 0) +
           (motion.cs == ask_.cs ? 0.1 : 0);
  }

  double Recent(const Motion& motion) const {
    constexpr double kHalfYear = 182;
    if (!day_ || !motion.day) return 0.5;
    return 1 / (1 + (*day_ - *motion.day) / kHalfYear);
  }

  double Version(const Motion& motion) const {
    const bool stale = !motion.replaced_on.empty() && (asked_on_.empty() || motion.replaced_on <= asked_on_);
    if (stale) return 0;
    return changed_ && !motion.changed ? 0.5 : 1;
  }

  KnownMotions& motions_;
  const CorpusRules& rules_;
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
  const double show = state_->rules.Number("motion", "show");
  std::map<std::string, double> scores;  // a motion may have two of the keys
  for (const std::string& key : MotionKeys(ask))
    state_->motions.EachWithKey(key, [&](const Motion& motion) {
      if (const double score = scorer.Score(motion); score >= show) scores[motion.id] = score;
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
  const double show = state_->rules.Number("motion", "show");
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    const auto motion = state_->motions.WithId(id);
    return motion && scorer.Score(*motion) >= show;
  });
}

std::optional<Candidate> MotionIndex::Decide(const Ask& ask, std::span<const Candidate> ranked) const {
  const double take = state_->rules.Number("motion", ask.people.empty() ? "take_unnamed" : "take");
  if (ranked.empty() || ranked[0].confidence < take) return std::nullopt;
  const double ahead = ranked[0].confidence - (ranked.size() > 1 ? ranked[1].confidence : 0);
  if (ahead < state_->rules.Number("motion", "ahead")) return std::nullopt;
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
