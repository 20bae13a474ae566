#include "corpus/link/motions.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <set>
#include <unordered_map>

#include "corpus/link/name_match.h"
#include "corpus/link/steps.h"
#include "corpus/link/topic_index.h"
#include "corpus/store/database.h"
#include "corpus/store/store.h"
#include "corpus/store/stored_values.h"
#include "schema/id.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kMostVersions = 8;

// Days since 1 March of year 0; only differences matter.
std::optional<int> DayNumber(std::string_view iso) {
  if (iso.size() != 10) return std::nullopt;
  const auto number = [&](std::size_t at, std::size_t n) { return std::atoi(std::string(iso.substr(at, n)).c_str()); };
  const int month = (number(5, 2) + 9) % 12, year = number(0, 4) - (month > 9 ? 1 : 0);
  return 365 * year + year / 4 - year / 100 + year / 400 + (month * 306 + 5) / 10 + number(8, 2) - 1;
}

struct Indexed {
  std::string id, date;
  std::optional<int> day;
  std::vector<std::vector<std::string>> proposers;
  bool cs = false, changed = false;
  std::string replaced_on;          // date of the next version, "" when there is none
  std::uint32_t first_version = 0;  // index of the motion that it began as
};

// The paper may have said it, its title does.
std::string VersionBefore(const KnownMotion& motion, const CorpusRules& rules) {
  if (motion.replaces) return *motion.replaces;
  const std::string number = NamesInTitle(motion.title, rules).before;
  return number.empty() ? "" : Concat({"kst-", DossierOf(motion.id).value_or(""), "-", number});
}

}  // namespace

struct MotionIndex::State {
  explicit State(const CorpusRules& given) : rules(given), topics(rules) {}

  const CorpusRules rules;  // a copy: an index outlives the rules that it was built by
  std::vector<Indexed> motions;
  TopicIndex topics;                                                           // an entry for each motion
  std::unordered_map<std::string, std::vector<std::uint32_t>> with_last_name;  // last word of a proposer
  std::unordered_map<std::string, std::uint32_t> by_id;
};

MotionIndex::MotionIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
MotionIndex::MotionIndex(MotionIndex&&) noexcept = default;
MotionIndex& MotionIndex::operator=(MotionIndex&&) noexcept = default;
MotionIndex::~MotionIndex() = default;

