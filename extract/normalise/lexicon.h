// extract/normalise/lexicon.h: is this a Dutch word? The only header that stands
// for hunspell. Compounds count as words ("drugsindustrie"); a hyphen that the
// spelling asks for is part of a word ("niet-westerse", not "nietwesterse").
//
// The dictionary is read at the first question (about 70 ms, and many papers ask
// none), so a sandbox must let /usr/share/hunspell be read, or Read() must come
// before it closes. Answers are cached: use one Lexicon from one thread.
#pragma once

#include <memory>
#include <string_view>

namespace kst {

class Lexicon {
 public:
  static Lexicon Load();  // hunspell-nl, or an empty lexicon when it is not installed

  bool empty() const;
  void Read() const;
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
