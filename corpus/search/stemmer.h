// corpus/search/stemmer.h: one name for all forms of a Dutch word, and the words that a compound is made of. For search
// alone: a stem is a key, not a word to show.
//
//   stemmer.Stem("moties") == stemmer.Stem("motie")        "besloten" and "besluit" too (corpus/rules/stem.rules)
//   stemmer.Read("onderzoeksrapporten").parts              {"onderzoek", "rapport"}
//
// An ending is taken away only when what stays is a word of the spelling list or a compound that ends in one, so names
// and foreign words stay what they are. Words are folded (schema/text.h). Answers are cached: one Stemmer, one thread.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "schema/rule_file.h"

namespace kst {

struct SpelledWord {  // what a spelling list says of a word
  bool known = false, infinitive = false, verb_stem = false, compounds = false;
};
using AskSpelling = std::function<SpelledWord(std::string_view)>;

class Stemmer {
 public:
  // The file named kStemFile of them. `list`: which spelling list answers; with another one words have other stems.
  static Result<Stemmer> Load(const std::vector<RuleFile>& files, AskSpelling ask, std::string_view list);
  std::vector<Error> Check() const;  // `same` and `other` lines that do not hold

  struct Word {
    std::string stem;
    std::vector<std::string> parts;  // stems; none when it is no compound
  };
  const Word& Read(std::string_view folded) const;  // until the next one is read
  const std::string& Stem(std::string_view folded) const { return Read(folded).stem; }
  bool IsPlain(const std::string& folded) const { return plain_.contains(folded); }  // "van": no question is about it
  const std::string& digest() const { return digest_; }                              // of the rules and the list

 private:
  std::string Find(const std::string& word, int depth) const;
  std::string OfNoun(const std::string& word) const;
  std::string OfStrongVerb(const std::string& word, int depth) const;
  std::string OfWeakVerb(const std::string& word) const;
  std::string WithoutEnding(const std::string& word) const;
  std::string OfVerb(const std::string& infinitive) const;
  std::string FirstWord(const std::vector<std::string>& candidates) const;
  bool IsWord(std::string_view word) const;
  bool IsInfinitive(std::string_view word) const;
  bool Split(std::string_view word, std::vector<std::string>* parts, int depth) const;
  std::vector<std::string> PartsOf(const std::string& stem) const;

  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>()(s); }
  };

  using Words = std::set<std::string, std::less<>>;
  using Forms = std::map<std::string, std::string, std::less<>>;
  AskSpelling ask_;
  Forms nouns_, pasts_, participles_;  // a form and what it is of; participles with their "ge"
  Words whole_, short_, plain_, before_s_, inseparable_, separable_;
  RuleFile file_;
  std::string digest_;
  mutable std::unordered_map<std::string, Word, Hash, std::equal_to<>> read_;
};

}  // namespace kst
