// corpus/feed/feed.h: the papers of a corpus in the form that a search engine or a database takes.
//
//   WriteFeed(store, {.to = *FeedFormatFromName("opensearch")}, sink);
//
// One paper after another in order of id, each with the edges that lead from it, its commitments and, when asked, its
// passages; memory does not grow with the corpus, and the same corpus gives the same bytes. Only papers that are there
// are fed: what is merely cited stands in edges. Fields: tables.h. Ids are made legal for each engine.
//
// Not here: the graph as a graph (corpus/graph/graph.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "corpus/feed/postgres_feed.h"
#include "corpus/feed/tables.h"
#include "corpus/graph/graph.h"

namespace kst {

enum class FeedFormat { kOpensearch, kSolr, kMeilisearch, kTypesense, kNdjson, kCsv, kPostgres, kSqlite, kRdf, kNeo4j };
std::optional<FeedFormat> FeedFormatFromName(std::string_view name);

struct FeedOptions {
  FeedFormat to = FeedFormat::kNdjson;
  std::string table = "papers";  // of CSV, which holds one; of neo4j one of FeedFiles
  bool passages = false;         // paragraph-sized texts with their page and boxes
  std::string after = "";        // an id: only papers behind it, where a feed has broken off
  std::optional<int> since_run =
      {};  // only what is new or changed since this run, and what is gone; not for CSV, RDF, Neo4j
};

// The tables of a form that is several files; none of a form that is a stream.
std::vector<std::string> FeedFiles(FeedFormat format, bool passages);

Result<void> WriteFeed(const Store& store, const FeedOptions& options, const Sink& sink);

// The same for a PostgreSQL that is spoken to: `take` does a step, or says false and it ends there.
Result<void> EachPostgresStep(const Store& store, const FeedOptions& options,
                              const std::function<bool(const PostgresStep&)>& take);

// The ids that are gone since a run, as a JSON list: for engines that take papers and deletions by different requests.
Result<void> WriteGone(const Store& store, FeedFormat format, int since_run, const Sink& sink);

// What the engine wants to be told before the first feed: an index template, a schema; "" when nothing.
std::string FeedTemplate(FeedFormat format);

std::string FeedFields();  // the columns as they stand in docs/feeds.md

}  // namespace kst
