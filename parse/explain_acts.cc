#include "parse/explain_acts.h"

#include <algorithm>
#include <cmath>

#include "parse/say/frames.h"
#include "parse/say/works.h"

namespace kst {
namespace {

constexpr double kWorthTelling = 0.1;
constexpr std::size_t kMostReasons = 8;

}  // namespace

std::vector<ActReasons> ExplainActs(const NormalisedText& text, const Document& document, const Knowledge& knowledge) {
  std::vector<ActReasons> told;
  FeatureNames names;
  const ActModel& model = knowledge.acts;
  const std::vector<Object> works = FindObjects(text, knowledge.grammar, document);
  for (Frame& frame : ReadFrames(text, knowledge.grammar, knowledge.lexicon, document, works, &names)) {
    std::ranges::sort(frame.features);
    const ActScores sure = model.Confidence(model.Sums(frame.features));
    for (std::size_t act = 0; act < kFirstState; ++act) {
      if (sure[act] < kWorthTelling) continue;
      ActReasons reasons{frame.clause,
                         std::string(kActs[act]),
                         PrintedConfidence(sure[act]),
                         PrintedConfidence(model.Threshold(act)),
                         {}};
      for (const Feature feature : frame.features)
        if (const double weight = model.Weight(feature, act); weight != 0)
          reasons.weights.emplace_back(names[feature], weight * FeatureSize(frame.features.size()));
      std::stable_sort(reasons.weights.begin(), reasons.weights.end(),
                       [](const auto& a, const auto& b) { return std::fabs(a.second) > std::fabs(b.second); });
      if (reasons.weights.size() > kMostReasons) reasons.weights.resize(kMostReasons);
      told.push_back(std::move(reasons));
    }
  }
  return told;
}

}  // namespace kst
