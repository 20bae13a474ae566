#include "extract/normalise/word_list.h"

#include <algorithm>
#include <fstream>
#include <unordered_map>

namespace kst {
namespace {

constexpr std::size_t kKeys = 1 << 16;
constexpr std::size_t kLongestKey = 4, kChanged = 2, kLongestWord = 1000, kBytesOfLine = 12;

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

}  // namespace

WordList WordList::Read(const char* path) {
  WordList list;
  std::ifstream in(path, std::ios::binary | std::ios::ate);
  if (in) list.text_.resize(static_cast<std::size_t>(in.tellg()));
  in.seekg(0).read(list.text_.data(), static_cast<std::streamsize>(list.text_.size()));
  list.first_.assign(kKeys, -1);
  list.flag_sets_ = {""};
  const std::string_view text = list.text_;
  list.lines_.reserve(text.size() / kBytesOfLine);
  std::unordered_map<std::string_view, std::uint16_t> sets;
  // The first line says how many there are.
  for (std::size_t begin = text.find('\n') + 1, end; begin != 0 && begin < text.size(); begin = end + 1) {
    end = std::min(text.size(), text.find('\n', begin));
    std::string_view line = text.substr(begin, end - begin);
    line = line.substr(0, line.find('\t'));  // notes may follow
    const std::size_t slash = std::min(line.size(), line.find('/'));
    if (slash == 0 || slash > kLongestWord || line[slash - 1] == '\\') continue;  // "24\/7" is no word
    std::uint16_t flags = 0;
    if (slash + 1 < line.size()) {
      const auto [set, is_new] = sets.try_emplace(line.substr(slash + 1), list.flag_sets_.size());
      if (is_new) list.flag_sets_.emplace_back(set->first);
      flags = set->second;
    }
    std::int32_t& first = list.first_[Key(line, std::min(kLongestKey, Kept(slash)))];
    list.lines_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint16_t>(slash), flags, first});
    first = static_cast<std::int32_t>(list.lines_.size()) - 1;
  }
  return list;
}

WordList::Line WordList::At(std::size_t line) const {
  const Place& place = lines_[line];
  return {std::string_view(text_).substr(place.begin, place.size), place.flags};
}

std::vector<WordList::Line> WordList::TakePartsOf(std::string_view word) {
  std::vector<std::int32_t> taken;
  const std::string folded = Folded(word);
  for (std::string_view rest = folded; !rest.empty(); rest.remove_prefix(1)) {
    for (std::size_t size = 1; size <= std::min(rest.size(), kLongestKey); ++size) {
      for (std::int32_t* at = &first_[Key(rest, size)]; *at != -1;) {
        Place& place = lines_[static_cast<std::size_t>(*at)];
        if (BeginsLike(rest, std::string_view(text_).substr(place.begin), Kept(place.size))) {
          taken.push_back(*at);
          *at = place.next;
        } else {
          at = &place.next;
        }
      }
    }
  }
  std::sort(taken.begin(), taken.end());
  std::vector<Line> lines;
  for (const std::int32_t line : taken) lines.push_back(At(static_cast<std::size_t>(line)));
  return lines;
}

}  // namespace kst
