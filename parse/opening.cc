// How a pattern begins: its atoms are taken one by one until one may repeat.
#include <algorithm>
#include <optional>

#include "parse/patterns.h"

namespace kst {
namespace {

constexpr std::size_t kTellsEnough = 4;  // characters that a match of an opening has at least

// The length of the atom at the start of `s`: a group, a class, an escape, a character.
std::size_t AtomLength(std::string_view s) {
  if (s[0] == '\\') return s.size() > 2 && s[1] == 'x' && s[2] == '{' ? s.find('}') + 1 : 2;
  if (s[0] == '[') {
    std::size_t i = s.size() > 1 && s[1] == '^' ? 2 : 1;
    for (++i; i < s.size() && s[i] != ']'; ++i)
      if (s[i] == '\\') ++i;
    return i + 1;
  }
  if (s[0] == '(') {
    std::size_t i = 1;
    while (i < s.size() && s[i] != ')') i += AtomLength(s.substr(i));
    return i + 1;
  }
  std::size_t i = 1;
  while (i < s.size() && (s[i] & 0xC0) == 0x80) ++i;
  return i;
}

// "*", "+?", "{0,4}" at the start of `s`; 0 when there is none.
std::size_t QuantifierLength(std::string_view s) {
  if (s.empty()) return 0;
  std::size_t length = s[0] == '*' || s[0] == '+' || s[0] == '?' ? 1 : 0;
  if (s[0] == '{') length = s.find('}') + 1;
  return length > 0 && length < s.size() && s[length] == '?' ? length + 1 : length;
}

bool MayRepeat(std::string_view s) {
  while (!s.empty()) {
    const std::size_t atom = AtomLength(s);
    if (s[0] == '(' && MayRepeat(s.substr(1, atom - 2))) return true;
    const std::size_t quantifier = QuantifierLength(s.substr(atom));
    if (quantifier > 0 && s[atom] != '?') return true;
    s.remove_prefix(std::min(s.size(), atom + quantifier));
  }
  return false;
}

// How many characters a match has at least; what may be absent counts for none.
std::size_t LeastWidth(std::string_view s) {
  std::size_t least = std::string_view::npos, width = 0;
  while (true) {
    if (s.empty() || s[0] == '|') {
      least = std::min(least, width);
      width = 0;
      if (s.empty()) return least;
      s.remove_prefix(1);
      continue;
    }
    const std::size_t atom = AtomLength(s);
    const std::size_t quantifier = QuantifierLength(s.substr(atom));
    const bool optional = quantifier > 0 && s[atom] != '+';
    const std::string_view one = s.substr(0, atom);
    if (!optional && one[0] == '(')
      width += LeastWidth(one.substr(one.find(':') + 1, atom - one.find(':') - 2));
    else if (!optional && one != R"(\b)" && one != "^" && one != "$")
      ++width;
    s.remove_prefix(atom + quantifier);
  }
}

// "(?:" or "(?-i:" of a group without a quantifier.
std::size_t GroupHead(std::string_view group) {
  const auto colon = group.find(':');
  return group.substr(0, 2) == "(?" && colon != std::string_view::npos && colon < 6 ? colon + 1 : 0;
}

std::optional<std::string> OpeningOfOne(std::string_view s);

// Of alternatives: nothing when one of them says too little.
std::optional<std::string> OpeningOfAll(std::string_view s) {
  std::string all;
  std::size_t begin = 0;
  for (std::size_t i = 0; i <= s.size();) {
    if (i < s.size() && s[i] != '|') {
      i += AtomLength(s.substr(i));
      continue;
    }
    const std::optional<std::string> one = OpeningOfOne(s.substr(begin, i - begin));
    if (!one) return std::nullopt;
    all += (begin == 0 ? "" : "|") + *one;
    begin = ++i;
  }
  return all;
}

std::optional<std::string> OpeningOfOne(std::string_view s) {
  std::string opening;
  while (!s.empty()) {
    const std::size_t atom = AtomLength(s);
    const std::size_t quantifier = QuantifierLength(s.substr(atom));
    const bool repeats = quantifier > 0 && s[atom] != '?';
    const std::string_view one = s.substr(0, atom);
    if (repeats || (one[0] == '(' && MayRepeat(one.substr(1, atom - 2)))) {
      if (const std::size_t head = GroupHead(one); head > 0 && quantifier == 0)
        if (const auto inner = OpeningOfAll(one.substr(head, atom - head - 1)))
          opening += std::string(one.substr(0, head)) + *inner + ")";
      break;
    }
    opening += s.substr(0, atom + quantifier);
    s.remove_prefix(atom + quantifier);
  }
  return s.empty() || LeastWidth(opening) >= kTellsEnough ? std::optional(opening) : std::nullopt;
}

}  // namespace

std::string Opening(std::string_view pattern) { return OpeningOfAll(pattern).value_or(std::string(pattern)); }

}  // namespace kst
