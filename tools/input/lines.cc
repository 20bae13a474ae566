#include "tools/input/lines.h"

#include <unistd.h>

#include <cerrno>
#include <utility>

#include "tools/cli/interrupt.h"

namespace kst {

void LineReader::Fill() {
  constexpr std::size_t kChunk = 1 << 16;
  buffer_.resize(kChunk);
  at_ = 0;
  ssize_t n = 0;
  do {
    pollfd ready{fd_, POLLIN, 0};
    n = PollUnlessInterrupted({&ready, 1}, -1) < 0 ? -1 : read(fd_, buffer_.data(), kChunk);
  } while (n < 0 && errno == EINTR && !Interrupted());
  if (n < 0) error_ = errno;
  buffer_.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
  end_ = n <= 0;
}

LineReader::Got LineReader::Read(std::string& line, bool wait) {
  while (true) {
    if (at_ == buffer_.size()) {
      if (!end_ && !wait) {
        pollfd ready{fd_, POLLIN, 0};
        if (poll(&ready, 1, 0) == 0) return Got::kNothingYet;
      }
      if (!end_) Fill();
      if (end_) break;
    }
    const std::size_t newline = buffer_.find('\n', at_);
    const std::size_t stop = newline == std::string::npos ? buffer_.size() : newline;
    if (!over_) partial_.append(buffer_, at_, stop - at_);
    over_ = over_ || partial_.size() > limit_;
    if (over_) partial_.clear();
    at_ = newline == std::string::npos ? stop : stop + 1;
    if (newline != std::string::npos) break;
  }
  cut_ = end_;
  if (end_ && partial_.empty() && !over_) return Got::kEnd;
  line = std::exchange(partial_, {});
  too_long_ = std::exchange(over_, false);
  ++number_;
  return Got::kLine;
}

}  // namespace kst
