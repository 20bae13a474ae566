#include "extract/normalise/printed_phrases.h"

#include <algorithm>

#include "extract/normalise/letters.h"
#include "schema/record/names.h"
#include "schema/rule_keys.h"

namespace kst {
namespace {

constexpr RuleKey kKeys[] = {
    {"rule", "role", RuleValue::kWord, "heading dictum running_head running_foot page_number margin masthead"},
    {"rule", "line", RuleValue::kText, "", Times::kMany},
    {"rule", "note"},
    {"rule", "good", RuleValue::kText, "", Times::kMany},
    {"rule", "bad", RuleValue::kText, "", Times::kMany}};

constexpr std::size_t kLongest = 160;  // bytes; a longer line is prose

// "Pagina # van #" against "Pagina 1 van 9". Patterns are short, and so are lines.
bool Matches(std::string_view pattern, std::string_view line) {
  for (; !pattern.empty(); pattern.remove_prefix(1)) {
    if (pattern[0] == '*') {
      pattern.remove_prefix(1);
      for (std::size_t i = 0; i <= line.size(); ++i)
        if (Matches(pattern, line.substr(i))) return true;
      return false;
    }
    if (line.empty()) return false;
    if (pattern[0] == '#' || pattern[0] == '@') {
      const auto is = pattern[0] == '#' ? IsDigit<char> : IsUpper<char>;
      if (!is(line[0])) return false;
      while (!line.empty() && is(line[0])) line.remove_prefix(1);
    } else {
      if (pattern[0] != line[0]) return false;
      line.remove_prefix(1);
    }
  }
  return line.empty();
}

}  // namespace

Result<FurnitureRules> FurnitureRules::Read(const RuleFile& file) {
  if (const std::vector<Error> wrong = CheckKeys(file, kKeys); !wrong.empty()) return tl::unexpected(Together(wrong));
  FurnitureRules rules;
  for (const RuleSection& section : file.sections) {
    const auto role = RoleFromName(section.Get("role"));
    if (!role)
      return tl::unexpected(RuleError(file, section.line, 1, "a rule needs \"role = running_foot\" or another role"));
    Rule rule{section.name, *role, {}};
    for (const RuleEntry* entry : section.All("line")) rule.patterns.push_back(entry->value);
    rules.rules_.push_back(std::move(rule));
  }
  return rules;
}

const FurnitureRules::Rule* FurnitureRules::Find(std::string_view line) const {
  if (line.size() > kLongest) return nullptr;
  for (const Rule& rule : rules_)
    if (std::any_of(rule.patterns.begin(), rule.patterns.end(), [&](const std::string& p) {
          return (p[0] == '*' || p[0] == '#' || p[0] == '@' || p[0] == line[0]) && Matches(p, line);
        }))
      return &rule;
  return nullptr;
}

std::optional<Role> FurnitureRules::RoleOf(std::string_view line) const {
  const Rule* rule = line.empty() ? nullptr : Find(line);
  return rule ? std::optional(rule->role) : std::nullopt;
}

std::vector<Error> FurnitureRules::Check(const RuleFile& file) const {
  std::vector<Error> errors;
  for (const RuleSection& section : file.sections) {
    for (const RuleEntry& entry : section.entries) {
      const Rule* found = entry.value.empty() ? nullptr : Find(entry.value);
      const bool mine = found && found->name == section.name;
      if (entry.key == "good" && !mine)
        errors.push_back(RuleError(file, entry.line, entry.column, "this rule does not find this line"));
      if (entry.key == "bad" && mine)
        errors.push_back(RuleError(file, entry.line, entry.column, "this rule must not find this line"));
    }
  }
  return errors;
}

}  // namespace kst
