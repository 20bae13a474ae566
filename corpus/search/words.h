// corpus/search/words.h: the words of a text as the index has them: stems, and beside them the parts of compounds. The
// same function reads papers and questions, so that they meet.
//
//   "Onderzoeksrapporten over 31 234"  ->  onderzoeksrapport (+onderzoek +rapport)  over  31 (31234)  234
//
// A question is read without parts. A word of it that begins with kPart asks for a part alone: `kPart + "rapport"`.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "corpus/search/stemmer.h"
#include "corpus/store/full_text.h"

namespace kst {

inline constexpr char kPart = '+';

struct RawWord {
  std::size_t begin, end;  // bytes of the text
  std::string folded;
};
// Letters and digits between other signs; the s of "foto's" is no word. False from `see` stops.
void EachRawWord(std::string_view text, const std::function<bool(RawWord&&)>& see);

EachWord WordsBy(const Stemmer& stemmer);  // which must outlive it

}  // namespace kst
