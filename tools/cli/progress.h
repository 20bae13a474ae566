// tools/cli/progress.h: how far a run is, on a terminal; nothing when standard error
// is not one.
//
//   1,240 of 4,312 papers   28 %   310 pages/s   2 failed   about 3 min left
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace kst {

class Progress {
 public:
  Progress();
  ~Progress();  // wipes the line

  std::int64_t seen = 0, read = 0, failed = 0, pages = 0;  // the caller counts; `seen` includes what was done before
  std::int64_t total = 0;                                  // 0: not known yet
  bool on_terminal() const { return terminal_; }
  void Show();  // at most a few times a second

 private:
  bool terminal_;
  std::chrono::steady_clock::time_point start_, last_;
};

std::string Duration(double seconds);  // "12.3 s", "4 min 10 s", "2 h 5 min"

}  // namespace kst
