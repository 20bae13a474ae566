#include "tools/workers/worker_pool.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <thread>
#include <utility>

#include "schema/digest.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/input/source.h"
#include "tools/workers/channel.h"
#include "tools/workers/worker.h"

namespace kst {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostReadyBytes = 64 << 20;  // of answers that wait for an earlier paper
constexpr std::size_t kMostReady = 4096;
constexpr int kWallPerCpu = 4;  // wall clock is only a backstop: a loaded machine gets this many times the CPU limit
constexpr std::chrono::seconds kWallExtra{30};
// A process warms up (patterns, dictionary): another one pays only where the first has worked as long as that takes.
constexpr std::chrono::milliseconds kWarming{60};
// A paper of this size is read in the time of a few messages: waiting for one would cost its worker a share, and what
// is sent behind it does not wait long.
constexpr std::int64_t kSmall = 32 << 10;
constexpr std::size_t kAhead = 4;   // small ones that a worker is sent at most: what it does while its parent commits
constexpr int kMostBeats = 20'000;  // a paper has no more pages
constexpr std::chrono::seconds kQuiet{2};
constexpr std::chrono::milliseconds kGrace{1000};  // between the end of a socket and the end of its process

// A descriptor on these bytes, for a worker to read: on all of them, or none.
Result<int> Memory(std::string_view bytes) {
  const int fd = memfd_create("kst", MFD_CLOEXEC);
  while (fd >= 0 && !bytes.empty()) {
    const ssize_t n = write(fd, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) break;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  if (fd >= 0 && bytes.empty() && lseek(fd, 0, SEEK_SET) == 0) return fd;
  const int error = errno;
  if (fd >= 0) close(fd);
  return Fail(Code::kUnreadable, "cannot be handed to a worker process: " + SystemReason(error));
}

// What a job reads, as a descriptor that can be read again from its beginning.
Result<int> OpenJob(const Job& job, std::size_t limit) {
  if (job.refused) return tl::unexpected(*job.refused);
  if (job.text) return Memory(*job.text);
  return OpenSource(job.path).and_then([&](int fd) -> Result<int> {
    struct stat info {};
    if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
      if (static_cast<std::size_t>(info.st_size) <= limit) return fd;
    }
    return ReadAll(fd, limit).and_then([](const std::string& bytes) { return Memory(bytes); });
  });
}

Clock::time_point LatestEnd(const WorkerLimits& limits) {
  return Clock::now() + std::chrono::seconds(limits.cpu_seconds) * kWallPerCpu + kWallExtra;
}

int Reap(pid_t pid) {
  int status = 0;
  const auto deadline = Clock::now() + kGrace;
  while (waitpid(pid, &status, WNOHANG) == 0) {
    if (Clock::now() > deadline) kill(pid, SIGKILL);
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  return status;
}

}  // namespace

struct WorkerPool::Pending {
  Job job;
  std::uint64_t order = 0;
  int fd = -1;
  bool small = false;

  ~Pending() {
    if (fd >= 0) close(fd);
  }
  bool Send(int socket) const {
    lseek(fd, 0, SEEK_SET);  // it may have been read before: the place is shared with the worker
    return SendRequest(socket, job.input, fd);
  }
  std::optional<Outcome> outcome;
};

struct WorkerPool::Worker {
  pid_t pid = 0;  // 0: not running
  int socket = -1;
  bool used = false;      // has answered before
  bool too_late = false;  // killed by the wall clock
  int beats = 0;          // of `pending`
  std::string received;
  std::unique_ptr<Pending> pending;            // what it reads
  std::deque<std::unique_ptr<Pending>> ahead;  // what it has been sent to read then
  Clock::time_point deadline;                  // of `pending`
};

Supply FileJobs::Next(Job& job) {
  if (at_ == files_.size()) return Supply::kEnd;
  job.path = files_[at_++];
  job.input = {SourceName(job.path), KindOfFile(job.path), ""};
  return Supply::kJob;
}

WorkerPool::WorkerPool(Work work, const WorkerLimits& limits, Check check)
    : work_(std::move(work)), check_(std::move(check)), limits_(limits) {
  if (limits_.processes <= 0) limits_.processes = static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  for (int i = 0; i < limits_.processes; ++i) workers_.push_back(std::make_unique<Worker>());
}

WorkerPool::~WorkerPool() {
  for (auto& worker : workers_) Stop(*worker);
}

bool WorkerPool::Start(Worker& worker) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return false;
  const pid_t pid = fork();
  if (pid == 0) WorkerMain(ends[1], work_, limits_);
  close(ends[1]);
  if (pid < 0) {
    close(ends[0]);
    return false;
  }
  worker.pid = pid;
  worker.socket = ends[0];
  worker.used = worker.too_late = false;
  return true;
}

void WorkerPool::Stop(Worker& worker) {
  if (worker.pid == 0) return;
  close(worker.socket);
  kill(worker.pid, SIGKILL);
  waitpid(worker.pid, nullptr, 0);
  worker.pid = 0;
  worker.received.clear();
  TakeBack(worker);
}

