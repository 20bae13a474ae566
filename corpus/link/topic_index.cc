#include "corpus/link/topic_index.h"

#include <algorithm>
#include <cmath>

#include "schema/text.h"

namespace kst {
namespace {

// Dutch endings vary and compounds grow at the end, so the beginning of a word stands for it.
std::string Stem(const std::string& word) {
  if (word.size() <= 4) return word;
  return word.substr(0, word.size() <= 7 ? std::max<std::size_t>(4, word.size() - 2) : 7);
}

}  // namespace

bool TopicIndex::Tells(const std::string& word) const { return word.size() > 1 && !rules_->Has("plain", word); }

TopicIndex::Entry TopicIndex::Add(std::string_view text) {
  std::vector<std::uint32_t>& stems = of_entry_.emplace_back();
  for (const std::string& word : FoldedWords(text))
    if (Tells(word))
      stems.push_back(stems_.emplace(Stem(word), static_cast<std::uint32_t>(stems_.size())).first->second);
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
  return static_cast<Entry>(of_entry_.size() - 1);
}

void TopicIndex::Finish() {
  with_stem_.assign(stems_.size(), {});
  for (Entry entry = 0; entry < of_entry_.size(); ++entry)
    for (std::uint32_t stem : of_entry_[entry]) with_stem_[stem].push_back(entry);
}

TopicIndex::Topic TopicIndex::TopicOf(std::string_view text, const std::set<std::string>& without) const {
  Topic topic;
  for (const std::string& word : FoldedWords(text)) {
    if (!Tells(word) || without.count(word)) continue;
    const std::string stem = Stem(word);
    const auto known = stems_.find(stem);
    topic[stem] = known == stems_.end() ? std::nullopt : std::optional(known->second);
  }
  return topic;
}

double TopicIndex::Rarity(std::optional<std::uint32_t> stem) const {
  const double all = static_cast<double>(of_entry_.size()) + 1;
  return std::log(stem ? all / (static_cast<double>(with_stem_[*stem].size()) + 0.5) : all);
}

double TopicIndex::Weight(const Topic& topic) const {
  double weight = 0;
  for (const auto& [word, stem] : topic) weight += Rarity(stem);
  return weight;
}

double TopicIndex::SharedWeight(const Topic& topic, Entry entry) const {
  const std::vector<std::uint32_t>& stems = of_entry_[entry];
  double weight = 0;
  for (const auto& [word, stem] : topic)
    if (stem && std::binary_search(stems.begin(), stems.end(), *stem)) weight += Rarity(stem);
  return weight;
}

double TopicIndex::Share(const Topic& topic, Entry entry) const {
  const double whole = Weight(topic);
  return whole > 0 ? SharedWeight(topic, entry) / whole : 0;
}

double TopicIndex::EntryWeight(Entry entry) const {
  double weight = 0;
  for (std::uint32_t stem : of_entry_[entry]) weight += Rarity(stem);
  return weight;
}

std::vector<TopicIndex::Entry> TopicIndex::EntriesWith(const Topic& topic) const {
  std::vector<Entry> found;
  for (const auto& [word, stem] : topic)
    if (stem) found.insert(found.end(), with_stem_[*stem].begin(), with_stem_[*stem].end());
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace kst
