#include "corpus/link/promises.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "corpus/link/offices.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kKept = 8192;  // promises in memory

constexpr const char* kColumns = "SELECT paper, seq, id, node, date, ministry, dossier, stems FROM known_promise ";

std::vector<KnownPromise> Read(Statement& rows) {
  std::vector<KnownPromise> promises;
  while (rows.Step())
    promises.push_back({rows.Number(0), rows.Number(1), rows.Text(2), rows.Text(3), rows.Text(4), rows.Text(5),
                        rows.Text(6), Topic::FromText(rows.View(7))});
  rows.Reset();
  return promises;
}

bool Contains(const std::vector<std::string>& list, const std::string& item) {
  return std::find(list.begin(), list.end(), item) != list.end();
}

Topic TopicOf(const Ask& ask, const CorpusRules& rules) {
  return Topic::Of(Concat({ask.title, " ", Join(ask.context, " ")}), rules);
}

// The words that are rarest in the dossier, so many that one which is alike has one of them too: what is left of the
// words weighs less than what the two must share.
std::vector<Topic::Stem> RarestWords(const Topic& topic, double alike,
                                     const std::unordered_map<Topic::Stem, std::uint32_t>& counts) {
  std::vector<Topic::Stem> words = topic.stems();
  std::erase_if(words, [](Topic::Stem stem) { return Topic::Weight(stem) == 0; });
  std::sort(words.begin(), words.end(),
            [&](Topic::Stem a, Topic::Stem b) { return std::tuple(counts.at(a), a) < std::tuple(counts.at(b), b); });
  double rest = topic.Weight();
  const double shared = alike * rest - 1e-9;
  std::size_t rarest = 0;
  while (rarest < words.size() && rest >= shared) rest -= Topic::Weight(words[rarest++]);
  words.resize(rarest);
  return words;
}

}  // namespace

PromiseIndex::PromiseIndex(Database& db, const CorpusRules& rules)
    : rules_(rules),
      of_paper_(db, Concat({kColumns, "WHERE node = ?"}).c_str()),
      of_dossier_(db, Concat({kColumns, "WHERE dossier = ?"}).c_str()),
      with_id_(db, Concat({kColumns, "WHERE id = ?"}).c_str()) {}

const std::vector<KnownPromise>& PromiseIndex::WithKey(const std::string& key) {
  if (const auto known = by_key_.find(key); known != by_key_.end()) return known->second;
  if (kept_ > kKept) by_key_.clear(), kept_ = 0;
  Statement& rows = key.starts_with("p:") ? of_paper_ : of_dossier_;
  auto& promises = by_key_[key] = Read(rows.Bind(key.substr(2)));
  kept_ += promises.size() + 1;
  return promises;
}