void WorkerPool::TakeBack(Worker& worker) {
  for (; !worker.ahead.empty(); worker.ahead.pop_back()) waiting_.push_front(std::move(worker.ahead.back()));
}

bool WorkerPool::Run(const Next& next, const Done& done, Order order, int wait_fd) {
  no_more_ = later_ = false;
  more_from_ = Clock::now() + kWarming;
  while (!Interrupted()) {
    if (!HandOut(next, order)) return false;
    const bool has_ready = !ready_.empty();
    if (!Deliver(done, order)) return false;
    if (has_ready && later_) continue;  // what was delivered last may be what `next` waits for
    const bool busy = std::ranges::any_of(workers_, [](const auto& worker) { return worker->pending != nullptr; });
    if (!busy && ready_.empty() && again_.empty() && waiting_.empty() && no_more_) return true;
    if (busy || (later_ && wait_fd >= 0)) Wait(wait_fd);
  }
  return false;
}

void WorkerPool::FinishBegun(const Done& done) {
  for (no_more_ = finishing_ = true; Deliver(done, Order::kAny);) {
    const auto busy = std::ranges::find_if(workers_, [](const auto& worker) { return worker->pending != nullptr; });
    if (busy == workers_.end()) return;
    Wait(-1);
  }
}

bool WorkerPool::HandOut(const Next& next, Order order) {
  later_ = false;
  for (auto& worker : workers_) {
    if (worker->pid == 0 && worker != workers_.front() && Clock::now() < more_from_) break;
    while (worker->pending == nullptr) {
      std::unique_ptr<Pending> pending;
      if (!again_.empty()) {
        pending = std::move(again_.front());
        again_.pop_front();
        Stop(*worker);
      } else {
        pending = Take(next, order);
        if (Interrupted()) return false;  // standard input was waited for
        if (!pending) break;
      }
      Give(*worker, std::move(pending));
    }
    if (later_) return true;
  }
  for (std::size_t depth = 0; depth < kAhead; ++depth)
    for (auto& worker : workers_) {
      if (!again_.empty()) return true;  // a worker shall come free for it
      if (!worker->pending || !worker->pending->small || worker->ahead.size() > depth) continue;
      if (waiting_.empty()) {
        std::unique_ptr<Pending> pending = Take(next, order);
        if (Interrupted()) return false;
        if (!pending) return true;
        waiting_.push_back(std::move(pending));
      }
      if (!waiting_.front()->small) return true;
      SendAhead(*worker);
    }
  return true;
}

// The next paper, opened; null when there is none now.
std::unique_ptr<WorkerPool::Pending> WorkerPool::Take(const Next& next, Order order) {
  if (!waiting_.empty()) {
    std::unique_ptr<Pending> first = std::move(waiting_.front());
    waiting_.pop_front();
    return first;
  }
  const bool full = order == Order::kOrdered && (ready_bytes_ > kMostReadyBytes || ready_.size() > kMostReady);
  while (!no_more_ && !full && !Interrupted()) {
    auto pending = std::make_unique<Pending>();
    const Supply supply = next(pending->job);
    no_more_ = supply == Supply::kEnd;
    later_ = supply == Supply::kLater;
    if (supply != Supply::kJob) break;
    pending->order = handed_out_++;
    const Result<int> fd = OpenJob(pending->job, limits_.file_mb << 20);
    if (!fd) {
      Finish(std::move(pending), tl::unexpected(fd.error()));
      continue;
    }
    pending->fd = *fd;
    pending->job.text.reset();
    struct stat info {};
    pending->small = fstat(pending->fd, &info) == 0 && info.st_size <= kSmall;
    return pending;
  }
  return nullptr;
}

void WorkerPool::Give(Worker& worker, std::unique_ptr<Pending> pending) {
  if (worker.pid == 0 && !Start(worker)) {
    Finish(std::move(pending),
           Fail(Code::kCrashed, "no worker process could be started: is the machine out of memory or processes?"),
           false);
    return;
  }
  worker.beats = 0;
  worker.deadline = LatestEnd(limits_);
  worker.pending = std::move(pending);
  if (worker.pending->Send(worker.socket)) return;
  kill(worker.pid, SIGKILL);  // what arrived in part would keep it waiting for the rest
  Died(worker);
}

void WorkerPool::SendAhead(Worker& worker) {
  if (!waiting_.front()->Send(worker.socket)) {
    shutdown(worker.socket, SHUT_WR);  // it is ending; what it has been sent before it may still read
    return;
  }
  worker.ahead.push_back(std::move(waiting_.front()));
  waiting_.pop_front();
}

