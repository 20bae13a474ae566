#include "extract/normalise/spelling.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <map>
#include <vector>

#include "schema/text.h"

namespace kst {
namespace {

// A slot: the place of a word, above four bits that say what it is; the lowest is set for each word.
constexpr std::uint32_t kKnown = 1, kInfinitive = 2, kVerbStem = 4, kCompounds = 8;
constexpr unsigned kFlagBits = 4;
constexpr std::size_t kLongest = 255;  // bytes of a word

std::uint32_t Hash(std::string_view word) {
  std::uint32_t hash = 2166136261U;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
  return hash ^ (hash >> 15U);
}

// The flags that the list gives its words, two letters each: Vi an infinitive, V3 a stem that takes a t; those that
// begin with C, Y or Z let a word stand in a compound.
std::uint32_t Read(std::string_view flags) {
  std::uint32_t word = kKnown;
  for (; flags.size() >= 2; flags.remove_prefix(2)) {
    if (flags.starts_with("Vi")) word |= kInfinitive;
    if (flags.starts_with("V3")) word |= kVerbStem;
    if (flags[0] == 'C' || flags[0] == 'Y' || flags[0] == 'Z') word |= kCompounds;
  }
  return word;
}

}  // namespace

std::string Spelling::MakeImage(const WordList& list) {
  std::vector<std::uint32_t> kinds = {kKnown};
  for (const std::string_view flags : Split(list.flag_sets(), '\n')) kinds.push_back(Read(Trim(flags)));
  std::map<std::string, std::uint32_t> words;
  for (std::size_t i = 0; i < list.size(); ++i) {
    const WordList::Line line = list.At(i);
    if (std::string word = Fold(line.word); word.size() <= kLongest)
      words[std::move(word)] |= kinds[line.flags < kinds.size() ? line.flags : 0];
  }
  std::vector<std::uint32_t> slots(std::bit_ceil(2 * words.size() + 1));
  std::string bytes;
  for (const auto& [word, what] : words) {
    std::size_t slot = Hash(word) & (slots.size() - 1);
    while (slots[slot] != 0) slot = (slot + 1) & (slots.size() - 1);
    slots[slot] = static_cast<std::uint32_t>(bytes.size()) << kFlagBits | what;
    bytes.append(1, static_cast<char>(word.size())).append(word);
  }
  const auto size = static_cast<std::uint32_t>(slots.size());
  std::string image(reinterpret_cast<const char*>(&size), sizeof size);
  image.append(reinterpret_cast<const char*>(slots.data()), slots.size() * sizeof size);
  return image.append(bytes);
}

Spelling::Spelling(std::string_view image) {
  std::uint32_t size = 0;
  std::memcpy(&size, image.data(), sizeof size);
  image.remove_prefix(sizeof size);
  slots_ = {reinterpret_cast<const std::uint32_t*>(image.data()), size};
  words_ = image.substr(size * sizeof size);
}

Spelling::Word Spelling::Of(std::string_view folded) const {
  for (std::size_t slot = Hash(folded);; ++slot) {
    const std::uint32_t found = slots_[slot & (slots_.size() - 1)];
    if (found == 0) return {};
    const std::size_t at = found >> kFlagBits;
    if (static_cast<unsigned char>(words_[at]) != folded.size() || !words_.substr(at + 1).starts_with(folded)) continue;
    return {true, (found & kInfinitive) != 0, (found & kVerbStem) != 0, (found & kCompounds) != 0};
  }
}

}  // namespace kst
