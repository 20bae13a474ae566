// corpus/link/promises.h: which earlier promise is meant by "hiermee doe ik mijn
// toezegging gestand om uw Kamer over de sluizen te informeren"?
//
// The score of a promise (numbers in corpus/rules/resolve.rules):
//
//   paper     the sentence cites, or dates, the letter that made it
//   topic     share of the promise's words found in the sentence and the subject
//   dossier   both letters belong to one dossier
//   ministry  both come from one ministry; another ministry's is no candidate
//
// The promises stay in the store; in memory are those of the letters and dossiers that were asked for last.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/link/topic.h"
#include "corpus/store/database.h"
#include "corpus/store/facts.h"
#include "schema/values/document.h"

namespace kst {

struct KnownPromise {
  std::int64_t row = 0, seq = 0;  // of its letter, and of its edge there
  std::string id;                 // "kst-29911-329#c-1234abcd"
  std::string paper;              // id of the letter that made it
  std::string date;               // of that letter, "" when unknown
  std::string ministry;           // id, "" when unknown
  std::string dossier;            // "" when unknown
  Topic topic;                    // of its sentence, or its quote
};

class PromiseIndex {
 public:
  PromiseIndex(Database& db, const CorpusRules& rules);  // of the table known_promise; both outlive it

  std::vector<Candidate> Rank(const Ask& ask, const Asker& asker, std::size_t most = 10);  // best first
  std::optional<Candidate> Decide(std::span<const Candidate> ranked) const;
  // Is one of these promises a candidate worth showing?
  bool Shows(const Ask& ask, const Asker& asker, const std::vector<std::string>& ids);

 private:
  const std::vector<KnownPromise>& WithKey(const std::string& key);
  double Score(const KnownPromise& promise, const Ask& ask, const Topic& topic, const Asker& asker) const;
  double Number(std::string_view key) const { return rules_.Number("commitment", key); }

  const CorpusRules& rules_;
  Statement of_paper_, of_dossier_, with_id_;
  std::unordered_map<std::string, std::vector<KnownPromise>> by_key_;
  std::size_t kept_ = 0;
};

// Under what an ask looks for promises: "p:" and a letter, "d:" and a dossier.
std::vector<std::string> PromiseKeys(const Ask& ask);

// The rows of known_promise for the promises among temp.changed (corpus/link/steps.h).
void PutPromises(Database& db, const CorpusRules& rules);

struct Repeated {
  std::size_t promise = 0, first = 0;  // indices
  double alike = 0;
};
// Of each promise of a dossier that says an earlier one again, the first: the same ministry and nearly the same words.
// `compared`, when given, counts the pairs that were looked at.
std::vector<Repeated> FindRepeated(const std::vector<KnownPromise>& by_date_and_id, double alike,
                                   std::size_t* compared = nullptr);
std::vector<KnownPromise> PromisesOfDossier(Database& db, std::string_view dossier);  // by date and id

}  // namespace kst
