// extract/normalise/spelling.h: what the spelling list says of a single word: is it one, is it a form of a verb, may it
// stand in a compound. For search, which asks it what an ending may be taken from (corpus/search/stemmer.h).
//
//   Spelling spelling;                         10 ms: the list is indexed when it is made
//   spelling.Of("raad").compounds              true;  .Of("informeren").infinitive   true;  .Of("moti").known  false
//
// Words are folded (schema/text.h). Not here: whether a compound is a word (lexicon.h).
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace kst {

class Spelling {
 public:
  struct Word {
    bool known = false, infinitive = false, verb_stem = false, compounds = false;
  };

  Spelling();
  static std::string_view Digest();  // of the list
  Word Of(std::string_view folded) const;

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };
  std::unordered_map<std::string, Word, Hash, std::equal_to<>> words_;
};

}  // namespace kst
