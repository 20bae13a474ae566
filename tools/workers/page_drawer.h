// tools/workers/page_drawer.h: pages of papers as pictures, drawn by a jailed worker (jail.h) and kept for a while.
//
//   PageDrawer drawer;                                      // before the program has threads
//   Result<std::string> png = drawer.Draw("/archive/a.pdf", sha256, 3);   // from any thread
//
// A program with threads cannot fork safely, so a process of its own, forked here, holds the worker. One page is drawn
// at a time, in ten seconds of CPU at most; who waits for more than twenty gets kTimeout.
#pragma once

#include <sys/types.h>

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "schema/values/result.h"

namespace kst {

class PageDrawer {
 public:
  PageDrawer();
  ~PageDrawer();
  PageDrawer(const PageDrawer&) = delete;
  PageDrawer& operator=(const PageDrawer&) = delete;

  // A PNG. An error says why not: the file is gone, is not the one with this digest, cannot be drawn.
  Result<std::string> Draw(const std::string& path, const std::string& sha256, int page);

 private:
  struct Kept {
    std::string png;
    std::uint64_t used = 0;
  };
  std::optional<std::string> Find(const std::string& key);
  void Keep(const std::string& key, const std::string& png);
  Result<std::string> Ask(const std::string& request);

  pid_t pid_ = -1;
  int socket_ = -1;
  std::timed_mutex asking_;
  std::mutex keeping_;
  std::map<std::string, Kept> kept_;  // by digest and page
  std::size_t kept_bytes_ = 0;
  std::uint64_t uses_ = 0;
};

}  // namespace kst
