#include "corpus/link/topic.h"

#include <algorithm>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kLongestStem = 7;  // bytes

// Dutch endings vary and compounds grow at the end, so the beginning of a word stands for it.
std::string_view StemOf(std::string_view word) {
  if (word.size() <= 4) return word;
  return Cut(word, word.size() <= kLongestStem ? std::max<std::size_t>(4, word.size() - 2) : kLongestStem);
}

// What a long word has behind its beginning; nothing of a word that its beginning tells.
std::string_view EndOf(std::string_view word) {
  constexpr std::size_t kLong = 11;
  return word.size() < kLong ? std::string_view() : StemOf(word.substr(Cut(word, kLongestStem).size()));
}

constexpr Topic::Stem kCommon = 0x80, kEnd = 0x40, kSize = 0x0f;  // in the lowest byte

Topic::Stem Packed(std::string_view stem, Topic::Stem kind) {
  Topic::Stem packed = 0;
  for (std::size_t i = 0; i < kLongestStem; ++i)
    packed = packed << 8 | (i < stem.size() ? static_cast<unsigned char>(stem[i]) : 0U);
  return packed << 8 | std::min(stem.size(), kLongestStem) | kind;
}

void AppendTo(std::string& text, Topic::Stem packed) {
  if (packed & kCommon) text += '+';
  if (packed & kEnd) text += '~';
  for (std::size_t i = 0; i < (packed & kSize); ++i)
    text += static_cast<char>(packed >> (8 * (kLongestStem - i)) & 0xff);
}

void SortOut(std::vector<Topic::Stem>& stems) {
  std::sort(stems.begin(), stems.end());
  stems.erase(std::unique(stems.begin(), stems.end()), stems.end());
}

template <class See>
void EachShared(const std::vector<Topic::Stem>& left, const std::vector<Topic::Stem>& right, See&& see) {
  for (auto a = left.begin(), b = right.begin(); a != left.end() && b != right.end();) {
    if (*a == *b) see(*a);
    const bool next_a = *a <= *b, next_b = *b <= *a;
    if (next_a) ++a;
    if (next_b) ++b;
  }
}

}  // namespace

Topic Topic::Of(std::string_view text, const CorpusRules& rules, const std::set<std::string>& without) {
  Topic topic;
  const auto &plain = rules.Set("plain"), &common = rules.Set("common"), &infinitive = rules.Set("infinitive");
  const auto add = [&](const std::string& word) {
    if (word.size() <= 1 || plain.contains(word) || without.contains(word)) return;
    const std::string stem(StemOf(word));
    topic.stems_.push_back(Packed(stem, common.contains(stem) ? kCommon : 0));
    if (const std::string_view end = EndOf(word); !end.empty()) topic.stems_.push_back(Packed(end, kEnd));
  };
  const std::vector<std::string> words = FoldedWords(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    add(words[i]);
    // "af te schaffen" is "afschaffen" too
    if (i >= 2 && infinitive.contains(words[i - 1]) && rules.Has("separable", words[i - 2]))
      add(words[i - 2] + words[i]);
  }
  SortOut(topic.stems_);
  return topic;
}

Topic Topic::FromText(std::string_view text) {
  Topic topic;
  for (std::string_view stem : SplitWords(text)) {
    const Stem kind = stem.front() == '+' ? kCommon : stem.front() == '~' ? kEnd : 0;
    topic.stems_.push_back(Packed(stem.substr(kind ? 1 : 0), kind));
  }
  SortOut(topic.stems_);
  return topic;
}

std::string Topic::ToText() const {
  std::string text;
  for (const Stem stem : stems_) {
    if (!text.empty()) text += ' ';
    AppendTo(text, stem);
  }
  return text;
}

int Topic::Weight(Stem stem) { return (stem & kEnd) ? 0 : (stem & kCommon) ? 1 : kOneWord; }

int Topic::Weight() const {
  int weight = 0;
  for (const Stem stem : stems_) weight += Weight(stem);
  return weight;
}

int Topic::Shared(const Topic& other) const {
  int shared = 0;
  EachShared(stems_, other.stems_, [&](Stem stem) { shared += Weight(stem); });
  return shared;
}

int Topic::LongWords(const Topic& other) const {
  int ends = 0;
  EachShared(stems_, other.stems_, [&](Stem stem) { ends += (stem & kEnd) != 0; });
  return ends;
}

double Topic::Share(const Topic& other) const {
  return stems_.empty() ? 0 : static_cast<double>(Shared(other)) / Weight();
}

}  // namespace kst
