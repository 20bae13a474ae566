// corpus/store/full_text.h: SQLite's full-text index (FTS5) with words of ours: what a word of a text is, and which
// words are one, is said by whoever opens the index (corpus/search/index.h).
//
//   OfferWords(db, words);      then tables made with tokenize = 'kst' may be read and written on this connection
//   SELECT rowid, kst_times(search_index, '2 1 1') FROM search_index WHERE search_index MATCH 'NEAR("a" "b", 5)'
//
// kst_times is how often the row holds each phrase of the question, a column's times its weight: TimesIn reads it.
#pragma once

#include <functional>
#include <string_view>
#include <vector>

#include "corpus/store/database.h"

namespace kst {

struct IndexedWord {
  std::string_view word;
  std::size_t begin = 0, end = 0;  // bytes of the text
  bool same_place = false;         // another name of the word before
};
enum class WordsOf { kText, kQuestion, kBeginning };  // kBeginning: a question whose last word is cut off
using EachWord =
    std::function<void(std::string_view text, WordsOf what, const std::function<void(const IndexedWord&)>& see)>;

void OfferWords(Database& db, EachWord each_word);
std::vector<double> TimesIn(std::string_view bytes, std::size_t phrases);

}  // namespace kst
