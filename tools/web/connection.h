// tools/web/connection.h: one connection as cpp-httplib reads and writes it, with an end: httplib waits for each byte
// anew and keeps whatever comes, so that a reader who sends a byte now and then, or a line without an end, would hold a
// thread and memory for ever.
#pragma once

#include <httplib.h>
#include <poll.h>

#include <array>
#include <chrono>
#include <functional>

namespace kst {

struct ConnectionLimits {
  std::chrono::milliseconds request, answer, idle;  // as a whole; between two requests
  std::function<bool()> stopped;                    // asked while it waits
};

class Connection : public httplib::Stream {
 public:
  Connection(socket_t socket, const ConnectionLimits& limits) : socket_(socket), limits_(limits) {}

  bool Next();  // waits for another request; false: none came

  bool is_readable() const override { return begin_ < end_ || Wait(POLLIN); }
  bool is_writable() const override { return Wait(POLLOUT); }
  ssize_t read(char* bytes, std::size_t size) override;
  ssize_t write(const char* bytes, std::size_t size) override;
  void get_remote_ip_and_port(std::string& ip, int& port) const override { ip.clear(), port = 0; }  // nobody asks
  void get_local_ip_and_port(std::string& ip, int& port) const override { ip.clear(), port = 0; }
  socket_t socket() const override { return socket_; }

 private:
  using Clock = std::chrono::steady_clock;
  bool Wait(short event) const;

  socket_t socket_;
  const ConnectionLimits& limits_;
  Clock::time_point until_;
  std::size_t left_ = 0;  // bytes that the request may still have
  bool answers_ = false;
  std::array<char, 4096> buffer_{};
  std::size_t begin_ = 0, end_ = 0;
};

}  // namespace kst
