// corpus/search/loosen.h: a question of some words that no paper, or nearly none, holds all of.
//
//   stikstof uitkoop van veehouders   ->  stikstof OR uitkoop OR veehouders
//
// Words that carry no meaning (stem.rules, [words plain]) are left out; a compound may stand in its words
// (telefoonverbod: telefoon or verbod). Papers that hold more of the question stand above those that hold less
// (`coverage`).
#pragma once

#include "corpus/search/query.h"
#include "corpus/search/stemmer.h"

namespace kst {

// `sought` is empty when there is nothing to loosen: the question is one word, or says by signs what it wants.
SearchQuery Loosened(const SearchQuery& query, const Stemmer& stemmer);

}  // namespace kst
