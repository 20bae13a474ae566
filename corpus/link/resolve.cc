#include <algorithm>

#include "corpus/link/letters.h"
#include "corpus/link/promises.h"
#include "corpus/link/steps.h"
#include "corpus/store/stored_values.h"
#include "schema/record/json_writer.h"

namespace kst {
namespace {

struct Answer {
  std::optional<std::string> to;
  Resolution resolution = Resolution::kUnknown;
  double confidence = 1;
  std::vector<Candidate> candidates;
};

Answer AnswerFrom(std::vector<Candidate> ranked, const std::optional<Candidate>& decided, Resolution how) {
  if (decided) return {decided->id, how, decided->confidence, std::move(ranked)};
  if (ranked.empty()) return {};
  const double best = ranked.front().confidence;
  return {{}, Resolution::kAmbiguous, best, std::move(ranked)};
}

class Resolver {
 public:
  Resolver(Database& db, const CorpusRules& rules)
      : db_(db), rules_(rules), motions_(db, rules), promises_(db, rules), offices_(rules) {}

  // A paper that asks the same in the same words thousands of times gets one answer.
  const Answer& Resolve(std::int64_t paper, std::string_view words, const Asker& asker) {
    if (paper == paper_ && words == words_) return answer_;
    paper_ = paper;
    words_ = words;
    const Ask ask = AskIn("edge.ask", words);
    answer_ = Resolve(ask, asker);
    if (answer_.to && std::ranges::find(ask.wrong, *answer_.to) != ask.wrong.end())
      answer_ = {{}, Resolution::kUnknown, 0, std::move(answer_.candidates)};
    return answer_;
  }

  Offices& offices() { return offices_; }

 private:
  Answer Resolve(const Ask& ask, Asker asker) {
    if (ask.kind == "sender") {
      const std::string ministry = offices_.MinistryOf(ask.words);
      return ministry.empty() ? Answer{} : Answer{ministry, Resolution::kExact, 1, {}};
    }
    if (ask.kind == "motion") {
      auto ranked = motions_.Rank(ask, asker);
      const auto decided = motions_.Decide(ask, ranked, MotionIndex::Wanted::kSure);
      return AnswerFrom(std::move(ranked), decided, Resolution::kByName);
    }
    if (ask.kind == "commitment") {
      auto ranked = promises_.Rank(ask, asker);
      const auto decided = promises_.Decide(ranked);
      return AnswerFrom(std::move(ranked), decided, Resolution::kByName);
    }
    if (ask.kind != "letter" || !ask.date) return {};
    if (!letters_ || day_ != *ask.date)
      letters_.emplace(ReadLetters(db_, day_ = *ask.date, Which::kAll, rules_, offices_));
    if (const std::string ministry = offices_.MinistryOf(ask.words); !ministry.empty()) asker.ministry = ministry;
    auto ranked = letters_->Rank(ask, asker);
    const auto decided = letters_->Decide(ranked);
    return AnswerFrom(std::move(ranked), decided, Resolution::kByDate);
  }

  Database& db_;
  const CorpusRules& rules_;
  MotionIndex motions_;
  PromiseIndex promises_;
  Offices offices_;
  std::string day_;
  std::optional<LettersOfDay> letters_;  // of the day that was asked for last
  std::int64_t paper_ = 0;               // that asked last, what, and the answer
  std::string words_;
  Answer answer_;
};

// Asks that look under one key are answered one after another, but edges are read and written in the order in which
// they lie: of many more than memory holds, each would else be a page of its own.
constexpr const char* kAsks =
    "SELECT a.paper, a.seq, e.ask, p.node, p.kind, p.date, p.sender, e.to_id, e.resolution, e.candidates, "
    "EXISTS (SELECT 1 FROM temp.changed c WHERE c.key = p.key) FROM temp.asked a CROSS JOIN edge e ON e.paper = "
    "a.paper "
    "AND e.seq = a.seq CROSS JOIN paper p ON p.key = a.paper WHERE p.chosen ORDER BY a.key, a.paper, a.seq";

void PutAnswers(Database& db) {
  {
    Statement answers(
        db, "SELECT paper, seq, to_id, resolution, confidence, candidates FROM temp.answer ORDER BY paper, seq");
    Statement put(db,
                  "UPDATE edge SET to_id = ?3, resolution = ?4, confidence = min(said_confidence, ?5), candidates = ?6 "
                  "WHERE paper = ?1 AND seq = ?2");
    while (answers.Step()) put.BindRow(1, answers).Do();
  }
  db.Run("DROP TABLE temp.answer");
}

}  // namespace

void ResolveAsks(Database& db, const CorpusRules& rules, LinkCounts& counts) {
  Resolver resolver(db, rules);
  db.Run("CREATE TEMP TABLE answer(paper, seq, to_id, resolution, confidence, candidates)");
  Statement asks(db, kAsks);
  Statement put(db, "INSERT INTO temp.answer VALUES (?,?,?,?,?,?)");
  Statement is_dirty(db, "INSERT OR IGNORE INTO temp.dirty VALUES (?)");
  while (asks.Step()) {
    const Asker asker{asks.Text(3), asks.Text(4), asks.Text(5), resolver.offices().MinistryOf(asks.View(6))};
    const Answer& answer = resolver.Resolve(asks.Number(0), asks.View(2), asker);
    const std::optional<std::string> was = asks.Maybe(7);
    const Resolution resolution = ResolutionIn("edge.resolution", asks.View(8));
    const bool counted = asks.Number(10) == 0;  // those of changed papers are counted at the end
    JsonWriter candidates;
    candidates.Value(answer.candidates);
    if (was == answer.to && resolution == answer.resolution && asks.View(9) == candidates.text()) continue;
    put.Bind(asks.Number(0), asks.Number(1), answer.to, Name(answer.resolution), answer.confidence, candidates.text())
        .Do();
    if (was) is_dirty.Bind(*was).Do();
    if (answer.to) is_dirty.Bind(*answer.to).Do();
    if (!counted) continue;
    counts.Add(resolution, -1);
    counts.Add(answer.resolution, 1);
  }
  asks.Reset();
  PutAnswers(db);
}

}  // namespace kst
