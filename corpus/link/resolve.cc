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
      auto decided = motions_.Decide(ask, ranked);
      if (decided && decided->confidence < rules_.Number("motion", "link")) decided.reset();
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

}  // namespace

void ResolveAsks(Database& db, const CorpusRules& rules, LinkCounts& counts) {
  Resolver resolver(db, rules);
  Statement asked(db, "SELECT paper, seq FROM temp.asked ORDER BY key, paper, seq");
  Statement find(db,
                 "SELECT e.ask, p.node, p.kind, p.date, p.sender, e.to_id, e.resolution, e.candidates, "
                 "EXISTS (SELECT 1 FROM temp.changed c WHERE c.key = p.key) "
                 "FROM edge e CROSS JOIN paper p ON p.key = e.paper WHERE e.paper = ? AND e.seq = ? AND p.chosen");
  Statement put(db,
                "UPDATE edge SET to_id = ?3, resolution = ?4, confidence = min(said_confidence, ?5), candidates = ?6 "
                "WHERE paper = ?1 AND seq = ?2");
  Statement is_dirty(db, "INSERT OR IGNORE INTO temp.dirty VALUES (?)");
  while (asked.Step()) {
    if (!find.Bind(asked.Number(0), asked.Number(1)).Step()) continue;
    const Asker asker{find.Text(1), find.Text(2), find.Text(3), resolver.offices().MinistryOf(find.View(4))};
    const Answer& answer = resolver.Resolve(asked.Number(0), find.View(0), asker);
    const std::optional<std::string> was = find.Maybe(5);
    const Resolution resolution = ResolutionIn("edge.resolution", find.View(6));
    const bool counted = find.Number(8) == 0;  // those of changed papers are counted at the end
    JsonWriter candidates;
    candidates.Value(answer.candidates);
    const bool same = was == answer.to && resolution == answer.resolution && find.View(7) == candidates.text();
    find.Reset();
    if (same) continue;
    put.Bind(asked.Number(0), asked.Number(1), answer.to, Name(answer.resolution), answer.confidence, candidates.text())
        .Do();
    if (was) is_dirty.Bind(*was).Do();
    if (answer.to) is_dirty.Bind(*answer.to).Do();
    if (!counted) continue;
    counts.Add(resolution, -1);
    counts.Add(answer.resolution, 1);
  }
}

}  // namespace kst
