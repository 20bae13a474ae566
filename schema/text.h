// schema/text.h: words for comparing (lower case, without accents, parted at
// everything that is no letter or digit), and pieces put together for showing.
//
//   Words("Onlinecasino's in Curaçao") == {"onlinecasino", "s", "in", "curacao"}
//   Slug("Van der Staaij")             == "van-der-staaij"
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace kst {

std::string Fold(std::string_view utf8);  // Latin letters to a-z; other signs stay
std::vector<std::string> Words(std::string_view utf8);
std::string Slug(std::string_view utf8);                        // words joined with "-"
std::string_view Cut(std::string_view utf8, std::size_t most);  // at most so many bytes, whole characters

std::string Concat(std::initializer_list<std::string_view> parts);
std::string Join(const std::vector<std::string>& list, std::string_view between);  // "Kuik, Bikker"
int Percent(double fraction);
std::string Markup(std::string_view text);  // as text of XML or HTML: "<" becomes "&lt;", what XML forbids a space

// The name nearest to what was typed, or "" when none is near: for "did you mean" in messages.
std::string_view DidYouMean(std::string_view typed, const std::vector<std::string_view>& names);

// An ISO 8601 day of the calendar: "2024-02-29", not "2023-02-29" and not "2024-2".
bool IsDate(std::string_view text);

}  // namespace kst
