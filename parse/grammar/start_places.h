// parse/grammar/start_places.h: where may one of many patterns begin, and which? A tree of the
// openings of all of them, walked from each place of a text. It may say yes too
// often, never no where a pattern does match (but for ſ and the sign of kelvin, which
// RE2 takes for an s and a k); so RE2, whose automata are costly to
// start, is asked at few places only and for few patterns.
//
//   Starts starts(patterns);             in the order of the rules
//   starts.Next(text, 0, text.size())    the first place where any may begin
//   starts.At(text, at)                  which: their numbers, ascending
//   Starts(patterns, Starts::For::kTexts).All(text)    both for a whole text, in one pass; without the places behind
//                                        which what a pattern needs does not follow (parse/grammar/needed_words.h)
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "parse/grammar/first_symbols.h"
#include "parse/grammar/quick_scan.h"

namespace kst {

struct Place {
  std::uint32_t at = 0;
  int pattern = 0;
};

class Starts {
 public:
  enum class For { kPlaces, kTexts };  // to be asked for Next() and At(), or for All()

  // Patterns as RE2 reads them, expanded.
  explicit Starts(const std::vector<std::string_view>& patterns, For use = For::kPlaces);

  // The patterns that may begin with nearly anything: RE2 has to search for them.
  const std::vector<int>& anywhere() const { return anywhere_; }

  std::size_t Next(std::string_view text, std::size_t at, std::size_t end) const;  // `end` when there is none
  std::vector<int> At(std::string_view text, std::size_t at) const;                // without those
  std::vector<Place> All(std::string_view text) const;  // without those; by place and then by number

 private:
  struct Node {
    std::uint64_t symbols = 0;         // which children there are
    std::uint32_t children = 0;        // the first of them in nodes_; they stand in the order of symbols
    std::uint32_t begin = 0, end = 0;  // in ends_: the patterns with an opening that ends here
  };
  using Keys = std::vector<std::pair<Opening, int>>;

  void Grow(std::uint32_t node, const Keys& keys, std::size_t begin, std::size_t end, int depth);
  const Node* Child(const Node& node, Symbol symbol) const;
  template <class Text, class Use>
  void Walk(const Text& text, std::size_t at, Use& use) const;
  template <class Text, class Use>
  void WalkFrom(const Node* node, const Text& text, std::size_t at, Use& use) const;

  Sieve sieve_;
  std::vector<Node> nodes_;  // first the root of what may stand anywhere, then of all that may stand at a boundary
  std::vector<int> ends_;
  std::vector<int> anywhere_;
  std::vector<std::uint64_t> symbols_;  // of each pattern that needs a word: what stands before that; 0 of the others
};

}  // namespace kst
