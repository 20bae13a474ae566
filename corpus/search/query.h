// corpus/search/query.h: what somebody types into a search box, as a question to the index.
//
//   stikstof natuur            both words, in any form        stikstof OR ammoniak        one of them (also OF)
//   "op een later moment"      these words in this order      stikstof -boer              without (also NOT, NIET)
//   ondermijn*                 words that begin so            NEAR(motie bijen, 5)        near each other
//   title:woningbouw           in one column                  (a OR b) c                  as it says
//
// What cannot be meant (a quote that is not closed, nothing but words that must not stand) is one clear line.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "schema/values/result.h"

namespace kst {

struct AskedWord {      // one that shall be found, for marking it and for "did you mean"
  std::string folded;   // as typed; each word of a phrase is one
  bool is_cut = false;  // "ondermijn*"
};

struct SearchQuery {
  std::string match;            // in the language of FTS5; "" asks for all papers
  std::vector<double> weights;  // of each phrase of `match`, as kst_rank takes them
  std::vector<AskedWord> words;
};

// `column`: where the words shall stand when the query does not say; "" anywhere.
Result<SearchQuery> ReadQuery(std::string_view typed, std::string_view column = {});

}  // namespace kst
