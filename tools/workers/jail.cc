#include "tools/workers/jail.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>

namespace kst {
namespace {

constexpr const char *kReadable = "/usr/share/poppler", *kFonts = "/usr/share/fonts";
bool fonts_allowed = false;
constexpr rlim_t kDescriptors = 32;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool kLimitAddressSpace = false;  // the sanitizer reserves terabytes
#else
constexpr bool kLimitAddressSpace = true;
#endif

long LandlockVersion() {  // of the running kernel, 0 without
  return std::max(0L, syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION));
}

// All rights to files that the kernel knows: a right that is not handled stays with the process. Each version adds its
// own at the next bit (REFER, TRUNCATE, and from the fifth IOCTL_DEV), which the headers of Debian 12 do not name yet.
std::uint64_t FileRights(long version) {
  constexpr std::uint64_t kFirst = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  constexpr std::uint64_t kRefer = 1ULL << 13, kTruncate = 1ULL << 14, kIoctlDev = 1ULL << 15;
  return kFirst | (version >= 2 ? kRefer : 0) | (version >= 3 ? kTruncate : 0) | (version >= 5 ? kIoctlDev : 0);
}

bool HasSeccomp() {
  std::uint32_t action = SCMP_ACT_ERRNO(EPERM) & SECCOMP_RET_ACTION_FULL;
  return syscall(SYS_seccomp, SECCOMP_GET_ACTION_AVAIL, 0, &action) == 0;
}

void Limit(__rlimit_resource_t what, rlim_t value) {
  const rlimit limit{value, value};
  setrlimit(what, &limit);
}

void AllowBelow(int ruleset, const char* folder) {
  landlock_path_beneath_attr data{};
  data.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  data.parent_fd = open(folder, O_PATH | O_CLOEXEC);
  if (data.parent_fd < 0) return;
  syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &data, 0);
  close(data.parent_fd);
}

// From here on no file can be opened, but for reading below these folders.
bool LockFiles() {
  landlock_ruleset_attr rules{};
  rules.handled_access_fs = FileRights(LandlockVersion());
  const auto ruleset = static_cast<int>(syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
  if (ruleset < 0) return false;
  AllowBelow(ruleset, kReadable);
  if (fonts_allowed) AllowBelow(ruleset, kFonts);
  const bool locked = syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return locked;
}

void LockCalls(bool files_are_locked) {
  scmp_filter_ctx filter = seccomp_init(SCMP_ACT_ERRNO(EPERM));
  if (filter == nullptr) return;
  constexpr int kAllowed[] = {
      SCMP_SYS(read),        SCMP_SYS(write),        SCMP_SYS(close),          SCMP_SYS(lseek),
      SCMP_SYS(pread64),     SCMP_SYS(fstat),        SCMP_SYS(getdents64),     SCMP_SYS(recvmsg),
      SCMP_SYS(brk),         SCMP_SYS(munmap),       SCMP_SYS(mremap),         SCMP_SYS(madvise),
      SCMP_SYS(futex),       SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn),
      SCMP_SYS(sigaltstack), SCMP_SYS(setitimer),    SCMP_SYS(clock_gettime),  SCMP_SYS(gettimeofday),
      SCMP_SYS(getrusage),   SCMP_SYS(getpid),       SCMP_SYS(gettid),         SCMP_SYS(getrandom),
      SCMP_SYS(sched_yield), SCMP_SYS(exit),         SCMP_SYS(exit_group),     SCMP_SYS(restart_syscall)};
  for (const int call : kAllowed) seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
  const auto self = static_cast<scmp_datum_t>(getpid());
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, self, 0));  // abort()
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)})  // no memory that can be run
    seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(newfstatat), 1,  // fstat(), and no look at a path
                   SCMP_A3(SCMP_CMP_MASKED_EQ, AT_EMPTY_PATH, AT_EMPTY_PATH));
  constexpr scmp_datum_t kChanging = O_ACCMODE | O_CREAT | O_EXCL | O_TRUNC | O_APPEND | (O_TMPFILE & ~O_DIRECTORY);
  if (files_are_locked)  // a file can be emptied that is opened for reading
    seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, kChanging, O_RDONLY));
  seccomp_load(filter);
  seccomp_release(filter);
}

}  // namespace

std::string JailGaps() {
  if (LandlockVersion() > 0) return HasSeccomp() ? "" : "seccomp";
  return HasSeccomp() ? "landlock" : "landlock and seccomp";
}

void AllowFonts() { fonts_allowed = true; }

void EnterJail(std::size_t memory_mb) {
  prctl(PR_SET_DUMPABLE, 0);
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  Limit(RLIMIT_CORE, 0);
  Limit(RLIMIT_FSIZE, 0);
  Limit(RLIMIT_NOFILE, kDescriptors);
  if (kLimitAddressSpace) Limit(RLIMIT_AS, static_cast<rlim_t>(memory_mb) << 20);
  LockCalls(LockFiles());
}

}  // namespace kst
