// corpus/link/corpus_rules.h: what the files in corpus/rules say, ready to be asked.
// Words and tables only; there are no patterns here. `--rules DIR` replaces them.
//
//   auto rules = CorpusRules::Load(*ReadRuleFiles(CorpusRuleFiles()));
//   rules->MinistryOf("De Minister voor Rechtsbescherming")->id == "ministry:justitie-en-veiligheid"
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "schema/rule_file.h"

namespace kst {

std::span<const EmbeddedFile> CorpusRuleFiles();  // corpus/rules, compiled in

// How words are stemmed is no matter of linking: corpus/search/stemmer.h reads this file alone.
inline constexpr std::string_view kStemFile = "stem.rules";

class CorpusRules {
 public:
  struct Ministry {
    std::string id, name, short_name;
    std::vector<std::vector<std::string>> offices;  // folded words
  };

  static Result<CorpusRules> Load(std::vector<RuleFile> files);
  std::vector<Error> Check() const;  // `good` and `bad` lines that do not hold

  const Ministry* MinistryOf(std::string_view office) const;   // null: no known one
  const Ministry* MinistryNamed(std::string_view word) const;  // "jenv", "Justitie"; null: none or several
  // Is the folded word in [words set]? "plain" carries no topic, "particle" belongs to the name behind it.
  bool Has(std::string_view set, const std::string& folded_word) const { return Set(set).contains(folded_word); }
  const std::unordered_set<std::string>& Set(std::string_view name) const;  // for who asks of each word of a text
  double Number(std::string_view section, std::string_view key) const;      // Load() saw that it is there
  const std::string& digest() const { return digest_; }

 private:
  std::vector<RuleFile> files_;
  std::vector<Ministry> ministries_;
  std::map<std::string, std::unordered_set<std::string>, std::less<>> words_;
  std::map<std::string, double, std::less<>> numbers_;  // "motion.take"
  std::string digest_;
};

}  // namespace kst
