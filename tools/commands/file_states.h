// tools/commands/file_states.h: whether the files that papers were read from are still those files.
//
//   FileStates states;
//   states.Of(file);   // from any thread
//
// By their size, and where the time is another (a copied archive) by what is in them: that is read once, and looked at
// again when the time is another again.
#pragma once

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "corpus/pages/pages.h"
#include "corpus/views/find.h"

namespace kst {

class FileStates {
 public:
  FileState Of(const PaperFile& file);

 private:
  struct Seen {
    std::int64_t mtime_ns = 0;
    std::string sha256;
  };
  std::optional<std::string> Find(const std::string& path, std::int64_t mtime_ns);
  void Keep(const std::string& path, std::int64_t mtime_ns, const std::string& sha256);

  std::mutex mutex_;
  std::map<std::string, Seen> seen_;  // by path
};

}  // namespace kst
