// extract/normalise/letters.h: Dutch letters, and the words of a clean line. Text
// is UTF-8 in NFC, so an accented letter of Dutch is two bytes that begin with C3.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "extract/normalise/clean_line.h"
#include "schema/text.h"

namespace kst {

inline constexpr std::string_view kSoftHyphen = "\u00AD";

inline bool IsAccented(std::string_view s) { return s.size() > 1 && static_cast<unsigned char>(s[0]) == 0xC3; }
inline bool IsLetterAt(std::string_view s, std::size_t i) {
  return IsLower(s[i]) || IsUpper(s[i]) || IsAccented(s.substr(i));
}
inline std::size_t SizeAt(std::string_view s, std::size_t i) { return IsAccented(s.substr(i)) ? 2 : 1; }

inline bool StartsUpper(std::string_view s) {
  return !s.empty() && FoldCase(s.substr(0, 2)) != s.substr(0, 2) && !IsLower(s[0]);
}

inline std::string_view LastToken(std::string_view line) { return line.substr(line.rfind(' ') + 1); }
inline std::string_view FirstToken(std::string_view line) { return line.substr(0, line.find(' ')); }
inline std::string_view AfterToken(std::string_view line) {
  const auto space = line.find(' ');
  return space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
}

// The letters at the start: "ma's", "economische", "" for "(economische)".
inline std::string_view LeadingLetters(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size() && IsLetterAt(s, i)) i += SizeAt(s, i);
  if (i > 0 && s.substr(i).starts_with("'s")) i += 2;
  return s.substr(0, i);
}

inline std::string_view TrailingLetters(std::string_view s) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < s.size(); i += SizeAt(s, i))
    if (!IsLetterAt(s, i)) from = i + 1;
  return s.substr(from);
}

inline std::string LastLetter(std::string_view s) {
  if (s.size() > 1 && static_cast<unsigned char>(s.back()) >= 0x80) return std::string(s.substr(s.size() - 2));
  return std::string(s.substr(s.empty() ? 0 : s.size() - 1));
}

// Two vowels that would be read as one sound where two words meet: "zee-egel".
inline bool Clash(std::string_view left_folded, std::string_view right_folded) {
  static constexpr std::string_view kSeams = "aa ae ai au ee ei eu ie ii oe oi oo ou ui uu éé éa éi";
  const std::string pair = LastLetter(left_folded) + std::string(right_folded.substr(0, 1));
  return !right_folded.empty() && !left_folded.empty() && pair.size() > 1 && kSeams.find(pair) != kSeams.npos;
}

inline constexpr std::string_view kSuperscripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};

}  // namespace kst
