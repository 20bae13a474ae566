#include "tools/web/server.h"

#include <httplib.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

#include "tools/web/connection.h"

namespace kst {
namespace {

constexpr std::size_t kMostHeaders = 64, kLongestQuery = 2000;
constexpr std::chrono::milliseconds kIdle{2000};  // between two requests: a browser fetches the style sheet next
constexpr int kMostOnConnection = 100;            // then the reader connects anew, and others have their turn

bool IsLoopback(std::string_view host) { return host == "127.0.0.1" || host == "localhost" || host == "::1"; }

// "localhost:8080", "[::1]:8080": without the port.
std::string_view HostIn(std::string_view header) {
  if (header.starts_with('[')) return header.substr(1, std::min(header.find(']'), header.size()) - 1);
  return header.substr(0, header.find(':'));
}

constexpr const char* kCaching = "Cache-Control";

void Harden(httplib::Response& response) {
  response.set_header("Content-Security-Policy",
                      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
                      "frame-ancestors 'none'");
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "no-referrer");
  response.set_header("Cross-Origin-Resource-Policy", "same-origin");
  response.set_header(kCaching, "no-cache");
  response.set_header("Accept-Ranges", "none");
  response.set_header("Vary", "Accept");
}

void Refuse(httplib::Response& response, int status, const char* why) {
  response.status = status;
  response.set_content(why, "text/plain; charset=utf-8");
}

// Nothing when the request may be answered.
bool IsRefused(const httplib::Request& request, bool is_loopback, httplib::Response& response) {
  if (request.method != "GET" && request.method != "HEAD") {
    response.set_header("Allow", "GET, HEAD");
    return Refuse(response, 405, "Only GET and HEAD are answered.\n"), true;
  }
  if (is_loopback && !IsLoopback(HostIn(request.get_header_value("Host"))))
    return Refuse(response, 421, "This server answers to 127.0.0.1 and localhost alone.\n"), true;
  std::size_t size = 0;
  for (const auto& [name, value] : request.params) size += name.size() + value.size();
  if (request.headers.size() > kMostHeaders || size > kLongestQuery)
    return Refuse(response, 431, "The request is too large.\n"), true;
  return false;
}

WebRequest RequestIn(const httplib::Request& request) {
  return {request.path, {request.params.begin(), request.params.end()}, request.get_header_value("Accept")};
}

void Put(WebReply reply, httplib::Response& response) {
  response.status = reply.status;
  constexpr int kUnavailable = 503;
  if (reply.status == kUnavailable) response.set_header("Retry-After", "10");
  if (reply.lasts) response.headers.erase(kCaching), response.set_header(kCaching, "private, max-age=86400");
  if (!reply.location.empty()) response.set_header("Location", reply.location);
  response.set_content(std::move(reply.body), reply.type);
}

// What httplib asks of a connection, within the limits of ours. Ranges are given to nobody: a page is small, and a
// request for a thousand overlapping ones would be answered with a thousand pages.
class BoundedServer : public httplib::Server {
 public:
  explicit BoundedServer(ConnectionLimits limits) : limits_(std::move(limits)) {}

 private:
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, limits_);
    bool closed = false;
    for (int left = kMostOnConnection; left > 0 && !closed && connection.Next(); --left) {
      bool has_body = false;  // is not read, and must not pass for the next request
      const auto see = [&](httplib::Request& request) {
        request.ranges.clear();
        has_body = request.has_header("Content-Length") || request.has_header("Transfer-Encoding");
      };
      closed = !process_request(connection, left == 1, closed, see) || closed || has_body;
    }
    shutdown(socket, SHUT_RDWR);
    close(socket);
    return true;
  }

  ConnectionLimits limits_;
};

}  // namespace

Result<void> Serve(const WebOptions& options, const Handler& handler, const std::function<void(int port)>& ready,
                   const std::function<bool()>& stop) {
  std::atomic<bool> stopped = false;
  BoundedServer server({options.longest_request, options.longest_answer, kIdle, [&] { return stopped.load(); }});
  const auto readers = static_cast<std::size_t>(std::max(1, options.readers));
  server.new_task_queue = [readers] { return new httplib::ThreadPool(readers); };
  server.set_tcp_nodelay(true);
  const bool is_loopback = IsLoopback(options.host);
  server.set_pre_routing_handler([&](const httplib::Request& request, httplib::Response& response) {
    Harden(response);
    if (!IsRefused(request, is_loopback, response)) Put(handler(RequestIn(request)), response);
    return httplib::Server::HandlerResponse::Handled;
  });
  server.set_exception_handler([](const auto&, httplib::Response& response, const std::exception_ptr&) {
    Refuse(response, 500, "This page cannot be made.\n");
  });

  const int port = options.port == 0 ? server.bind_to_any_port(options.host.c_str())
                   : server.bind_to_port(options.host.c_str(), options.port) ? options.port
                                                                             : -1;
  if (port < 0)
    return Fail(Code::kUnreadable, "cannot listen on " + options.host + " port " + std::to_string(options.port) +
                                       "; is another server there? choose another with --port");
  std::atomic<bool> ended = false;
  std::thread watcher([&] {
    constexpr std::chrono::milliseconds kOften{100};
    for (; !ended; std::this_thread::sleep_for(kOften))
      if (stop()) stopped = true, server.stop();  // said again until it has begun to listen, and hears it
  });
  ready(port);
  server.listen_after_bind();
  ended = true;
  watcher.join();
  return {};
}

}  // namespace kst
