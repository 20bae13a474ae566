#include "tools/lines.h"

#include <unistd.h>

#include <cerrno>

namespace kst {

bool LineReader::Fill() {
  constexpr std::size_t kChunk = 1 << 16;
  buffer_.resize(kChunk);
  at_ = 0;
  ssize_t n = 0;
  do n = read(fd_, buffer_.data(), kChunk);
  while (n < 0 && errno == EINTR);
  if (n < 0) error_ = errno;
  buffer_.resize(n > 0 ? static_cast<std::size_t>(n) : 0);
  end_ = n <= 0;
  return !end_;
}

bool LineReader::Next(std::string& line) {
  line.clear();
  too_long_ = cut_ = false;
  bool any = false;
  while (at_ < buffer_.size() || (!end_ && Fill())) {
    any = true;
    const std::size_t newline = buffer_.find('\n', at_);
    const std::size_t stop = newline == std::string::npos ? buffer_.size() : newline;
    if (!too_long_) line.append(buffer_, at_, stop - at_);
    if (line.size() > limit_) {
      too_long_ = true;
      line.clear();
    }
    at_ = stop + (newline == std::string::npos ? 0 : 1);
    if (newline == std::string::npos) continue;
    ++number_;
    return true;
  }
  cut_ = any;
  if (any) ++number_;
  return any;
}

}  // namespace kst
