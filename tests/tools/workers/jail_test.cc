// Everything that a jailed process is not to do is tried from inside, and outside, where it works: a try that fails by
// itself would prove nothing.
#include "tools/workers/jail.h"

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <pthread.h>
#include <sched.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <vector>

#include "tests/tools/run_program.h"

namespace kst {
namespace {

constexpr std::size_t kMemoryMb = 256;

// "done", "refused", "failed" or the signal, of a process that tries it.
std::string Fate(const std::function<bool()>& attempt, bool jailed) {
  const pid_t pid = fork();
  if (pid == 0) {
    if (jailed) EnterJail(kMemoryMb);
    errno = 0;
    const bool done = attempt();
    _exit(done ? 0 : errno == EPERM || errno == EACCES ? 1 : 2);
  }
  int status = 0;
  waitpid(pid, &status, 0);
  if (WIFSIGNALED(status)) return "signal " + std::to_string(WTERMSIG(status));
  constexpr const char* kFates[] = {"done", "refused", "failed"};
  return kFates[WEXITSTATUS(status)];
}

void* DoNothing(void*) { return nullptr; }

bool StartsThread() {
  pthread_t thread{};
  errno = pthread_create(&thread, nullptr, DoNothing, nullptr);
  return errno == 0;
}

bool HasChild(pid_t pid) {
  if (pid == 0) _exit(0);
  return pid > 0;
}

TEST(Jail, EachForbiddenThingWorksOutsideAndIsRefusedInside) {
  const ScratchFolder folder;
  folder.Write("paper", "words");
  folder.Write("gone", "words");
  const std::string paper = folder.path() / "paper", gone = folder.path() / "gone", fresh = folder.path() / "fresh";
  const int socket_pair[] = {AF_UNIX, AF_INET};
  const struct {
    const char* name;
    std::function<bool()> attempt;
  } kRows[] = {
      {"open a file", [&] { return open(paper.c_str(), O_RDONLY) >= 0; }},
      {"open one to write", [&] { return open(paper.c_str(), O_WRONLY) >= 0; }},
      {"empty one", [&] { return open(paper.c_str(), O_RDONLY | O_TRUNC) >= 0; }},
      {"cut one", [&] { return truncate(paper.c_str(), 1) == 0; }},
      {"create one", [&] { return open(fresh.c_str(), O_WRONLY | O_CREAT, 0600) >= 0; }},
      {"create one without a name", [&] { return open(folder.path().c_str(), O_RDWR | O_TMPFILE, 0600) >= 0; }},
      {"create one in memory", [] { return memfd_create("kst", 0) >= 0; }},
      {"look at a path",
       [&] {
         struct stat s;
         return stat(paper.c_str(), &s) == 0;
       }},
      {"ask whether it is there", [&] { return access(paper.c_str(), F_OK) == 0; }},
      {"make a folder", [&] { return mkdir((fresh + ".folder").c_str(), 0700) == 0; }},
      {"make a link", [&] { return symlink("paper", (fresh + ".link").c_str()) == 0; }},
      {"rename", [&] { return rename(gone.c_str(), (gone + ".new").c_str()) == 0; }},
      {"remove", [&] { return unlink((gone + ".new").c_str()) == 0; }},
      {"change a mode", [&] { return chmod(paper.c_str(), 0600) == 0; }},
      {"list a folder", [&] { return open(folder.path().c_str(), O_RDONLY | O_DIRECTORY) >= 0; }},
      {"a socket of the network", [&] { return socket(socket_pair[1], SOCK_STREAM, 0) >= 0; }},
      {"a socket of the machine", [&] { return socket(socket_pair[0], SOCK_DGRAM, 0) >= 0; }},
      {"fork", [] { return HasChild(fork()); }},
      {"a thread", StartsThread},
      {"exec", [] { return execl("/bin/true", "true", nullptr) == 0; }},
      {"be traced", [] { return ptrace(PTRACE_TRACEME, 0, nullptr, nullptr) == 0; }},
      {"signal the parent", [] { return kill(getppid(), 0) == 0; }},
      {"signal a thread of the parent", [] { return syscall(SYS_tgkill, getppid(), getppid(), 0) == 0; }},
      {"memory that runs",
       [] { return mmap(nullptr, 1, PROT_READ | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED; }},
      {"make memory run",
       [] {
         void* page = mmap(nullptr, 1, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
         return mprotect(page, 1, PROT_READ | PROT_EXEC) == 0;
       }},
      {"give up being the first to go", [] { return prctl(PR_SET_PDEATHSIG, 0) == 0; }},
      {"be another one", [] { return setuid(getuid()) == 0; }},
      {"other limits",
       [] {
         rlimit l;
         return getrlimit(RLIMIT_FSIZE, &l) == 0;
       }},
      {"a descriptor more", [] { return dup(0) >= 0; }},
      {"wait", [] { return poll(nullptr, 0, 0) == 0; }},
  };
  for (const auto& row : kRows) {
    EXPECT_EQ(Fate(row.attempt, true), "refused") << row.name;
    EXPECT_EQ(Fate(row.attempt, false), "done") << row.name;
  }
}

TEST(Jail, LimitsHoldInside) {
  const ScratchFolder folder;
  folder.Write("paper", "words");
  const int file = open((folder.path() / "paper").c_str(), O_RDWR);
  const auto write_to_it = [&] { return pwrite(file, "x", 1, 0) == 1 || write(file, "x", 1) == 1; };
  EXPECT_EQ(Fate(write_to_it, false), "done");
  EXPECT_EQ(Fate(write_to_it, true), "signal " + std::to_string(SIGXFSZ)) << "into a file that is handed over";
  EXPECT_EQ(folder.Read("paper").substr(1), "ords");
  close(file);
#if !defined(__SANITIZE_ADDRESS__)  // which needs the address space that is limited
  const auto much = [] {
    return mmap(nullptr, kMemoryMb << 20, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) != MAP_FAILED;
  };
  EXPECT_EQ(Fate(much, false), "done");
  EXPECT_EQ(Fate(much, true), "failed") << "memory";
#endif
  const auto many = [] {
    for (int i = 0; i < 64; ++i)
      if (open("/usr/share/poppler", O_RDONLY) < 0) return false;
    return true;
  };
  EXPECT_EQ(Fate(many, false), "done");
  EXPECT_EQ(Fate(many, true), "failed") << "descriptors";
}

// Whatever the kernel offers: with arguments that are nonsense, so that one which slips through does nothing.
TEST(Jail, NoOtherCallIsAnswered) {
  constexpr long kPastTheLast = 600;
  constexpr long kUretprobe = 335, kUprobe = 336;  // no filter sees these, which end who calls them himself
  const std::set<long> kNeeded = {
      SYS_read,           SYS_write,       SYS_close,     SYS_lseek,         SYS_pread64,      SYS_fstat,
      SYS_newfstatat,     SYS_getdents64,  SYS_recvmsg,   SYS_brk,           SYS_mmap,         SYS_munmap,
      SYS_mremap,         SYS_mprotect,    SYS_madvise,   SYS_futex,         SYS_rt_sigaction, SYS_rt_sigprocmask,
      SYS_rt_sigreturn,   SYS_sigaltstack, SYS_setitimer, SYS_clock_gettime, SYS_gettimeofday, SYS_getrusage,
      SYS_getpid,         SYS_gettid,      SYS_getrandom, SYS_sched_yield,   SYS_exit,         SYS_exit_group,
      SYS_restart_syscall};
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  const pid_t pid = fork();
  if (pid == 0) {
    EnterJail(kMemoryMb);
    for (long call = 0; call < kPastTheLast; ++call) {
      if (kNeeded.contains(call) || call == kUretprobe || call == kUprobe) continue;
      errno = 0;
      if (syscall(call, -1L, -1L, -1L, -1L, -1L, -1L) != -1 || errno != EPERM)
        (void)!write(ends[1], &call, sizeof call);
    }
    _exit(0);
  }
  close(ends[1]);
  std::vector<long> answered;
  for (long call = 0; read(ends[0], &call, sizeof call) == sizeof call;) answered.push_back(call);
  close(ends[0]);
  int status = 0;
  waitpid(pid, &status, 0);
  EXPECT_EQ(status, 0);
  EXPECT_THAT(answered, testing::IsEmpty());
}

// A kernel without these calls: they answer ENOSYS to this process and to what it starts.
void TakeAway(const std::vector<long>& calls) {
  std::vector<sock_filter> filter{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const long call : calls) {
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<unsigned>(call), 0, 1));
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | ENOSYS));
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program);
}

TEST(Jail, WhatTheKernelLacksIsSaidOnce) {
  const struct {
    std::vector<long> taken;
    std::string lacking;
  } kRows[] = {{{SYS_landlock_create_ruleset}, "landlock"},
               {{SYS_seccomp}, "seccomp"},
               {{SYS_landlock_create_ruleset, SYS_seccomp}, "landlock and seccomp"}};
  const ScratchFolder folder;
  folder.Write("a.txt", "Geachte voorzitter,\n");
  folder.Write("b.txt", "Geachte leden,\n");
  for (const auto& row : kRows) {
    const pid_t pid = fork();
    if (pid == 0) {
      TakeAway(row.taken);
      const ProgramRun run = folder.Kst({"read", "--text", "-j", "2", "a.txt", "b.txt"});
      _exit(run.status == 0 && run.out == "Geachte voorzitter,\n\fGeachte leden,\n" &&
                    run.err == "kst read: this kernel does not offer " + row.lacking +
                                   "; papers are read with less protection against hostile files\n"
                ? 0
                : 1);
    }
    int status = 0;
    waitpid(pid, &status, 0);
    EXPECT_EQ(status, 0) << row.lacking;
  }
}

}  // namespace
}  // namespace kst
