// corpus/resolve.h: which motion is meant by "de motie van het lid Eerdmans over
// ondermijning"? Proposer, words of the topic and date against the known motions.
//
// Never a silent guess: Rank() gives scored candidates, Decide() takes the first
// only when it is good and clearly ahead of the second. Thresholds and words
// without weight stand in corpus/rules/resolve.rules. Pure: no store, no text but
// the motions handed over.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/corpus_rules.h"
#include "schema/document.h"

namespace kst {

class Store;

struct KnownMotion {
  std::string id;
  std::string date;                 // ISO, "" when unknown
  std::vector<std::string> people;  // first proposer first
  std::string title, text;
  std::optional<std::string> replaces;  // id of the version before
};

struct MotionQuestion {
  std::vector<std::string> people;
  bool cs = false;
  std::string topic;               // words around the mention that say what it is about
  std::string date;                // of the paper that mentions it; "" when unknown
  std::optional<std::string> motion_date;  // when the words give the motion's own date
  std::vector<std::string> dossiers;       // of the paper that mentions it: "29911"
};

class MotionIndex {
 public:
  static MotionIndex Build(std::vector<KnownMotion> motions, const CorpusRules& rules);
  static Result<MotionIndex> FromStore(const Store& store, const CorpusRules& rules);
  MotionIndex(MotionIndex&&) noexcept;
  MotionIndex& operator=(MotionIndex&&) noexcept;
  ~MotionIndex();

  std::vector<Candidate> Rank(const MotionQuestion& question, std::size_t most = 10) const;  // best first
  std::optional<Candidate> Decide(std::span<const Candidate> ranked) const;
  bool empty() const;

 private:
  struct State;
  explicit MotionIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// The question that a mention of a document asks; nullopt when it asks none (it has a target, or nobody's name).
std::optional<MotionQuestion> QuestionOf(const Document& document, const Mention& mention);

// `kst read --resolve`: fills in target, via = "resolved", candidates and confidence of mentions without a target.
void ResolveMentions(Document& document, const MotionIndex& index);

}  // namespace kst
