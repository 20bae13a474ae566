// corpus/store/full_text.h: SQLite's full-text index (FTS5) with words of ours: what a word of a text is, and which
// words are one, is said by whoever opens the index (corpus/search/index.h); how well a paper answers is counted here.
//
//   OfferWords(db, words);      then tables made with tokenize = 'kst' may be read and written on this connection
//   SELECT rowid, kst_rank(search_index, '1 -0.2', '5 1 1', 0) FROM search_index WHERE search_index MATCH '"a" OR "b"'
//
// kst_rank is BM25 with a weight for each phrase of the question, in its order, and one for each column: larger is
// better. A phrase below 0 is another form of the last one above it. The last number is how much it tells that a paper
// holds all that is asked: the score is multiplied by the share that it holds, to that power.
#pragma once

#include <functional>
#include <string_view>

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

}  // namespace kst
