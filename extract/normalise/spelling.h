// extract/normalise/spelling.h: what the spelling list says of a single word: is it one, is it a form of a verb, may it
// stand in a compound. For search, which asks it what an ending may be taken from (corpus/search/stemmer.h).
//
//   const Spelling spelling(DutchSpelling());  costs nothing: the table was made when the program was built
//   spelling.Of("raad").compounds              true;  .Of("informeren").infinitive   true;  .Of("moti").known  false
//
// Words are folded (schema/text.h). Not here: whether a compound is a word (lexicon.h).
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "extract/normalise/word_list.h"

namespace kst {

class Spelling {
 public:
  struct Word {
    bool known = false, infinitive = false, verb_stem = false, compounds = false;
  };

  static std::string MakeImage(const WordList& list);  // for the machine that makes it
  explicit Spelling(std::string_view image);           // which lies at a multiple of 4 bytes and outlives this

  Word Of(std::string_view folded) const;

 private:
  std::span<const std::uint32_t>
      slots_;               // by hash, the next ones when taken: where a word begins and what it is; 0: none
  std::string_view words_;  // each behind its size, a byte
};

std::string_view DutchSpelling();     // of the list in the program (tools/cmake/make_dictionary.cc)
std::string_view DutchWordsDigest();  // of that list and of what is made of it

}  // namespace kst
