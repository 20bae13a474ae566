#include "parse/grammar/quick_scan.h"

#include <algorithm>

namespace kst {
namespace {

constexpr std::uint8_t kShort = 1, kLong = 2;
constexpr unsigned kBits = 6, kSymbol = kSymbolBits, kWord = kBounded;  // of a symbol; of one that is part of a word
constexpr unsigned kAtBoundary = 1 << 12;

// Of four symbols; their highest bit is free to say whether they stand at a boundary.
unsigned Hash(std::uint32_t symbols, bool boundary) {
  return (symbols | std::uint32_t{boundary} << 31U) * 0x9E3779B1U >> 16U;
}

constexpr std::array<std::uint8_t, 256> kMarked = [] {  // a symbol and whether it is part of a word
  std::array<std::uint8_t, 256> of = {};
  for (unsigned byte = 0; byte < 256; ++byte)
    of[byte] = static_cast<std::uint8_t>(kSymbolOf[byte] | (IsWord(kSymbolOf[byte]) ? kWord : 0));
  return of;
}();

}  // namespace

std::vector<Mark> MarksOf(std::string_view text) {
  std::vector<Mark> marks(text.size() + kMarksBehind);
  unsigned before = 0;  // of the byte before: as kMarked
  for (std::size_t at = 0; at < text.size();) {
    const unsigned here = kMarked[static_cast<unsigned char>(text[at])];
    const auto bounded = static_cast<Mark>((here ^ before) & kWord);  // kWord is kBounded
    before = here;
    marks[at] = static_cast<Mark>((here & kSymbol) | bounded);
    if ((here & kSymbol) != kForeign) {
      ++at;
      continue;
    }
    const Character character = SymbolAt(text, at);
    marks[at] = static_cast<Mark>(character.symbol | bounded | kNotAscii);
    for (const std::size_t end = at + character.bytes; ++at < end;) marks[at] = kWithin;
  }
  marks[text.size()] = static_cast<Mark>(before & kWord);
  return marks;
}

void Sieve::Add(Opening opening) {
  const bool bounded = opening >> 56U == kBoundary;
  std::uint32_t symbols = 0;  // the first four
  for (unsigned shift = 24; opening != 0 && shift <= 24; opening <<= 8U) {
    const auto symbol = static_cast<std::uint32_t>(opening >> 56U);
    if (symbol == kBoundary) continue;
    symbols |= symbol << shift;
    shift -= 8;
  }
  const unsigned first = symbols >> 24U, second = symbols >> 16U & 0xFFU;
  const bool is_short = (symbols & 0xFFU) == 0;
  const auto mark = [&](unsigned as_first) {
    for (unsigned as_second = 0; as_second <= kSymbol; ++as_second) {
      // A byte that is not ASCII can be the first of a space or of any other character, or behind the first.
      if (second != 0 && as_second != second && as_second != kForeign && as_second != kBoundary) continue;
      const unsigned pair = as_first << kBits | as_second;
      if (!bounded) two_[pair] |= is_short ? kShort : kLong;
      two_[kAtBoundary | pair] |= is_short ? kShort : kLong;
    }
  };
  mark(first);
  if (first == kSpace) mark(kForeign);
  for (const bool boundary : {true, false})
    if (const unsigned hash = Hash(symbols, boundary); !is_short && (boundary || !bounded))
      four_[hash / 64] |= Bit(hash);
}

std::size_t Sieve::Next(const std::vector<Mark>& marks, std::size_t at) const {
  const std::size_t end = marks.size() - kMarksBehind;
  for (; at < end; ++at) {
    const unsigned here = marks[at], next = marks[at + 1] & kSymbol;
    const unsigned boundary = here & kBounded ? kAtBoundary : 0;
    const std::uint8_t may = two_[boundary | (here & kSymbol) << kBits | next];
    if (may == 0 || here == kWithin) continue;
    const unsigned third = marks[at + 2], fourth = marks[at + 3];
    if (may & kShort || (here | marks[at + 1] | third | fourth) & kNotAscii) return at;
    const unsigned hash =
        Hash((here & kSymbol) << 24U | next << 16U | (third & kSymbol) << 8U | (fourth & kSymbol), boundary != 0);
    if (four_[hash / 64] & Bit(hash)) return at;
  }
  return end;
}

std::size_t Sieve::Next(std::string_view text, std::size_t at, std::size_t end) const {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  if (at >= end) return end;
  // At the last places of a text there are no four bytes: the tree is asked.
  const std::size_t last = text.size() < 4 ? at : std::min(end, text.size() - 3);
  unsigned before = at > 0 ? kMarked[byte(at - 1)] : 0;
  for (unsigned here = kMarked[byte(at)], next; at < last; ++at, before = here, here = next) {
    next = at + 1 < text.size() ? kMarked[byte(at + 1)] : 0;
    const unsigned boundary = (here ^ before) & kWord ? kAtBoundary : 0;
    const std::uint8_t may = two_[boundary | (here & kSymbol) << kBits | (next & kSymbol)];
    if (may == 0) continue;
    if (may & kShort || (byte(at) | byte(at + 1) | byte(at + 2) | byte(at + 3)) >= 0x80) return at;
    const unsigned hash = Hash((here & kSymbol) << 24U | (next & kSymbol) << 16U |
                                   static_cast<unsigned>(kSymbolOf[byte(at + 2)]) << 8U | kSymbolOf[byte(at + 3)],
                               boundary != 0);
    if (four_[hash / 64] & Bit(hash)) return at;
  }
  return std::min(at, end);
}

}  // namespace kst
