#include "parse/grammar/first_symbols.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <charconv>
#include <cstdint>

namespace kst {
namespace {

constexpr std::uint64_t kAnything = ~std::uint64_t{0};

// The first symbol stands in the highest byte, so that numbers sort as strings do.
Opening OfSymbol(Symbol symbol) { return static_cast<Opening>(symbol) << 56U; }
int Length(Opening opening) { return opening == 0 ? 0 : 8 - std::countr_zero(opening) / 8; }
Opening Cut(Opening opening, int length) { return length >= 8 ? opening : opening & ~(~Opening{0} >> (8 * length)); }

// A word boundary says something at the very beginning only.
Opening Joined(Opening a, Opening b) {
  const int length = Length(a);
  if (length > 0 && (b >> 56U) == kBoundary) b <<= 8U;
  return length >= 8 ? a : a | b >> (8 * length);
}

// The length of the atom at the start of `s`: a group, a class, an escape, a character.
std::size_t AtomLength(std::string_view s) {
  if (s[0] == '\\') {
    const bool named = s.size() > 2 && (s[1] == 'x' || s[1] == 'p' || s[1] == 'P');
    const std::size_t brace = named && s[2] == '{' ? s.find('}') : s.npos;
    return brace != s.npos ? brace + 1 : std::min<std::size_t>(s.size(), named ? 3 : 2);
  }
  if (s[0] == '[') {
    std::size_t i = s.size() > 1 && s[1] == '^' ? 2 : 1;
    for (++i; i < s.size() && s[i] != ']'; ++i) {
      if (s[i] == '\\') ++i;
      if (s.substr(i - 1, 2) == "[:") i = std::min(s.size(), s.find(":]", i)) + 1;
    }
    return std::min(s.size(), i + 1);
  }
  std::size_t i = 1;
  if (s[0] == '(') {
    while (i < s.size() && s[i] != ')') i += AtomLength(s.substr(i));
    return std::min(s.size(), i + 1);
  }
  while (i < s.size() && (s[i] & 0xC0) == 0x80) ++i;
  return i;
}

constexpr int kEndless = 1000;

struct Quantifier {
  std::size_t length = 0;
  int least = 1, most = 1;
};

Quantifier QuantifierOf(std::string_view s) {
  Quantifier q;
  if (s.empty()) return q;
  if (s[0] == '*') q = {1, 0, kEndless};
  if (s[0] == '+') q = {1, 1, kEndless};
  if (s[0] == '?') q = {1, 0, 1};
  if (const std::size_t close = s[0] == '{' ? s.find('}') : s.npos; close != s.npos) {
    const char* const end = s.data() + close;
    const auto [comma, error] = std::from_chars(s.data() + 1, end, q.least);
    if (error != std::errc() || (comma != end && *comma != ',')) return {};  // "{x}" stands for itself
    q.length = close + 1;
    q.most = comma == end ? q.least : kEndless;
    if (comma != end) std::from_chars(comma + 1, end, q.most);
  }
  if (q.length > 0 && q.length < s.size() && s[q.length] == '?') ++q.length;  // lazy
  return q;
}

// The character or escape at the start of `s`, which loses it.
std::uint64_t TakeOne(std::string_view& s) {
  const std::string_view one = s.substr(0, AtomLength(s));
  s.remove_prefix(one.size());
  if (one[0] != '\\') return Bit(SymbolAt(one, 0).symbol);
  if (one[1] == 'd') return Bit(kDigit);
  if (one[1] == 's' || one[1] == 'n' || one[1] == 't') return Bit(kSpace);
  if (one[1] == 'x')
    return one == R"(\x{A0})" || one == R"(\x{2009})" || one == R"(\x{202F})" ? Bit(kSpace) : kAnything;
  return std::isalnum(static_cast<unsigned char>(one[1])) ? kAnything : Bit(SymbolAt(one, 1).symbol);
}

std::uint64_t SetOfClass(std::string_view s) {  // between its brackets
  if (s.starts_with('^') || s.find("[:") != std::string_view::npos) return kAnything;
  std::uint64_t set = 0;
  while (!s.empty()) {
    const auto from = static_cast<unsigned char>(s[0]);
    set |= TakeOne(s);
    if (s.size() < 2 || s[0] != '-') continue;
    const auto to = static_cast<unsigned char>(s[1]);
    if (to >= 0x80 || s[1] == '\\') return kAnything;
    for (unsigned c = from; c <= to; ++c) set |= Bit(kSymbolOf[c]);
    s.remove_prefix(2);
  }
  return set;
}

// Openings under way: `open` ones go on with what follows, `closed` ones do not.
struct Under {
  std::vector<Opening> open, closed;
};

constexpr std::size_t kMost = 128;
constexpr std::size_t kTold = 8;  // symbols: a set of more tells nothing apart
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

// Each open opening goes on with each of `next`.
void Join(Under& done, const Under& next) {
  std::vector<Opening> open;
  for (const Opening a : done.open) {
    for (const Opening b : next.open) open.push_back(Joined(a, b));
    for (const Opening b : next.closed) done.closed.push_back(Joined(a, b));
  }
  done.open = std::move(open);
  Thin(done);
}

Under OfSequence(std::string_view s);

Under OfAlternatives(std::string_view s) {
  Under all;
  for (std::size_t begin = 0, i = 0; i <= s.size();) {
    if (i < s.size() && s[i] != '|') {
      i += AtomLength(s.substr(i));
      continue;
    }
    const Under one = OfSequence(s.substr(begin, i - begin));
    all.open.insert(all.open.end(), one.open.begin(), one.open.end());
    all.closed.insert(all.closed.end(), one.closed.begin(), one.closed.end());
    begin = ++i;
  }
  Thin(all);
  return all;
}

Under OfAtom(std::string_view atom) {
  if (atom[0] == '(') {
    // "(", "(?:", "(?-i:", "(?P<name>"; "(?i)" has nothing inside
    const std::size_t head = atom.starts_with("(?") ? atom.find(atom[2] == 'P' ? '>' : ':') + 1 : 1;
    if (head == 0) return {{0}, {}};
    return OfAlternatives(atom.substr(head, atom.size() - head - 1));
  }
  if (atom == R"(\b)") return {{OfSymbol(kBoundary)}, {}};
  if (atom == "^" || atom == "$" || atom == R"(\z)" || atom == R"(\A)") return {{0}, {}};
  if (atom == ".") return {{}, {0}};
  const std::uint64_t set = atom[0] == '[' ? SetOfClass(atom.substr(1, atom.size() - 2)) : TakeOne(atom);
  if (static_cast<std::size_t>(std::popcount(set)) > kTold) return {{}, {0}};
  Under one;
  for (Symbol c = 1; c < kBoundary; ++c)
    if (set & Bit(c)) one.open.push_back(OfSymbol(c));
  return one;
}

Under OfSequence(std::string_view s) {
  Under done{{0}, {}};
  while (!s.empty() && !done.open.empty()) {
    const std::size_t length = AtomLength(s);
    const Quantifier quantifier = QuantifierOf(s.substr(length));
    const Under one = OfAtom(s.substr(0, length));
    s.remove_prefix(length + quantifier.length);
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

}  // namespace

std::vector<Opening> Openings(std::string_view pattern) {
  Under all = OfAlternatives(pattern);
  all.open.insert(all.open.end(), all.closed.begin(), all.closed.end());
  Sort(all.open);
  std::vector<Opening> shortest;  // "nr" finds all that "nr 5" finds
  for (const Opening opening : all.open)
    if (shortest.empty() || Cut(opening, Length(shortest.back())) != shortest.back()) shortest.push_back(opening);
  return shortest;
}

}  // namespace kst