MotionIndex MotionIndex::Build(std::vector<KnownMotion> motions, const CorpusRules& rules) {
  auto state = std::make_unique<State>(rules);
  std::sort(motions.begin(), motions.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  std::unordered_map<std::string, std::uint32_t> by_id;
  for (const KnownMotion& known : motions) {
    const auto at = static_cast<std::uint32_t>(state->motions.size());
    by_id[known.id] = at;
    Indexed& motion = state->motions.emplace_back();
    motion.id = known.id;
    motion.first_version = at;
    motion.date = known.date;
    motion.day = DayNumber(known.date);
    TitleNames names = NamesInTitle(known.title, rules);
    if (names.people.empty())
      for (const std::string& person : known.people) names.people.push_back(FoldedWords(person));
    motion.proposers = std::move(names.people);
    motion.cs = names.cs;
    for (const std::string& word : FoldedWords(known.title)) motion.changed |= rules.Has("changed", word);
    for (const auto& proposer : motion.proposers)
      if (!proposer.empty()) state->with_last_name[proposer.back()].push_back(at);
    state->topics.Add(known.text);
  }
  state->topics.Finish();
  for (const KnownMotion& known : motions) {
    const auto before = by_id.find(VersionBefore(known, rules));
    if (before == by_id.end()) continue;
    Indexed& after = state->motions[by_id[known.id]];
    if (before->second != after.first_version) after.first_version = before->second;
    std::string& replaced_on = state->motions[before->second].replaced_on;
    const std::string on = known.date.empty() ? state->motions[before->second].date : known.date;
    if (replaced_on.empty() || on < replaced_on) replaced_on = on;
  }
  // Links to the version before become links to the first; a circle of misprints ends after as many steps as it has.
  for (Indexed& motion : state->motions)
    for (std::size_t step = 0; step < kMostVersions; ++step)
      motion.first_version = state->motions[motion.first_version].first_version;
  state->by_id = std::move(by_id);
  return MotionIndex(std::move(state));
}

namespace {

// One question against one motion after another.
class Scorer {
 public:
  Scorer(const MotionIndex::State& index, const Ask& ask, const Asker& asker)
      : index_(index), rules_(index.rules), ask_(ask), asked_on_(asker.date), day_(DayNumber(asker.date)) {
    if (const auto self = index.by_id.find(asker.id); self != index.by_id.end())
      own_ = index.motions[self->second].first_version;
    std::set<std::string> names;
    for (const std::string& person : ask.people) {
      people_.push_back(FoldedWords(person));
      names.insert(people_.back().begin(), people_.back().end());
    }
    for (const std::string& word : FoldedWords(ask.words)) changed_ |= rules_.Has("changed", word);
    topic_ = index_.topics.TopicOf(ask.title, names);
    if (topic_.empty() && LeadsTopic(ask.behind)) topic_ = index_.topics.TopicOf(ask.behind, names);
    demands_topic_ = !topic_.empty();
    // What stands elsewhere may be about something else.
    for (std::size_t i = 0; i < ask.context.size() && topic_.empty(); ++i)
      topic_ = index_.topics.TopicOf(ask.context[i], names);
  }

  std::vector<std::uint32_t> Candidates() const {
    std::vector<std::uint32_t> found;
    const auto add = [&](const std::vector<std::uint32_t>& list) {
      found.insert(found.end(), list.begin(), list.end());
    };
    for (const auto& person : people_) {
      const auto with_name = person.empty() ? index_.with_last_name.end() : index_.with_last_name.find(person.back());
      if (with_name != index_.with_last_name.end()) add(with_name->second);
    }
    if (people_.empty()) return index_.topics.EntriesWith(topic_);
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  double Score(std::uint32_t at) const {
    const Indexed& motion = index_.motions[at];
    if (!asked_on_.empty() && motion.date > asked_on_) return 0;
    if (own_ && (motion.first_version == *own_ || (!motion.date.empty() && motion.date == asked_on_))) return 0;
    if (ask_.date && !motion.date.empty() && motion.date != *ask_.date) return 0;
    const double name = NameScore(motion), topic = index_.topics.Share(topic_, at);
    if (!people_.empty() && name == 0) return 0;
    if (demands_topic_ && topic < rules_.Number("motion", "least_topic")) return 0;
    const double topic_share =
        rules_.Number("motion", "topic") + (people_.empty() ? rules_.Number("motion", "name") : 0);
    return topic_share * topic + rules_.Number("motion", "name") * name +
           rules_.Number("motion", "recent") * Recent(motion) + rules_.Number("motion", "version") * Version(motion);
  }

 private:
  bool LeadsTopic(std::string_view behind) const {
    const std::vector<std::string> words = FoldedWords(behind.substr(0, 40));
    return !words.empty() && rules_.Has("leads_topic", words.front());
  }

  // Most of it for the names, a little each for no further name, the first one first, and "c.s." alike.
  double NameScore(const Indexed& motion) const {
    if (people_.empty()) return 0;
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

  double Recent(const Indexed& motion) const {
    constexpr double kHalfYear = 182;
    if (!day_ || !motion.day) return 0.5;
    return 1 / (1 + (*day_ - *motion.day) / kHalfYear);
  }

  double Version(const Indexed& motion) const {
    const bool stale = !motion.replaced_on.empty() && (asked_on_.empty() || motion.replaced_on <= asked_on_);
    if (stale) return 0;
    return changed_ && !motion.changed ? 0.5 : 1;
  }

  const MotionIndex::State& index_;
  const CorpusRules& rules_;
  const Ask& ask_;
  const std::string asked_on_;
  const std::optional<int> day_;
  std::optional<std::uint32_t> own_;  // first version of the motion that asks
  std::vector<std::vector<std::string>> people_;
  bool changed_ = false, demands_topic_ = false;
  TopicIndex::Topic topic_;
};

}  // namespace

std::vector<Candidate> MotionIndex::Rank(const Ask& ask, const Asker& asker, std::size_t most) const {
  const Scorer scorer(*state_, ask, asker);
  std::vector<Candidate> ranked;
  const double show = state_->rules.Number("motion", "show");
  for (std::uint32_t at : scorer.Candidates()) {
    const double score = std::round(scorer.Score(at) * 1000) / 1000;
    if (score >= show) ranked.push_back({state_->motions[at].id, score});
  }
  std::sort(ranked.begin(), ranked.end(), [](const Candidate& a, const Candidate& b) {
    return a.confidence != b.confidence ? a.confidence > b.confidence : a.id < b.id;
  });
  if (ranked.size() > most) ranked.resize(most);
  return ranked;
}

std::optional<Candidate> MotionIndex::Decide(const Ask& ask, std::span<const Candidate> ranked) const {
  const double take = state_->rules.Number("motion", ask.people.empty() ? "take_unnamed" : "take");
  if (ranked.empty() || ranked[0].confidence < take) return std::nullopt;
  const double ahead = ranked[0].confidence - (ranked.size() > 1 ? ranked[1].confidence : 0);
  if (ahead < state_->rules.Number("motion", "ahead")) return std::nullopt;
  return ranked[0];
}

MotionIndex IndexOfMotions(Database& database, const CorpusRules& rules) {
  // A paper that nobody linked yet stands for itself.
  Statement rows(
      database,
      "SELECT p.id, p.date, p.title, m.text, "
      "(SELECT e.target FROM edge e WHERE e.paper = p.key AND e.type = 'replaces' ORDER BY e.seq LIMIT 1), p.people "
      "FROM paper p JOIN motion m ON m.paper = p.key WHERE p.id IS NOT NULL "
      "AND p.key = (SELECT key FROM paper q WHERE q.id = p.id AND q.status <> 'failed' AND NOT q.gone "
      "ORDER BY rank, (SELECT min(path) FROM file WHERE paper = q.key) LIMIT 1)");
  std::vector<KnownMotion> motions;
  while (rows.Step())
    motions.push_back({rows.Text(0), rows.Text(1), StringsIn("paper.people", rows.View(5)), rows.Text(2), rows.Text(3),
                       rows.Maybe(4)});
  return MotionIndex::Build(std::move(motions), rules);
}

Result<MotionIndex> MotionIndex::FromStore(const Store& store, const CorpusRules& rules) {
  return Guarded([&] { return IndexOfMotions(store.database(), rules); });
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
