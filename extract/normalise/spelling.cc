#include "extract/normalise/spelling.h"

#include <vector>

#include "extract/normalise/word_list.h"
#include "schema/text.h"

namespace kst {

std::string_view DutchWords();  // made when the program is built (tools/cmake/make_dictionary.cc)
std::string_view DutchWordsDigest();

namespace {

// The flags that the list gives its words, two letters each: Vi an infinitive, V3 a stem that takes a t; those that
// begin with C, Y or Z let a word stand in a compound.
Spelling::Word Read(std::string_view flags) {
  Spelling::Word word{true, false, false, false};
  for (; flags.size() >= 2; flags.remove_prefix(2)) {
    word.infinitive |= flags.starts_with("Vi");
    word.verb_stem |= flags.starts_with("V3");
    word.compounds |= flags[0] == 'C' || flags[0] == 'Y' || flags[0] == 'Z';
  }
  return word;
}

}  // namespace

Spelling::Spelling() {
  const WordList list(DutchWords());
  std::vector<Word> kinds = {{true, false, false, false}};
  for (const std::string_view flags : Split(list.flag_sets(), '\n')) kinds.push_back(Read(Trim(flags)));
  words_.reserve(list.size());
  for (std::size_t i = 0; i < list.size(); ++i) {
    const WordList::Line line = list.At(i);
    Word& word = words_[Fold(line.word)];
    const Word& kind = kinds[line.flags < kinds.size() ? line.flags : 0];
    word.known = true;
    word.infinitive |= kind.infinitive;
    word.verb_stem |= kind.verb_stem;
    word.compounds |= kind.compounds;
  }
}

std::string_view Spelling::Digest() { return DutchWordsDigest(); }

Spelling::Word Spelling::Of(std::string_view folded) const {
  const auto found = words_.find(folded);
  return found == words_.end() ? Word{} : found->second;
}

}  // namespace kst
