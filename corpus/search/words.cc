#include "corpus/search/words.h"

#include <algorithm>

#include "schema/text.h"

namespace kst {
namespace {

constexpr char kWordEnd = '\n', kOtherName = '\t';
constexpr std::size_t kLongest = 200;  // bytes of a word; the rest of a longer one is not looked at

bool IsWordSign(char32_t c) {
  if (c < 0x80) return IsAsciiLetter(c) || IsDigit(c);
  if (c < 0xC0) return c == 0xAA || c == 0xB5 || c == 0xBA;
  return c != 0xD7 && c != 0xF7 && (c < 0x2000 || c >= 0x2C00) && !(c >= 0x3000 && c < 0x3040) && c < 0xFE00;
}

bool IsApostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

bool IsNumber(const std::string& word, std::size_t digits) {
  return word.size() == digits && std::ranges::all_of(word, IsDigit<char>);
}

// What ReadWords wrote, or anything: it may come from a stranger.
void EachReadWord(std::string_view text, const std::function<void(const IndexedWord&)>& see) {
  bool same_place = false;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find_first_of("\n\t", begin), text.size());
    if (end > begin) see({text.substr(begin, end - begin), begin, end, same_place});
    same_place = end < text.size() && text[end] == kOtherName;
    begin = end + 1;
  }
}

}  // namespace

void EachRawWord(std::string_view text, const std::function<bool(RawWord&&)>& see) {
  std::size_t begin = 0, end = 0;  // of the word that is read
  bool after_apostrophe = false;
  const auto flush = [&] {
    if (begin == end) return true;
    RawWord word{begin, end, Fold(Cut(text.substr(begin, end - begin), kLongest))};
    const bool is_ending = after_apostrophe && word.folded == "s";
    begin = end;
    return is_ending || word.folded.empty() || see(std::move(word));
  };
  char32_t last = ' ';
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(1, Utf8LengthAt(text, at));
    const char32_t sign = Utf8At(text, at);
    if (IsWordSign(sign)) {
      if (begin == end) begin = end = at, after_apostrophe = IsApostrophe(last);
      end = at + length;
    } else if (begin != end) {
      if (!flush()) return;
    }
    last = sign;
    at += length;
    if (begin == end) begin = end = at;
  }
  flush();
}

std::string ReadWords(std::string_view text, const Stemmer& stemmer) {
  std::string words;
  RawWord before{0, 0, ""};
  EachRawWord(text, [&](RawWord&& word) {
    const Stemmer::Word& read = stemmer.Read(word.folded);
    words += read.stem;
    for (const std::string& part : read.parts) words.append({kOtherName, kPart}).append(part);
    // A dossier is printed "31 234" and asked for as 31234.
    if (IsNumber(before.folded, 2) && IsNumber(word.folded, 3) && word.begin - before.end <= 2)
      words.append({kOtherName}).append(before.folded).append(word.folded);
    words += kWordEnd;
    before = std::move(word);
    return true;
  });
  return words;
}

EachWord WordsBy(const Stemmer& stemmer) {
  return [&stemmer](std::string_view text, WordsOf what, const std::function<void(const IndexedWord&)>& see) {
    if (what == WordsOf::kText) return EachReadWord(text, see);
    const bool asks_part = text.starts_with(kPart);
    std::string name;
    EachRawWord(text, [&](RawWord&& word) {
      const bool is_cut = what == WordsOf::kBeginning && word.end == text.size();
      const std::string& stem = is_cut ? word.folded : stemmer.Stem(word.folded);
      see({asks_part ? name = kPart + stem : stem, word.begin, word.end});
      return true;
    });
  };
}

}  // namespace kst
