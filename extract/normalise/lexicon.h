// extract/normalise/lexicon.h: is this a Dutch word? The only header that stands
// for hunspell. Compounds count as words ("drugsindustrie"); a hyphen that the
// spelling asks for is part of a word ("niet-westerse", not "nietwesterse").
//
// Hunspell takes 60 ms to read its 180,000 words, more than a short paper takes in
// all. So the list lies in the program, indexed when that is built, and hunspell is
// given the words that can be part of an answer when it is asked for it; the answers
// are those of the whole list. Load() takes 1 ms, and no file is opened after it.
// Answers are cached: use one Lexicon from one thread.
#pragma once

#include <memory>
#include <string_view>

namespace kst {

class Lexicon {
 public:
  static Lexicon Load();  // hunspell-nl; an empty lexicon when the machine gives no file in memory

  bool empty() const;
  bool Knows(std::string_view word) const;  // false for all words of an empty lexicon

  Lexicon(Lexicon&&) noexcept;
  Lexicon& operator=(Lexicon&&) noexcept;
  ~Lexicon();

 private:
  struct Impl;
  Lexicon();
  std::unique_ptr<Impl> impl_;
};

}  // namespace kst
