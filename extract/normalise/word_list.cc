#include "extract/normalise/word_list.h"

#include <algorithm>
#include <unordered_map>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kKeys = 1 << 16;
constexpr std::size_t kLongestKey = 4, kChanged = 2, kLongestWord = 1000;

// A byte of UTF-8 in lower case: of ASCII, of À to Þ and of Ĳ.
unsigned char Fold(unsigned char before, unsigned char c) {
  if (c >= 'A' && c <= 'Z') return c | 0x20U;
  const bool capital = (before == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97) || (before == 0xC4 && c == 0xB2);
  return !capital ? c : static_cast<unsigned char>(before == 0xC3 ? c + 0x20 : c + 1);
}

// As the list writes it: Ĳ is one letter in Dutch word lists, and ’ is '.
std::string Folded(std::string_view word) {
  std::string out;
  unsigned char before = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const unsigned char c = Fold(before, static_cast<unsigned char>(word[i]));
    before = static_cast<unsigned char>(word[i]);
    if (word.substr(i).starts_with("’")) {
      out += '\'', i += 2;
    } else if (c == 'j' && out.ends_with('i')) {
      out.pop_back(), out += "ĳ";
    } else {
      out += static_cast<char>(c);
    }
  }
  return out;
}

// How much of a word its forms have in common.
std::size_t Kept(std::size_t size) { return size < 4 ? size : size - kChanged; }

bool BeginsLike(std::string_view text, std::string_view word, std::size_t kept) {
  if (text.size() < kept) return false;
  unsigned char before = 0;
  for (std::size_t i = 0; i < kept; ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    if (Fold(before, c) != static_cast<unsigned char>(text[i])) return false;
    before = c;
  }
  return true;
}

std::size_t Key(std::string_view word, std::size_t size) {
  std::uint32_t key = static_cast<std::uint32_t>(size);
  unsigned char before = 0;
  for (std::size_t i = 0; i < size; ++i) {
    const auto c = static_cast<unsigned char>(word[i]);
    key = (key ^ Fold(before, c)) * 0x9E3779B1U;
    before = c;
  }
  return key >> 16U;
}

// The words of a list and their flags: all lines but the first, which counts them, and those that are no words.
template <class Use>
void EachLine(std::string_view list, Use use) {
  for (std::size_t begin = list.find('\n') + 1, end; begin != 0 && begin < list.size(); begin = end + 1) {
    end = std::min(list.size(), list.find('\n', begin));
    std::string_view line = list.substr(begin, end - begin);
    line = line.substr(0, line.find('\t'));  // notes may follow
    const std::size_t slash = std::min(line.size(), line.find('/'));
    if (slash == 0 || slash > kLongestWord || line[slash - 1] == '\\') continue;  // "24\/7" is no word
    use(line.substr(0, slash), line.substr(std::min(line.size(), slash + 1)));
  }
}

// What hunspell needs of an affix file to answer; the rest serves its proposals.
std::string ForAnswers(std::string_view affixes) {
  std::string kept;
  for (const std::string_view line : Split(affixes, '\n')) {
    const std::string_view command = line.substr(0, line.find(' '));
    if (line.starts_with('#') || Trim(line).empty()) continue;
    if (command == "REP" || command == "MAP" || command == "KEY" || command == "TRY") continue;
    kept.append(line).push_back('\n');
  }
  return kept;
}

template <class T>
std::string_view BytesOf(const std::vector<T>& values) {
  return {reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T)};
}

// The first `count` values of `bytes`, which loses them; none when there are fewer.
template <class T>
std::span<const T> Take(std::string_view& bytes, std::size_t count) {
  if (bytes.size() / sizeof(T) < count) return {};
  const std::span<const T> taken(reinterpret_cast<const T*>(bytes.data()), count);
  bytes.remove_prefix(count * sizeof(T));
  return taken;
}

std::string_view TakeText(std::string_view& bytes, std::size_t size) {
  const std::span<const char> taken = Take<char>(bytes, size);
  return {taken.data(), taken.size()};
}

}  // namespace

std::string WordList::MakeImage(std::string_view list, std::string_view affixes) {
  struct Keyed {
    std::size_t key;
    Entry entry;
    std::string_view word;
  };
  std::vector<Keyed> keyed;
  std::unordered_map<std::string_view, std::uint16_t> sets;
  std::string flag_sets;
  EachLine(list, [&](std::string_view word, std::string_view flags) {
    std::uint16_t set = 0;
    if (!flags.empty()) {
      const auto [found, is_new] = sets.try_emplace(flags, static_cast<std::uint16_t>(sets.size() + 1));
      if (is_new) flag_sets.append(flags).push_back('\n');
      set = found->second;
    }
    keyed.push_back({Key(word, std::min(kLongestKey, Kept(word.size()))),
                     {static_cast<std::uint32_t>(keyed.size()), 0, static_cast<std::uint16_t>(word.size()), set},
                     word});
  });
  std::stable_sort(keyed.begin(), keyed.end(), [](const Keyed& a, const Keyed& b) { return a.key < b.key; });
  std::vector<std::uint32_t> first(kKeys + 1);
  std::vector<Entry> entries;
  std::string words;
  for (Keyed& one : keyed) {
    ++first[one.key + 1];
    one.entry.begin = static_cast<std::uint32_t>(words.size());
    entries.push_back(one.entry);
    words += one.word;
  }
  for (std::size_t key = 0; key < kKeys; ++key) first[key + 1] += first[key];
  const std::string kept = ForAnswers(affixes);
  const std::vector<Header> header = {
      {static_cast<std::uint32_t>(entries.size()), static_cast<std::uint32_t>(words.size()),
       static_cast<std::uint32_t>(flag_sets.size()), static_cast<std::uint32_t>(kept.size())}};
  return Concat({BytesOf(header), BytesOf(first), BytesOf(entries), words, flag_sets, kept});
}

WordList::WordList(std::string_view image) {
  const std::span<const Header> header = Take<Header>(image, 1);
  if (header.empty()) return;
  first_ = Take<std::uint32_t>(image, kKeys + 1);
  entries_ = Take<Entry>(image, header[0].entries);
  words_ = TakeText(image, header[0].words);
  flag_sets_ = TakeText(image, header[0].flag_sets);
  affixes_ = TakeText(image, header[0].affixes);
  taken_.resize(entries_.size());
}

WordList::Line WordList::At(std::size_t entry) const {
  return {words_.substr(entries_[entry].begin, entries_[entry].size), entries_[entry].flags};
}

std::vector<WordList::Line> WordList::TakePartsOf(std::string_view word) {
  std::vector<std::uint32_t> parts;
  const std::string folded = first_.empty() ? "" : Folded(word);
  for (std::string_view rest = folded; !rest.empty(); rest.remove_prefix(1)) {
    for (std::size_t size = 1; size <= std::min(rest.size(), kLongestKey); ++size) {
      const std::size_t key = Key(rest, size);
      for (std::uint32_t at = first_[key]; at != first_[key + 1]; ++at) {
        if (taken_[at] || !BeginsLike(rest, words_.substr(entries_[at].begin), Kept(entries_[at].size))) continue;
        taken_[at] = true;
        parts.push_back(at);
      }
    }
  }
  std::sort(parts.begin(), parts.end(), [&](auto a, auto b) { return entries_[a].line < entries_[b].line; });
  std::vector<Line> lines;
  for (const std::uint32_t part : parts) lines.push_back(At(part));
  return lines;
}

}  // namespace kst
