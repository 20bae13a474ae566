// parse/grammar/rule_family.h: the rules of one family, found in a text. Only rule_grammar.cc sees this
// header, because it shows RE2; parse/grammar/rule_grammar.h says what a family is and does.
#pragma once

#include <re2/re2.h>

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/grammar/quick_match.h"
#include "parse/grammar/quick_scan.h"
#include "parse/grammar/rule_grammar.h"
#include "parse/grammar/start_places.h"

namespace kst {

// A pattern that is made ready when it is first used, and for RE2 when it must be: most of a grammar's time to load
// would go into rules that a paper never comes near.
class LazyPattern {
 public:
  using From = QuickPattern::From;
  LazyPattern() = default;
  explicit LazyPattern(std::string pattern, From from = From::kHere);
  explicit operator bool() const { return !pattern_.empty(); }
  std::string_view text() const { return pattern_; }
  bool at_front() const { return at_front_; }  // matches nowhere but at the very beginning of a text

  // At `at`, or from there on, and not beyond `end`. `parts` receives the match and its captures.
  bool Match(std::string_view text, std::size_t at, std::size_t end, std::span<std::string_view> parts = {}) const;

  const RE2& operator*() const;
  const RE2* operator->() const { return &**this; }
  std::span<const std::pair<int, std::string>> groups() const { return groups_; }  // of a pattern that matched

 private:
  std::string pattern_;
  From from_ = From::kHere;
  bool at_front_ = false;
  mutable std::unique_ptr<RE2> compiled_;
  mutable std::optional<QuickPattern> quick_;
  mutable std::vector<std::pair<int, std::string>> groups_;  // number and name of each capture
};

struct Surroundings {  // empty where the rule says nothing
  LazyPattern not_after, not_before, only_after, only_before;
};

struct CompiledRule {
  Rule rule;
  LazyPattern pattern;
  Surroundings around;
  bool from_word = false;  // a match that begins inside a word takes the whole word
};

// The rule, exactly at `at`, if the words around allow it. RE2 sees nothing behind `end`.
std::optional<Match> TryRule(const CompiledRule& rule, std::string_view text, std::size_t at, std::size_t end);

struct KnownPlaces {
  std::vector<Place> places;  // in their order; Place::pattern is an index of Family::compiled
  std::vector<int> anywhere;  // as Starts::anywhere()
};

struct Family {
  std::vector<Rule> rules;
  std::vector<CompiledRule> compiled;

  // `limit` matches at most, left to right; \b at the very end of `within` is judged
  // as at the end of the text. `known`: where rules of this family may begin in this text.
  std::vector<Match> Search(std::string_view text, NormSpan within, std::size_t limit,
                            const KnownPlaces* known = nullptr) const;

  // `limit` of the matches exactly at `at` at most, in the order of the files; every
  // rule when there is no `wanted`.
  std::vector<Match> At(std::string_view text, std::uint32_t at, std::size_t limit,
                        const std::function<bool(const Rule&)>& wanted = nullptr) const;

 private:
  friend class Places;
  const Starts& starts() const;

  mutable std::unique_ptr<Starts> starts_;
  mutable bool at_front_ = false;        // as all of its patterns
  mutable std::map<int, Sieve> needed_;  // of those rules that may begin anywhere: where what they need may stand
};

}  // namespace kst