void WorkerPool::Wait(int wait_fd) {
  std::vector<pollfd> polls;
  std::vector<Worker*> polled;
  Clock::time_point until = Clock::time_point::max();
  const bool alone = std::ranges::any_of(workers_, [](const auto& worker) { return worker->pid == 0; });
  if (alone && !no_more_ && Clock::now() < more_from_) until = more_from_;
  for (auto& worker : workers_) {
    if (worker->pid == 0) continue;
    polls.push_back({worker->socket, POLLIN, 0});
    polled.push_back(worker.get());
    if (worker->pending) until = std::min(until, worker->deadline);
  }
  if (later_ && wait_fd >= 0) polls.push_back({wait_fd, POLLIN, 0});
  if (quiet_) until = std::min(until, Clock::now() + kQuiet);
  int timeout = -1;
  if (until != Clock::time_point::max()) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(until - Clock::now()).count() + 1;
    timeout = static_cast<int>(std::clamp<std::int64_t>(left, 0, 1 << 30));
  }
  const int ready = finishing_ ? poll(polls.data(), polls.size(), timeout) : PollUnlessInterrupted(polls, timeout);
  if (ready < 0) return;
  if (ready == 0 && quiet_) quiet_();
  for (std::size_t i = 0; i < polled.size(); ++i) {
    if (polls[i].revents != 0) {
      Receive(*polled[i]);
    } else if (polled[i]->pending && Clock::now() > polled[i]->deadline) {
      polled[i]->too_late = true;
      kill(polled[i]->pid, SIGKILL);
    }
  }
}

void WorkerPool::Receive(Worker& worker) {
  const ssize_t n = recv(worker.socket, buffer_.data(), buffer_.size(), MSG_DONTWAIT);
  if (n < 0 && (errno == EAGAIN || errno == EINTR)) return;
  if (n <= 0) return Died(worker);
  worker.received.append(buffer_.data(), static_cast<std::size_t>(n));
  std::size_t at = 0;
  while (at < worker.received.size()) {
    Unpacked unpacked;
    const Unpacking state =
        worker.pending ? UnpackAnswer(std::string_view(worker.received).substr(at), unpacked) : Unpacking::kNonsense;
    if (state == Unpacking::kMore) break;
    if (state == Unpacking::kBeat && ++worker.beats <= kMostBeats) {
      worker.deadline = LatestEnd(limits_);
      at += unpacked.size;
      continue;
    }
    const bool is_false =
        state == Unpacking::kDone && unpacked.answer && check_ && !check_(worker.pending->job, *unpacked.answer);
    if (state == Unpacking::kNonsense || state == Unpacking::kBeat || is_false) {
      kill(worker.pid, SIGKILL);
      return Died(worker);
    }
    at += unpacked.size;
    worker.used = true;
    Finish(std::move(worker.pending), std::move(unpacked.answer));
    if (unpacked.worn) return Stop(worker);
    if (!worker.ahead.empty()) {
      worker.pending = std::move(worker.ahead.front());
      worker.ahead.pop_front();
    }
    worker.beats = 0;
    worker.deadline = LatestEnd(limits_);
  }
  worker.received.erase(0, at);
}

void WorkerPool::Died(Worker& worker) {
  const int status = Reap(worker.pid);
  close(worker.socket);
  worker.pid = 0;
  worker.received.clear();
  TakeBack(worker);
  if (!worker.pending) return;
  const bool too_slow = worker.too_late || (WIFSIGNALED(status) && WTERMSIG(status) == SIGPROF);
  if (worker.used && !too_slow) {  // perhaps what an earlier paper left behind is to blame
    again_.push_back(std::move(worker.pending));
    return;
  }
  const auto error = [&]() -> Error {
    if (too_slow)
      return {Code::kTimeout, "took more than " + std::to_string(limits_.cpu_seconds) +
                                  " seconds; raise --cpu-seconds to give it more"};
    if (WIFEXITED(status) && WEXITSTATUS(status) == kExitOutOfMemory)
      return {Code::kTooLarge,
              "needs more than " + std::to_string(limits_.memory_mb) + " MB; raise --memory-mb to give it more"};
    return {Code::kCrashed, "the reader crashed on this file; please report it with the file"};
  };
  Finish(std::move(worker.pending), tl::unexpected(error()));
}

void WorkerPool::Finish(std::unique_ptr<Pending> pending, Result<Answer> answer, bool tried) {
  Outcome outcome{std::move(answer), std::nullopt, tried};
  if (!outcome.answer && pending->fd >= 0 && lseek(pending->fd, 0, SEEK_SET) == 0) {
    const Result<std::string> bytes = ReadAll(std::exchange(pending->fd, -1), limits_.file_mb << 20);
    if (bytes) outcome.sha256 = Sha256(*bytes);
  }
  if (pending->fd >= 0) close(std::exchange(pending->fd, -1));
  if (outcome.answer) ready_bytes_ += outcome.answer->body.size() + outcome.answer->wire.size();
  pending->outcome = std::move(outcome);
  const std::uint64_t order = pending->order;
  ready_.emplace(order, std::move(pending));
}

bool WorkerPool::Deliver(const Done& done, Order order) {
  while (!ready_.empty() && (order == Order::kAny || ready_.begin()->first == delivered_)) {
    const std::unique_ptr<Pending> pending = std::move(ready_.extract(ready_.begin()).mapped());
    ++delivered_;
    if (pending->outcome->answer)
      ready_bytes_ -= pending->outcome->answer->body.size() + pending->outcome->answer->wire.size();
    if (!done(pending->job, std::move(*pending->outcome))) return false;
  }
  return true;
}

}  // namespace kst
