// corpus/link/promises.h: which earlier promise is meant by "hiermee doe ik mijn
// toezegging gestand om uw Kamer over de sluizen te informeren"?
//
// The score of a promise (numbers in corpus/rules/resolve.rules):
//
//   paper     the sentence cites, or dates, the letter that made it
//   topic     share of the promise's words found in the sentence and the subject
//   dossier   both letters belong to one dossier
//   ministry  both come from one ministry; another ministry's is no candidate
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/store/facts.h"
#include "schema/values/document.h"

namespace kst {

struct KnownPromise {
  std::string id;        // "kst-29911-329#c-1234abcd"
  std::string paper;     // id of the letter that made it
  std::string date;      // of that letter, "" when unknown
  std::string ministry;  // id, "" when unknown
  std::string dossier;   // "" when unknown
  std::string text;      // its sentence, or its quote
};

class PromiseIndex {
 public:
  static PromiseIndex Build(std::vector<KnownPromise> promises, const CorpusRules& rules);
  PromiseIndex(PromiseIndex&&) noexcept;
  PromiseIndex& operator=(PromiseIndex&&) noexcept;
  ~PromiseIndex();

  std::vector<Candidate> Rank(const Ask& ask, const Asker& asker, std::size_t most = 10) const;  // best first
  std::optional<Candidate> Decide(std::span<const Candidate> ranked) const;

  // The first promise that this one says again: the same ministry and dossier, nearly the same words.
  std::optional<Candidate> Repeated(const KnownPromise& promise) const;

  struct State;  // promises.cc

 private:
  explicit PromiseIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kst
