#include "schema/text.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numeric>
#include <tuple>
#include <utility>

namespace kst {
namespace {

// Unaccented letters of U+00C0..U+017F, the Latin letters of names in the papers.
// A space stands for a sign without one.
constexpr std::string_view kLatin =
    "aaaaaaaceeeeiiiidnooooo ouuuuyts"   // U+00C0
    "aaaaaaaceeeeiiiidnooooo ouuuuyty"   // U+00E0
    "aaaaaaccccccccddddeeeeeeeeeegggg"   // U+0100
    "gggghhhhiiiiiiiiiiiijjkkklllllll"   // U+0120
    "lllnnnnnnnnnoooooooorrrrrrssssss"   // U+0140
    "ssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // U+0160
static_assert(kLatin.size() == 0x180 - 0xC0);

bool IsWordByte(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return IsLower(byte) || IsDigit(byte) || byte >= 0x80;
}

// One character of `in` at `i`, folded, onto `out`; returns its length in bytes.
std::size_t FoldOne(std::string_view in, std::size_t i, std::string& out) {
  const auto byte = static_cast<unsigned char>(in[i]);
  if (byte < 0x80) {
    out += LowerAscii(in[i]);
    return 1;
  }
  const std::size_t length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
  if (i + length > in.size()) return 1;
  if (length == 2) {
    const unsigned code = (byte & 0x1FU) << 6 | (static_cast<unsigned char>(in[i + 1]) & 0x3FU);
    if (code == 0x132 || code == 0x133)
      out += "ij";  // one sign in lists of words, two letters in papers
    else if (code >= 0xC0 && code < 0x180)
      out += kLatin[code - 0xC0];
    else if (code >= 0xA0 && code < 0xC0)
      out += ' ';  // signs such as « § °
    else
      out += in.substr(i, 2);
    return 2;
  }
  if (byte == 0xE2 && (static_cast<unsigned char>(in[i + 1]) == 0x80))
    out += ' ';  // dashes, quotes, bullets
  else
    out += in.substr(i, length);
  return length;
}

}  // namespace

std::string Fold(std::string_view utf8) {
  std::string out;
  out.reserve(utf8.size());
  for (std::size_t i = 0; i < utf8.size();) i += FoldOne(utf8, i, out);
  return out;
}

std::vector<std::string> FoldedWords(std::string_view utf8) {
  const std::string folded = Fold(utf8);
  std::vector<std::string> words;
  std::string word;
  for (char c : folded) {
    if (IsWordByte(c)) {
      word += c;
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::string Slug(std::string_view utf8, std::size_t most) {
  std::string slug;
  for (const std::string& word : FoldedWords(utf8)) {
    if (slug.size() >= most) break;
    if (!slug.empty()) slug += '-';
    slug += word;
  }
  return slug;
}

void AppendUtf8(std::string& out, char32_t code) {
  if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) code = 0xFFFD;
  const auto byte = [&](char32_t bits) { out.push_back(static_cast<char>(bits)); };
  const auto tail = [&](int shift) { byte(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) return byte(code);
  if (code < 0x800) {
    byte(0xC0 | (code >> 6));
  } else if (code < 0x10000) {
    byte(0xE0 | (code >> 12)), tail(6);
  } else {
    byte(0xF0 | (code >> 18)), tail(12), tail(6);
  }
  tail(0);
}

// No surrogates, no overlong forms.
std::size_t Utf8LengthAt(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t k) {
    return at + k < bytes.size() ? static_cast<unsigned char>(bytes[at + k]) : 0U;
  };
  const unsigned lead = byte(0);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  for (std::size_t k = 1; k < length; ++k)
    if ((byte(k) & 0xC0) != 0x80) return 0;
  const bool overlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool outside = (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF4 && byte(1) > 0x8F);
  return overlong || outside ? 0 : length;
}

char32_t Utf8At(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t k) { return static_cast<char32_t>(static_cast<unsigned char>(bytes[at + k])); };
  const std::size_t length = Utf8LengthAt(bytes, at);
  if (length == 0) return 0xFFFD;
  if (length == 1) return byte(0);
  char32_t code = byte(0) & (0xFFU >> (length + 1));
  for (std::size_t k = 1; k < length; ++k) code = code << 6 | (byte(k) & 0x3F);
  return code;
}

std::size_t EndOfUtf8(std::string_view bytes) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    // Most text is ASCII: eight bytes of it at once.
    std::uint64_t eight = 0;
    if (bytes.size() - at >= sizeof eight) {
      std::memcpy(&eight, bytes.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const std::size_t length = Utf8LengthAt(bytes, at);
    if (length == 0) break;
    at += length;
  }
  return at;
}

std::string_view Trim(std::string_view s, std::string_view edge) {
  const std::size_t begin = s.find_first_not_of(edge);
  return begin == s.npos ? std::string_view() : s.substr(begin, s.find_last_not_of(edge) - begin + 1);
}

std::vector<std::string_view> Split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == text.npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::vector<std::string_view> SplitWords(std::string_view list) {
  std::vector<std::string_view> words = Split(list, ' ');
  std::erase(words, std::string_view());
  return words;
}

std::string_view Cut(std::string_view utf8, std::size_t most) {
  if (utf8.size() <= most) return utf8;
  while (most > 0 && (static_cast<unsigned char>(utf8[most]) & 0xC0) == 0x80) --most;
  return utf8.substr(0, most);
}

std::string Concat(std::initializer_list<std::string_view> parts) {
  std::string all;
  for (std::string_view part : parts) all += part;
  return all;
}

std::string Join(const std::vector<std::string>& list, std::string_view between) {
  std::string all;
  for (const std::string& item : list) {
    if (!all.empty()) all += between;
    all += item;
  }
  return all;
}

int Percent(double fraction) { return static_cast<int>(std::lround(fraction * 100)); }

std::string Thousands(std::int64_t count, char between) {
  std::string digits = std::to_string(count);
  for (std::ptrdiff_t at = std::ssize(digits) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), 1, between);
  return digits;
}

std::string CsvField(std::string_view value) {
  if (value.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(value);
  std::string quoted = "\"";
  for (const char c : value) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + "\"";
}

std::string CellField(std::string_view value) {
  constexpr std::string_view kCalls = "=+-@\t\r", kOfNumbers = "0123456789.,%";
  const bool calls = !value.empty() && kCalls.find(value.front()) != std::string_view::npos;
  const bool is_number = calls && value.size() > 1 && (value.front() == '+' || value.front() == '-') &&
                         value.find_first_not_of(kOfNumbers, 1) == std::string_view::npos;
  return CsvField(calls && !is_number ? Concat({"'", value}) : std::string(value));
}

std::string Markup(std::string_view text) {
  std::string out;
  for (const char c : text) {
    switch (c) {
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '&':
        out += "&amp;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t' ? ' ' : c;
    }
  }
  return out;
}

std::string_view DidYouMean(std::string_view typed, const std::vector<std::string_view>& names) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(2, typed.size() / 3) + 1;
  for (std::string_view name : names) {
    if (name.starts_with(typed)) return name;
    std::vector<std::size_t> row(name.size() + 1);
    std::iota(row.begin(), row.end(), 0U);
    for (std::size_t i = 0; i < typed.size(); ++i) {
      std::size_t diagonal = std::exchange(row[0], i + 1);
      for (std::size_t j = 0; j < name.size(); ++j) {
        const std::size_t change = diagonal + (typed[i] == name[j] ? 0 : 1);
        diagonal = row[j + 1];
        row[j + 1] = std::min({change, row[j] + 1, row[j + 1] + 1});
      }
    }
    if (row.back() < best_distance) {
      best_distance = row.back();
      best = name;
    }
  }
  return best;
}

bool IsDate(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  int parts[3] = {};
  for (const auto& [part, at, size] : {std::tuple{0, 0, 4}, {1, 5, 2}, {2, 8, 2}}) {
    const char* begin = text.data() + at;
    if (std::from_chars(begin, begin + size, parts[part]).ptr != begin + size || parts[part] < 0) return false;
  }
  return std::chrono::year_month_day(std::chrono::year(parts[0]), std::chrono::month(static_cast<unsigned>(parts[1])),
                                     std::chrono::day(static_cast<unsigned>(parts[2])))
      .ok();
}

}  // namespace kst
