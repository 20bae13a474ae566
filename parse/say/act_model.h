// parse/say/act_model.h: how likely a clause is each act, and why. A linear model over the features of a
// frame (parse/say/frames.h), one weight a feature and act; the weights are a rule file that `kst rules
// train` writes (parse/model/acts.rules):
//
//   [weights acts]
//   gives+carries_out = implements:8.12 fulfils:-2.04
//   [weights acts.sure]
//   implements = 1.10 -0.32          what is printed: 1 / (1 + e^-(1.10 * sum - 0.32)), the sum being of the
//                                    weights of n features, divided by the root of n
//   [weights acts.threshold]
//   implements = 0.55                below it an act is only possible
//
// Those weights are compiled in as a table that needs no reading (tools/cmake/make_acts.cc): a process that reads one
// paper would pay more for 15,000 lines of text than for the paper.
//
// An act is a type of relation, `commitment`, or a state of a motion or promise ("status.done"). Not here:
// what the act is about (parse/say/act_works.h).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/say/feature.h"
#include "schema/rule_file.h"
#include "schema/values/result.h"

namespace kst {

inline constexpr std::array<std::string_view, 13> kActs = {
    "implements", "declines",   "fulfils",     "responds_to",   "answers",         "requested_by",  "offers",
    "replaces",   "commitment", "status.done", "status.partly", "status.progress", "status.planned"};
inline constexpr std::size_t kRelationActs = 8, kCommitmentAct = 8, kFirstState = 9;
inline constexpr std::string_view kPartly = "status.partly";
inline constexpr double kPossible = 0.3;  // an act below its threshold and surer than this is a possible one

using ActScores = std::array<double, kActs.size()>;

// What is printed of a frame that is so sure: its entry must have the right work and words, too, and papers have fewer
// acts than examples. Odds of what was printed and right in five folds (tests/quality/acts.py).
constexpr double PrintedConfidence(double sure) {
  constexpr double kOdds = 0.7;
  return kOdds * sure / (1 - sure + kOdds * sure);
}

// What each weight of a frame with so many features counts.
double FeatureSize(std::size_t features);

std::optional<std::size_t> ActOf(std::string_view name);
bool TellsState(std::string_view act);  // does it say how far a work is? A refusal: only that it is one in part
std::string_view StateOf(std::string_view act_name);  // "status.done": "done"

// A feature is a hash already: it stands in the slot that its last bits name, or in the next free one. Twice as many
// slots as features, so that a feature that the model does not know costs one look.
struct ActSlot {
  Feature feature = 0;
  std::uint32_t row = 0;  // of the weights, counted from 1; 0 when the slot is free
};
using ActWeights = std::array<float, kActs.size()>;
struct ActTable {
  std::span<const ActSlot> slots;  // a power of two of them
  std::span<const ActWeights> weights;
  ActScores slope{}, offset{}, threshold{};
  std::string_view digest;  // of the file that it was made from; none of one that is read
};
ActTable CompiledInActs();
inline constexpr std::string_view kActsFile = "acts.rules";

class ActModel {
 public:
  // From the file of this name among `files`, which is whole; what is compiled in where there is none.
  static Result<ActModel> Read(std::span<const RuleFile> files);

  ActModel(ActModel&&) = default;  // its table lies in its own rows
  ActModel& operator=(ActModel&&) = default;

  ActScores Sums(std::span<const Feature> features) const;
  ActScores Confidence(const ActScores& sums) const;  // 0 to 1
  double Threshold(std::size_t act) const { return table_.threshold[act]; }
  double Weight(Feature feature, std::size_t act) const;  // 0 when the model does not know it
  const ActTable& Table() const { return table_; }

 private:
  explicit ActModel(const ActTable& table) : table_(table) {}
  const ActWeights* RowOf(Feature feature) const;  // null when the model does not know it

  std::vector<ActSlot> slots_;  // of a file that was read
  std::vector<ActWeights> weights_;
  ActTable table_;
};

}  // namespace kst
