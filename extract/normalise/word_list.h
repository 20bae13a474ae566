// extract/normalise/word_list.h: the lines of a hunspell word list (.dic), found by
// how their words begin. It is no spelling checker: it says which lines could take
// part in a word, so that a checker needs to be told of no others.
//
//   WordList list(image);          what MakeImage() wrote, when the program was built
//   list.TakePartsOf("zeeboten")   zee/…  boot/…  bot/…  and what else begins like a part of it
//
// A word that an ending has changed ("boot", "boten") still begins like its form:
// endings take the place of two letters at most, but in words of three letters.
// Letters are compared without their case.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kst {

class WordList {
 public:
  struct Line {
    std::string_view word;
    std::uint32_t flags;  // which flag set; 0 is none
  };

  // A list and its affix file as one block of bytes that is read where it lies. For the machine that makes it: numbers
  // have its byte order. Affixes keep what an answer needs; what only a proposal needs (REP, MAP, KEY, TRY) is left
  // out.
  static std::string MakeImage(std::string_view list, std::string_view affixes);

  // `image` lies at a multiple of 4 bytes and outlives this; an empty one is a list without lines.
  explicit WordList(std::string_view image);

  std::size_t size() const { return entries_.size(); }
  Line At(std::size_t entry) const;                          // in no order that means something
  std::string_view affixes() const { return affixes_; }      // as hunspell reads them
  std::string_view flag_sets() const { return flag_sets_; }  // a line each, as written, none twice; the first is set 1

  // The lines that can take part in `word` and were not taken before, in the order of the list.
  std::vector<Line> TakePartsOf(std::string_view word);

 private:
  struct Header {
    std::uint32_t entries, words, flag_sets, affixes;  // the last three in bytes
  };
  struct Entry {
    std::uint32_t line, begin;  // in the list; in words_
    std::uint16_t size, flags;  // of the word in bytes; which set
  };

  std::span<const std::uint32_t> first_;  // by key: its first entry
  std::span<const Entry> entries_;        // by key, then by line
  std::string_view words_, flag_sets_, affixes_;
  std::vector<bool> taken_;  // by entry
};

}  // namespace kst
