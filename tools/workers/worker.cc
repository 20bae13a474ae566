#include "tools/workers/worker.h"

#include <fcntl.h>
#include <malloc.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <memory>
#include <new>

#include "tools/cli/interrupt.h"
#include "tools/input/source.h"
#include "tools/workers/channel.h"
#include "tools/workers/jail.h"

namespace kst {
namespace {

// The process is ended by SIGPROF when a paper takes longer. 0 seconds: no alarm.
void SetAlarm(int cpu_seconds) {
  itimerval timer{};
  timer.it_value.tv_sec = cpu_seconds;
  setitimer(ITIMER_PROF, &timer, nullptr);
}

bool WriteAll(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = write(socket, bytes.data(), bytes.size());
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// Memory that a large paper left behind is memory that the next one lacks.
bool IsLarge(std::size_t memory_mb) {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  return static_cast<std::size_t>(usage.ru_maxrss) > memory_mb * 1024 / 4;  // ru_maxrss is in KiB
}

int own_socket = -1, own_cpu_seconds = 0;  // of this process, which is a worker

}  // namespace

void KeepMemory() {
  constexpr int kReserved = 64 << 20;                              // taken from the machine only as far as it is used
  constexpr int kKept = kReserved + (16 << 20), kPiece = 4 << 20;  // bytes; a larger piece goes back at once
  constexpr int kPad = 128 << 10;                                  // glibc's own
  constexpr std::size_t kLargePage = 2 << 20;
  mallopt(M_TRIM_THRESHOLD, kKept);
  mallopt(M_MMAP_THRESHOLD, kPiece);
  mallopt(M_TOP_PAD, kReserved);
  void* const piece = std::malloc(kPiece / 2);  // more than there is: what is reserved follows it
  mallopt(M_TOP_PAD, kPad);                     // once: under a limit, later pieces shall not ask for so much more
  if (!piece) return;
  void* begin = piece;
  const auto behind = static_cast<char*>(sbrk(0)) - static_cast<char*>(piece);
  std::size_t size = behind > 0 ? static_cast<std::size_t>(behind) : 0;
  if (std::align(kLargePage, kLargePage, begin, size)) madvise(begin, size, MADV_HUGEPAGE);
  std::free(piece);
}

void KeepOnly(int socket) {
  const int nowhere = open("/dev/null", O_RDWR | O_CLOEXEC);
  for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; ++fd) dup2(nowhere, fd);
  if (socket > STDERR_FILENO + 1) close_range(STDERR_FILENO + 1, static_cast<unsigned>(socket) - 1, 0);
  close_range(static_cast<unsigned>(socket) + 1, ~0U, 0);
}

void BeginLongPage() {
  if (own_socket < 0) return;
  SetAlarm(own_cpu_seconds);
  if (!WriteAll(own_socket, PackBeat())) _exit(0);
}

void WorkerMain(int socket, const WorkerPool::Work& work, const WorkerLimits& limits) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  IgnoreInterrupt();
  KeepOnly(socket);
  std::set_new_handler([] { _exit(kExitOutOfMemory); });
  EnterJail(limits.memory_mb);
  own_socket = socket, own_cpu_seconds = limits.cpu_seconds;
  for (int papers = 1;; ++papers) {
    const std::optional<Request> request = ReceiveRequest(socket);
    if (!request) _exit(0);
    SetAlarm(limits.cpu_seconds);
    std::string reply;
    try {
      const Result<std::string> bytes = ReadAll(request->fd, limits.file_mb << 20);
      const Result<Answer> answer = bytes.map([&](const std::string& read) { return work(request->input, read); });
      reply = PackAnswer(answer, papers >= limits.papers_per_process || IsLarge(limits.memory_mb));
    } catch (...) {
      _exit(1);  // a library threw where it should not; the parent calls it a crash
    }
    SetAlarm(0);
    if (!WriteAll(socket, reply)) _exit(0);
  }
}

}  // namespace kst
