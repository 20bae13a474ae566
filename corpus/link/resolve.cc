#include <algorithm>
#include <cmath>
#include <set>

#include "corpus/link/promises.h"
#include "corpus/link/steps.h"
#include "corpus/store/facts.h"
#include "corpus/store/stored_values.h"
#include "schema/record/json_writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr int kDerived = 1'000'000;  // edges from here on in a paper were found by linking

// Back to what the papers say: ids that are aliases lead to the paper, the rest is open.
constexpr const char* kReset = R"sql(
DELETE FROM edge WHERE type = 'repeats';
UPDATE edge SET to_id = target, resolution = said, confidence = said_confidence, candidates = '[]'
  WHERE to_id IS NOT target OR resolution <> said OR candidates <> '[]';
UPDATE edge SET to_id = (SELECT node FROM alias WHERE alias = target) WHERE target IN (SELECT alias FROM alias);
CREATE TEMP TABLE answer(paper INTEGER, seq INTEGER, to_id TEXT, resolution TEXT, confidence REAL, candidates TEXT);
)sql";

constexpr const char* kApply = R"sql(
UPDATE edge SET to_id = a.to_id, resolution = a.resolution, confidence = min(said_confidence, a.confidence),
  candidates = a.candidates FROM temp.answer a WHERE edge.paper = a.paper AND edge.seq = a.seq;
DROP TABLE temp.answer;
)sql";

struct Answer {
  std::optional<std::string> to;
  Resolution resolution = Resolution::kUnknown;
  double confidence = 0;
  std::vector<Candidate> candidates;
};

Answer AnswerFrom(std::vector<Candidate> ranked, const std::optional<Candidate>& decided, Resolution how) {
  if (decided) return {decided->id, how, decided->confidence, std::move(ranked)};
  if (ranked.empty()) return {};
  const double best = ranked.front().confidence;
  return {{}, Resolution::kAmbiguous, best, std::move(ranked)};
}

std::string MinistryId(std::string_view sender, const CorpusRules& rules) {
  const auto* ministry = rules.MinistryOf(sender);
  return ministry ? ministry->id : "";
}

PromiseIndex IndexOfPromises(Database& db, const CorpusRules& rules) {
  Statement rows(db,
                 "SELECT c.id, p.node, p.date, p.sender, p.dossier, c.sentence, c.quote FROM commitment c "
                 "JOIN paper p ON p.key = c.paper WHERE p.chosen");
  std::vector<KnownPromise> promises;
  while (rows.Step())
    promises.push_back({rows.Text(0), rows.Text(1), rows.Text(2), MinistryId(rows.View(3), rules), rows.Text(4),
                        rows.View(5).empty() ? rows.Text(6) : rows.Text(5)});
  return PromiseIndex::Build(std::move(promises), rules);
}

class Resolver {
 public:
  Resolver(Database& db, const CorpusRules& rules, const MotionIndex& motions)
      : rules_(rules),
        motions_(motions),
        promises_(IndexOfPromises(db, rules)),
        letters_(db,
                 "SELECT node, title, sender, dossier FROM paper WHERE date = ? AND chosen AND kind = 'letter' "
                 "AND node <> ? ORDER BY node") {}

  Answer Resolve(const Ask& ask, const Asker& asker) {
    if (ask.kind == "sender") {
      const std::string ministry = MinistryId(ask.words, rules_);
      return ministry.empty() ? Answer{} : Answer{ministry, Resolution::kExact, 1, {}};
    }
    if (ask.kind == "motion") {
      auto ranked = motions_.Rank(ask, asker);
      auto decided = motions_.Decide(ask, ranked);
      if (decided && decided->confidence < rules_.Number("motion", "link")) decided.reset();
      return AnswerFrom(std::move(ranked), decided, Resolution::kByName);
    }
    if (ask.kind == "commitment") {
      auto ranked = promises_.Rank(ask, asker);
      const auto decided = promises_.Decide(ranked);
      return AnswerFrom(std::move(ranked), decided, Resolution::kByName);
    }
    if (ask.kind == "letter" && ask.date) return Letter(ask, asker);
    return {};
  }

  const PromiseIndex& promises() const { return promises_; }

 private:
  double Number(std::string_view key) const { return rules_.Number("letter", key); }

