#include "schema/rule_keys.h"

#include <algorithm>
#include <charconv>

#include "schema/text.h"

namespace kst {
namespace {

class Checker {
 public:
  Checker(const RuleFile& file, std::span<const RuleKey> keys, const Vocabularies& vocabularies)
      : file_(file), keys_(keys), vocabularies_(vocabularies) {}

  std::vector<Error> Check() {
    for (const RuleSection& section : file_.sections) {
      const std::string_view declared = Declared(section);
      if (declared.empty()) continue;
      std::set<std::string_view> seen;
      for (const RuleEntry& entry : section.entries) CheckEntry(section, declared, entry, seen);
    }
    return std::move(errors_);
  }

 private:
  void Fail(int line, int column, const std::string& message) {
    errors_.push_back(RuleError(file_, line, column, message));
  }

  static std::string Near(std::string_view typed, const std::vector<std::string_view>& names) {
    const std::string_view near = DidYouMean(typed, names);
    return near.empty() ? "" : Concat({"; did you mean ", near, "?"});
  }

  // How the tables call this section: by its kind, or by kind and name.
  std::string_view Declared(const RuleSection& section) {
    std::vector<std::string_view> kinds, names;
    for (const RuleKey& key : keys_) {
      const std::string_view kind = key.section.substr(0, key.section.find(' '));
      kinds.push_back(kind);
      if (kind != section.kind) continue;
      if (kind == key.section) return kind;
      names.push_back(key.section.substr(kind.size() + 1));
      if (names.back() == section.name) return key.section;
    }
    const int name_column = static_cast<int>(section.kind.size()) + 3;
    if (names.empty())
      Fail(section.line, 2, Concat({"no section here is of the kind ", section.kind, Near(section.kind, kinds)}));
    else
      Fail(section.line, name_column,
           Concat({"no [", section.kind, " …] here is called ", section.name, Near(section.name, names)}));
    return {};
  }

  void CheckEntry(const RuleSection& section, std::string_view declared, const RuleEntry& entry,
                  std::set<std::string_view>& seen) {
    std::vector<std::string_view> names;
    for (const RuleKey& key : keys_) {
      if (key.section != declared) continue;
      if (key.key == "*") return;
      names.push_back(key.key);
      if (key.key != entry.key) continue;
      if (!seen.insert(entry.key).second && key.times == Times::kOnce)
        Fail(entry.line, entry.key_column, Concat({"a second ", entry.key, "; only the first would count"}));
      else if (entry.value.empty())
        Fail(entry.line, entry.column, Concat({entry.key, " needs a value"}));
      else
        CheckValue(section, key, entry);
      return;
    }
    Fail(entry.line, entry.key_column,
         Concat({"no key of [", declared, " …] is called ", entry.key, Near(entry.key, names)}));
  }

  void CheckValue(const RuleSection& section, const RuleKey& key, const RuleEntry& entry) {
    switch (key.value) {
      case RuleValue::kText:
        return;
      case RuleValue::kWord:
        return CheckWord(key, entry, entry.value);
      case RuleValue::kWords:
        for (const std::string_view word : SplitWords(entry.value)) CheckWord(key, entry, word);
        return;
      case RuleValue::kFraction:
        if (!FractionFrom(entry.value)) Fail(entry.line, entry.column, "expected a number from 0 to 1");
        return;
      case RuleValue::kDay:
        if (!IsDate("2024-" + entry.value)) CheckWord(key, entry, entry.value);
        return;
      case RuleValue::kId:
        return CheckPlaces(section, key, entry);
    }
  }

  std::vector<std::string_view> WordsOf(const RuleKey& key) const {
    std::vector<std::string_view> words;
    for (const std::string_view word : SplitWords(key.words)) {
      if (word.front() != '@') {
        words.push_back(word);
        continue;
      }
      const auto vocabulary = vocabularies_.find(word.substr(1));
      if (vocabulary != vocabularies_.end())
        words.insert(words.end(), vocabulary->second.begin(), vocabulary->second.end());
    }
    return words;
  }

  static int ColumnOf(const RuleEntry& entry, std::string_view part) {
    return entry.column + static_cast<int>(part.data() - entry.value.data());
  }

  void CheckWord(const RuleKey& key, const RuleEntry& entry, std::string_view word) {
    const std::vector<std::string_view> words = WordsOf(key);
    if (std::find(words.begin(), words.end(), word) == words.end())
      Fail(entry.line, ColumnOf(entry, word), Concat({"\"", word, "\" is no value of ", entry.key, Near(word, words)}));
  }

  // "{dossier}" in an id, where the rule's match has a {dossier}.
  void CheckPlaces(const RuleSection& section, const RuleKey& key, const RuleEntry& entry) {
    std::vector<std::string_view> names = WordsOf(key);
    ForNames(section.Get("match"), [&](std::string_view name) { names.push_back(name); });
    ForNames(entry.value, [&](std::string_view name) {
      if (std::find(names.begin(), names.end(), name) == names.end())
        Fail(entry.line, ColumnOf(entry, name), Concat({"the rule captures no {", name, "}", Near(name, names)}));
    });
  }

  // What stands between "{" and ":" or "}", but for "\d{5}" and "{:piece}".
  template <class Use>
  static void ForNames(std::string_view pattern, Use use) {
    for (auto open = pattern.find('{'); open != pattern.npos; open = pattern.find('{', open + 1)) {
      const std::string_view name = pattern.substr(open + 1, pattern.find_first_of(":,}", open + 1) - open - 1);
      if (!name.empty() && name.front() >= 'a') use(name);
    }
  }

  const RuleFile& file_;
  std::span<const RuleKey> keys_;
  const Vocabularies& vocabularies_;
  std::vector<Error> errors_;
};

}  // namespace

std::vector<Error> CheckKeys(const RuleFile& file, std::span<const RuleKey> keys, const Vocabularies& words) {
  return Checker(file, keys, words).Check();
}

Error Together(const std::vector<Error>& errors) {
  Error all = errors.front();
  for (std::size_t i = 1; i < errors.size(); ++i)
    all.message += Concat({"\n", errors[i].where, ": ", errors[i].message});
  return all;
}

std::optional<double> FractionFrom(std::string_view value) {
  double number = 0;
  const char* const end = value.data() + value.size();
  const auto read = std::from_chars(value.data(), end, number);
  const bool whole = read.ec == std::errc() && read.ptr == end && number >= 0 && number <= 1;  // false for NaN
  return whole ? std::optional(number) : std::nullopt;
}

}  // namespace kst
