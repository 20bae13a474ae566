// corpus/link/topic_index.h: how much of what a question is about does a text hold?
// A bag of word beginnings, in which rare ones count more.
//
//   TopicIndex index(rules);
//   auto at = index.Add("verzoekt de regering stuwmeren te inspecteren");
//   index.Share(index.TopicOf("over het inspecteren van stuwmeren", {}), at) == 1
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/link/corpus_rules.h"

namespace kst {

class TopicIndex {
 public:
  using Entry = std::uint32_t;
  using Topic = std::map<std::string, std::optional<std::uint32_t>>;  // a word that no text has, has no number

  explicit TopicIndex(const CorpusRules& rules) : rules_(&rules) {}

  Entry Add(std::string_view text);  // 0, 1, 2 …
  void Finish();                     // after the last Add

  // Words that tell something; `without` are words of names.
  Topic TopicOf(std::string_view text, const std::set<std::string>& without) const;
  double Weight(const Topic& topic) const;
  double Share(const Topic& topic, Entry entry) const;  // 0 to 1; 0 of an empty topic
  double SharedWeight(const Topic& topic, Entry entry) const;
  double EntryWeight(Entry entry) const;
  std::vector<Entry> EntriesWith(const Topic& topic) const;  // at least one word

 private:
  bool Tells(const std::string& word) const;
  double Rarity(std::optional<std::uint32_t> stem) const;

  const CorpusRules* rules_;
  std::unordered_map<std::string, std::uint32_t> stems_;
  std::vector<std::vector<std::uint32_t>> of_entry_;  // sorted
  std::vector<std::vector<Entry>> with_stem_;
};

}  // namespace kst
