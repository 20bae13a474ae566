#include "parse/grammar/first_symbols.h"

#include <algorithm>
#include <bit>
#include <cstdint>

#include "parse/grammar/pattern_atoms.h"

namespace kst {

int Length(Opening opening) { return opening == 0 ? 0 : 8 - std::countr_zero(opening) / 8; }

namespace {

// The first symbol stands in the highest byte, so that numbers sort as strings do.
Opening OfSymbol(Symbol symbol) { return static_cast<Opening>(symbol) << 56U; }
Opening Cut(Opening opening, int length) { return length >= 8 ? opening : opening & ~(~Opening{0} >> (8 * length)); }

Opening Joined(Opening a, Opening b) {
  const int length = Length(a);
  if (length >= 8) return a;
  const bool twice = length > 0 && (a >> (64 - 8 * length) & 0xFFU) == kBoundary && b >> 56U == kBoundary;
  return a | (twice ? b << 8U : b) >> (8 * length);
}

// Openings under way: `open` ones go on with what follows, `closed` ones do not.
struct Under {
  std::vector<Opening> open, closed;
};

constexpr std::size_t kMost = 512;  // more than there are names of laws
constexpr std::size_t kTold = 8;    // symbols: a set of more tells nothing apart
constexpr int kRepeats = 8;

void Sort(std::vector<Opening>& openings) {
  if (openings.size() < 2) return;
  std::sort(openings.begin(), openings.end());
  openings.erase(std::unique(openings.begin(), openings.end()), openings.end());
}

// Of too many openings the longest are cut until they are few enough.
void Thin(Under& under) {
  for (int longest = kOpeningLength;; --longest) {
    const auto cut =
        std::partition(under.open.begin(), under.open.end(), [&](Opening o) { return Length(o) < longest; });
    under.closed.insert(under.closed.end(), cut, under.open.end());
    under.open.erase(cut, under.open.end());
    for (Opening& opening : under.closed) opening = Cut(opening, longest);
    Sort(under.open), Sort(under.closed);
    if (under.open.size() + under.closed.size() <= kMost || longest == 1) return;
  }
}

// Each open opening goes on with one more: what differs goes on to differ, so there is nothing to thin.
void Append(Under& done, Opening next) {
  for (Opening& opening : done.open) opening = Joined(opening, next);
  const auto full =
      std::partition(done.open.begin(), done.open.end(), [](Opening o) { return Length(o) < kOpeningLength; });
  done.closed.insert(done.closed.end(), full, done.open.end());
  done.open.erase(full, done.open.end());
}

// Each open opening goes on with each of `next`.
void Join(Under& done, const Under& next) {
  if (next.open.size() == 1 && next.closed.empty()) return Append(done, next.open[0]);
  std::vector<Opening> open;
  for (const Opening a : done.open) {
    for (const Opening b : next.open) {
      const Opening both = Joined(a, b);
      (Length(both) < kOpeningLength ? open : done.closed).push_back(both);
    }
    for (const Opening b : next.closed) done.closed.push_back(Joined(a, b));
  }
  done.open = std::move(open);
  Thin(done);
}

Under OfAlternatives(std::string_view& rest);

// Each part of a pattern is read from the front of `rest`, which loses it.
Under OfAtom(std::string_view& rest) {
  if (rest[0] == '(') {
    Under inside = OpenGroup(rest) ? OfAlternatives(rest) : Under{{0}, {}};
    CloseGroup(rest);
    return inside;
  }
  const std::string_view atom = rest.substr(0, AtomLength(rest));
  rest.remove_prefix(atom.size());
  if (atom == R"(\b)") return {{OfSymbol(kBoundary)}, {}};
  if (IsEdge(atom)) return {{0}, {}};
  std::uint64_t set = SetOf(atom);
  if (static_cast<std::size_t>(std::popcount(set)) > kTold) return {{}, {0}};
  Under one;
  for (; set != 0; set &= set - 1) one.open.push_back(OfSymbol(static_cast<Symbol>(std::countr_zero(set))));
  return one;
}

Under OfSequence(std::string_view& rest) {
  Under done{{0}, {}};
  while (!AtEndOfAlternative(rest)) {
    if (done.open.empty()) {
      SkipAlternative(rest);
      break;
    }
    const Under one = OfAtom(rest);
    const Quantifier quantifier = QuantifierOf(rest);
    rest.remove_prefix(quantifier.length);
    for (int n = 1; n <= quantifier.least && n <= kRepeats; ++n) Join(done, one);
    if (quantifier.most == quantifier.least) continue;
    // What may come once more: without it, with it, and if it may come again, with anything behind it.
    Under more{{0}, one.closed};
    for (const Opening opening : one.open)
      (quantifier.most == quantifier.least + 1 ? more.open : more.closed).push_back(opening);
    Join(done, more);
  }
  return done;
}

Under OfAlternatives(std::string_view& rest) {
  Under all;
  for (;; rest.remove_prefix(1)) {
    const Under one = OfSequence(rest);
    all.open.insert(all.open.end(), one.open.begin(), one.open.end());
    all.closed.insert(all.closed.end(), one.closed.begin(), one.closed.end());
    if (!rest.starts_with('|')) break;
  }
  Thin(all);
  return all;
}

std::vector<Opening> All(Under under) {
  under.open.insert(under.open.end(), under.closed.begin(), under.closed.end());
  return std::move(under.open);
}

}  // namespace

std::vector<Opening> Shortest(std::vector<Opening> openings) {
  Sort(openings);
  std::vector<Opening> shortest;
  for (const Opening opening : openings)
    if (shortest.empty() || Cut(opening, Length(shortest.back())) != shortest.back()) shortest.push_back(opening);
  return shortest;
}

std::vector<Opening> OpeningsOfSequence(std::string_view rest) { return Shortest(All(OfSequence(rest))); }

std::vector<Opening> Openings(std::string_view pattern) { return Shortest(All(OfAlternatives(pattern))); }

}  // namespace kst
