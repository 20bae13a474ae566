// corpus/feed/writer.h: one form of a feed: what stands before, for each paper, and after.
#pragma once

#include <memory>
#include <string>

#include "corpus/feed/feed.h"
#include "schema/record/json_writer.h"

namespace kst {

class FeedWriter {
 public:
  virtual ~FeedWriter() = default;
  virtual std::string Head() { return {}; }
  virtual std::string One(const FeedPaper& paper) = 0;
  virtual std::string Gone(const std::string& id) = 0;  // behind all papers; the engine need not know it
  virtual std::string Tail() { return {}; }
};

std::unique_ptr<FeedWriter> MakeJsonFeed(FeedFormat format);      // json_feeds.cc
std::unique_ptr<FeedWriter> MakeSqliteFeed();                     // sqlite_feed.cc
std::unique_ptr<FeedWriter> MakePostgresScript();                 // postgres_feed.cc
std::unique_ptr<FeedWriter> MakeCsvFeed(const FeedTable& table);  // csv_feed.cc
std::unique_ptr<FeedWriter> MakeRdfFeed();                        // rdf_feed.cc
std::unique_ptr<FeedWriter> MakeNeo4jPassages(bool nodes);        // neo4j_feed.cc; or their relations
std::string JsonFeedTemplate(FeedFormat format);
std::string IdFor(FeedFormat format, const std::string& id);

void Write(JsonWriter& w, const FeedValue& value);

}  // namespace kst
