#include "corpus/facts.h"
#include "corpus/json_writer.h"
#include "corpus/link_steps.h"
#include "corpus/resolve.h"

namespace kst {
namespace {

struct Answer {
  std::optional<std::string> to;
  Resolution resolution = Resolution::kUnknown;
  double confidence = 0;
  std::vector<Candidate> candidates;
};

// Back to what the papers say: ids that are aliases lead to the paper, the rest is open.
constexpr const char* kReset = R"sql(
UPDATE edge SET to_id = target, resolution = said, confidence = said_confidence, candidates = '[]'
  WHERE to_id IS NOT target OR resolution <> said OR candidates <> '[]';
UPDATE edge SET to_id = (SELECT node FROM alias WHERE alias = target) WHERE target IN (SELECT alias FROM alias);
)sql";

Answer MinistryOf(const Ask& ask, const CorpusRules& rules) {
  const auto* ministry = rules.MinistryOf(ask.words);
  return ministry ? Answer{ministry->id, Resolution::kExact, 1, {}} : Answer{};
}

Answer MotionFor(const Ask& ask, const std::string& asked_on, const MotionIndex& motions) {
  const std::vector<Candidate> ranked = motions.Rank(ask, asked_on);
  if (const auto found = motions.Decide(ranked)) return {found->id, Resolution::kByName, found->confidence, ranked};
  if (ranked.empty()) return {};
  return {{}, Resolution::kAmbiguous, ranked.front().confidence, ranked};
}

}  // namespace

void ResolveAsks(Database& db, const CorpusRules& rules, const MotionIndex& motions) {
  db.Run(kReset);
  db.Run(
      "CREATE TEMP TABLE answer(paper INTEGER, seq INTEGER, to_id TEXT, resolution TEXT, confidence REAL, candidates "
      "TEXT)");
  Statement asks(db,
                 "SELECT e.paper, e.seq, e.ask, p.date FROM edge e JOIN paper p ON p.key = e.paper "
                 "WHERE e.ask IS NOT NULL AND p.chosen");
  Statement put(db, "INSERT INTO temp.answer VALUES (?,?,?,?,?,?)");
  while (asks.Step()) {
    const Ask ask = AskFromJson(asks.View(2));
    Answer answer;
    if (ask.kind == "sender") answer = MinistryOf(ask, rules);
    if (ask.kind == "motion") answer = MotionFor(ask, asks.Text(3), motions);
    if (answer.resolution == Resolution::kUnknown) continue;
    JsonWriter candidates;
    candidates.Value(answer.candidates);
    put.Bind(asks.Number(0), asks.Number(1), answer.to, Name(answer.resolution), answer.confidence, candidates.text())
        .Do();
  }
  db.Run(
      "UPDATE edge SET to_id = a.to_id, resolution = a.resolution, confidence = min(said_confidence, a.confidence), "
      "candidates = a.candidates FROM temp.answer a WHERE edge.paper = a.paper AND edge.seq = a.seq;"
      "DROP TABLE temp.answer");
}

}  // namespace kst
