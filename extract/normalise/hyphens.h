// extract/normalise/hyphens.h: what a hyphen at the end of a line meant.
//
//   "georgani-"   / "seerde"          join     georganiseerde
//   "niet-"       / "westerse"        keep     niet-westerse
//   "opsporings-" / "en vervolging"   suspend  opsporings- en vervolging
//   "financi-"    / "ele"             trema    financiële (the break hid it)
//
// The decisions stand in extract/rules/hyphens.rules, in their order; this file
// knows only the conditions that a rule may name. The document helps: its own
// spelling elsewhere, and whether its typesetter breaks words at all.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "extract/normalise/lexicon.h"
#include "schema/result.h"
#include "schema/rules.h"

namespace kst {

enum class Joint { kJoin, kKeep, kSuspend, kTrema };

// A line that ends in a hyphen and the line that goes on. `left` includes the
// hyphen; both are whole lines of clean text.
struct LineBreak {
  std::string_view left, right;
};

struct Decision {
  Joint joint = Joint::kJoin;
  std::string_view rule;  // "hyphen.prefix"; lives as long as the rules
  double confidence = 1;
};

// The words of one document, as it spells them where no line ends. They are
// looked at only when a rule asks. The lines must live as long.
class DocumentWords {
 public:
  void Add(std::string_view line, bool begins_cut, bool ends_cut) { lines_.push_back({line, begins_cut, ends_cut}); }
  void AddBreak(LineBreak at) { breaks_.push_back(at); }
  bool Has(std::string_view folded) const;
  const std::vector<LineBreak>& breaks() const { return breaks_; }
  mutable std::optional<bool> typed;  // line-end hyphens were typed by the author

 private:
  struct Line {
    std::string_view text;
    bool begins_cut, ends_cut;  // its first or last word is one half
  };
  void Read(const Line& line) const;

  std::vector<Line> lines_;
  std::vector<LineBreak> breaks_;
  mutable std::size_t read_ = 0;  // lines whose words are in hashes_
  mutable std::unordered_set<std::size_t> hashes_;
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
    std::vector<int> when, unless;  // conditions, see kConditions in hyphens.cc
    Joint then = Joint::kJoin;
    double confidence = 1;
    int line = 0;
  };

 private:
  std::vector<Rule> rules_;
};

// The two lines as one, for messages, tests and the `good` lines.
std::string Apply(Decision decision, LineBreak at);

}  // namespace kst
