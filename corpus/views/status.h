// corpus/views/status.h: how a corpus is: what is in it, what failed and why, what the next run would read again.
// Counts come from the rows; no record is opened (corpus/views/check.h does that).
//
//   const auto status = StatusOf(*store, {"kst 0.1.0", rules_digest});   // made by others: other_rules
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>

#include "corpus/store/store.h"

namespace kst {

struct CorpusStatus {
  struct Failure {
    std::int64_t count = 0;
    std::string first;  // the first source of them by path
  };
  Counts counts;
  std::map<std::string, Failure> failed;      // by code
  std::map<std::string, std::int64_t> stale;  // by why the file could not be read last time; its earlier record is kept
  std::int64_t other_rules = 0;               // files with a record by another program or other rules
  std::int64_t unlinked = 0;                  // papers that the graph does not show yet, as they are now
  bool linked = false;                        // has it a graph at all?
  std::int64_t nodes = 0, edges = 0;          // of the graph
  std::optional<RunInfo> last_run;
  std::int64_t bytes = 0;  // on disk, with the log
};
Result<CorpusStatus> StatusOf(const Store& store, const Document::MadeBy& program);

struct NodeChange {
  std::string what;  // added changed removed
  std::string id, kind;
};
// Nodes of the graph that are new, say something else or are gone since it was linked by that run, by id. A run that
// has not been is an error. What was removed and came back is added.
Result<void> EachChange(const Store& store, int since_run, const std::function<bool(const NodeChange&)>& see);

}  // namespace kst
