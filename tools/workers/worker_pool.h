// tools/workers/worker_pool.h: many papers through a few jailed processes.
//
// Workers are forked from the loaded program, take one paper after the other and
// are replaced when they die, hang, grow or are worn. A crash, a hang and a bomb
// are ordinary outcomes of one paper. What a paper gives does not depend on what
// its worker read before: a paper that kills a used worker is tried once more in
// a fresh one. Limits count CPU time, so they do not depend on the load either.
// A small paper is sent to a worker that still reads another small one, so that it
// need not wait for its parent; where that one dies, it is given out again, untried.
//
//   WorkerPool pool(work, limits);
//   pool.Run(next, done);   // in this process: one thread, poll()
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/values/document.h"
#include "schema/values/result.h"
#include "tools/pipeline.h"

namespace kst {

enum class Supply { kJob, kLater, kEnd };

struct WorkerLimits {
  int processes = 0;             // 0: one per core
  int cpu_seconds = 60;          // of one paper
  std::size_t memory_mb = 1024;  // address space of a worker
  std::size_t file_mb = 512;
  int papers_per_process = 500;  // what a paper leaves behind ends with its worker
};

struct Job {
  Input input;
  std::string path;                 // of the file; or:
  std::optional<std::string> text;  // the bytes themselves; or:
  std::optional<Error> refused;     // why there is nothing to read
  std::size_t tag = 0;              // the caller's own
};

class FileJobs {  // the files of a command line, in order
 public:
  explicit FileJobs(const std::vector<std::string>& files) : files_(files) {}
  Supply Next(Job& job);

 private:
  const std::vector<std::string>& files_;
  std::size_t at_ = 0;
};

struct Answer {  // what a worker makes of a paper
  bool failed = false;
  std::string message;  // when it failed
  std::string body;     // the line to print or to store
  std::string wire;     // the document itself (tools/workers/answer_codec.h), when the work adds it
};

struct Outcome {
  Result<Answer> answer;              // an Error: missing, too large, timeout, crashed
  std::optional<std::string> sha256;  // with an Error: of the file, when it can be read
  bool tried = true;                  // false: the machine, not the paper, is to blame; another time it may work
};

class WorkerPool {
 public:
  using Work = std::function<Answer(const Input&, std::string_view bytes)>;
  using Next = std::function<Supply(Job&)>;               // kLater: ask again when `wait_fd` is readable
  using Done = std::function<bool(const Job&, Outcome)>;  // false: stop
  // Can this be an answer? A worker may have been taken over by the file it read; where not, it is replaced, and a
  // worker that had read other papers before is not believed twice: the paper goes to a fresh one.
  using Check = std::function<bool(const Job&, const Answer&)>;

  WorkerPool(Work work, const WorkerLimits& limits, Check check = {});
  ~WorkerPool();

  void ExpectMany() { more_from_ = {}; }  // while running: all workers may start, for there is work for them
  void WhenQuiet(std::function<void()> see) { quiet_ = std::move(see); }  // no answer has come for some seconds

  // kOrdered calls `done` in the order of the jobs. Returns false when stopped by `done` or by Interrupted().
  enum class Order { kAny, kOrdered };
  bool Run(const Next& next, const Done& done, Order order, int wait_fd = -1);
  // After an interrupted Run: what workers have begun is done; nothing more is given to them. A signal ends the
  // program.
  void FinishBegun(const Done& done);

 private:
  struct Worker;
  struct Pending;

  bool Start(Worker& worker);
  void Stop(Worker& worker);
  bool HandOut(const Next& next, Order order);
  std::unique_ptr<Pending> Take(const Next& next, Order order);
  void Give(Worker& worker, std::unique_ptr<Pending> pending);
  void SendAhead(Worker& worker);
  void TakeBack(Worker& worker);
  void Wait(int wait_fd);
  void Receive(Worker& worker);
  void Died(Worker& worker);
  void Finish(std::unique_ptr<Pending> pending, Result<Answer> answer, bool tried = true);
  bool Deliver(const Done& done, Order order);

  Work work_;
  Check check_;
  std::function<void()> quiet_;
  WorkerLimits limits_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::deque<std::unique_ptr<Pending>> again_;               // to be tried in a fresh worker
  std::deque<std::unique_ptr<Pending>> waiting_;             // opened, and not begun by a worker
  std::map<std::uint64_t, std::unique_ptr<Pending>> ready_;  // by the order of the jobs
  std::uint64_t handed_out_ = 0, delivered_ = 0;
  std::size_t ready_bytes_ = 0;
  bool no_more_ = false, later_ = false, finishing_ = false;
  std::vector<char> buffer_ = std::vector<char>(1 << 18);  // what recv fills; small answers arrive at once
  std::chrono::steady_clock::time_point more_from_;        // when workers beyond the first may start
};

}  // namespace kst
