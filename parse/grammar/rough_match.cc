#include "parse/grammar/rough_match.h"

#include <bit>

#include "parse/grammar/pattern_atoms.h"

namespace kst {
namespace {

constexpr int kSeen = 63;
constexpr Offsets kBeyond = Offsets{1} << kSeen;

// Each part of a pattern is read from the front of `rest`, which loses it: from
// the offsets where it may begin to those where it may end.
class Reader {
 public:
  explicit Reader(const Ahead& ahead) : ahead_(ahead) {}

  Offsets Alternatives(std::string_view& rest, Offsets from) {
    for (Offsets to = 0;; rest.remove_prefix(1)) {
      to |= Sequence(rest, from);
      if (!rest.starts_with('|')) return to;
    }
  }

 private:
  Offsets Sequence(std::string_view& rest, Offsets from) {
    while (!AtEndOfAlternative(rest)) {
      if (from == 0) {
        SkipAlternative(rest);
        return 0;
      }
      from = Repeated(rest, from);
    }
    return from;
  }

  Offsets Repeated(std::string_view& rest, Offsets from) {
    const std::string_view atom = rest;
    Offsets last = Atom(rest, from);
    const Quantifier times = QuantifierOf(rest);
    rest.remove_prefix(times.length);
    if (times.most == 0) return from;
    Offsets all = (times.least == 0 ? from : 0) | (times.least <= 1 ? last : 0);
    for (int n = 2; n <= times.most && last != 0; ++n) {
      std::string_view again = atom;
      last = Atom(again, last);
      if (n < times.least) continue;
      last &= ~all;  // what is reached in fewer steps has gone on from there
      all |= last;
    }
    return all;
  }

  Offsets Atom(std::string_view& rest, Offsets from) {
    if (rest[0] == '(') {
      const Offsets to = OpenGroup(rest) ? Alternatives(rest, from) : from;
      CloseGroup(rest);
      return to;
    }
    const std::string_view atom = rest.substr(0, AtomLength(rest));
    rest.remove_prefix(atom.size());
    if (atom == R"(\b)") return from & (ahead_.boundaries() | kBeyond);
    if (IsEdge(atom)) return from;
    return (from & ahead_.Of(SetOf(atom))) << 1U | (from & kBeyond);
  }

  const Ahead& ahead_;
};

}  // namespace

Ahead::Ahead(std::string_view text, std::size_t at, std::size_t end) {
  bool word = at > 0 && IsWord(kSymbolOf[static_cast<unsigned char>(text[at - 1])]);
  int offset = 0;
  for (; offset < kSeen && at < end; ++offset) {
    const Character next = SymbolAt(text, at);
    of_[next.symbol] |= Bit(static_cast<unsigned>(offset));
    if (IsWord(next.symbol) != word) boundaries_ |= Bit(static_cast<unsigned>(offset)), word = !word;
    at += next.bytes;
  }
  boundaries_ |= Bit(static_cast<unsigned>(offset));  // the end, which RE2 judges
}

Offsets Ahead::Of(std::uint64_t symbols) const {
  Offsets all = 0;
  for (; symbols != 0; symbols &= symbols - 1) all |= of_[static_cast<std::size_t>(std::countr_zero(symbols))];
  return all;
}

bool MayMatch(std::string_view pattern, const Ahead& ahead) { return Reader(ahead).Alternatives(pattern, 1) != 0; }

}  // namespace kst
