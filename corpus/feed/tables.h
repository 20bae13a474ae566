// corpus/feed/tables.h: what is fed, as four tables. The search engines get the rows of the last three nested in the
// paper's; databases get them as they are. One list of columns serves values, schemas, templates and the documentation.
//
//   papers       a paper that the corpus has
//   edges        what it says of another work: cites, implements, answers …; each place is a row
//   commitments  what it promises
//   passages     its text in pieces
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "corpus/store/store.h"

namespace kst {

enum class FeedType {
  kId,      // a word that is compared as a whole
  kIds,     // a list of them
  kText,    // words to be found
  kDate,    // an ISO day
  kNumber,  // a whole one
  kReal,
  kJson,
};

struct FeedColumn {
  std::string_view name;
  FeedType type;
  std::string_view what;
  std::string_view rdf = {};  // RdfTerm, where it is not the name; "-": no statement
};
std::string_view RdfTerm(const FeedColumn& column);  // "dcterms:title", or one of ours: "resolution"

struct FeedTable {
  std::string_view name;
  std::span<const FeedColumn> columns;  // the first one, or the first two of edges, tell a row from all others
  std::size_t key = 1;
};
extern const FeedTable kPaperTable, kEdgeRows, kCommitmentTable, kPassageTable;
std::span<const FeedTable* const> FeedTables();  // in this order

using FeedValue = std::variant<std::monostate, std::string, std::int64_t, double, std::vector<std::string>>;
using FeedRow = std::vector<FeedValue>;  // a value for each column

struct FeedPaper {
  FeedRow paper;
  std::vector<FeedRow> edges, commitments, passages;
  const std::vector<FeedRow>& Of(const FeedTable& table) const;  // of the last three

  const std::string& id() const { return std::get<std::string>(paper.front()); }
};

// Papers that are new or changed since a run of LinkCorpus (SinceRun in corpus/graph/graph.h; -1: all) and stand behind
// an id ("": all).
Result<void> EachFeedPaper(const Store& store, bool passages, int since, std::string_view after,
                           const std::function<bool(const FeedPaper&)>& see);
// Ids of which the corpus had a paper then and has none now.
Result<void> EachGonePaper(const Store& store, int since, const std::function<bool(const std::string&)>& see);

}  // namespace kst
