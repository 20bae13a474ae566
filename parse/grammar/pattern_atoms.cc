#include "parse/grammar/pattern_atoms.h"

#include <algorithm>
#include <bit>
#include <cctype>
#include <charconv>

namespace kst {
namespace {

constexpr int kEndless = 1000;

// The character or escape at the start of `s`, which loses it.
std::uint64_t TakeOne(std::string_view& s) {
  const std::string_view one = s.substr(0, AtomLength(s));
  s.remove_prefix(one.size());
  if (one[0] != '\\') return Bit(SymbolAt(one, 0).symbol);
  if (one.size() < 2) return kAnything;
  if (one[1] == 'd') return Bit(kDigit);
  if (one[1] == 's' || one[1] == 'n' || one[1] == 't') return Bit(kSpace);
  if (one[1] == 'x')
    return one == R"(\x{A0})" || one == R"(\x{2009})" || one == R"(\x{202F})" ? Bit(kSpace) : kAnything;
  return std::isalnum(static_cast<unsigned char>(one[1])) ? kAnything : Bit(SymbolAt(one, 1).symbol);
}

// À to ž and on to the last character of two bytes: none of them is a space.
bool IsForeignLetter(char c) { return static_cast<unsigned char>(c) >= 0xC3 && static_cast<unsigned char>(c) < 0xE0; }

// What [^…] leaves: only signs can be taken away, for they are symbols of their own.
std::uint64_t SetWithout(std::string_view s) {
  std::uint64_t set = kAnything;
  while (!s.empty()) {
    const std::uint64_t one = TakeOne(s);
    if (s.size() > 1 && s[0] == '-') return kAnything;
    if (std::has_single_bit(one) && one >= Bit(kFirstSign)) set &= ~one;
  }
  return set;
}

std::uint64_t SetOfClass(std::string_view s) {  // between its brackets
  if (s.find("[:") != std::string_view::npos) return kAnything;
  if (s.starts_with('^')) return SetWithout(s.substr(1));
  std::uint64_t set = 0;
  while (!s.empty()) {
    const char from = s[0];
    set |= TakeOne(s);
    if (s.size() < 2 || s[0] != '-') continue;
    s.remove_prefix(1);
    const char to = s[0];
    const bool foreign = IsForeignLetter(from) && IsForeignLetter(to);
    if ((static_cast<unsigned char>(to) >= 0x80 && !foreign) || to == '\\') return kAnything;
    for (auto c = static_cast<unsigned char>(from); !foreign && c <= static_cast<unsigned char>(to); ++c)
      set |= Bit(kSymbolOf[c]);
    TakeOne(s);
  }
  return set;
}

}  // namespace

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
  while (i < s.size() && (s[i] & 0xC0) == 0x80) ++i;
  return i;
}

bool OpenGroup(std::string_view& rest) {
  const bool flags = rest.starts_with("(?");
  const std::size_t last = rest.starts_with("(?P") ? rest.find('>') : flags ? rest.find_first_of(":)") : 0;
  if (flags && (last == rest.npos || rest[last] == ')')) {
    rest.remove_prefix(std::min(last, rest.size()));
    return false;
  }
  rest.remove_prefix(last + 1);
  return true;
}

void CloseGroup(std::string_view& rest) { rest.remove_prefix(rest.empty() ? 0 : 1); }

void SkipAlternative(std::string_view& rest) {
  std::size_t at = 0;
  for (int depth = 0; at < rest.size(); ++at) {
    const char c = rest[at];
    if (c == '\\') {
      ++at;
    } else if (c == '[') {
      at += AtomLength(rest.substr(at)) - 1;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')' || (c == '|' && depth == 0)) {
      if (depth-- == 0) break;
    }
  }
  rest.remove_prefix(std::min(at, rest.size()));
}

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

std::uint64_t SetOf(std::string_view atom) {
  if (atom == ".") return kAnything;
  return atom[0] == '[' ? SetOfClass(atom.substr(1, atom.size() - 2)) : TakeOne(atom);
}

bool IsEdge(std::string_view atom) { return atom == "^" || atom == "$" || atom == R"(\z)" || atom == R"(\A)"; }

}  // namespace kst
