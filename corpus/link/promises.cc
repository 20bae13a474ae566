#include "corpus/link/promises.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "corpus/link/topic_index.h"
#include "schema/text.h"

namespace kst {
namespace {

bool Contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

void SortAndCut(std::vector<Candidate>& ranked, std::size_t most) {
  std::sort(ranked.begin(), ranked.end(), [](const Candidate& a, const Candidate& b) {
    return a.confidence != b.confidence ? a.confidence > b.confidence : a.id < b.id;
  });
  if (ranked.size() > most) ranked.resize(most);
}

}  // namespace

struct PromiseIndex::State {
  explicit State(const CorpusRules& given) : rules(given), topics(rules) {}

  const CorpusRules rules;
  std::vector<KnownPromise> promises;  // by (date, id)
  TopicIndex topics;
  std::map<std::string, std::vector<std::uint32_t>> of_paper, of_dossier;

  double Number(std::string_view key) const { return rules.Number("commitment", key); }
};

PromiseIndex::PromiseIndex(std::unique_ptr<State> state) : state_(std::move(state)) {}
PromiseIndex::PromiseIndex(PromiseIndex&&) noexcept = default;
PromiseIndex& PromiseIndex::operator=(PromiseIndex&&) noexcept = default;
PromiseIndex::~PromiseIndex() = default;

PromiseIndex PromiseIndex::Build(std::vector<KnownPromise> promises, const CorpusRules& rules) {
  auto state = std::make_unique<State>(rules);
  state->promises = std::move(promises);
  std::sort(state->promises.begin(), state->promises.end(), [](const KnownPromise& a, const KnownPromise& b) {
    return a.date != b.date ? a.date < b.date : a.id < b.id;
  });
  for (std::uint32_t at = 0; at < state->promises.size(); ++at) {
    const KnownPromise& promise = state->promises[at];
    state->topics.Add(promise.text);
    state->of_paper[promise.paper].push_back(at);
    if (!promise.dossier.empty()) state->of_dossier[promise.dossier].push_back(at);
  }
  state->topics.Finish();
  return PromiseIndex(std::move(state));
}

std::vector<Candidate> PromiseIndex::Rank(const Ask& ask, const Asker& asker, std::size_t most) const {
  const State& s = *state_;
  std::string all = Concat({ask.title, " "});
  for (const std::string& text : ask.context) all.append(text).append(" ");
  const TopicIndex::Topic topic = s.topics.TopicOf(all, {});

  std::set<std::uint32_t> candidates;
  const auto add = [&](const auto& lists, const std::string& key) {
    if (const auto found = lists.find(key); found != lists.end())
      candidates.insert(found->second.begin(), found->second.end());
  };
  for (const std::string& paper : ask.papers) add(s.of_paper, paper);
  for (const std::string& dossier : ask.dossiers) add(s.of_dossier, dossier);

  std::vector<Candidate> ranked;
  for (std::uint32_t at : candidates) {
    const KnownPromise& promise = s.promises[at];
    if (promise.paper == asker.id || (!asker.date.empty() && promise.date >= asker.date)) continue;
    if (!promise.ministry.empty() && !asker.ministry.empty() && promise.ministry != asker.ministry) continue;
    const bool cited = Contains(ask.papers, promise.paper) || (ask.date && *ask.date == promise.date);
    const double whole = s.topics.EntryWeight(at);
    double score = whole > 0 ? s.Number("topic") * s.topics.SharedWeight(topic, at) / whole : 0;
    if (cited) score += s.Number("paper");
    if (Contains(ask.dossiers, promise.dossier)) score += s.Number("dossier");
    if (!promise.ministry.empty() && promise.ministry == asker.ministry) score += s.Number("ministry");
    score = std::round(score * 1000) / 1000;
    if (score >= s.Number("show")) ranked.push_back({promise.id, score});
  }
  SortAndCut(ranked, most);
  return ranked;
}

std::optional<Candidate> PromiseIndex::Decide(std::span<const Candidate> ranked) const {
  if (ranked.empty() || ranked[0].confidence < state_->Number("take")) return std::nullopt;
  const double second = ranked.size() > 1 ? ranked[1].confidence : 0;
  if (ranked[0].confidence - second < state_->Number("ahead")) return std::nullopt;
  return ranked[0];
}

std::optional<Candidate> PromiseIndex::Repeated(const KnownPromise& promise) const {
  const State& s = *state_;
  const auto list = s.of_dossier.find(promise.dossier);
  if (list == s.of_dossier.end() || promise.date.empty()) return std::nullopt;
  const TopicIndex::Topic topic = s.topics.TopicOf(promise.text, {});
  for (std::uint32_t at : list->second) {  // the oldest first
    const KnownPromise& before = s.promises[at];
    if (before.date.empty() || before.date >= promise.date) break;
    if (before.ministry != promise.ministry || before.paper == promise.paper) continue;
    const double larger = std::max(s.topics.EntryWeight(at), s.topics.Weight(topic));
    const double alike = larger > 0 ? s.topics.SharedWeight(topic, at) / larger : 0;
    if (alike >= s.Number("repeated")) return Candidate{before.id, std::round(alike * 1000) / 1000};
  }
  return std::nullopt;
}

}  // namespace kst
