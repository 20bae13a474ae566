// schema/text.h: the only place for what two stages would otherwise write differently:
// kinds of characters, UTF-8, trimming and splitting, and words for comparing (lower
// case, without accents, parted at everything that is no letter or digit).
//
//   FoldedWords("Onlinecasino's in Curaçao") == {"onlinecasino", "s", "in", "curacao"}
//   Slug("Van der Staaij")                   == "van-der-staaij"
//   SplitWords("needs  chamber ")            == {"needs", "chamber"}
//
// Not here: what depends on Dutch (extract/normalise) or on the place on a page. Views
// point into what was given.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace kst {

// ASCII only, of a byte or a code point.
template <class Char>
constexpr bool IsDigit(Char c) {
  return c >= Char{'0'} && c <= Char{'9'};
}
template <class Char>
constexpr bool IsLower(Char c) {
  return c >= Char{'a'} && c <= Char{'z'};
}
template <class Char>
constexpr bool IsUpper(Char c) {
  return c >= Char{'A'} && c <= Char{'Z'};
}
template <class Char>
constexpr bool IsAsciiLetter(Char c) {
  return IsLower(c) || IsUpper(c);
}
constexpr char LowerAscii(char c) { return IsUpper(c) ? static_cast<char>(c + 32) : c; }
constexpr char UpperAscii(char c) { return IsLower(c) ? static_cast<char>(c - 32) : c; }

// UTF-8. What is no character (a surrogate, beyond U+10FFFF) is written as U+FFFD.
void AppendUtf8(std::string& out, char32_t code);
std::size_t Utf8LengthAt(std::string_view bytes, std::size_t at);  // of the character there; 0 when there is none
char32_t Utf8At(std::string_view bytes, std::size_t at);           // U+FFFD when there is none
std::size_t EndOfUtf8(std::string_view bytes);  // where they stop being UTF-8; their size when all are
inline bool IsUtf8(std::string_view bytes) { return EndOfUtf8(bytes) == bytes.size(); }
std::string_view Cut(std::string_view utf8, std::size_t most);  // at most so many bytes, whole characters

std::string_view Trim(std::string_view s,
                      std::string_view edge = " \t\r\n");             // without the signs of `edge` at its ends
std::vector<std::string_view> Split(std::string_view text, char at);  // n signs make n + 1 parts, also empty ones
std::vector<std::string_view> SplitWords(std::string_view list);      // parted by spaces, no empty ones

std::string Fold(std::string_view utf8);  // Latin letters to a-z; other signs stay
std::vector<std::string> FoldedWords(std::string_view utf8);
std::string Slug(std::string_view utf8, std::size_t most = std::string::npos);  // whole words joined with "-", the last
                                                                                // of which begins within `most` bytes
std::string Concat(std::initializer_list<std::string_view> parts);
std::string Join(const std::vector<std::string>& list, std::string_view between);  // "Kuik, Bikker"
int Percent(double fraction);
std::string Thousands(std::int64_t count, char between = ',');  // "4,312"
std::string CsvField(std::string_view value);                   // RFC 4180: in quotes where it must be
std::string CellField(
    std::string_view value);                // the same for a spreadsheet: "=1+1" becomes "'=1+1", which is no formula
std::string Markup(std::string_view text);  // as text of XML or HTML: "<" becomes "&lt;", what XML forbids a space

// The name nearest to what was typed, or "" when none is near: for "did you mean" in messages.
std::string_view DidYouMean(std::string_view typed, const std::vector<std::string_view>& names);

// An ISO 8601 day of the calendar: "2024-02-29", not "2023-02-29" and not "2024-2".
bool IsDate(std::string_view text);

}  // namespace kst
