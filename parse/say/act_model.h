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

#include "parse/say/frames.h"
#include "schema/rule_file.h"
#include "schema/values/result.h"

namespace kst {

inline constexpr std::array<std::string_view, 13> kActs = {
    "implements", "declines",   "fulfils",     "responds_to",   "answers",         "requested_by",  "offers",
    "replaces",   "commitment", "status.done", "status.partly", "status.progress", "status.planned"};
inline constexpr std::size_t kRelationActs = 8, kCommitmentAct = 8, kFirstState = 9;
inline constexpr double kPossible = 0.3;  // an act below its threshold and surer than this is a possible one

using ActScores = std::array<double, kActs.size()>;

// What each weight of a frame with so many features counts.
double FeatureSize(std::size_t features);

std::optional<std::size_t> ActOf(std::string_view name);

class ActModel {
 public:
  // From the files of the family "acts"; without one every act is impossible.
  static Result<ActModel> Read(std::span<const RuleFile> files);

  ActScores Sums(std::span<const Feature> features) const;
  ActScores Confidence(const ActScores& sums) const;  // 0 to 1
  double Threshold(std::size_t act) const { return threshold_[act]; }
  double Weight(Feature feature, std::size_t act) const;  // 0 when the model does not know it

 private:
  struct Slot {
    Feature feature = 0;
    std::uint32_t row = 0;  // in weights_, counted from 1; 0 when the slot is free
  };

  void Index(const std::vector<Feature>& features);
  const std::array<float, kActs.size()>* RowOf(Feature feature) const;  // null when the model does not know it

  // A feature is a hash already: it stands in the slot that its last bits name, or in the next free one. Twice as many
  // slots as features, so that a feature that the model does not know costs one look.
  std::vector<Slot> slots_;
  std::vector<std::array<float, kActs.size()>> weights_;
  ActScores slope_{}, offset_{}, threshold_{};
};

}  // namespace kst