  // "de brief van de Minister van Defensie van 3 april 2023": of that day, that office, and about it.
  Answer Letter(const Ask& ask, const Asker& asker) {
    std::string ministry = MinistryId(ask.words, rules_);
    if (ministry.empty()) ministry = asker.ministry;
    std::set<std::string> about;
    for (std::string& word : FoldedWords(Concat({ask.title, " ", Join(ask.context, " ")})))
      about.insert(std::move(word));
    std::vector<Candidate> ranked;
    letters_.Bind(*ask.date, asker.id);
    while (letters_.Step()) {
      double score = Number("subject") * ShareIn(letters_.View(1), about);
      const std::string sender = MinistryId(letters_.View(2), rules_), dossier = letters_.Text(3);
      if (!sender.empty() && !ministry.empty() && sender != ministry) continue;
      if (!sender.empty() && sender == ministry) score += Number("ministry");
      for (const std::string& own : ask.dossiers)
        if (own == dossier) score += Number("dossier");
      score = std::round(score * 1000) / 1000;
      if (score >= Number("show")) ranked.push_back({letters_.Text(0), score});
    }
    letters_.Reset();
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.confidence > b.confidence; });
    const double ahead = ranked.empty() ? 0 : ranked[0].confidence - (ranked.size() > 1 ? ranked[1].confidence : 0);
    std::optional<Candidate> decided;
    if (!ranked.empty() && ranked[0].confidence >= Number("take") && ahead >= Number("ahead")) decided = ranked[0];
    return AnswerFrom(std::move(ranked), decided, Resolution::kByDate);
  }

  double ShareIn(std::string_view subject, const std::set<std::string>& about) const {
    double all = 0, shared = 0;
    for (const std::string& word : FoldedWords(subject)) {
      if (rules_.Has("plain", word)) continue;
      ++all;
      if (about.count(word)) ++shared;
    }
    return all > 0 ? shared / all : 0;
  }

  const CorpusRules& rules_;
  const MotionIndex& motions_;
  const PromiseIndex promises_;
  Statement letters_;
};

// A promise that was made before is made once, and said again here.
void FindRepeated(Database& db, const CorpusRules& rules, const PromiseIndex& promises) {
  Statement made(
      db,
      "SELECT c.id, p.node, p.date, p.sender, p.dossier, c.sentence, c.quote, e.paper, e.seq FROM commitment c "
      "JOIN paper p ON p.key = c.paper JOIN edge e ON e.paper = c.paper AND e.type = 'promises' AND e.target = c.id "
      "WHERE p.chosen");
  db.Run("CREATE TEMP TABLE repeated(paper INTEGER, seq INTEGER, target TEXT, title TEXT, confidence REAL)");
  Statement put(db, "INSERT INTO temp.repeated VALUES (?,?,?,?,?)");
  while (made.Step()) {
    const KnownPromise promise{made.Text(0), made.Text(1),
                               made.Text(2), MinistryId(made.View(3), rules),
                               made.Text(4), made.View(5).empty() ? made.Text(6) : made.Text(5)};
    if (const auto before = promises.Repeated(promise))
      put.Bind(made.Number(7), made.Number(8), before->id, made.View(6), before->confidence).Do();
  }
  Statement(
      db,
      "INSERT OR IGNORE INTO edge(paper, seq, type, target, target_kind, target_title, target_people, said, "
      "said_confidence, page, evidence, to_id, resolution, confidence) "
      "SELECT e.paper, e.seq + ?, 'repeats', r.target, 'commitment', r.title, '[]', 'by_name', r.confidence, e.page, "
      "e.evidence, r.target, 'by_name', r.confidence FROM temp.repeated r JOIN edge e USING (paper, seq)")
      .Bind(kDerived)
      .Do();
  db.Run("DROP TABLE temp.repeated");
}

}  // namespace

void ResolveAsks(Database& db, const CorpusRules& rules, const MotionIndex& motions) {
  db.Run(kReset);
  Resolver resolver(db, rules, motions);
  Statement asks(
      db,
      "SELECT e.paper, e.seq, e.ask, p.node, p.kind, p.date, p.sender FROM edge e JOIN paper p ON p.key = e.paper "
      "WHERE e.ask IS NOT NULL AND p.chosen");
  Statement put(db, "INSERT INTO temp.answer VALUES (?,?,?,?,?,?)");
  while (asks.Step()) {
    const Asker asker{asks.Text(3), asks.Text(4), asks.Text(5), MinistryId(asks.View(6), rules)};
    const Answer answer = resolver.Resolve(AskIn("edge.ask", asks.View(2)), asker);
    if (answer.resolution == Resolution::kUnknown) continue;
    JsonWriter candidates;
    candidates.Value(answer.candidates);
    put.Bind(asks.Number(0), asks.Number(1), answer.to, Name(answer.resolution), answer.confidence, candidates.text())
        .Do();
  }
  asks.Reset();
  db.Run(kApply);
  FindRepeated(db, rules, resolver.promises());
}

}  // namespace kst
