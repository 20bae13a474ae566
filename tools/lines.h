// tools/lines.h: NDJSON from a descriptor, a line at a time, in bounded memory.
#pragma once

#include <string>
#include <string_view>

namespace kst {

class LineReader {
 public:
  LineReader(int fd, std::size_t limit) : fd_(fd), limit_(limit) {}

  // The next line without its '\n'; false at the end. A line over the limit is empty and `too_long`; its rest is skipped.
  bool Next(std::string& line);

  int number() const { return number_; }      // of the line that Next gave, from 1
  bool too_long() const { return too_long_; }
  bool cut() const { return cut_; }           // the line did not end in '\n'
  int error() const { return error_; }        // of read(); 0 when the end is the end

 private:
  bool Fill();

  int fd_;
  std::size_t limit_;
  std::string buffer_;
  std::size_t at_ = 0;
  int number_ = 0;
  int error_ = 0;
  bool too_long_ = false, cut_ = false, end_ = false;
};

}  // namespace kst
