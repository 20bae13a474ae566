#include "corpus/feed/feed.h"

#include <algorithm>
#include <array>

#include "corpus/feed/writer.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::array<std::string_view, 10> kNames = {"opensearch", "solr",     "meilisearch", "typesense", "ndjson",
                                                     "csv",        "postgres", "sqlite",      "rdf",       "neo4j"};

constexpr const char *kNodes = "nodes", *kRelations = "relations";

// Of a form that is taken whole, its name.
std::string_view NeverInParts(FeedFormat format) {
  return format == FeedFormat::kCsv     ? "CSV"
         : format == FeedFormat::kRdf   ? "N-Quads"
         : format == FeedFormat::kNeo4j ? "Neo4j's import"
                                        : "";
}

Result<std::unique_ptr<FeedWriter>> WriterFor(const FeedOptions& options) {
  if (options.to == FeedFormat::kPostgres) return MakePostgresScript();
  if (options.to == FeedFormat::kSqlite) return MakeSqliteFeed();
  if (options.to == FeedFormat::kRdf) return MakeRdfFeed();
  if (options.to == FeedFormat::kNeo4j) return MakeNeo4jPassages(options.table == kPassageTable.name);
  if (options.to != FeedFormat::kCsv) return MakeJsonFeed(options.to);
  const auto table = std::ranges::find(FeedTables(), options.table, [](const FeedTable* t) { return t->name; });
  if (table == FeedTables().end())
    return Fail(Code::kBadRule,
                options.table + " is no table of a feed; they are papers, edges, commitments, passages");
  return MakeCsvFeed(**table);
}

// What `writer` says of each paper and of each that is gone, given to `put` until it says false.
template <class Writer, class Put>
Result<void> Feed(const Store& store, const FeedOptions& options, Writer& writer, const Put& put) {
  const Result<int> since = options.since_run ? SinceRun(store, *options.since_run) : Result<int>(-1);
  if (!since) return tl::unexpected(since.error());
  if (!put(writer.Head())) return {};
  bool goes_on = true;
  const bool passages = options.passages || (options.to == FeedFormat::kCsv && options.table == kPassageTable.name);
  const Result<void> read = EachFeedPaper(store, passages, *since, options.after, [&](const FeedPaper& paper) {
    goes_on = put(writer.One(paper));
    return goes_on;
  });
  if (!read || !goes_on) return read;
  if (options.since_run) {
    const Result<void> gone = EachGonePaper(store, *since, [&](const std::string& id) {
      goes_on = put(writer.Gone(id));
      return goes_on;
    });
    if (!gone || !goes_on) return gone;
  }
  put(writer.Tail());
  return {};
}

}  // namespace

std::optional<FeedFormat> FeedFormatFromName(std::string_view name) {
  const auto found = std::ranges::find(kNames, name);
  if (found == kNames.end()) return std::nullopt;
  return static_cast<FeedFormat>(found - kNames.begin());
}

std::vector<std::string> FeedFiles(FeedFormat format, bool passages) {
  if (format != FeedFormat::kNeo4j) return {};
  std::vector<std::string> files = {kNodes, kRelations};
  if (passages) files.insert(files.end(), {std::string(kPassageTable.name), "passage_relations"});
  return files;
}

Result<void> WriteFeed(const Store& store, const FeedOptions& options, const Sink& sink) {
  const Result<std::unique_ptr<FeedWriter>> writer = WriterFor(options);
  if (!writer) return tl::unexpected(writer.error());
  const std::string_view never = NeverInParts(options.to);
  if (options.since_run && !never.empty())
    return Fail(Code::kBadRule, Concat({never, " cannot say what is gone; feed all of it, or another form"}));
  if (!options.after.empty() && (options.to == FeedFormat::kRdf || options.to == FeedFormat::kNeo4j))
    return Fail(Code::kBadRule, Concat({never, " goes by no order of papers; feed all of it"}));
  if (options.to == FeedFormat::kNeo4j && options.table == kNodes)
    return WriteGraph(store, {.format = GraphFormat::kNeo4jNodes}, sink);
  if (options.to == FeedFormat::kNeo4j && options.table == kRelations)
    return WriteGraph(store, {.format = GraphFormat::kNeo4jEdges}, sink);
  const Result<void> graph =
      options.to == FeedFormat::kRdf ? WriteGraph(store, {.format = GraphFormat::kNquads}, sink) : Result<void>();
  if (!graph) return graph;
  return Feed(store, options, **writer, sink);
}

Result<void> EachPostgresStep(const Store& store, const FeedOptions& options,
                              const std::function<bool(const PostgresStep&)>& take) {
  PostgresFeed feed;
  return Feed(store, options, feed,
              [&](const std::vector<PostgresStep>& steps) { return std::ranges::all_of(steps, take); });
}

Result<void> WriteGone(const Store& store, FeedFormat format, int since_run, const Sink& sink) {
  return SinceRun(store, since_run).and_then([&](int since) {
    JsonWriter w;
    w.Begin('[');
    const Result<void> read = EachGonePaper(store, since, [&](const std::string& id) {
      w.Value(IdFor(format, id));
      return true;
    });
    w.End(']');
    if (read) sink(w.Take() + "\n");
    return read;
  });
}

std::string FeedFields() {
  constexpr std::array<std::string_view, 7> kTypes = {"id",           "list of ids", "words", "day",
                                                      "whole number", "number",      "JSON"};
  std::string text;
  for (const FeedTable* table : FeedTables()) {
    text += Concat({"### ", table->name, "\n\n| field | type | what | in RDF |\n|---|---|---|---|\n"});
    for (const FeedColumn& column : table->columns)
      text += Concat({"| `", column.name, "` | ", kTypes[static_cast<std::size_t>(column.type)], " | ", column.what,
                      " | ", column.rdf == "-" ? "" : Concat({"`", RdfTerm(column), "`"}), " |\n"});
    text += "\n";
  }
  return text;
}

std::string FeedTemplate(FeedFormat format) { return JsonFeedTemplate(format); }

}  // namespace kst
