#include "corpus/feed/feed.h"

#include <algorithm>
#include <filesystem>
#include <memory>

#include "tools/cli/arguments.h"
#include "tools/cli/message.h"
#include "tools/commands/corpus_command.h"
#include "tools/database/postgres.h"

namespace kst {
namespace {

// Into the database itself. Nothing that fails before the last step leaves anything behind.
ExitStatus FeedDatabase(const Arguments& arguments, const Store& store, const FeedOptions& options) {
  Result<Postgres> database = Postgres::Connect(std::string(arguments.Get("--dsn")));
  if (!database) {
    Say("feed", "--dsn: " + InWords(database.error()));
    return ExitStatus::kSomeFailed;
  }
  Result<void> done;
  bool at_end = false;
  const Result<void> read = EachPostgresStep(store, options, [&](const PostgresStep& step) {
    at_end = step.sql == kPostgresCommit;
    done = step.rows ? database->Copy(step.sql, *step.rows) : database->Do(step.sql);
    return done.has_value();
  });
  if (!read) return SayCorpusError("feed", arguments, read.error());
  if (done) return ExitStatus::kOk;
  Say("feed", "--dsn: " + InWords(done.error()) +
                  (at_end ? "; this was the end, the papers may be in or not: feed again" : "; nothing was put in"));
  return ExitStatus::kSomeFailed;
}

// A form that is several files, in the folder of --output. They appear under their names when all of them are complete;
// those of an earlier feed that this one does not hold go then, for they tell of another graph.
ExitStatus FeedFolder(const Arguments& arguments, const Store& store, FeedOptions options) {
  const std::filesystem::path folder(arguments.Get("--output"));
  std::error_code error;
  std::filesystem::create_directories(folder, error);  // what is wrong is told when its files are opened
  std::vector<std::unique_ptr<Output>> files;
  bool is_open = true;
  const auto file_of = [&](const std::string& name) { return folder / (name + ".csv"); };
  const std::vector<std::string> names = FeedFiles(options.to, options.passages);
  for (const std::string& name : names) {
    options.table = name;
    Output& out = *files.emplace_back(std::make_unique<Output>());
    is_open = is_open && out.Open(file_of(name).string());
    const Result<void> written =
        !is_open ? Result<void>() : WriteFeed(store, options, [&](std::string_view part) { return out.Write(part); });
    if (!written) return SayCorpusError("feed", arguments, written.error());
    if (!out.Flush()) return out.Finish("feed", ExitStatus::kOk);
  }
  ExitStatus status = ExitStatus::kOk;
  for (const auto& out : files)
    if (status == ExitStatus::kOk) status = out->Finish("feed", status);
  if (status != ExitStatus::kOk) return status;
  for (const std::string& name : FeedFiles(options.to, true)) {
    if (std::ranges::find(names, name) != names.end() || std::filesystem::remove(file_of(name), error) || !error)
      continue;
    Say("feed", file_of(name).string() + ": is of an earlier feed and cannot be removed: " + error.message());
    return ExitStatus::kCannotWrite;
  }
  return status;
}

ExitStatus Run(const Arguments& arguments) {
  for (const std::string& two :
       {TwoOf(arguments, {"--gone", "--template", "--fields", "--dsn"}), TwoOf(arguments, {"--dsn", "--output"}),
        Beside(arguments, "--gone", {"--after", "--passages", "--table"}),
        Beside(arguments, "--template", {"--since", "--after", "--passages", "--table"}),
        Beside(arguments, "--fields", {"--to", "--since", "--after", "--passages", "--table"})})
    if (!two.empty()) return SayUsage("feed", two);
  Output out;
  if (arguments.Has("--fields")) {
    if (OpenOutput(out, arguments)) out.Write(FeedFields());
    return out.Finish("feed", ExitStatus::kOk);
  }
  const std::string name(arguments.Get("--to"));
  if (name.empty()) return SayUsage("feed", "say for what: --to opensearch, postgres …");
  FeedOptions options;
  options.to = *FeedFormatFromName(name);
  options.table = arguments.Get("--table", options.table);
  options.passages = arguments.Has("--passages");
  options.after = arguments.Get("--after");
  if (arguments.Has("--gone") && !arguments.Has("--since")) return SayUsage("feed", "--gone needs --since N");
  if (arguments.Has("--table") && options.to != FeedFormat::kCsv)
    return SayUsage("feed", "--table goes with --to csv; the other forms hold all tables");
  if (arguments.Has("--passages") && options.to == FeedFormat::kCsv)
    return SayUsage("feed", "--passages goes with forms that hold all tables; of csv they are --table passages");
  const bool is_folder = !FeedFiles(options.to, options.passages).empty() && !arguments.Has("--gone");
  if (is_folder && !arguments.Has("--output"))
    return SayUsage("feed", name + " is several files; say where: -o FOLDER");
  if (arguments.Has("--dsn") && options.to != FeedFormat::kPostgres)
    return SayUsage("feed", "--dsn goes with --to postgres");
  if (arguments.Has("--since")) options.since_run = static_cast<int>(arguments.Number("--since", 0));
  if (arguments.Has("--template")) {
    const std::string text = FeedTemplate(options.to);
    if (text.empty()) return SayUsage("feed", name + " has no template; its tables are made by the feed itself");
    if (OpenOutput(out, arguments)) out.Write(text);
    return out.Finish("feed", ExitStatus::kOk);
  }
  const std::optional<Store> store = OpenCorpus("feed", arguments);
  if (!store) return ExitStatus::kUsage;
  if (arguments.Has("--dsn")) return FeedDatabase(arguments, *store, options);
  if (is_folder) return FeedFolder(arguments, *store, options);
  if (!OpenOutput(out, arguments)) return out.Finish("feed", ExitStatus::kOk);
  const Sink sink = [&](std::string_view part) { return out.Write(part); };
  const Result<void> written = arguments.Has("--gone")
                                   ? WriteGone(*store, options.to, options.since_run.value_or(0), sink)
                                   : WriteFeed(*store, options, sink);
  if (!written) {
    out.Discard();
    return SayCorpusError("feed", arguments, written.error());
  }
  return out.Finish("feed", ExitStatus::kOk);
}

constexpr Option kOptions[] = {
    kCorpusWord,
    {"--to", "opensearch|solr|meilisearch|typesense|postgres|sqlite|csv|ndjson|rdf|neo4j",
     "for what: opensearch is Elasticsearch's _bulk form too, rdf is N-Quads"},
    {"--table", "papers|edges|commitments|passages", "of csv, which holds one (default papers)"},
    {"--dsn", "CONNECTION",
     "of postgres: put them into this database, all or nothing: postgresql://USER@HOST/NAME, or \"host=… dbname=…\"; "
     "PGPASSWORD and the like say the rest"},
    {"--passages", "", "also the text in paragraph-sized pieces, with page and boxes"},
    {"--since", "N", "only what is new or changed since this run of kst run (kst status), and what is gone"},
    {"--after", "ID", "only papers behind this one in order of id: where a feed has broken off"},
    {"--gone", "", "instead: a JSON list of the ids that are gone since --since, for engines that are told so apart"},
    {"--template", "", "instead: what the engine is told before the first feed (opensearch, typesense, meilisearch)"},
    {"--fields", "", "instead: every field and what it holds, as Markdown"},
    {"-o,--output", "FILE", "write to this file; it appears when it is complete. Of neo4j: into this folder"},
};

}  // namespace

extern const Command kFeedCommand;
const Command kFeedCommand{
    "feed", "the papers of a corpus for a search engine or a database", kOptions, Run,
    "One paper after another in order of id, with what it says of other works, what it promises, and its text.\n"
    "Fed again, a paper takes the place of what it was. The fields: docs/feeds.md.\n"
    "  kst feed corpus --to opensearch | curl -sH 'Content-Type: application/x-ndjson' --data-binary @- "
    "localhost:9200/_bulk\n"
    "  kst feed corpus --to postgres --dsn postgresql://clerk@db.example/archive --since 12\n"
    "  kst feed corpus --to postgres | psql archive\n"
    "  kst feed corpus --to sqlite | sqlite3 archive.db\n"};

}  // namespace kst
