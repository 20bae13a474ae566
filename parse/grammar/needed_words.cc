#include "parse/grammar/needed_words.h"

#include <algorithm>
#include <utility>

#include "parse/grammar/pattern_atoms.h"

namespace kst {
namespace {

using Words = std::vector<Opening>;

constexpr int kLeast = 4;          // symbols: fewer stand everywhere
constexpr std::size_t kMost = 64;  // of one pattern: more are not worth looking for

// The least symbols that one of them is sure of.
int Tells(const Words& words) { return words.empty() ? 0 : Length(*std::ranges::min_element(words, {}, Length)); }

Opening WithoutBoundaries(Opening word) {
  Opening left = 0;
  for (int length = 0; word != 0; word <<= 8U)
    if (word >> 56U != kBoundary) left |= word >> 56U << (56 - 8 * length++);
  return left;
}

// Whether each opening holds one of them, or the first of its symbols: then they tell little that the openings do not.
bool AreBegun(const Words& words, const Words& openings) {
  constexpr int kLast = 3;
  const auto holds = [](Opening opening, Opening word) {
    if (opening == 0) return false;  // nearly anything
    do {
      const int shared = std::min(Length(word), Length(opening));
      if (shared == 0 || (word ^ opening) >> (64 - 8 * shared) == 0) return true;
      opening <<= 8U;
    } while (Length(opening) >= kLast);
    return false;
  };
  return std::ranges::all_of(openings, [&](Opening opening) {
    return std::ranges::any_of(
        words, [&](Opening word) { return holds(WithoutBoundaries(opening), WithoutBoundaries(word)); });
  });
}

Words OfAlternatives(std::string_view& rest, const Words* openings);

// Each part of a pattern is read from the front of `rest`, which loses it. What openings do not hold tells more: those
// of all that stands here, or of what this is a part of.
Words OfSequence(std::string_view& rest, const Words* of_whole) {
  constexpr int kNew = 3;  // symbols that it is worth to be none of the openings
  const Words openings = of_whole ? *of_whole : OpeningsOfSequence(rest);
  Words best;
  int best_worth = 0;
  const auto take = [&](Words words) {
    const int worth = Tells(words) + (AreBegun(words, openings) ? 0 : kNew);
    if (Tells(words) < kLeast || worth <= best_worth) return;
    best = std::move(words);
    best_worth = worth;
  };
  for (bool in_word = false; !AtEndOfAlternative(rest);) {
    if (!in_word) take(OpeningsOfSequence(rest));
    in_word = kSymbolOf[static_cast<unsigned char>(rest[0])] < kDigit;
    Words inside;
    if (rest[0] == '(') {
      if (OpenGroup(rest)) inside = OfAlternatives(rest, &openings);
      CloseGroup(rest);
    } else {
      rest.remove_prefix(AtomLength(rest));
    }
    const Quantifier quantifier = QuantifierOf(rest);
    rest.remove_prefix(quantifier.length);
    if (quantifier.least > 0) take(std::move(inside));
  }
  return best;
}

Words OfAlternatives(std::string_view& rest, const Words* openings) {
  Words all;
  for (bool sure = true;; rest.remove_prefix(1)) {
    const Words one = OfSequence(rest, openings);
    sure = sure && !one.empty();
    all.insert(all.end(), one.begin(), one.end());
    if (!sure) all.clear();
    if (!rest.starts_with('|')) return all;
  }
}

}  // namespace

std::vector<Opening> NeededWords(std::string_view pattern) {
  std::string_view rest = pattern;
  Words words = Shortest(OfAlternatives(rest, nullptr));
  if (words.size() > kMost || AreBegun(words, Openings(pattern))) return {};
  return words;
}

std::uint64_t SymbolsIn(std::string_view pattern) {
  std::uint64_t all = 0;
  for (std::string_view rest = pattern; !rest.empty(); rest.remove_prefix(QuantifierOf(rest).length)) {
    if (rest[0] == '(') {
      OpenGroup(rest);
    } else if (rest[0] == ')' || rest[0] == '|') {
      rest.remove_prefix(1);
    } else {
      const std::string_view atom = rest.substr(0, AtomLength(rest));
      if (atom != R"(\b)" && !IsEdge(atom)) all |= SetOf(atom);
      rest.remove_prefix(atom.size());
    }
  }
  return all;
}

}  // namespace kst
