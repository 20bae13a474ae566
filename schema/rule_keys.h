// schema/rule_keys.h: which keys a family of rule files has and what stands behind them. Each stage
// declares its families as tables; a key or value that no table knows is a mistake, because
// the stage would pass over it in silence.
//
//   constexpr RuleKey kKeys[] = {{"rule", "match"},
//                                {"rule", "good", RuleValue::kText, "", Times::kMany},
//                                {"rule", "place", RuleValue::kWord, "heading any"},
//                                {"rule", "needs", RuleValue::kWords, "@feature"}};
//   CheckKeys(file, kKeys, {{"feature", {"negated", "asked"}}})
//     a.rules:4:9: "negatd" is no value of needs; did you mean negated?
//     needs = negatd
//             ^
//
// Not here: whether a rule finds what it should (`kst rules check`), what a pattern says.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/rule_file.h"

namespace kst {

enum class RuleValue {
  kText,      // anything but nothing
  kWord,      // one of `words`
  kWords,     // some of `words`, parted by spaces
  kFraction,  // a number from 0 to 1
  kDay,       // one of `words`, or a day of any year: "12-31"
  kId,        // an id with places for what the rule captures, or for one of `words`: "kst-{dossier}-{number:4}"
};

enum class Times { kOnce, kMany };

struct RuleKey {
  std::string_view section;  // "rule"; "numbers motion" when the sections of a kind have names of their own
  std::string_view key;      // "*" for a section whose keys are data
  RuleValue value = RuleValue::kText;
  std::string_view words = {};  // parted by spaces; "@feature" stands for the words of a vocabulary
  Times times = Times::kOnce;
};

using Vocabularies = std::map<std::string, std::set<std::string>, std::less<>>;

// Every mistake of the file, in the order of its lines.
std::vector<Error> CheckKeys(const RuleFile& file, std::span<const RuleKey> keys, const Vocabularies& words = {});

// One error that tells them all, for a reader that stops at a broken file.
Error Together(const std::vector<Error>& errors);

// A number from 0 to 1 and nothing behind it.
std::optional<double> FractionFrom(std::string_view value);

}  // namespace kst
