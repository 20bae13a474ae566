// corpus/search/index.h: the full-text index of a corpus: the words of each paper, by column. It stands in kst.db
// beside the records and is changed in the transaction that links, so that what is found is in the graph.
//
//   LinkAndIndex(store, rules, stemmer, stop);    the changed papers; all when there is no index, or one of other rules
//
// Not here: questions (search.h).
#pragma once

#include <array>
#include <functional>
#include <string>
#include <string_view>

#include "corpus/link/link.h"
#include "corpus/search/stemmer.h"
#include "corpus/store/store.h"
#include "schema/values/document.h"

namespace kst {

// The columns, and how much a word in one tells. `body` is the text without notes and tables; `quotes` are the words
// that prove acts, which stand in another column too.
struct IndexColumn {
  std::string_view name;
  double weight;
};
inline constexpr std::array<IndexColumn, 6> kIndexColumns = {
    {{"title", 4}, {"people", 2}, {"body", 1}, {"notes", 0.5}, {"tables", 0.7}, {"quotes", 0.5}}};

using IndexedTexts = std::array<std::string, kIndexColumns.size()>;
IndexedTexts TextsToIndex(const Document& document, std::string_view title, const std::vector<std::string>& people);

bool IsIndexedBy(Database& db, const Stemmer& stemmer);
Result<void> ForgetIndex(Store& store);  // LinkAndIndex then makes it anew: for one that is damaged
Result<LinkCounts> LinkAndIndex(Store& store, const CorpusRules& rules, const Stemmer& stemmer,
                                const std::function<bool()>& stop = {});

}  // namespace kst
