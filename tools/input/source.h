// tools/input/source.h: files on disk: their bytes, and their names as records and
// messages may hold them.
#pragma once

#include <string>
#include <string_view>

#include "schema/text.h"
#include "schema/values/result.h"

namespace kst {

// The name as a record may hold it: bytes that are not UTF-8 become %XX.
std::string SourceName(std::string_view path);

// What tells this file from all others: its absolute path, where each byte that is not UTF-8, and each "%", is %XX.
std::string FileIdentity(const std::string& path);
std::string PathOf(std::string_view identity);  // back again

// The name as a line for people may hold it: control characters become \n, \t, \x1b.
std::string Printable(std::string_view name);

// A paper, for reading: a regular file, or standard input for "-". What is not there is kMissing; a pipe, a device, a
// folder or a locked file is kUnreadable. Never waits: a pipe without a writer would.
Result<int> OpenSource(const std::string& path);

// Which of `shards` parts, from 0, a paper belongs to: by its size and its first and last 4 KB, so that the same bytes
// are in one part whatever their name and machine. What cannot be read goes by its name.
struct Shard {
  unsigned part = 0, parts = 1;
  bool Has(const std::string& path) const;
  bool HasKey(std::string_view key) const;  // of what is known by a key: a text with its date
};

// A list or a stream that the command is given: like a paper, and a pipe will do.
Result<int> OpenStream(const std::string& path);

// All bytes from a descriptor, which is closed. More than `limit` is kTooLarge; an error of the disk, or a file that
// grows or shrinks while it is read, is kUnreadable.
Result<std::string> ReadAll(int fd, std::size_t limit);

}  // namespace kst
