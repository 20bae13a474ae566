#include "parse/say/act_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <optional>

#include "schema/text.h"

namespace kst {
namespace {

std::optional<double> Number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value)) return std::nullopt;
  return value;
}

// The act of that name; those from `first` on are looked at first.
std::optional<std::size_t> ActFrom(std::size_t first, std::string_view name) {
  for (std::size_t i = 0; i < kActs.size(); ++i)
    if (const std::size_t act = (first + i) % kActs.size(); kActs[act] == name) return act;
  return std::nullopt;
}

// All words of a list as numbers; none when one is no number.
std::vector<double> Numbers(std::string_view list) {
  std::vector<double> numbers;
  for (const std::string_view word : SplitWords(list)) {
    const std::optional<double> number = Number(word);
    if (!number) return {};
    numbers.push_back(*number);
  }
  return numbers;
}

}  // namespace

double FeatureSize(std::size_t features) { return 1 / std::sqrt(std::max<double>(1, static_cast<double>(features))); }

std::optional<std::size_t> ActOf(std::string_view name) { return ActFrom(0, name); }

Result<ActModel> ActModel::Read(std::span<const RuleFile> files) {
  ActModel model;
  std::vector<Feature> features;
  model.slope_.fill(1);
  model.threshold_.fill(1);
  for (const RuleFile& file : files)
    for (const RuleSection& section : file.sections) {
      if (section.kind != "weights") continue;
      const bool weights = section.name == "acts";
      if (weights) features.reserve(section.entries.size()), model.weights_.reserve(section.entries.size());
      for (const RuleEntry& entry : section.entries) {
        const auto broken = [&](const char* what) {
          return tl::unexpected<Error>(RuleError(file, entry.line, entry.column, what));
        };
        if (weights) {
          auto& row = model.weights_.emplace_back();
          row.fill(0);
          std::size_t next = 0;  // they stand in the order of kActs
          for (const std::string_view pair : SplitWords(entry.value)) {
            const auto colon = pair.rfind(':');
            const auto act = ActFrom(next, pair.substr(0, colon));
            const auto weight = colon == pair.npos ? std::nullopt : Number(pair.substr(colon + 1));
            if (!act || !weight) return broken("a weight reads act:number, and this is none");
            row[*act] = static_cast<float>(*weight);
            next = *act + 1;
          }
          features.push_back(FeatureOf(entry.key));
          continue;
        }
        const auto act = ActOf(entry.key);
        if (!act) return broken("no act is called so");
        const std::vector<double> numbers = Numbers(entry.value);
        if (section.name == "acts.threshold" && numbers.size() == 1) {
          model.threshold_[*act] = numbers[0];
        } else if (section.name == "acts.sure" && numbers.size() == 2) {
          model.slope_[*act] = numbers[0];
          model.offset_[*act] = numbers[1];
        } else {
          return broken("expected a threshold, or a slope and an offset");
        }
      }
    }
  model.Index(features);
  return model;
}

void ActModel::Index(const std::vector<Feature>& features) {
  slots_.assign(std::bit_ceil(2 * features.size() + 1), {});
  const std::size_t mask = slots_.size() - 1;
  for (std::uint32_t row = 0; row < features.size(); ++row) {
    std::size_t at = features[row] & mask;
    while (slots_[at].row != 0 && slots_[at].feature != features[row]) at = (at + 1) & mask;
    slots_[at] = {features[row], row + 1};  // of two lines with one name the last counts
  }
}

const std::array<float, kActs.size()>* ActModel::RowOf(Feature feature) const {
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t at = feature & mask; slots_.size() > 0 && slots_[at].row != 0; at = (at + 1) & mask)
    if (slots_[at].feature == feature) return &weights_[slots_[at].row - 1];
  return nullptr;
}

ActScores ActModel::Sums(std::span<const Feature> features) const {
  ActScores sums{};
  for (const Feature feature : features) {
    if (const auto* weights = RowOf(feature))
      for (std::size_t act = 0; act < sums.size(); ++act) sums[act] += static_cast<double>((*weights)[act]);
  }
  for (double& sum : sums) sum *= FeatureSize(features.size());
  return sums;
}

ActScores ActModel::Confidence(const ActScores& sums) const {
  ActScores sure{};
  if (weights_.empty()) return sure;
  for (std::size_t act = 0; act < sums.size(); ++act)
    sure[act] = 1 / (1 + std::exp(-(slope_[act] * sums[act] + offset_[act])));
  return sure;
}

double ActModel::Weight(Feature feature, std::size_t act) const {
  const auto* weights = RowOf(feature);
  return weights ? static_cast<double>((*weights)[act]) : 0;
}

}  // namespace kst
