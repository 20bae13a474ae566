// corpus/search/index.h: the full-text index of a corpus: the words of each paper, by column. It stands in kst.db
// beside the records and is changed in the transaction that links, so that what is found is in the graph.
//
//   reading.words = KeepWords(document, facts, stemmer);       where the paper is read
//   LinkAndIndex(store, rules, stemmer, stop);    the changed papers; all when there is no index, or one of other rules
//
// The words of a paper that was put in this process are taken as they came; those of others are read from their record.
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
    {{"title", 2}, {"people", 2}, {"body", 1}, {"notes", 0.5}, {"tables", 0.7}, {"quotes", 0.5}}};

using IndexedTexts = std::array<std::string, kIndexColumns.size()>;
IndexedTexts TextsToIndex(const Document& document, std::string_view title, const std::vector<std::string>& people);

// The words of these texts (ReadWords), compressed; "" when there are none, or more than a parent believes.
std::string KeepWords(const Document& document, const Facts& facts, const Stemmer& stemmer);
// Can this be KeepWords of it, by its size? More is not asked: false words spoil the finding of their own paper only.
bool MayBeWordsOf(std::string_view kept, const Document& document);

bool IsIndexedBy(Database& db, const Stemmer& stemmer);
Result<void> ForgetIndex(Store& store);  // LinkAndIndex then makes it anew: for one that is damaged
Result<LinkCounts> LinkAndIndex(Store& store, const CorpusRules& rules, const Stemmer& stemmer,
                                const std::function<bool()>& stop = {});

}  // namespace kst
