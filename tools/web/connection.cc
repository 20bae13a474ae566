#include "tools/web/connection.h"

#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <utility>

namespace kst {
namespace {

constexpr std::size_t kLargestRequest = std::size_t{1} << 16;  // an address of 8 KB and 64 headers, amply

}  // namespace

bool Connection::Wait(short event) const {
  constexpr std::chrono::milliseconds kOften{100};  // so soon a server that is stopped ends
  while (true) {
    const bool stopped = limits_.stopped();  // then what need not wait is still done
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(until_ - Clock::now());
    if (left.count() <= 0) return false;
    pollfd ready{socket_, event, 0};
    const int count = poll(&ready, 1, stopped ? 0 : static_cast<int>(std::min(left, kOften).count()));
    if (count > 0) return true;
    if (stopped || (count < 0 && errno != EINTR)) return false;
  }
}

bool Connection::Next() {
  until_ = Clock::now() + limits_.idle;
  if (!is_readable()) return false;
  until_ = Clock::now() + limits_.request;
  left_ = kLargestRequest;
  answers_ = false;
  return true;
}

ssize_t Connection::read(char* bytes, std::size_t size) {
  if (begin_ == end_) {
    if (left_ == 0 || !Wait(POLLIN)) return -1;
    const ssize_t got = recv(socket_, buffer_.data(), std::min(left_, buffer_.size()), MSG_DONTWAIT);
    if (got <= 0) return got;
    begin_ = 0, end_ = static_cast<std::size_t>(got);
    left_ -= end_;
  }
  const std::size_t given = std::min(size, end_ - begin_);
  std::copy_n(buffer_.data() + begin_, given, bytes);
  begin_ += given;
  return static_cast<ssize_t>(given);
}

ssize_t Connection::write(const char* bytes, std::size_t size) {
  if (!std::exchange(answers_, true)) until_ = Clock::now() + limits_.answer;
  return Wait(POLLOUT) ? send(socket_, bytes, size, MSG_DONTWAIT | MSG_NOSIGNAL) : -1;
}

}  // namespace kst
