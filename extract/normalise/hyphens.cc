#include "extract/normalise/hyphens.h"

#include <algorithm>

#include "extract/normalise/break_conditions.h"
#include "extract/normalise/letters.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr RuleKey kKeys[] = {{"rule", "left", RuleValue::kText, "", Times::kMany},
                             {"rule", "right", RuleValue::kText, "", Times::kMany},
                             {"rule", "next", RuleValue::kText, "", Times::kMany},
                             {"rule", "after", RuleValue::kText, "", Times::kMany},
                             {"rule", "pair", RuleValue::kText, "", Times::kMany},
                             {"rule", "when", RuleValue::kWords, "@condition", Times::kMany},
                             {"rule", "unless", RuleValue::kWords, "@condition", Times::kMany},
                             {"rule", "then", RuleValue::kWord, "join keep suspend trema"},
                             {"rule", "confidence", RuleValue::kFraction},
                             {"rule", "note"},
                             {"rule", "good", RuleValue::kText, "", Times::kMany},
                             {"rule", "bad", RuleValue::kText, "", Times::kMany}};

constexpr std::pair<std::string_view, Joint> kJoints[] = {
    {"join", Joint::kJoin}, {"keep", Joint::kKeep}, {"suspend", Joint::kSuspend}, {"trema", Joint::kTrema}};

HyphenRules::WordList ReadWords(const RuleSection& section, std::string_view key) {
  HyphenRules::WordList list;
  for (const RuleEntry* entry : section.All(key)) {
    list.any = false;
    for (const std::string_view word : SplitWords(entry->value)) {
      if (word.starts_with('*'))
        list.suffixes.emplace_back(word.substr(1));
      else if (word.ends_with('*'))
        list.prefixes.emplace_back(word.substr(0, word.size() - 1));
      else
        list.whole.emplace(word);
    }
  }
  return list;
}

bool Matches(std::string_view pattern, std::string_view word) {
  if (pattern.starts_with('*')) return word.ends_with(pattern.substr(1));
  return pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1)) : word == pattern;
}

bool Applies(const HyphenRules::Rule& rule, const Question& q) {
  if (!rule.left.Has(q.left_folded) || !rule.right.Has(q.right_folded) || !rule.next.Has(q.next_folded) ||
      !rule.after.Has(q.after_folded))
    return false;
  if (!rule.pairs.empty() && std::none_of(rule.pairs.begin(), rule.pairs.end(), [&](const auto& pair) {
        return Matches(pair.first, q.left_folded) && Matches(pair.second, q.right_folded);
      }))
    return false;
  const auto holds = [&](const Condition* c) { return c->holds(q); };
  return std::all_of(rule.when.begin(), rule.when.end(), holds) &&
         std::none_of(rule.unless.begin(), rule.unless.end(), holds);
}

std::vector<const Condition*> ReadConditions(const RuleSection& section, std::string_view key) {
  std::vector<const Condition*> conditions;
  for (const RuleEntry* entry : section.All(key))
    for (const std::string_view word : SplitWords(entry->value)) conditions.push_back(FindCondition(word));
  return conditions;
}

}  // namespace

bool HyphenRules::WordList::Has(std::string_view word) const {
  if (any || whole.contains(std::string(word))) return true;
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& p) { return word.starts_with(p); }) ||
         std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string& s) { return word.ends_with(s); });
}

Result<HyphenRules> HyphenRules::Read(const RuleFile& file) {
  const Vocabularies vocabularies{{"condition", ConditionNames()}};
  if (const std::vector<Error> wrong = CheckKeys(file, kKeys, vocabularies); !wrong.empty())
    return tl::unexpected(Together(wrong));
  HyphenRules rules;
  for (const RuleSection& section : file.sections) {
    Rule rule{section.name,
              ReadWords(section, "left"),
              ReadWords(section, "right"),
              ReadWords(section, "next"),
              ReadWords(section, "after"),
              {},
              {},
              {},
              {},
              1,
              section.line};
    for (const RuleEntry* entry : section.All("pair")) {
      const auto words = SplitWords(entry->value);
      if (words.size() != 2) return tl::unexpected(RuleError(file, entry->line, entry->column, "a pair is two words"));
      rule.pairs.emplace_back(words[0], words[1]);
    }
    rule.when = ReadConditions(section, "when"), rule.unless = ReadConditions(section, "unless");
    const auto* joint = std::find_if(std::begin(kJoints), std::end(kJoints),
                                     [&](const auto& j) { return j.first == section.Get("then"); });
    if (joint == std::end(kJoints))
      return tl::unexpected(RuleError(file, section.line, 1, "a rule needs \"then = join\", keep, suspend or trema"));
    rule.then = joint->second;
    rule.soft = rule.then == Joint::kTrema || rule.when == std::vector{FindCondition("soft")};
    rule.confidence = FractionFrom(section.Get("confidence", "1")).value_or(1);
    rules.rules_.push_back(std::move(rule));
  }
  return rules;
}

Decision HyphenRules::Decide(LineBreak at, const DocumentWords& document, const Lexicon& lexicon) const {
  const Question question(at, document, lexicon);
  for (const Rule& rule : rules_)
    if ((!question.soft || rule.soft) && Applies(rule, question)) return {rule.then, rule.name, rule.confidence};
  return {Joint::kJoin, "hyphen.default", 0.5};
}

std::vector<Error> HyphenRules::Check(const RuleFile& file, const Lexicon& lexicon) const {
  std::vector<Error> errors;
  const auto needs_lexicon = [](const std::vector<const Condition*>& conditions) {
    return std::any_of(conditions.begin(), conditions.end(), [](const Condition* c) { return c->needs_lexicon; });
  };
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const RuleSection& section = file.sections[i];
    if (lexicon.empty() && (needs_lexicon(rules_[i].when) || needs_lexicon(rules_[i].unless))) continue;
    for (const RuleEntry& entry : section.entries) {
      if (entry.key != "good" && entry.key != "bad") continue;
      const bool good = entry.key == "good";
      const auto arrow = good ? entry.value.find(" -> ") : entry.value.size();
      const std::string_view lines = std::string_view(entry.value).substr(0, arrow);
      const auto slash = lines.find(" / ");
      if (slash == lines.npos || arrow == std::string::npos) {
        errors.push_back(RuleError(file, entry.line, entry.column, "expected \"left- / right -> result\""));
        continue;
      }
      const LineBreak at{lines.substr(0, slash), lines.substr(slash + 3)};
      const Decision decision = Decide(at, {}, lexicon);
      const std::string result = Apply(decision, at);
      const bool found = decision.rule == section.name;
      if (good && (!found || result != entry.value.substr(arrow + 4)))
        errors.push_back(
            RuleError(file, entry.line, entry.column, std::string(decision.rule) + " makes this \"" + result + "\""));
      if (!good && found) errors.push_back(RuleError(file, entry.line, entry.column, "this rule must not decide here"));
    }
  }
  return errors;
}

std::string Apply(Decision decision, LineBreak at) {
  const std::string_view left =
      at.left.substr(0, at.left.size() - (at.left.ends_with(kSoftHyphen) ? kSoftHyphen.size() : 1));
  switch (decision.joint) {
    case Joint::kJoin:
      return std::string(left) + std::string(at.right);
    case Joint::kKeep:
      return std::string(at.left) + std::string(at.right);
    case Joint::kSuspend:
      return std::string(at.left) + " " + std::string(at.right);
    case Joint::kTrema:
      return std::string(left) + ComposeTrema(at.right.substr(0, 1)) + std::string(at.right.substr(1));
  }
  return {};
}

}  // namespace kst
