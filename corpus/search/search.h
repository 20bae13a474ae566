// corpus/search/search.h: the papers of a corpus that answer a question, the best first, with the words that do.
//
//   Searcher searcher(store, stemmer);
//   auto query = searcher.Meant(*ReadQuery("toezeggingen stikstof"), filter);
//   auto found = searcher.Find(*query, filter, {.most = 10});
//   found->count; found->hits.at(0).id, .score, .snippet.text, .snippet.marks, .snippet.page
//
// Only papers of the linked graph are found, and all that answer are ranked: by score (answers.h), then date, then id.
// Not here: reading the question (query.h).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/search/query.h"
#include "corpus/search/stemmer.h"
#include "corpus/store/store.h"

namespace kst {

struct Snippet {
  std::string text;                                        // of the paper, on one line
  std::vector<std::pair<std::size_t, std::size_t>> marks;  // bytes of it that answer
  int page = 0;
};

struct Hit {
  std::string id, kind;
  std::optional<std::string> date, title, sender;
  double score = 0;
  Snippet snippet;
};

struct Facet {
  std::string name;                                          // kind year ministry
  std::vector<std::pair<std::string, std::int64_t>> counts;  // most first
};

struct SearchPage {
  std::int64_t skip = 0, most = 10;  // 0: what is asked is how many there are
  bool newest_first = false;         // of all that answer, instead of the best first
  bool facets = false;
};

struct Found {
  std::vector<Hit> hits;      // of the page
  std::int64_t count = 0;     // of all that answer
  std::vector<Facet> facets;  // of these
};

// A filter stands beside the question; what was typed among its words (query.filter) counts before it.
class Searcher {
 public:
  Searcher(const Store& store, const Stemmer& stemmer, const CorpusRules& rules)
      : store_(store), stemmer_(stemmer), rules_(rules) {}

  Result<Found> Find(const SearchQuery& query, const SearchFilter& filter, const SearchPage& page) const;
  // The question as it is answered: loosened where fewer papers than fill a page hold all of it. kBadRule when it asks
  // for what no paper can have: a kind that there is not, a day before one and after a later one.
  Result<SearchQuery> Meant(const SearchQuery& query, const SearchFilter& filter) const;
  // The question with other words in place of those that no paper holds; "" when each is held, or none is near.
  Result<std::string> DidYouMean(const SearchQuery& query) const;

 private:
  const Store& store_;
  const Stemmer& stemmer_;
  const CorpusRules& rules_;
};

}  // namespace kst
