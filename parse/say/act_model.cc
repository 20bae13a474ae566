#include "parse/say/act_model.h"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

#include "schema/text.h"

namespace kst {
namespace {

constexpr double kNoWeight = 1e6;  // a sum of such would be no number

std::optional<double> Number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || !(std::abs(value) < kNoWeight)) return std::nullopt;
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

// "implements:8.12 fulfils:-2.04"
std::optional<ActWeights> RowFrom(std::string_view list) {
  ActWeights row{};
  std::size_t next = 0;  // they stand in the order of kActs
  for (const std::string_view pair : SplitWords(list)) {
    const auto colon = pair.rfind(':');
    const auto act = ActFrom(next, pair.substr(0, colon));
    const auto weight = colon == pair.npos ? std::nullopt : Number(pair.substr(colon + 1));
    if (!act || !weight) return std::nullopt;
    row[*act] = static_cast<float>(*weight);
    next = *act + 1;
  }
  return row;
}

std::vector<ActSlot> SlotsOf(const std::vector<Feature>& features) {
  std::vector<ActSlot> slots(std::bit_ceil(2 * features.size() + 1));
  const std::size_t mask = slots.size() - 1;
  for (std::uint32_t row = 0; row < features.size(); ++row) {
    std::size_t at = features[row] & mask;
    while (slots[at].row != 0 && slots[at].feature != features[row]) at = (at + 1) & mask;
    slots[at] = {features[row], row + 1};  // of two lines with one name the last counts
  }
  return slots;
}

}  // namespace

double FeatureSize(std::size_t features) { return 1 / std::sqrt(std::max<double>(1, static_cast<double>(features))); }

std::optional<std::size_t> ActOf(std::string_view name) { return ActFrom(0, name); }

bool TellsState(std::string_view act) { return act == "implements" || act == "declines" || act == "fulfils"; }

std::string_view StateOf(std::string_view act_name) { return act_name.substr(act_name.find('.') + 1); }

Result<ActModel> ActModel::Read(std::span<const RuleFile> files) {
  const auto file = std::ranges::find(files, kActsFile, &RuleFile::name);
  if (file == files.end()) return ActModel(CompiledInActs());
  std::vector<Feature> features;
  std::vector<ActWeights> rows;
  ActTable said;
  std::array<bool, kActs.size()> has_sure{}, has_threshold{};
  for (const RuleSection& section : file->sections)
    for (const RuleEntry& entry : section.entries) {
      const auto broken = [&](const char* what) {
        return tl::unexpected<Error>(RuleError(*file, entry.line, entry.column, what));
      };
      if (section.name == "acts") {
        const auto row = RowFrom(entry.value);
        if (!row) return broken("a weight reads act:number, and this is none");
        features.push_back(FeatureOf(entry.key));
        rows.push_back(*row);
        continue;
      }
      const auto act = ActOf(entry.key);
      if (!act) return broken("no act is called so");
      const std::vector<double> numbers = Numbers(entry.value);
      if (section.name == "acts.threshold" && numbers.size() == 1 && numbers[0] >= 0 && numbers[0] <= 1) {
        said.threshold[*act] = numbers[0];
        has_threshold[*act] = true;
      } else if (section.name == "acts.sure" && numbers.size() == 2) {
        said.slope[*act] = numbers[0];
        said.offset[*act] = numbers[1];
        has_sure[*act] = true;
      } else {
        return broken("expected a threshold from 0 to 1, or a slope and an offset");
      }
    }
  for (std::size_t act = 0; act < kActs.size(); ++act)  // they stand behind the weights: a file that was cut lacks them
    if (rows.empty() || !has_sure[act] || !has_threshold[act])
      return Fail(Code::kBadRule,
                  Concat({"is not whole: it does not say what ", kActs[act],
                          " weighs, how sure that is and from when; ", "kst rules train makes it anew"}),
                  file->name);
  ActModel model(said);
  model.slots_ = SlotsOf(features);
  model.weights_ = std::move(rows);
  model.table_.slots = model.slots_;
  model.table_.weights = model.weights_;
  return model;
}

const ActWeights* ActModel::RowOf(Feature feature) const {
  const std::size_t mask = table_.slots.size() - 1;
  for (std::size_t at = feature & mask; table_.slots[at].row != 0; at = (at + 1) & mask)
    if (table_.slots[at].feature == feature) return &table_.weights[table_.slots[at].row - 1];
  return nullptr;
}

ActScores ActModel::Sums(std::span<const Feature> features) const {
  constexpr std::size_t kAhead =
      8;  // features; what is looked up lies far apart, and is fetched while others are summed
  const std::size_t mask = table_.slots.size() - 1;
  ActScores sums{};
  for (std::size_t i = 0; i < features.size(); ++i) {
    if (i + kAhead < features.size()) __builtin_prefetch(&table_.slots[features[i + kAhead] & mask]);
    if (const auto* weights = RowOf(features[i]))
      for (std::size_t act = 0; act < sums.size(); ++act) sums[act] += static_cast<double>((*weights)[act]);
  }
  for (double& sum : sums) sum *= FeatureSize(features.size());
  return sums;
}

ActScores ActModel::Confidence(const ActScores& sums) const {
  ActScores sure{};
  for (std::size_t act = 0; act < sums.size(); ++act)
    sure[act] = 1 / (1 + std::exp(-(table_.slope[act] * sums[act] + table_.offset[act])));
  return sure;
}

double ActModel::Weight(Feature feature, std::size_t act) const {
  const auto* weights = RowOf(feature);
  return weights ? static_cast<double>((*weights)[act]) : 0;
}

}  // namespace kst
