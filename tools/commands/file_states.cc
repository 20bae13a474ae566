#include "tools/commands/file_states.h"

#include <sys/stat.h>

#include "schema/digest.h"
#include "tools/input/source.h"

namespace kst {
namespace {

std::string DigestOf(const std::string& path, std::size_t size) {
  const Result<int> fd = OpenSource(path);
  const Result<std::string> bytes = fd ? ReadAll(*fd, size) : tl::unexpected(fd.error());
  return bytes ? Sha256(*bytes) : "";
}

}  // namespace

FileState FileStates::Of(const PaperFile& file) {
  const std::string path = PathOf(file.path);
  struct stat info {};
  if (stat(path.c_str(), &info) != 0 || !S_ISREG(info.st_mode)) return FileState::kGone;
  if (info.st_size != file.size) return FileState::kChanged;
  constexpr std::int64_t kNanoseconds = 1'000'000'000;
  const std::int64_t time = info.st_mtim.tv_sec * kNanoseconds + info.st_mtim.tv_nsec;
  if (time == file.mtime_ns) return FileState::kThere;
  std::optional<std::string> sha256 = Find(path, time);
  if (!sha256) {
    sha256 = DigestOf(path, static_cast<std::size_t>(file.size));
    Keep(path, time, *sha256);
  }
  return *sha256 == file.sha256 ? FileState::kThere : FileState::kChanged;
}

std::optional<std::string> FileStates::Find(const std::string& path, std::int64_t mtime_ns) {
  const std::lock_guard lock(mutex_);
  const auto seen = seen_.find(path);
  if (seen == seen_.end() || seen->second.mtime_ns != mtime_ns) return std::nullopt;
  return seen->second.sha256;
}

void FileStates::Keep(const std::string& path, std::int64_t mtime_ns, const std::string& sha256) {
  if (sha256.empty()) return;  // it could not be read this time
  constexpr std::size_t kMost = 100'000;
  const std::lock_guard lock(mutex_);
  if (seen_.size() >= kMost) seen_.clear();
  seen_[path] = {mtime_ns, sha256};
}

}  // namespace kst
