#include "corpus/link/corpus_rules.h"

#include <algorithm>

#include "schema/digest.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr RuleValue kText = RuleValue::kText, kFraction = RuleValue::kFraction;
constexpr Times kMany = Times::kMany;

constexpr RuleKey kKeys[] = {{"ministry", "name"},
                             {"ministry", "short"},
                             {"ministry", "office", kText, "", kMany},
                             {"ministry", "good", kText, "", kMany},
                             {"ministry", "bad", kText, "", kMany},
                             {"words plain", "word", kText, "", kMany},
                             {"words common", "word", kText, "", kMany},
                             {"words particle", "word", kText, "", kMany},
                             {"words separable", "word", kText, "", kMany},
                             {"words infinitive", "word", kText, "", kMany},
                             {"words changed", "word", kText, "", kMany},
                             {"words asks", "word", kText, "", kMany},
                             {"words leads_topic", "word", kText, "", kMany},
                             {"words purpose", "word", kText, "", kMany},
                             {"words leads_back", "word", kText, "", kMany},
                             {"words speaker", "word", kText, "", kMany},
                             {"words ends_names", "word", kText, "", kMany},
                             // every one of these must be given
                             {"numbers motion", "topic", kFraction},
                             {"numbers motion", "words", kFraction},
                             {"numbers motion", "context", kFraction},
                             {"numbers motion", "unnamed", kFraction},
                             {"numbers motion", "proposers", kFraction},
                             {"numbers motion", "first", kFraction},
                             {"numbers motion", "several", kFraction},
                             {"numbers motion", "cs", kFraction},
                             {"numbers motion", "recent", kFraction},
                             {"numbers motion", "replaced", kFraction},
                             {"numbers motion", "unchanged", kFraction},
                             {"numbers motion", "changed", kFraction},
                             {"numbers motion", "half", kFraction},
                             {"numbers motion", "nine_in_ten", kFraction},
                             {"numbers motion", "take", kFraction},
                             {"numbers motion", "take_sure", kFraction},
                             {"numbers motion", "ahead", kFraction},
                             {"numbers motion", "ahead_sure", kFraction},
                             {"numbers motion", "show", kFraction},
                             {"numbers letter", "same", kFraction},
                             {"numbers letter", "ministry", kFraction},
                             {"numbers letter", "dossier", kFraction},
                             {"numbers letter", "subject", kFraction},
                             {"numbers letter", "take", kFraction},
                             {"numbers letter", "ahead", kFraction},
                             {"numbers letter", "show", kFraction},
                             {"numbers commitment", "paper", kFraction},
                             {"numbers commitment", "topic", kFraction},
                             {"numbers commitment", "dossier", kFraction},
                             {"numbers commitment", "ministry", kFraction},
                             {"numbers commitment", "take", kFraction},
                             {"numbers commitment", "ahead", kFraction},
                             {"numbers commitment", "show", kFraction},
                             {"numbers commitment", "repeated", kFraction}};

void AddWords(const RuleSection& section, std::string_view key, std::unordered_set<std::string>& words) {
  for (const RuleEntry* entry : section.All(key))
    for (std::string& word : FoldedWords(entry->value)) words.insert(std::move(word));
}

// Position of `phrase` in `words`, or words.size().
std::size_t FindPhrase(const std::vector<std::string>& words, const std::vector<std::string>& phrase) {
  return static_cast<std::size_t>(std::search(words.begin(), words.end(), phrase.begin(), phrase.end()) -
                                  words.begin());
}

}  // namespace

Result<CorpusRules> CorpusRules::Load(std::vector<RuleFile> files) {
  CorpusRules rules;
  std::string all;
  std::vector<Error> wrong;
  std::erase_if(files, [](const RuleFile& file) { return file.name == kStemFile; });
  for (const RuleFile& file : files) {
    all += file.text;
    for (Error& error : CheckKeys(file, kKeys)) wrong.push_back(std::move(error));
    for (const RuleSection& section : file.sections) {
      if (section.kind == "ministry") {
        Ministry ministry{
            "ministry:" + section.name, std::string(section.Get("name")), std::string(section.Get("short")), {}};
        for (const RuleEntry* office : section.All("office")) ministry.offices.push_back(FoldedWords(office->value));
        rules.ministries_.push_back(std::move(ministry));
      } else if (section.kind == "words") {
        AddWords(section, "word", rules.words_[section.name]);
      } else if (section.kind == "numbers") {
        for (const RuleEntry& entry : section.entries) {
          rules.numbers_[section.name + "." + entry.key] = FractionFrom(entry.value).value_or(0);
        }
      }
    }
  }
  if (!wrong.empty()) return tl::unexpected(Together(wrong));
  constexpr std::string_view kNumbers = "numbers ";
  for (const RuleKey& key : kKeys) {
    if (!key.section.starts_with(kNumbers)) continue;
    const std::string_view section = key.section.substr(kNumbers.size());
    if (!rules.numbers_.count(Concat({section, ".", key.key})))
      return Fail(Code::kBadRule, Concat({"no rule file gives the number ", key.key, " of [numbers ", section, "]"}));
  }
  rules.files_ = std::move(files);
  rules.digest_ = Sha256(all);
  return rules;
}

const CorpusRules::Ministry* CorpusRules::MinistryOf(std::string_view office) const {
  const std::vector<std::string> words = FoldedWords(office);
  const Ministry* best = nullptr;
  std::size_t best_at = words.size(), best_length = 0;
  for (const Ministry& ministry : ministries_) {
    for (const auto& phrase : ministry.offices) {
      const std::size_t at = FindPhrase(words, phrase);
      if (at == words.size() || at > best_at || (at == best_at && phrase.size() <= best_length)) continue;
      best = &ministry, best_at = at, best_length = phrase.size();
    }
  }
  return best;
}

const CorpusRules::Ministry* CorpusRules::MinistryNamed(std::string_view word) const {
  const std::string folded = Fold(word);
  const Ministry* found = nullptr;
  for (const Ministry& ministry : ministries_) {
    if (Fold(ministry.short_name) == folded || ministry.id == word) return &ministry;
    const std::vector<std::string> name = FoldedWords(ministry.name);
    if (FindPhrase(name, FoldedWords(word)) == name.size()) continue;
    if (found) return nullptr;
    found = &ministry;
  }
  return found;
}

const std::unordered_set<std::string>& CorpusRules::Set(std::string_view name) const {
  static const std::unordered_set<std::string> kNone;
  const auto found = words_.find(name);
  return found == words_.end() ? kNone : found->second;
}

double CorpusRules::Number(std::string_view section, std::string_view key) const {
  return numbers_.find(Concat({section, ".", key}))->second;
}

std::vector<Error> CorpusRules::Check() const {
  std::vector<Error> wrong;
  for (const RuleFile& file : files_) {
    for (const RuleSection& section : file.sections) {
      for (const RuleEntry& line : section.entries) {
        if (line.key != "good" && line.key != "bad") continue;
        const Ministry* ministry = MinistryOf(line.value);
        const bool found = ministry && ministry->id == "ministry:" + section.name;
        if (found != (line.key == "good"))
          wrong.push_back(RuleError(file, line.line, line.column,
                                    "[" + section.kind + " " + section.name + "] " +
                                        (found ? "must not hold for this line" : "does not hold for this line")));
      }
    }
  }
  return wrong;
}

}  // namespace kst
