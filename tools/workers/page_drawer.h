// tools/workers/page_drawer.h: pages of papers as pictures, drawn by a jailed worker (jail.h) and kept for a while.
//
//   PageDrawer drawer;                                      // before the program has threads
//   Result<std::string> png = drawer.Draw("/archive/a.pdf", sha256, 3);   // from any thread
//
// A program with threads cannot fork safely, so a process of its own, forked here, holds the worker. One page is drawn
// at a time, in ten seconds of CPU at most, while four may wait; who finds four, or waits for more than twenty seconds,
// gets kTimeout. What cannot be drawn is kept as well: a page that takes its ten seconds takes them once.
#pragma once

#include <sys/types.h>

#include <atomic>
#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "schema/values/result.h"
#include "tools/workers/worker_pool.h"

namespace kst {

class PageDrawer {
 public:
  PageDrawer();
  explicit PageDrawer(const WorkerPool::Work& draw);  // by another hand: `beside` of the input is "<digest><page>"
  ~PageDrawer();
  PageDrawer(const PageDrawer&) = delete;
  PageDrawer& operator=(const PageDrawer&) = delete;

  // A PNG. An error says why not: kTimeout, others are being served; kDamaged, this page can never be drawn;
  // kUnreadable, the file is gone or is not the one with this digest; kCrashed, nothing can be drawn any more.
  Result<std::string> Draw(const std::string& path, const std::string& sha256, int page);

 private:
  struct Kept {
    Result<std::string> png;
    std::uint64_t used = 0;
  };
  std::optional<Result<std::string>> Find(const std::string& key);
  void Keep(const std::string& key, const Result<std::string>& png);
  Result<std::string> Ask(const std::string& request);
  tl::unexpected<Error> Lost();

  pid_t pid_ = -1;
  int socket_ = -1;
  std::timed_mutex asking_;
  std::atomic<int> readers_ = 0;  // who ask or wait for it
  std::mutex keeping_;
  std::map<std::string, Kept> kept_;  // by digest and page
  std::size_t kept_bytes_ = 0;
  std::uint64_t uses_ = 0;
};

}  // namespace kst
