// tools/commands/run_batch.h: one `kst run`: what is to be read, through the pool, into the
// store. The parent alone writes; a worker turns one paper into one record.
//
// A paper is read when it is new or changed, or was made by another program or
// other rules; failed ones only when asked. The same bytes under two names are
// read once, also when both are on their way at the same time.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "corpus/store/store.h"
#include "tools/cli/progress.h"
#include "tools/commands/run_summary.h"
#include "tools/pipeline.h"
#include "tools/workers/worker_pool.h"

namespace kst {

struct Entry {  // one paper that the command was given
  Job job;
  LedgerFile ledger;
};

class Batch {
 public:
  using NextEntry = std::function<bool(Entry&)>;  // false at the end

  Batch(Store& store, const Pipeline& pipeline, RunSummary& summary, Progress& progress, bool retry_failed)
      : store_(store), pipeline_(pipeline), summary_(summary), progress_(progress), retry_failed_(retry_failed) {}

  Result<void> Run(const NextEntry& next, const WorkerLimits& limits);

 private:
  bool Refill(const NextEntry& next);
  Supply Next(const NextEntry& next, Job& job);
  bool IsDuplicate(Entry& entry);
  bool Done(const Job& job, const Outcome& outcome);
  void Seen();

  Store& store_;
  const Pipeline& pipeline_;
  RunSummary& summary_;
  Progress& progress_;
  bool retry_failed_;
  std::vector<Entry> planned_;  // last one first
  std::vector<Entry> again_;    // their twin has been stored
  struct InFlight {
    LedgerFile ledger;
    std::string sha256;
  };
  std::map<std::size_t, InFlight> in_flight_;                     // by Job::tag
  std::map<std::string, std::vector<Entry>, std::less<>> twins_;  // of those in flight, by SHA-256
  std::size_t next_tag_ = 0;
  std::optional<Error> error_;
};

}  // namespace kst