std::vector<std::string> PromiseKeys(const Ask& ask) {
  std::vector<std::string> keys;
  for (const std::string& paper : ask.papers) keys.push_back("p:" + paper);
  for (const std::string& dossier : ask.dossiers) keys.push_back("d:" + dossier);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

double PromiseIndex::Score(const KnownPromise& promise, const Ask& ask, const Topic& topic, const Asker& asker) const {
  if (promise.paper == asker.id || (!asker.date.empty() && promise.date >= asker.date)) return 0;
  if (!promise.ministry.empty() && !asker.ministry.empty() && promise.ministry != asker.ministry) return 0;
  double score = Number("topic") * promise.topic.Share(topic);
  if (Contains(ask.papers, promise.paper) || (ask.date && *ask.date == promise.date)) score += Number("paper");
  if (Contains(ask.dossiers, promise.dossier)) score += Number("dossier");
  if (!promise.ministry.empty() && promise.ministry == asker.ministry) score += Number("ministry");
  return std::round(score * 1000) / 1000;
}

std::vector<Candidate> PromiseIndex::Rank(const Ask& ask, const Asker& asker, std::size_t most) {
  const Topic topic = TopicOf(ask, rules_);
  std::map<std::string, double> scores;  // a promise may have two of the keys
  for (const std::string& key : PromiseKeys(ask))
    for (const KnownPromise& promise : WithKey(key))
      if (const double score = Score(promise, ask, topic, asker); score >= Number("show")) scores[promise.id] = score;
  std::vector<Candidate> ranked;
  for (const auto& [id, score] : scores) ranked.push_back({id, score});
  std::stable_sort(ranked.begin(), ranked.end(),
                   [](const Candidate& a, const Candidate& b) { return a.confidence > b.confidence; });
  if (ranked.size() > most) ranked.resize(most);
  return ranked;
}

bool PromiseIndex::Shows(const Ask& ask, const Asker& asker, const std::vector<std::string>& ids) {
  const Topic topic = TopicOf(ask, rules_);
  return std::any_of(ids.begin(), ids.end(), [&](const std::string& id) {
    for (const KnownPromise& promise : Read(with_id_.Bind(id)))
      if (Score(promise, ask, topic, asker) >= Number("show")) return true;
    return false;
  });
}

std::optional<Candidate> PromiseIndex::Decide(std::span<const Candidate> ranked) const {
  if (ranked.empty() || ranked[0].confidence < Number("take")) return std::nullopt;
  const double second = ranked.size() > 1 ? ranked[1].confidence : 0;
  if (ranked[0].confidence - second < Number("ahead")) return std::nullopt;
  return ranked[0];
}

void PutPromises(Database& db, const CorpusRules& rules) {
  Statement rows(
      db,
      "SELECT p.key, e.seq, c.id, p.node, p.date, p.sender, p.dossier, c.sentence, c.quote "
      "FROM temp.changed t CROSS JOIN paper p ON p.key = t.key CROSS JOIN edge e ON e.paper = p.key "
      "AND e.type = 'promises' CROSS JOIN commitment c ON c.paper = p.key AND c.id = e.target WHERE p.chosen");
  Statement put(db, "INSERT INTO known_promise VALUES (?,?,?,?,?,?,?,?)");
  Offices offices(rules);
  while (rows.Step()) {
    const Topic topic = Topic::Of(rows.View(7).empty() ? rows.View(8) : rows.View(7), rules);
    put.Bind(rows.Number(0), rows.Number(1), rows.View(2), rows.View(3), rows.View(4), offices.MinistryOf(rows.View(5)),
             rows.View(6), topic.ToText())
        .Do();
  }
}

std::vector<KnownPromise> PromisesOfDossier(Database& db, std::string_view dossier) {
  Statement rows(db, Concat({kColumns, "WHERE dossier = ? ORDER BY date, id, seq"}).c_str());
  return Read(rows.Bind(dossier));
}

std::vector<Repeated> FindRepeated(const std::vector<KnownPromise>& promises, double alike, std::size_t* compared) {
  std::unordered_map<Topic::Stem, std::uint32_t> counts;
  for (const KnownPromise& promise : promises)
    for (const Topic::Stem stem : promise.topic.stems()) ++counts[stem];
  std::unordered_map<Topic::Stem, std::map<std::string, std::vector<std::size_t>>> under;  // word, ministry
  std::vector<Repeated> repeated;
  for (std::size_t at = 0; at < promises.size(); ++at) {
    const KnownPromise& promise = promises[at];
    if (promise.date.empty() || promise.topic.empty()) continue;
    std::optional<Repeated> found;
    for (const Topic::Stem word : RarestWords(promise.topic, alike, counts)) {
      auto& list = under[word][promise.ministry];
      for (const std::size_t before : list) {  // the oldest first
        const KnownPromise& other = promises[before];
        if (other.date >= promise.date || (found && before >= found->first)) break;
        if (other.paper == promise.paper) continue;
        if (compared) ++*compared;
        const double share = static_cast<double>(other.topic.Shared(promise.topic)) /
                             std::max(other.topic.Weight(), promise.topic.Weight());
        if (share < alike) continue;
        found = {at, before, std::round(share * 1000) / 1000};
        break;
      }
      list.push_back(at);
    }
    if (found) repeated.push_back(*found);
  }
  return repeated;
}

}  // namespace kst
