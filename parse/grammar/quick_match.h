// parse/grammar/quick_match.h: a pattern that is ready at once. PCRE2 reads a pattern in 15 µs where RE2 takes 150, and
// most papers ask most patterns a few times only; RE2 stays for what PCRE2 cannot answer in bounded work.
//
//   QuickPattern pattern(R"(\bkamerstuk(?:ken)? (?P<number>\d+))", QuickPattern::From::kHere);
//   pattern.Match(text, at, end, parts)   kYes and the parts, kNo, or kUnsure: ask RE2
//
// What it says is what RE2 says (the leftmost match, of several the one that a pattern's order prefers). It is unsure
// of text that is no UTF-8, of a match that goes on behind `end`, and after kMostSteps of backtracking.
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct pcre2_real_code_8;

namespace kst {

class QuickPattern {
 public:
  enum class From { kHere, kAnywhere };  // only at `at`, or at the first place behind it too
  enum class Answer { kYes, kNo, kUnsure };

  QuickPattern(std::string_view pattern, From from);  // of a pattern that it cannot read it is always unsure
  QuickPattern(QuickPattern&&) noexcept;
  QuickPattern& operator=(QuickPattern&&) noexcept;
  ~QuickPattern();

  // `parts` receives the match and its captures; those that took no part have no data().
  Answer Match(std::string_view text, std::size_t at, std::size_t end, std::span<std::string_view> parts = {}) const;

  // What its answers took until now: 1 for one at once, 16 and 256 for those that took some hundred and thousand steps.
  int spent() const { return spent_; }
  int asked() const { return asked_; }

  // The number and the name of each named capture, in the order of the pattern.
  std::vector<std::pair<int, std::string>> Groups() const;

 private:
  struct Free {
    void operator()(pcre2_real_code_8* code) const;
  };
  std::unique_ptr<pcre2_real_code_8, Free> code_;
  mutable int spent_ = 0, asked_ = 0;
};

}  // namespace kst
