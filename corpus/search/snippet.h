// corpus/search/snippet.h: the place of a paper that answers a question best, some thirty words with those that answer
// marked.
#pragma once

#include "corpus/search/search.h"
#include "schema/values/document.h"

namespace kst {

Snippet BestPlace(const Document& document, const std::vector<AskedWord>& words, const Stemmer& stemmer);

}  // namespace kst
