// tests/long/power_cut.cc: the power goes, for programs that are started with this library in LD_PRELOAD.
//
// Writes to files below KST_POWER_FOLDER are remembered until their file is synced. At the KST_POWER_AFTER-th of them
// the process is killed, and the disk is left as a power cut may leave it: of what was not synced, each sector of 512
// bytes is there or not, drawn by KST_POWER_SEED; sizes likewise. What is mapped (SQLite's -shm) is gone. Files that
// were made, renamed or removed stay so. With KST_POWER_AFTER=0 writes are only counted, on standard error.
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <mutex>
#include <random>
#include <string>
#include <vector>

namespace {

constexpr off_t kSector = 512;

struct Change {  // of one sector, or (no bytes) of the size
  off_t at = 0;
  std::string before, after;
  off_t size_before = 0, size_after = 0;
};

std::mutex mutex;
int writes = 0;
std::map<std::string, std::vector<Change>>& Unsynced() {  // by file, in order
  static std::map<std::string, std::vector<Change>> files;
  return files;
}

template <class F>
F* Real(const char* name) {
  return reinterpret_cast<F*>(dlsym(RTLD_NEXT, name));
}

ssize_t RealPwrite(int fd, const void* bytes, size_t size, off_t at) {
  static auto* const real = Real<ssize_t(int, const void*, size_t, off_t)>("pwrite64");
  return real(fd, bytes, size, at);
}
int RealTruncate(int fd, off_t size) {
  static auto* const real = Real<int(int, off_t)>("ftruncate64");
  return real(fd, size);
}

// The name of a file that counts, or "".
std::string NameOf(int fd) {
  const char* folder = getenv("KST_POWER_FOLDER");
  if (folder == nullptr) return "";
  std::string link(4096, '\0');
  const ssize_t size = readlink(("/proc/self/fd/" + std::to_string(fd)).c_str(), link.data(), link.size());
  if (size <= 0) return "";
  link.resize(static_cast<size_t>(size));
  return link.starts_with(folder) && !link.ends_with("-shm") ? link : "";
}

off_t SizeOf(int fd) {
  struct stat info {};
  return fstat(fd, &info) == 0 ? info.st_size : 0;
}

[[noreturn]] void CutPower() {
  std::mt19937 dice(static_cast<unsigned>(atoi(getenv("KST_POWER_SEED"))));
  for (auto& [name, changes] : Unsynced()) {
    const int fd = open(name.c_str(), O_RDWR);
    if (fd < 0) continue;
    for (auto change = changes.rbegin(); change != changes.rend(); ++change) {
      if (!change->before.empty()) RealPwrite(fd, change->before.data(), change->before.size(), change->at);
      RealTruncate(fd, change->size_before);
    }
    const unsigned kept = dice() % 4;  // of four: none, some or most of it arrived
    for (const Change& change : changes) {
      if (dice() % 4 > kept) continue;
      if (change.after.empty())
        RealTruncate(fd, change.size_after);
      else
        RealPwrite(fd, change.after.data(), change.after.size(), change.at);
    }
    const std::string shared = name.substr(0, name.rfind("-wal")) + "-shm";
    unlink(shared.c_str());
    close(fd);
  }
  kill(getpid(), SIGKILL);
  for (;;) pause();
}

void Remember(int fd, const std::string& name, const char* bytes, off_t size, off_t at) {
  static const int after = atoi(getenv("KST_POWER_AFTER"));
  std::vector<Change>& changes = Unsynced()[name];
  const off_t end = SizeOf(fd);
  for (off_t done = 0; done < size;) {
    const off_t place = at + done, step = std::min(size - done, kSector - place % kSector);
    Change change{place, std::string(static_cast<size_t>(step), '\0'),
                  std::string(bytes + done, static_cast<size_t>(step)), std::max(end, place), 0};
    const ssize_t there = pread(fd, change.before.data(), static_cast<size_t>(step), place);
    change.before.resize(there > 0 ? static_cast<size_t>(there) : 0);
    if (there < step) change.size_before = std::max<off_t>(end, 0);
    changes.push_back(std::move(change));
    done += step;
  }
  if (++writes == after) CutPower();
}

ssize_t Write(int fd, const void* bytes, size_t size, off_t at) {
  if (const std::string name = NameOf(fd); !name.empty()) {
    const std::lock_guard lock(mutex);
    Remember(fd, name, static_cast<const char*>(bytes), static_cast<off_t>(size), at);
  }
  return RealPwrite(fd, bytes, size, at);
}

int Truncate(int fd, off_t size) {
  if (const std::string name = NameOf(fd); !name.empty()) {
    const std::lock_guard lock(mutex);
    const off_t end = SizeOf(fd);
    Change change{size, {}, {}, end, size};
    if (size < end) {
      change.before.resize(static_cast<size_t>(end - size));
      const ssize_t there = pread(fd, change.before.data(), change.before.size(), size);
      change.before.resize(there > 0 ? static_cast<size_t>(there) : 0);
    }
    Unsynced()[name].push_back(std::move(change));
  }
  return RealTruncate(fd, size);
}

__attribute__((destructor)) void Count() {
  if (writes > 0) fprintf(stderr, "%d writes\n", writes);
}

void Synced(int fd) {
  if (const std::string name = NameOf(fd); !name.empty()) {
    const std::lock_guard lock(mutex);
    Unsynced()[name].clear();
  }
}

}  // namespace

extern "C" {
ssize_t pwrite(int fd, const void* bytes, size_t size, off_t at) { return Write(fd, bytes, size, at); }
ssize_t pwrite64(int fd, const void* bytes, size_t size, off_t at) { return Write(fd, bytes, size, at); }
int ftruncate(int fd, off_t size) noexcept { return Truncate(fd, size); }
int ftruncate64(int fd, off_t size) noexcept { return Truncate(fd, size); }
int fsync(int fd) {
  static auto* const real = Real<int(int)>("fsync");
  const int result = real(fd);
  if (result == 0) Synced(fd);
  return result;
}
int fdatasync(int fd) {
  static auto* const real = Real<int(int)>("fdatasync");
  const int result = real(fd);
  if (result == 0) Synced(fd);
  return result;
}
}
