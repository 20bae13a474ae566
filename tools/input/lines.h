// tools/input/lines.h: NDJSON from a descriptor, a line at a time, in bounded memory.
#pragma once

#include <string>
#include <string_view>

namespace kst {

class LineReader {
 public:
  LineReader(int fd, std::size_t limit) : fd_(fd), limit_(limit) {}

  // Waits for the next line, which loses its '\n'. A line over the limit is empty and `too_long`; its rest is skipped.
  enum class Got { kLine, kNothingYet, kEnd };
  bool Next(std::string& line) { return Read(line, true) == Got::kLine; }
  Got TryNext(std::string& line) { return Read(line, false); }  // does not wait

  int number() const { return number_; }  // of the line that was given last, from 1
  bool too_long() const { return too_long_; }
  bool cut() const { return cut_; }     // the line did not end in '\n'
  int error() const { return error_; }  // of read(); 0 when the end is the end

 private:
  Got Read(std::string& line, bool wait);
  void Fill();

  int fd_;
  std::size_t limit_;
  std::string buffer_, partial_;
  std::size_t at_ = 0;
  int number_ = 0;
  int error_ = 0;
  bool over_ = false;  // the line that is being read is over the limit
  bool too_long_ = false, cut_ = false, end_ = false;
};

}  // namespace kst
