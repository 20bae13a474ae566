#include "tools/input/source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <system_error>

#include "schema/digest.h"
#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"

namespace kst {
namespace {

constexpr std::size_t kChunk = 1 << 18;
constexpr std::string_view kHex = "0123456789ABCDEF";

void AppendHex(std::string& out, std::string_view prefix, unsigned char byte) {
  out.append(prefix).push_back(kHex[byte >> 4]);
  out.push_back(kHex[byte & 15]);
}

Result<int> Open(const std::string& path, int flags) {
  const int fd = path == "-" ? fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 3)
                             : open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | flags);
  if (fd >= 0) return fd;
  if (errno == ENOENT || errno == ENOTDIR) return Fail(Code::kMissing, "the file does not exist");
  return Fail(Code::kUnreadable, "cannot be opened: " + SystemReason(errno));
}

}  // namespace

std::string SourceName(std::string_view path) {
  std::string name;
  for (std::size_t i = 0; i < path.size();) {
    const std::size_t length = Utf8LengthAt(path, i);
    if (length == 0) {
      AppendHex(name, "%", static_cast<unsigned char>(path[i++]));
    } else {
      name.append(path.substr(i, length));
      i += length;
    }
  }
  return name;
}

std::string FileIdentity(const std::string& path) {
  std::error_code error;
  const std::filesystem::path absolute = std::filesystem::absolute(path, error);
  std::string whole = error ? path : absolute.lexically_normal().string(), escaped;
  for (const char c : whole) c == '%' ? escaped += "%25" : escaped += c;
  return SourceName(escaped);
}

std::string PathOf(std::string_view identity) {
  std::string path;
  for (std::size_t i = 0; i < identity.size(); ++i) {
    unsigned byte = 0;
    const char* const digits = identity.data() + i + 1;
    if (identity[i] == '%' && i + 2 < identity.size() &&
        std::from_chars(digits, digits + 2, byte, 16).ptr == digits + 2) {
      path += static_cast<char>(byte);
      i += 2;
    } else {
      path += identity[i];
    }
  }
  return path;
}

std::string Printable(std::string_view name) {
  std::string line;
  for (const char c : name) {
    if (c == '\n') {
      line += "\\n";
    } else if (c == '\t') {
      line += "\\t";
    } else if (static_cast<unsigned char>(c) < ' ' || c == 0x7F) {
      AppendHex(line, "\\x", static_cast<unsigned char>(c));
    } else {
      line += c;
    }
  }
  return line;
}

Result<int> OpenStream(const std::string& path) { return Open(path, 0); }

bool Shard::HasKey(std::string_view key) const {
  constexpr std::size_t kDigits = 8;
  const std::string digest = Sha256(key);
  unsigned number = 0;
  std::from_chars(digest.data(), digest.data() + kDigits, number, 16);
  return number % parts == part;
}

bool Shard::Has(const std::string& path) const {
  constexpr std::size_t kEnd = 4096;
  struct stat info {};
  const int fd = open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  std::string key;
  if (fd >= 0 && fstat(fd, &info) == 0 && S_ISREG(info.st_mode)) {
    std::string ends(2 * kEnd, '\0');
    const ssize_t first = pread(fd, ends.data(), kEnd, 0);
    const ssize_t last = pread(fd, ends.data() + kEnd, kEnd, std::max<off_t>(0, info.st_size - off_t{kEnd}));
    if (first >= 0 && last >= 0) key = std::to_string(info.st_size) + ends;
  }
  if (fd >= 0) close(fd);
  return HasKey(key.empty() ? path : key);
}

Result<int> OpenSource(const std::string& path) {
  return Open(path, O_NONBLOCK).and_then([&](int fd) -> Result<int> {
    struct stat info {};
    if (path == "-" || (fstat(fd, &info) == 0 && S_ISREG(info.st_mode))) return fd;
    close(fd);
    return Fail(Code::kUnreadable,
                S_ISDIR(info.st_mode) ? "this is a folder; kst run takes folders, kst read takes files"
                                      : "this is a pipe or a device, and only files are read; save it as a file first");
  });
}

Result<std::string> ReadAll(int fd, std::size_t limit) {
  std::string bytes;
  struct stat info {};
  const bool is_file = fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
  const std::size_t told = is_file ? static_cast<std::size_t>(info.st_size) : 0;  // of a file: never read for nothing
  if (told > 0 && told <= limit) bytes.resize(told + 1);  // to see the end; memory is cleared once
  std::size_t size = 0;
  ssize_t n = 1;
  while (n != 0 && std::max(size, told) <= limit) {
    if (size == bytes.size()) bytes.resize(size + kChunk);
    do n = is_file || ReadyUnlessInterrupted(fd, POLLIN) ? read(fd, bytes.data() + size, bytes.size() - size) : -1;
    while (n < 0 && errno == EINTR && !Interrupted());
    if (n >= 0) {
      size += static_cast<std::size_t>(n);
      continue;
    }
    const int error = errno;
    close(fd);
    return Fail(Code::kUnreadable, "cannot be read: " + SystemReason(error));
  }
  close(fd);
  bytes.resize(size);
  if (std::max(size, told) > limit)
    return Fail(Code::kTooLarge, "larger than " + std::to_string(limit >> 20) + " MB; raise --max-file-mb to read it");
  if (is_file && size != static_cast<std::size_t>(info.st_size))
    return Fail(Code::kUnreadable, "the file changed while it was read; try again when it is complete");
  return bytes;
}

}  // namespace kst
