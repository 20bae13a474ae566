// tools/commands/run_batch.h: one `kst run`: what is to be read, through the pool, into the
// store. A worker turns one paper into one record and its facts; the parent checks and writes.
//
// A paper is read when it is new or changed, or was made by another program or
// other rules, from its kept text where that is enough; failed ones only when asked. The worker reads and hashes it;
// the same bytes under two names are one paper of the store. A file that is away or locked this time keeps its record,
// and what the machine could not try is tried next time.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "corpus/search/stemmer.h"
#include "corpus/store/store.h"
#include "tools/cli/progress.h"
#include "tools/commands/run_summary.h"
#include "tools/pipeline.h"
#include "tools/workers/worker_pool.h"

namespace kst {

struct Entry {  // one paper that the command was given
  Job job;
  LedgerFile ledger;
  Todo todo = Todo::kNew;
};

class Batch {
 public:
  using NextEntry = std::function<Supply(Entry&)>;  // kLater: there may be more when the descriptor is readable

  Batch(Store& store, const Pipeline& pipeline, const Stemmer& stemmer, RunSummary& summary, Progress& progress,
        bool retry_failed)
      : store_(store),
        pipeline_(pipeline),
        stemmer_(stemmer),
        summary_(summary),
        progress_(progress),
        retry_failed_(retry_failed) {}

  Result<void> Run(const NextEntry& next, const WorkerLimits& limits, int wait_fd = -1);
  Result<void> Run(const NextEntry& next, const WorkerLimits& limits, int wait_fd, const WorkerPool::Work& work);
  Answer Read(const Input& input, std::string_view bytes) const;  // in a worker

 private:
  Supply Refill(const NextEntry& next);
  Supply Next(const NextEntry& next, Job& job);
  bool Done(const Job& job, const Outcome& outcome);
  bool Decode(const Job& job, const Answer& answer);
  void GiveText(Entry& entry);
  bool IsOfFile(const Job& job, const LedgerFile& ledger, const Document& document);
  void Seen();

  Store& store_;
  const Pipeline& pipeline_;
  const Stemmer& stemmer_;
  RunSummary& summary_;
  Progress& progress_;
  bool retry_failed_;
  std::vector<Entry> planned_;                   // last one first
  std::map<std::size_t, LedgerFile> in_flight_;  // by Job::tag
  std::map<std::size_t, Reading> decoded_;       // answers that were read and not stored yet
  std::size_t file_limit_ = 0;
  std::size_t next_tag_ = 0;
  std::optional<Error> error_;
};

}  // namespace kst
