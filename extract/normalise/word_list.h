// extract/normalise/word_list.h: the lines of a hunspell word list (.dic), found by
// how their words begin. It is no spelling checker: it says which lines could take
// part in a word, so that a checker needs to be told of no others.
//
//   WordList list = WordList::Read("/usr/share/hunspell/nl_NL.dic");
//   list.TakePartsOf("zeeboten")   zee/…  boot/…  bot/…  and what else begins like a part of it
//
// A word that an ending has changed ("boot", "boten") still begins like its form:
// endings take the place of two letters at most, but in words of three letters.
// Letters are compared without their case.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kst {

class WordList {
 public:
  struct Line {
    std::string_view word;
    std::uint32_t flags;  // which of flag_sets()
  };

  static WordList Read(const char* path);  // no lines when it cannot be read

  std::size_t size() const { return lines_.size(); }
  Line At(std::size_t line) const;
  const std::vector<std::string>& flag_sets() const { return flag_sets_; }  // as written, none twice; the first is ""

  // The lines that can take part in `word` and were not taken before, in their order.
  std::vector<Line> TakePartsOf(std::string_view word);

 private:
  struct Place {
    std::uint32_t begin;
    std::uint16_t size, flags;  // of the word in bytes; which set
    std::int32_t next;          // of those with the same key, or -1
  };

  std::string text_;
  std::vector<Place> lines_;
  std::vector<std::string> flag_sets_;
  std::vector<std::int32_t> first_;  // by key
};

}  // namespace kst
