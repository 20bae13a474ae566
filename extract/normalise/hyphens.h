// extract/normalise/hyphens.h: what a hyphen at the end of a line meant.
//
//   "georgani-"   / "seerde"          join     georganiseerde
//   "niet-"       / "westerse"        keep     niet-westerse
//   "opsporings-" / "en vervolging"   suspend  opsporings- en vervolging
//   "financi-"    / "ele"             trema    financiële (the break hid it)
//
// The decisions stand in extract/rules/hyphens.rules, in their order; the conditions
// that a rule may name in question.h. The document helps (document_words.h): its own
// spelling elsewhere, and whether its typesetter breaks words at all.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/normalise/break_conditions.h"
#include "extract/normalise/document_words.h"
#include "extract/normalise/lexicon.h"
#include "schema/rule_file.h"
#include "schema/values/result.h"

namespace kst {

enum class Joint { kJoin, kKeep, kSuspend, kTrema };

struct Decision {
  Joint joint = Joint::kJoin;
  std::string_view rule;  // "hyphen.prefix"; lives as long as the rules
  double confidence = 1;
};

class HyphenRules {
 public:
  static Result<HyphenRules> Read(const RuleFile& file);

  Decision Decide(LineBreak at, const DocumentWords& document, const Lexicon& lexicon) const;
  std::vector<Error> Check(const RuleFile& file, const Lexicon& lexicon) const;

  struct WordList {
    std::unordered_set<std::string> whole;
    std::vector<std::string> prefixes, suffixes;  // "presid*", "*isch"
    bool any = true;                              // no list given
    bool Has(std::string_view word) const;
  };
  struct Rule {
    std::string name;
    WordList left, right, next, after;
    std::vector<std::pair<std::string, std::string>> pairs;
    std::vector<const Condition*> when, unless;
    Joint then = Joint::kJoin;
    double confidence = 1;
    int line = 0;
    bool soft = false;  // may decide on U+00AD, which is no part of a word: a trema comes back, a hyphen does not stay
  };

 private:
  std::vector<Rule> rules_;
};

// The two lines as one, for messages, tests and the `good` lines.
std::string Apply(Decision decision, LineBreak at);

}  // namespace kst
