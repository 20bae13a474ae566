// corpus/pages/words.h: what pages say, in Dutch or English. The English words are the key; what has no Dutch is the
// same in both.
//
//   Say(Language::kDutch, "Commitments") == "Toezeggingen"
#pragma once

#include <string>
#include <string_view>

namespace kst {

enum class Language { kDutch, kEnglish };

std::string_view Say(Language language, std::string_view english);
std::string WrongIn(Language language, std::string_view english);  // why a question cannot be asked

std::string_view KindIn(Language language, std::string_view kind);    // "letter": "Brief"
std::string_view StateIn(Language language, std::string_view state);  // of a motion or promise, or a vote
// What an edge says of its target, or of its source where it is looked at from the target.
std::string_view DeedIn(Language language, std::string_view type, bool incoming);
std::string DayIn(Language language, std::string_view iso);  // "2021-10-04": "4 oktober 2021"
std::string CountIn(Language language, long long count, std::string_view one, std::string_view many);

}  // namespace kst
