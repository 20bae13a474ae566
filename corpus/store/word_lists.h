// corpus/store/word_lists.h: which rows of a full-text index hold a word, and where in them it stands, as FTS5 keeps
// it: a list for each word, in the order of the rows. FTS5 hands a row of it out in the time in which twenty are read
// here, which counts where a word stands in a million papers.
//
//   WordLists lists(db, "search_index");
//   WordList list = lists.Of("motie");
//   list.Until(4096, [](std::int64_t row, std::string_view places) { … });      those below 4096 that were not seen yet
//
// A row may be told again by a later part of the index: the last time counts, and without places it holds the word no
// more. The bytes are those that SQLite's fts5_index.c describes as version 4; an index of another one is refused.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/database.h"

namespace kst {

class WordList {
 public:
  template <class See>
  void Until(std::int64_t end, See&& see) {
    for (Part& part : parts_)
      for (; !part.ended && part.row < end; NextQuick(part) || Next(part)) see(part.row, part.places);
  }
  bool Ended() const;

 private:
  friend class WordLists;
  struct Part {  // of one segment: its leaf pages from the one that has the word
    std::int64_t page = 0, last = 0;
    std::string leaf, split;      // split: places that began on the page before
    std::size_t at = 0, end = 0;  // of the list on this leaf
    std::size_t words_end = 0;    // of all lists on it
    bool is_first = true;         // of the list or on the leaf: its row is told whole
    bool ended = false;
    std::int64_t row = -1;
    std::string_view places = {};
  };
  struct Pages;  // a leaf by its number

  // Most rows lie near the one before and hold the word few times: two numbers of a byte each.
  static bool NextQuick(Part& part) {
    constexpr std::size_t kNumbers = 2;
    if (part.is_first || part.end - part.at < kNumbers) return false;
    const auto row = static_cast<unsigned char>(part.leaf[part.at]),
               size = static_cast<unsigned char>(part.leaf[part.at + 1]);
    if (row == 0 || row >= 0x80 || size >= 0x80 || std::size_t{size} / 2 > part.end - part.at - kNumbers) return false;
    part.row += row;
    part.places = {part.leaf.data() + part.at + kNumbers, std::size_t{size} / 2};
    part.at += kNumbers + size / 2;
    return true;
  }
  bool Next(Part& part);  // true
  void Turn(Part& part);

  std::shared_ptr<Pages> pages_;
  std::vector<Part> parts_;  // the oldest first
};

class WordLists {
 public:
  WordLists(Database& db, const std::string& table);
  WordList Of(std::string_view word);

  std::int64_t rows() const { return rows_; }
  std::int64_t words() const { return words_; }  // of all columns of all rows

 private:
  struct Segment {
    std::int64_t id, first, last;
  };
  bool Find(const Segment& segment, const std::string& key, WordList::Part& part);

  std::shared_ptr<WordList::Pages> pages_;
  Statement seek_;
  std::vector<Segment> segments_;  // the oldest first
  std::int64_t rows_ = 0, words_ = 0;
};

// The places of a word in a row, in order: see(column, offset), offset counts words.
template <class See>
void EachPlace(std::string_view places, See&& see);

namespace word_lists {
// One number of FTS5's: seven bits a byte, the highest first. False when the bytes end before it does.
inline bool Take(std::string_view bytes, std::size_t& at, std::uint64_t& number) {
  if (at < bytes.size() && static_cast<unsigned char>(bytes[at]) < 0x80) {
    number = static_cast<unsigned char>(bytes[at++]);
    return true;
  }
  constexpr int kLongest = 9;  // the last one has eight bits
  number = 0;
  for (int i = 1; at < bytes.size(); ++i) {
    const auto byte = static_cast<unsigned char>(bytes[at++]);
    if (i == kLongest) {
      number = number << 8 | byte;
      return true;
    }
    number = number << 7 | (byte & 0x7F);
    if (byte < 0x80) return true;
  }
  return false;
}
}  // namespace word_lists

template <class See>
void EachPlace(std::string_view places, See&& see) {
  std::uint64_t column = 0, offset = 0, number = 0;
  for (std::size_t at = 0; word_lists::Take(places, at, number);) {
    constexpr std::uint64_t kColumnFollows = 1, kFirst = 2;
    if (number == kColumnFollows) {
      if (!word_lists::Take(places, at, column)) return;
      offset = 0;
      continue;
    }
    offset += number - kFirst;
    see(static_cast<std::size_t>(column), offset);
  }
}

}  // namespace kst
