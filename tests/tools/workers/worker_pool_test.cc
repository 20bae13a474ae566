// The pool with work that misbehaves on demand.
#include "tools/workers/worker_pool.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <poll.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/timerfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <new>
#include <stdexcept>
#include <utility>

#include "schema/digest.h"
#include "tools/cli/interrupt.h"
#include "tools/workers/channel.h"
#include "tools/workers/worker.h"

namespace kst {
namespace {

std::string YesOrNo(bool yes) { return yes ? "yes" : "no"; }

int papers_in_this_process = 0;

// The socket, of which a worker has one, once the next paper has been sent to it; -1: it was not.
int NextPaperIsAt() {
  constexpr clock_t kPatience = CLOCKS_PER_SEC * 2 / 5;  // of CPU time, which may be a second a paper
  constexpr int kDescriptors = 32;
  for (const clock_t begin = clock(); clock() - begin < kPatience; sched_yield())
    for (int fd = 0; fd < kDescriptors; ++fd) {
      char byte = 0;
      iovec part{&byte, 1};
      msghdr message{};
      message.msg_iov = &part;
      message.msg_iovlen = 1;
      if (recvmsg(fd, &message, MSG_PEEK | MSG_DONTWAIT) == 1) return fd;
    }
  return -1;
}

std::atomic<bool>* has_ended = nullptr;  // shared with the workers

// Answers this paper and the next, and ends: nothing more can be sent to this worker, what it answered still arrives.
[[noreturn]] void AnswerTwoAndEnd() {
  const int socket = NextPaperIsAt();
  const bool received = ReceiveRequest(socket).has_value();
  const std::string answers =
      PackAnswer(Answer{false, {}, "one", {}}, false) + PackAnswer(Answer{false, {}, "two", {}}, false);
  const bool written = write(socket, answers.data(), answers.size()) == static_cast<ssize_t>(answers.size());
  close(socket);
  *has_ended = true;
  _exit(received && written ? 0 : 1);
}

// What a text asks for is done in the worker.
Answer Obey(const Input& input, std::string_view text) {
  ++papers_in_this_process;
  if (text == "crash") abort();
  if (text == "segv") raise(SIGSEGV);
  if (text == "exit") _exit(0);
  if (text == "throw") throw std::runtime_error("no");
  while (text == "hang") sched_yield();
  if (text == "grow")
    for (std::size_t n = 1 << 20;; n *= 2) std::fill_n(new char[n], n, 'x');
  if (text == "crash when used" && papers_in_this_process > 1) abort();
  if (text == "print") std::printf("a library prints\n"), std::fflush(stdout);
  if (text == "open") return {false, {}, YesOrNo(open("/etc/passwd", O_RDONLY) >= 0), {}};
  if (text == "write") return {false, {}, YesOrNo(open("/tmp/kst-jail-test", O_WRONLY | O_CREAT, 0600) >= 0), {}};
  if (text == "poppler-data") return {false, {}, YesOrNo(open("/usr/share/poppler/cMap", O_RDONLY) >= 0), {}};
  if (text == "truncate")  // of a folder the kernel says EISDIR to whom it would let empty a file
    return {false, {}, YesOrNo(open("/usr/share/poppler", O_RDONLY | O_TRUNC) >= 0 || errno != EPERM), {}};
  if (text == "append") return {false, {}, YesOrNo(open("/usr/share/poppler", O_RDONLY | O_APPEND) >= 0), {}};
  if (text == "unnamed") return {false, {}, YesOrNo(open("/tmp", O_RDWR | O_TMPFILE, 0600) >= 0), {}};
  if (text == "socket") return {false, {}, YesOrNo(socket(AF_INET, SOCK_STREAM, 0) >= 0), {}};
  if (text == "fork") return {false, {}, YesOrNo(fork() >= 0), {}};
  if (text == "kill") return {false, {}, YesOrNo(kill(getppid(), 0) == 0), {}};
  if (text == "count") return {false, {}, std::to_string(papers_in_this_process), {}};
  if (text == "slow")
    for (const clock_t begin = clock(); clock() - begin < CLOCKS_PER_SEC / 10;) sched_yield();
  if (text == "pages")  // each half of what a paper may take
    for (int page = 0; page < 4; ++page) {
      BeginLongPage();
      for (const clock_t begin = clock(); clock() - begin < CLOCKS_PER_SEC / 2;) sched_yield();
    }
  while (text == "pages for ever") BeginLongPage();
  if (text == "look ahead") return {false, {}, YesOrNo(NextPaperIsAt() >= 0), {}};
  if (text == "fat") new std::string(std::size_t{80} << 20, 'x');  // and never given back
  if (text == "answer two and end") AnswerTwoAndEnd();
  if (text == "large") return {false, {}, std::string(20'000'000, 'x'), {}};
  return {false, {}, input.source + "=" + std::string(text), {}};
}

// The texts one after another, each named by its place.
WorkerPool::Next Supplying(const std::vector<std::string>& texts) {
  return [&texts, at = std::size_t{0}](Job& job) mutable {
    if (at == texts.size()) return Supply::kEnd;
    job.input.source = std::to_string(at);
    job.text = texts[at++];
    return Supply::kJob;
  };
}

// The answers to texts, or the codes of what went wrong, parted by commas.
std::string Ask(const std::vector<std::string>& texts, WorkerLimits limits,
                WorkerPool::Order order = WorkerPool::Order::kOrdered) {
  WorkerPool pool(Obey, limits);
  std::string answers;
  const auto done = [&](const Job&, const Outcome& outcome) {
    if (!answers.empty()) answers += ",";
    answers += outcome.answer ? outcome.answer->body : std::string(Name(outcome.answer.error().code));
    return true;
  };
  EXPECT_TRUE(pool.Run(Supplying(texts), done, order));
  return answers;
}

constexpr WorkerLimits kLimits{
    .processes = 2, .cpu_seconds = 1, .memory_mb = 256, .file_mb = 1, .papers_per_process = 100};

TEST(WorkerPool, AnswersInOrderWhateverTheNumberOfProcesses) {
  std::vector<std::string> texts;
  std::string expected;
  for (int i = 0; i < 300; ++i) {
    const std::string number = std::to_string(i);
    texts.push_back(number);
    expected.append(i == 0 ? "" : ",").append(number).append("=").append(number);
  }
  for (const int processes : {1, 2, 5}) {
    WorkerLimits limits = kLimits;
    limits.processes = processes;
    limits.papers_per_process = 7;
    EXPECT_EQ(Ask(texts, limits), expected) << processes;
  }
}

TEST(WorkerPool, OneBadPaperIsOneOutcome) {
  const struct {
    std::vector<std::string> texts;
    std::string answers;
  } kRows[] = {
    {{"a", "crash", "b"}, "0=a,crashed,2=b"},
    {{"segv", "segv", "b"}, "crashed,crashed,2=b"},
    {{"a", "exit", "b"}, "0=a,crashed,2=b"},
    {{"a", "throw", "b"}, "0=a,crashed,2=b"},
    {{"a", "hang", "b"}, "0=a,timeout,2=b"},
    {{"print", "b"}, "0=print,1=b"},
    {{}, ""},
#if !defined(__SANITIZE_ADDRESS__)  // which needs the address space that is limited
    {{"a", "grow", "b"}, "0=a,too_large,2=b"},
#endif
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(Ask(row.texts, kLimits), row.answers);
  }
}

TEST(WorkerPool, APaperThatKillsAUsedWorkerIsTriedInAFreshOne) {
  WorkerLimits limits = kLimits;
  limits.processes = 1;
  EXPECT_EQ(Ask({"a", "crash when used", "count"}, limits), "0=a,1=crash when used,2");
}

// Between two small papers a worker waits for nobody; a long one never waits behind another.
TEST(WorkerPool, ASmallPaperIsSentBeforeTheOneBeforeItIsDone) {
  WorkerLimits limits = kLimits;
  limits.processes = 1;
  const std::string long_paper(100'000, 'x');
  EXPECT_EQ(Ask({"look ahead", "a"}, limits), "yes,1=a");
  EXPECT_EQ(Ask({"look ahead", long_paper, "a"}, limits), "no,1=" + long_paper + ",2=a");
  EXPECT_EQ(Ask({"a", "look ahead"}, limits), "0=a,no");
}

TEST(WorkerPool, WhatWasSentAheadIsReadWhateverBecomesOfTheOneBefore) {
  for (const std::string fate : {"crash", "exit", "hang", "crash when used"}) {
    WorkerLimits limits = kLimits;
    for (limits.processes = 1; limits.processes <= 2; ++limits.processes) {
      const std::string answers = Ask({"a", fate, "b", "c"}, limits);
      const std::string failed = fate == "hang" ? "timeout" : "crashed";
      const bool is_read = fate == "crash when used";  // by a fresh worker
      EXPECT_EQ(answers, "0=a," + (is_read ? "1=" + fate : failed) + ",2=b,3=c")
          << fate << ", processes: " << limits.processes;
    }
  }
}

// Not to be left to the wall clock, which would call it a timeout. What was sent before is not read a second time.
TEST(WorkerPool, APaperThatCannotBeSentIsReadByAnotherWorkerAndNoOtherIs) {
  void* const shared = mmap(nullptr, sizeof *has_ended, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(shared, MAP_FAILED);
  has_ended = new (shared) std::atomic<bool>(false);
  WorkerLimits limits = kLimits;
  limits.processes = 1;
  const std::vector<std::string> texts = {"answer two and end", "count", "count", "count"};
  std::size_t given = 0;
  std::string answers;
  WorkerPool pool(Obey, limits);
  EXPECT_TRUE(pool.Run(
      [&, next = Supplying(texts)](Job& job) mutable {
        while (given == 2 && !*has_ended) sched_yield();
        ++given;
        return next(job);
      },
      [&](const Job&, const Outcome& outcome) {
        answers += outcome.answer ? outcome.answer->body + "," : "failed,";
        return true;
      },
      WorkerPool::Order::kOrdered));
  EXPECT_EQ(answers, "one,two,1,2,");
  munmap(shared, sizeof *has_ended);
}

// A paper that is to be tried in a fresh worker gets one, however many small papers come behind it.
TEST(WorkerPool, APaperThatIsTriedAgainIsNotPassedByAllOthers) {
  WorkerLimits limits = kLimits;
  limits.processes = 1;
  std::vector<std::string> texts(200, "a");
  texts[1] = "crash when used";
  std::size_t before = 0;
  bool arrived = false;
  WorkerPool pool(Obey, limits);
  EXPECT_TRUE(pool.Run(
      Supplying(texts),
      [&](const Job&, const Outcome& outcome) {
        arrived = arrived || outcome.answer->body == "1=crash when used";
        before += arrived ? 0 : 1;
        return true;
      },
      WorkerPool::Order::kAny));
  EXPECT_TRUE(arrived);
  EXPECT_LE(before, 2U);
}

// Who gives papers as they come makes safe what is done before it waits for more, also when that took its time.
TEST(WorkerPool, WhoHasNothingNowIsAskedAgainWhenAllIsDelivered) {
  const int timer = timerfd_create(CLOCK_MONOTONIC, TFD_CLOEXEC);
  const itimerspec patience{{}, {20, 0}};
  ASSERT_EQ(timerfd_settime(timer, 0, &patience, nullptr), 0);
  int given = 0, delivered = 0;
  bool asked = false;
  WorkerPool pool(Obey, kLimits);
  EXPECT_TRUE(pool.Run(
      [&](Job& job) {
        pollfd over{timer, POLLIN, 0};
        asked = asked || (delivered == 1 && poll(&over, 1, 0) == 0);
        if (asked || delivered == 1) return Supply::kEnd;
        if (given == 1) return Supply::kLater;
        job.text = "slow";
        ++given;
        return Supply::kJob;
      },
      [&](const Job&, const Outcome&) {
        ++delivered;
        return true;
      },
      WorkerPool::Order::kAny, timer));
  EXPECT_TRUE(asked) << "it waited for the timer";
  close(timer);
}

TEST(WorkerPool, AFalseAnswerIsOneFailedPaperAndEndsItsWorker) {
  WorkerLimits limits = kLimits;
  limits.processes = 1;
  const std::vector<std::string> texts{"count", "count", "lie", "count", "count"};
  std::string answers;
  WorkerPool pool(Obey, limits,
                  [](const Job&, const Answer& answer) { return answer.body.find("lie") == std::string::npos; });
  EXPECT_TRUE(pool.Run(
      Supplying(texts),
      [&](const Job&, const Outcome& outcome) {
        answers += outcome.answer ? outcome.answer->body : std::string(Name(outcome.answer.error().code));
        answers += ",";
        return true;
      },
      WorkerPool::Order::kOrdered));
  EXPECT_EQ(answers, "1,2,crashed,1,2,") << "the worker that lied reads no other paper";
}

TEST(WorkerPool, EachPageOfAScanHasTheTimeOfAPaper) { EXPECT_EQ(Ask({"a", "pages", "b"}, kLimits), "0=a,1=pages,2=b"); }

TEST(WorkerPool, PagesWithoutEndEnd) { EXPECT_EQ(Ask({"a", "pages for ever", "b"}, kLimits), "0=a,crashed,2=b"); }

TEST(WorkerPool, AWornWorkerIsReplaced) {
  WorkerLimits limits = kLimits;
  limits.processes = 1;
  limits.papers_per_process = 2;
  EXPECT_EQ(Ask({"count", "count", "count", "count"}, limits), "1,2,1,2");
}

TEST(WorkerPool, AWorkerIsReplacedAfter500Papers) {
  WorkerLimits limits;
  limits.processes = 1;
  const std::string answers = Ask(std::vector<std::string>(502, "count"), limits);
  EXPECT_TRUE(answers.ends_with("499,500,1,2")) << answers;
}

TEST(WorkerPool, AWorkerThatKeepsMuchMemoryIsReplaced) {
  WorkerLimits limits = kLimits;
  limits.processes = 1;
  EXPECT_EQ(Ask({"count", "fat", "count"}, limits), "1,1=fat,1");
}

TEST(WorkerPool, AWorkerCanDoNothingButCompute) {
  EXPECT_EQ(Ask({"open", "write", "socket", "fork", "kill", "poppler-data"}, kLimits), "no,no,no,no,no,yes");
}

// Landlock's first version lets a process empty the files that it may read, and so did a look at the access mode.
TEST(WorkerPool, AWorkerCannotEmptyWhatItMayRead) {
  EXPECT_EQ(Ask({"truncate", "append", "unnamed", "poppler-data"}, kLimits), "no,no,no,yes");
}

TEST(WorkerPool, LargeAnswersArriveWhole) {
  EXPECT_EQ(Ask({"large", "a"}, kLimits), std::string(20'000'000, 'x') + ",1=a");
}

TEST(WorkerPool, AFileThatFailsKeepsItsDigest) {
  WorkerPool pool(Obey, kLimits);
  bool given = false;
  const auto next = [&](Job& job) {
    if (std::exchange(given, true)) return Supply::kEnd;
    job.text = "crash";
    return Supply::kJob;
  };
  std::optional<std::string> sha256;
  pool.Run(
      next, [&](const Job&, const Outcome& outcome) { return sha256 = outcome.sha256, true; }, WorkerPool::Order::kAny);
  EXPECT_EQ(sha256, Sha256("crash"));
}

// In a process of its own, whose exit status it gives: what a signal does stays done.
template <class F>
int StatusOf(F&& body) {
  const pid_t pid = fork();
  if (pid == 0) _exit(body());
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

WorkerPool::Next InterruptedAfter(const std::vector<std::string>& texts, int signal) {
  return [supply = Supplying(texts), signal](Job& job) {
    const Supply next = supply(job);
    if (next == Supply::kEnd) raise(signal);
    return next;
  };
}

TEST(WorkerPool, WhatWasBegunWhenASignalCameIsFinished) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const int finished = StatusOf([&] {
      WatchForInterrupt();
      WorkerPool pool(Obey, kLimits);
      int done = 0;
      const auto count = [&](const Job&, const Outcome& outcome) { return outcome.answer && ++done; };
      const std::vector<std::string> texts{"slow", "slow"};
      if (pool.Run(InterruptedAfter(texts, signal), count, WorkerPool::Order::kAny)) return -1;
      pool.FinishBegun(count);
      return done;
    });
    EXPECT_EQ(finished, 2) << signal;
  }
}

TEST(WorkerPool, ASecondSignalEndsTheProgramAtOnce) {
  const int status = StatusOf([&] {
    WatchForInterrupt();
    WorkerLimits limits = kLimits;
    limits.cpu_seconds = 600;
    WorkerPool pool(Obey, limits);
    const auto signal_again = [](const Job&, const Outcome&) { return raise(SIGHUP) == 0; };
    const std::vector<std::string> texts{"slow", "hang"};
    pool.Run(InterruptedAfter(texts, SIGTERM), signal_again, WorkerPool::Order::kAny);
    pool.FinishBegun(signal_again);
    return 0;
  });
  EXPECT_EQ(status, 128 + SIGHUP);
}

}  // namespace
}  // namespace kst
