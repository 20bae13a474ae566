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

// The words of a paper's text in their order, each on a line, with its other names behind it: what the index is given
// as the text, so that whoever reads a paper can do this.
// "onderzoeksrapport\t+onderzoek\t+rapport\nover\n31\n234\t31234\n"
std::string ReadWords(std::string_view text, const Stemmer& stemmer);

EachWord WordsBy(const Stemmer& stemmer);  // of such texts, and of questions as they are typed; `stemmer` outlives it

}  // namespace kst
