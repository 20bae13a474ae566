// corpus/link/topic.h: how much of what a question is about does a text hold? A bag of word beginnings, in which
// common ones count less. Which are common the rules say and not the corpus, so that a new paper changes what no other
// paper means. What stands behind the beginning of a long word is kept too: it weighs nothing, but tells
// "ministersplaatsen" from "ministers".
//
//   Topic asked = Topic::Of("over het inspecteren van stuwmeren", rules);
//   asked.Share(Topic::Of("verzoekt de regering stuwmeren te inspecteren", rules)) == 1
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/link/corpus_rules.h"

namespace kst {

class Topic {
 public:
  using Stem = std::uint64_t;         // up to seven bytes of it, how many there are, and whether it is common or an end
  static constexpr int kOneWord = 3;  // the weight of a word that is not common, which weighs 1
  static int Weight(Stem stem);

  Topic() = default;
  // Words that tell something; `without` are words of names.
  static Topic Of(std::string_view text, const CorpusRules& rules, const std::set<std::string>& without = {});
  static Topic FromText(std::string_view text);
  std::string ToText() const;  // "inspect stuwmer +nationa ~liteit", for a cell of kst.db

  bool empty() const { return stems_.empty(); }
  const std::vector<Stem>& stems() const { return stems_; }  // ascending
  int Weight() const;
  int Shared(const Topic& other) const;     // the weight of what both have
  int LongWords(const Topic& other) const;  // how many ends of long words both have
  double Share(const Topic& other) const;   // of this one that the other has, 0 to 1; 0 of an empty one

 private:
  std::vector<Stem> stems_;
};

}  // namespace kst
