// A signal ends a command also where it waits for somebody: for words on standard input, for a reader of its output.
#include "tools/cli/interrupt.h"

#include <gtest/gtest.h>
#include <sys/ptrace.h>
#include <sys/syscall.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <fstream>
#include <thread>

#include "tests/tools/run_program.h"
#include "tools/cli/output.h"
#include "tools/input/source.h"

namespace kst {
namespace {

// Runs `line`, which sets $p to the process that is to be ended; gives its exit status. Signals are sent when the
// program handles them (SigCgt), so that none is sent too early; the guard keeps a fault from hanging the test.
ProgramRun EndedBySignal(const ScratchFolder& folder, const std::string& line) {
  return folder.Shell(line +
                      "; until grep -Eq 'SigCgt:.*4..[2367abef]$' /proc/$p/status; do sleep 0.01; done; sleep 0.1;"
                      "kill -TERM $p; (sleep 20; kill -KILL $p) >/dev/null 2>&1 & wait $p; s=$?; kill $!; exit $s");
}

TEST(Interrupt, EndsTheWaitForStandardInput) {
  const ScratchFolder folder;
  for (const std::string command : {"read -", "read --each", "extract -", "normalise", "run --each - --into c"}) {
    const ProgramRun run =
        EndedBySignal(folder, "rm -f in; mkfifo in; exec 8<>in; kst " + command + " <in >out 2>err & p=$!");
    EXPECT_EQ(run.status, 130) << command;
    EXPECT_EQ(folder.Read("out").find("\"failed\""), std::string::npos) << command << ": nothing has failed";
  }
}

TEST(Interrupt, EndsTheWaitForAReader) {
  const ScratchFolder folder;  // ten records of 100 kB for a pipe that nobody empties
  std::string lines;
  for (int i = 0; i < 10; ++i)
    lines += R"({"key":"a","text":")" + std::string(100'000, 'a' + static_cast<char>(i)) + "\"}\n";
  folder.Write("each", lines);
  EXPECT_EQ(EndedBySignal(folder, "mkfifo out; exec 8<>out; kst read --each -j 1 <each >out & p=$!").status, 130);
}

TEST(Interrupt, TakesTheUnfinishedOutputFilesAlong) {
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    const ScratchFolder folder;
    const pid_t pid = fork();
    if (pid == 0) {
      for (int i = 0; i < 100; ++i) {  // files that are finished or discarded take no room
        Output out;
        if (!out.Open("/dev/null") || !out.Open(folder.path() / "before")) _exit(1);
      }
      std::array<Output, 4> files;  // of a feed
      for (Output& out : files)
        if (!out.Open(folder.path() / "out") || !out.Write("half") || !out.Flush()) _exit(1);
      raise(signal);
      _exit(2);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    EXPECT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == signal) << status;
    EXPECT_TRUE(std::filesystem::is_empty(folder.path())) << signal;
  }
}

#ifdef __x86_64__
// A process that stops, waits for what never comes, and ends with 0 when a signal ended its wait, with 1 when it lost
// it.
pid_t Waiting() {
  const pid_t pid = fork();
  if (pid != 0) return pid;
  WatchForInterrupt();
  PollUnlessInterrupted({}, 0);  // so that no function has to be found any more
  ptrace(PTRACE_TRACEME, 0, nullptr, nullptr);
  raise(SIGSTOP);
  constexpr int kLost = 5000;
  _exit(!Interrupted() && PollUnlessInterrupted({}, kLost) == 0);
}

bool IsAtTheWait(pid_t pid) {
  user_regs_struct registers{};
  ptrace(PTRACE_GETREGS, pid, nullptr, &registers);
  const long code = ptrace(PTRACE_PEEKTEXT, pid, registers.rip, nullptr);
  return (code & 0xffff) == 0x050f && (registers.rax == SYS_ppoll || registers.rax == SYS_poll);  // syscall
}

// Between the look at what has come and the wait there is no instruction at which a signal is lost.
TEST(Interrupt, ASignalThatComesBetweenTheCheckAndTheWaitIsNotLost) {
  bool at_the_wait = false;
  for (int steps = 0; !at_the_wait; ++steps) {
    const pid_t pid = Waiting();
    int status = 0;
    waitpid(pid, &status, 0);
    if (!WIFSTOPPED(status)) GTEST_SKIP() << "this machine lets no process be traced";
    for (int i = 0; i < steps && !(at_the_wait = IsAtTheWait(pid)); ++i) {
      ptrace(PTRACE_SINGLESTEP, pid, nullptr, nullptr);
      waitpid(pid, &status, 0);
      ASSERT_TRUE(WIFSTOPPED(status)) << "after " << i << " of " << steps << " instructions";
    }
    kill(pid, SIGTERM);
    for (int signal = 0; WIFSTOPPED(status); signal = SIGTERM) {  // it stops again where the signal arrives
      ptrace(PTRACE_CONT, pid, nullptr, signal);
      waitpid(pid, &status, 0);
    }
    ASSERT_TRUE(WIFEXITED(status)) << status;
    ASSERT_EQ(WEXITSTATUS(status), 0) << "lost after " << steps << " instructions";
    ASSERT_LT(steps, 100'000);
  }
}
#endif

// Tried until the file grew in the middle: a file that is only longer than it was is not yet one that grew while read.
TEST(ReadAll, AFileThatGrowsWhileItIsReadIsNotReadInPart) {
  const ScratchFolder folder;
  const std::string path = folder.path() / "grows.pdf";
  folder.Write("grows.pdf", std::string(std::size_t{4} << 20, 'x'));
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (std::ofstream out(path, std::ios::app); !done; std::this_thread::yield()) out << "x" << std::flush;
  });
  std::optional<Error> error;
  for (int i = 0; i < 1000 && !error; ++i) {
    const Result<std::string> bytes = OpenSource(path).and_then([](int fd) { return ReadAll(fd, 1U << 30); });
    if (!bytes) error = bytes.error();
  }
  done = true;
  writer.join();
  ASSERT_TRUE(error);
  EXPECT_EQ(error->code, Code::kUnreadable);
  EXPECT_EQ(error->message, "the file changed while it was read; try again when it is complete");
}

TEST(ReadAll, DoesNotReadAFileThatIsTooLarge) {
  const ScratchFolder folder;
  folder.Write("large", "");
  std::filesystem::resize_file(folder.path() / "large", std::uintmax_t{3} << 20);
  const Result<int> fd = OpenSource(folder.path() / "large");
  ASSERT_TRUE(fd);
  const int same = dup(*fd);  // shares its place in the file
  const Result<std::string> bytes = ReadAll(*fd, 1 << 20);
  ASSERT_FALSE(bytes);
  EXPECT_EQ(bytes.error().code, Code::kTooLarge);
  EXPECT_EQ(lseek(same, 0, SEEK_CUR), 0) << "not a byte was read";
  close(same);
}

TEST(Rules, OnlyFilesAreReadAsRules) {
  const ScratchFolder folder;
  const ProgramRun run = folder.Shell("mkdir my; mkfifo my/laws.rules; timeout 20 kst version --rules my");
  EXPECT_EQ(run.status, 2);
  EXPECT_EQ(run.err,
            "kst version: my/laws.rules: this is a pipe or a device, and only files are read; save it as a file "
            "first\n");
}

}  // namespace
}  // namespace kst
