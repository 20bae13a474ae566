// corpus/link/motions.h: which motion is meant by "de motie van het lid Eerdmans over
// ondermijning"? Proposer, words of the topic and date against the known motions.
//
// Never a silent guess: Rank() gives scored candidates, Decide() takes the first
// only when it is likely and ahead of the second. Numbers and words without weight
// stand in corpus/rules/resolve.rules. What speaks for a motion:
//
//   topic    share of the topic's words that the motion has, and how many they are
//   name     proposers named in its title: the same, the first one first, several of them, "c.s." or not
//   recent   1 on its own day, 1/2 after half a year
//
// and against it that it was replaced before the question was asked, or is no changed one as the words say. Weighed
// together they give a confidence: how many of a hundred such candidates are right, where three of four motions that
// are named are known.
//
// A motion tabled after the question is no candidate, nor is one that asks, with its own versions. No score depends on
// another motion but its versions, so a new motion changes the answers of few questions.
//
// While linking, the motions stay in the store; in memory are those that were asked for last.
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

class Database;
class Store;

struct KnownMotion {
  std::string id;
  std::string date;                     // ISO, "" when unknown
  std::vector<std::string> people;      // who signed
  std::string title, text;              // "Motie van het lid Podt"
  std::optional<std::string> replaces;  // id of the version before
};

inline constexpr int kMostVersions = 8;  // of one motion

class MotionIndex {
 public:
  MotionIndex(Database& db, const CorpusRules& rules);  // of the table known_motion; both outlive it
  static MotionIndex Build(const std::vector<KnownMotion>& motions, const CorpusRules& rules);
  // All motions of a linked corpus, in memory: for workers, which reach no file.
  static Result<MotionIndex> FromStore(const Store& store, const CorpusRules& rules);
  MotionIndex(MotionIndex&&) noexcept;
  MotionIndex& operator=(MotionIndex&&) noexcept;
  ~MotionIndex();

  std::vector<Candidate> Rank(const Ask& ask, const Asker& asker, std::size_t most = 10) const;  // best first
  enum class Wanted { kLikely, kSure };  // for a mention; for an edge of the graph
  std::optional<Candidate> Decide(const Ask& ask, std::span<const Candidate> ranked,
                                  Wanted wanted = Wanted::kLikely) const;
  // Is one of these motions a candidate worth showing?
  bool Shows(const Ask& ask, const Asker& asker, const std::vector<std::string>& ids) const;

  struct State;  // motions.cc

 private:
  explicit MotionIndex(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

// Under what an ask looks for motions: "n:" and the last word of each name; "*", which is all motions, without a name.
std::vector<std::string> MotionKeys(const Ask& ask);

// The rows of known_motion and of link_key for the motions among temp.changed (corpus/link/steps.h).
void PutMotions(Database& db, const CorpusRules& rules);

// `kst read --resolve`: target, via = "resolved", candidates and confidence of motions named without a number.
void ResolveMentions(Document& document, const MotionIndex& index);

}  // namespace kst
