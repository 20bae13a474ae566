#include "tests/cases/loaded.h"

#include <stdexcept>

namespace kst {

const Pipeline& Loaded() {
  static const Pipeline kPipeline = [] {
    Result<RuleSet> rules = LoadRules("");
    if (!rules) throw std::runtime_error(rules.error().message);
    Result<Pipeline> pipeline = Pipeline::Load(std::move(*rules));
    if (!pipeline) throw std::runtime_error(pipeline.error().message);
    return std::move(*pipeline);
  }();
  return kPipeline;
}

}  // namespace kst
