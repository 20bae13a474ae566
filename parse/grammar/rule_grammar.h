// parse/grammar/rule_grammar.h: patterns from rule files, compiled once, found fast. The only
// header of parse that stands for RE2 and PCRE2; no type of theirs leaves parse/grammar.
//
// The rule files whose names begin alike make a family ("cite.kamerstuk.rules"
// and "cite.eu.rules" make "cite"):
//
//   [piece dossier]                       a named part, visible in all files
//   match = [1-9]\d[ .]?\d{3}
//   [piece chamber]                       words instead of a pattern: longest first
//   word  = Tweede Kamer
//   word  = TK
//   [table law]                           names and what they stand for, see Look()
//   Awb   = BWBR0005537
//   [piece law]                           the names of a table as words
//   keys  = law                          part = first_word: only the first word of each
//   [rule kamerstuk.nr]
//   match = \bkamerstuk(?:ken)?,? {dossier}, nr\. ?{number}\b
//   not_after  = artikel ?                must not stand right before the match
//   not_before = [ ]december              must not stand right behind it
//   only_after = \bwet\b[^.]*            must stand before it; only_before likewise
//   from  = word                          a match inside a word takes the word from its beginning: brief for
//                                         Kamerbrief, which is far cheaper to find than \b\pL*brief
//   good  = Kamerstuk 29 911, nr. 323 -> dossier="29 911" number=323
//   bad   = in 2021, nr. 3 van de lijst
//
// {piece} captures the piece under its own name, {name:piece} under another one,
// {:piece} does not capture. A space is any one space, no-break and thin ones
// too; \pL, \p{Lu} and \p{Ll} are the letters that Dutch papers print (Latin, up
// to ž), because RE2's full tables make a pattern 60 times as large. Matching
// ignores case; (?-i:…) does not. Any other key of a rule (yields, status,
// confidence…) is read with Rule::Get by whoever uses the family and declared in
// parse/rule_families.cc. What `good` and `bad` lines prove: parse/prove_rules.h.
//
// A family is first searched for the places where any of its rules may begin, by
// their first characters (parse/grammar/start_places.h); only there RE2 tries those rules, in the
// order of the files. So of two rules that match at one place the earlier wins, and
// of two places the leftmost.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/rule_file.h"
#include "schema/values/result.h"
#include "schema/values/span.h"

namespace kst {

struct Rule {
  std::string name;
  const RuleSection* section = nullptr;  // the keys as written
  const RuleFile* file = nullptr;        // where they stand
  std::string_view Get(std::string_view key, std::string_view fallback = {}) const {
    return section->Get(key, fallback);
  }
};

struct Match {
  const Rule* rule = nullptr;
  NormSpan span;
  std::vector<std::pair<std::string_view, NormSpan>> captures;  // only those that took part

  const NormSpan* Find(std::string_view name) const;                         // null when it took no part
  std::string_view Get(std::string_view name, std::string_view text) const;  // "" when it took no part
};

// kProved: the compiled-in rules, which tests compile one by one; a pattern is made
// ready when it is first used. kStrangers: all at once, with an Error for a mistake
// in a pattern or for more captures than a match keeps (kMostCaptures).
inline constexpr int kMostCaptures = 16;
enum class Trust { kProved, kStrangers };

// Use one Grammar from one thread.
class Grammar {
 public:
  // The files must be all rule files of parse: pieces are shared between them.
  static Result<Grammar> Compile(std::vector<RuleFile> files, Trust trust = Trust::kStrangers);

  // All matches of a family in `within` (an empty span is the whole text), left
  // to right, not overlapping. Offsets are into `text`; \b sees what is around.
  std::vector<Match> FindAll(std::string_view family, std::string_view text, NormSpan within = {}) const;

  // The rules of a family that match exactly at `at`, in the order of the files.
  std::vector<Match> FindAt(std::string_view family, std::string_view text, std::uint32_t at) const;

  // The first of them whose rule is `wanted`; the captures of the others are not looked for.
  std::optional<Match> FirstAt(std::string_view family, std::string_view text, std::uint32_t at,
                               const std::function<bool(const Rule&)>& wanted) const;

  // The first match in `within`; empty when there is none.
  std::vector<Match> FindFirst(std::string_view family, std::string_view text, NormSpan within = {}) const;

  // While it lives, these families are searched in this very text (the same bytes at the same place) by what one pass
  // over it found for all of them. What is found is the same; one at a time.
  class Reading {
   public:
    Reading(const Grammar& grammar, std::string_view text, std::span<const std::string_view> families);
    ~Reading();
    Reading(const Reading&) = delete;
    Reading& operator=(const Reading&) = delete;

   private:
    const Grammar& grammar_;
  };

  // The value of a key of a table; "" when it has no such key.
  std::string_view Look(std::string_view table, std::string_view key) const;
  std::span<const std::pair<std::string, std::string>> Table(std::string_view table) const;

  std::vector<std::string_view> Families() const;
  std::span<const Rule> Rules(std::string_view family) const;
  std::span<const RuleFile> Files() const;

  // The first match of one rule as if it had no others beside it: for proofs (parse/prove_rules.h).
  std::optional<Match> FindAlone(const Rule& rule, std::string_view text) const;

  Grammar(Grammar&&) noexcept;
  Grammar& operator=(Grammar&&) noexcept;
  ~Grammar();

 private:
  struct Impl;
  explicit Grammar(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

// The rule files of parse/rules that are compiled into the program.
std::span<const EmbeddedFile> ParseRuleFiles();

}  // namespace kst
