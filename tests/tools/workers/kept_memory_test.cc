// What a process keeps of the memory that a paper needed.
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <vector>

#include "tools/workers/worker.h"

namespace kst {
namespace {

constexpr std::size_t kMegabyte = 1 << 20;

// In a process of its own: how malloc works stays changed.
template <class F>
bool Holds(F&& body) {
  const pid_t pid = fork();
  if (pid == 0) _exit(body() ? 1 : 0);
  int status = 0;
  waitpid(pid, &status, 0);
  return WIFEXITED(status) && WEXITSTATUS(status) == 1;
}

TEST(KeptMemory, APieceIsKeptForTheNextPaper) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "memory is not the system's";
#endif
  EXPECT_TRUE(Holds([] {
    KeepMemory();
    char* const end = static_cast<char*>(sbrk(0));
    char* const piece = static_cast<char*>(std::malloc(3 * kMegabyte));
    const bool reserved = piece < end && piece + 3 * kMegabyte <= end;
    std::free(piece);
    return reserved && sbrk(0) == end;
  }));
}

TEST(KeptMemory, UnderALimitNothingIsReservedAndAllOfItCanBeUsed) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "memory is not the system's";
#endif
  EXPECT_TRUE(Holds([] {
    std::size_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    const rlim_t limit = pages * static_cast<std::size_t>(sysconf(_SC_PAGESIZE)) + 48 * kMegabyte;
    const rlimit both{limit, limit};
    if (setrlimit(RLIMIT_AS, &both) != 0) return false;
    KeepMemory();
    std::vector<void*> pieces(40);
    for (void*& piece : pieces)
      if ((piece = std::malloc(kMegabyte)) == nullptr) return false;
    for (void* const piece : pieces) std::free(piece);
    return true;
  }));
}

}  // namespace
}  // namespace kst
