// corpus/store/store.h: one corpus = one folder with kst.db in it. Who did which file
// when (the ledger), what came out (the records), and the rows from which the
// graph is linked.
//
// Not here: linking (corpus/link/link.h), reading the graph (corpus/graph/graph.h). One
// process writes, any number read at the same time. What Put got is safe from
// Flush() on, also against `kill -9`; a run that dies loses what it had put since
// then and does it again.
//
//   auto store = Store::Create("out/c");            // makes it, or opens it to write
//   int run = *store->StartRun({"kst 0.1.0", rules_digest});
//   for (const Planned& p : *store->Plan(files)) if (p.todo != Todo::kDone) …
//   store->Put(entry, reading); …                   // commits by itself every so often
//   store->Flush();  LinkCorpus(*store, rules);                  // corpus/link/link.h
//
// Readers see the graph that was linked last until LinkCorpus publishes the next one: a paper that was put is not in
// it yet, one that was replaced still is. An opened store is one snapshot, however long it is read.
//
// Every failure is Error{kStore}: one line that says what to do. kMissing: no run has ended yet; kTimeout: another
// program holds the corpus; both may pass. kDamaged: a file that kst did not write so.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/store/facts.h"
#include "schema/values/document.h"
#include "schema/values/result.h"

namespace kst {

class Database;  // corpus/store/database.h, for the .cc files of corpus/

struct LedgerFile {  // a file, or a text of --each, before it is read
  std::string path;  // what tells it from all others: where the file lies, or the key of a text and the text
  std::int64_t size = 0;
  std::int64_t mtime_ns = 0;
  std::optional<std::string> content = {};  // when the caller knows it; decides instead of size and mtime
  std::string source = {};                  // as in the record's `source`; "" when it is `path`
  std::string kind = "pdf";                 // how its bytes are read: pdf xml text
  std::string given = {};                   // with its bytes: the date of a text, a digest of what lies beside
};

// What tells one paper from all others: the same bytes read as XML or as text, or given with another date, are another
// paper.
std::string ContentKey(std::string_view kind, std::string_view sha256, std::string_view given);

enum class Stored {
  kNew,
  kSame,  // this content was stored before, for another file, and the record is the same
  kKept,  // what an earlier run saw in its pictures stays, for this one did not look
};

struct Reading {  // what a worker makes of a paper
  Document document;
  Facts facts;             // of this document
  std::string text = {};   // KeepText; "": the one that is there stays
  std::string words = {};  // KeepWords (corpus/search/index.h); "": the record is read for them
};
Reading ReadingOf(Document document);

enum class Todo {
  kDone,        // nothing to do
  kNew,         // never seen
  kChanged,     // another size, time or digest than last time
  kFailed,      // failed last time
  kOtherRules,  // made by another program or other rules
  kParse,       // the same, but its text is kept and only the rules that parse it are others
  kPictures,    // some of its pages are pictures that were not read, and this run reads them
};
std::string_view Name(Todo todo);  // "other_rules"

struct Planned {
  std::size_t file = 0;  // index in what was asked
  Todo todo = Todo::kNew;
};

struct KeptPaper {      // of a paper that was read before
  std::string text;     // KeptText in kept_text.h reads it
  std::string content;  // ContentKey
};

struct Counts {
  std::int64_t files = 0;                              // rows of the ledger
  std::int64_t papers = 0;                             // distinct contents
  std::int64_t complete = 0, partial = 0, failed = 0;  // files by status
  std::map<std::string, std::int64_t> failed_by_code;
  std::int64_t stale = 0;  // files that could not be read last time, of which an earlier record is kept
  std::int64_t pages = 0, references = 0, mentions = 0, relations = 0, commitments = 0;  // over papers
};

struct RunInfo {  // a row of the ledger
  int id = 0;     // from 1
  std::string made_by;
  std::optional<std::string> began, ended;  // "2026-11-28T22:04:11Z"; no end: it was interrupted
  std::int64_t papers = 0;                  // that it read
};

struct StoredRecord {
  std::string id;      // of its node; "" when it has none
  std::string json;    // the document line, with `source` = the first of its files
  bool chosen = true;  // false: another paper with the same id is the one that the graph uses
};

class Store {
 public:
  static Result<Store> Create(const std::string& folder);  // to write; makes what is missing
  static Result<Store> Open(const std::string& folder);    // to read
  Store(Store&&) noexcept;
  Store& operator=(Store&&) noexcept;
  ~Store();  // commits what was put

  // Writing: between StartRun and the end of the process.
  // Number of the run, from 1. `text_by`: what made the text that papers are parsed from, so that it can be kept.
  // `reads_pictures`: what an earlier run could not read without that is read again; what it read stays without it.
  Result<int> StartRun(const Document::MadeBy& made_by, std::string_view text_by = {}, bool reads_pictures = false);
  Result<std::vector<Planned>> Plan(std::span<const LedgerFile> files) const;
  Result<std::optional<KeptPaper>> FindText(const LedgerFile& file) const;  // for Todo::kParse
  Result<Stored> Put(const LedgerFile& file, const Reading& reading);       // again for the same file replaces
  // Does the store hold another record of the content that this one claims, by the same program? Then one is a lie.
  Result<bool> Contradicts(const LedgerFile& file, const Document& document) const;
  // The file could not be read this time (`code`). True when an earlier record of it stays, marked stale.
  Result<bool> KeepStale(const LedgerFile& file, std::string_view code);
  // Files below a folder that are not there any more are marked: what was read of them stays. How many are new marks.
  Result<std::int64_t> MarkLeft(const std::string& folder,
                                const std::function<bool(const std::string& path)>& is_there);
  Result<std::int64_t> Prune(const std::string& folder);  // and these are taken away; how many
  Result<void> Flush();
  Result<void> EndRun(std::int64_t papers);  // that came to its end, having read so many

  // Reading.
  Result<Counts> Count() const;
  Result<std::optional<RunInfo>> LastRun() const;
  Result<std::optional<StoredRecord>> FindRecord(std::string_view id) const;  // an id, an alias or a path
  // All records in order of (id, first file); `see` returns false to stop. `since_run` = 0: all.
  Result<void> EachRecord(const std::function<bool(const StoredRecord&)>& see, int since_run = 0) const;
  const std::string& folder() const;
  Result<Store> Copy() const;  // of its own, to try things on; it goes when it is closed

  Database& database() const;
  bool HasGraph() const;            // false: its first run has not ended; throws SqlError
  Database& Graph() const;          // to read what was linked; throws SqlError when nothing was yet
  Database& GraphWithRuns() const;  // and which run changed what; throws SqlError when an older kst made the corpus

  struct State;  // corpus/store/store_state.h

 private:
  explicit Store(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace kst
