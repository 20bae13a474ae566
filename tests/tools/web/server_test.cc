// Strangers on the wire: nobody holds a reader or memory for longer than the limits say, and a server that is told to
// stop does.
#include "tools/web/server.h"

#include <arpa/inet.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <random>
#include <thread>

namespace kst {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;
using testing::StartsWith;

class Server {
 public:
  explicit Server(WebOptions options = {}, std::string page = "a page") {
    options.port = 0;
    std::promise<int> port;
    thread_ = std::thread([this, options, page = std::move(page), &port] {
      EXPECT_TRUE(Serve(
          options,
          [&](const WebRequest& request) {
            return WebReply{200, "text/plain", page + request.path, "", request.path == "/picture"};
          },
          [&](int given) { port.set_value(given); }, [this] { return stop_.load(); }));
    });
    port_ = port.get_future().get();
  }
  ~Server() {
    stop_ = true;
    thread_.join();
  }
  int port() const { return port_; }

 private:
  std::atomic<bool> stop_ = false;
  std::thread thread_;
  int port_ = 0;
};

class Client {
 public:
  explicit Client(const Server& server) : socket_(socket(AF_INET, SOCK_STREAM, 0)) {
    const int small = 4096;
    setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(server.port()));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  }
  ~Client() { close(socket_); }
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool Send(const std::string& bytes) {  // false: the server has closed
    return send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(bytes.size());
  }
  void SendNoMore() { shutdown(socket_, SHUT_WR); }
  std::string ReadAll() {
    std::string all(1, '\0');
    for (std::size_t size = 0;;) {
      all.resize(size + 65536);
      const ssize_t got = recv(socket_, all.data() + size, 65536, 0);
      if (got <= 0) return all.substr(0, size);
      size += static_cast<std::size_t>(got);
    }
  }

 private:
  int socket_;
};

const std::string kHost = "Host: localhost\r\n";

std::size_t Answers(const std::string& bytes) {
  std::size_t count = 0;
  for (std::size_t at = bytes.find("HTTP/1.1 "); at != bytes.npos; at = bytes.find("HTTP/1.1 ", at + 1)) ++count;
  return count;
}

TEST(Server, AnswersOneRequestAfterTheOther) {
  const Server server;
  Client client(server);
  client.Send("GET /one HTTP/1.1\r\n" + kHost + "\r\nGET /two HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n");
  const std::string bytes = client.ReadAll();
  EXPECT_EQ(Answers(bytes), 2U);
  EXPECT_THAT(bytes, HasSubstr("a page/two"));
}

TEST(Server, OnlyWhatLastsIsKeptByBrowsers) {
  for (const auto& [path, caching] :
       {std::pair{"/", "Cache-Control: no-cache\r\n"}, {"/picture", "Cache-Control: private, max-age=86400\r\n"}}) {
    const Server server;
    Client client(server);
    client.Send("GET " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    const std::string answer = client.ReadAll();
    EXPECT_THAT(answer, HasSubstr(caching));
    EXPECT_EQ(answer.find("Cache-Control"), answer.rfind("Cache-Control")) << path;
  }
}

TEST(Server, ALineWithoutAnEndIsCutOff) {
  for (const std::string& sent : {std::string(1 << 16, 'a'), "X: " + std::string(60, 'y') + "\r\n"}) {
    const Server server;
    Client client(server);
    client.Send("GET / HTTP/1.1\r\n");
    bool taken = true;
    for (std::size_t size = 0; taken && size < (std::size_t{1} << 26); size += sent.size()) taken = client.Send(sent);
    EXPECT_FALSE(taken) << sent.substr(0, 10);
  }
}

TEST(Server, AReaderWhoDribblesIsCutOff) {
  WebOptions options;
  options.longest_request = milliseconds(100);
  const Server server(options);
  Client client(server);
  bool taken = client.Send("GET / HTTP/1.1\r\nX: ");
  for (int n = 0; taken && n < 300; ++n) {
    std::this_thread::sleep_for(milliseconds(10));
    taken = client.Send("y");
  }
  EXPECT_FALSE(taken);
}

TEST(Server, AReaderWhoDoesNotTakeTheAnswerIsCutOff) {
  WebOptions options;
  options.longest_answer = milliseconds(100);
  const std::string page(std::size_t{1} << 25, 'p');
  const Server server(options, page);
  Client client(server);
  client.Send("GET / HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n");
  std::this_thread::sleep_for(milliseconds(1000));
  const std::string got = client.ReadAll();
  EXPECT_THAT(got.substr(0, 20), StartsWith("HTTP/1.1 200"));
  EXPECT_LT(got.size(), page.size());
}

TEST(Server, RangesDoNotMultiplyAPage) {
  const Server server({}, std::string(100'000, 'p'));
  Client client(server);
  std::string ranges = "0-";
  for (int n = 0; n < 1000; ++n) ranges += ",0-";
  client.Send("GET / HTTP/1.1\r\n" + kHost + "Connection: close\r\nRange: bytes=" + ranges + "\r\n\r\n");
  EXPECT_LT(client.ReadAll().size(), 110'000U);
}

TEST(Server, RangesAreNotPromised) {
  const Server server;
  Client client(server);
  client.Send("HEAD / HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n");
  EXPECT_THAT(client.ReadAll(), HasSubstr("Accept-Ranges: none\r\n"));
}

// Pieces of requests in any order, ended in the middle: an answer or none, and the next reader has the whole one.
TEST(Server, WhateverIsSentTheNextReaderIsAnswered) {
  const std::vector<std::string> pieces = {"GET ",
                                           "HEAD ",
                                           "POST ",
                                           "/one",
                                           "?q=%",
                                           "%0d%0aSet-Cookie: x",
                                           " HTTP/1.1",
                                           " HTTP/9",
                                           "\r\n",
                                           "\r\n",
                                           "\r\n\r\n",
                                           "\n",
                                           kHost,
                                           "Content-Length: 5\r\n",
                                           "Content-Length: -1\r\n",
                                           "Transfer-Encoding: chunked\r\n",
                                           "ffffffffffffffff\r\n",
                                           "Range: bytes=9-1,,-\r\n",
                                           "Expect: 100-continue\r\n",
                                           "Content-Type: multipart/form-data; boundary=x\r\n",
                                           "--x",
                                           "Accept: ",
                                           "Content-Encoding: gzip\r\n",
                                           "Connection: keep-alive\r\n",
                                           ":",
                                           " ",
                                           std::string(1, '\0'),
                                           "\xFF\xFE",
                                           std::string(3000, 'a')};
  std::mt19937 random(17);
  const Server server;
  for (int round = 0; round < 1000; ++round) {
    std::string sent = random() % 2 == 0 ? "GET /one HTTP/1.1\r\n" + kHost : "";
    for (std::size_t n = 1 + random() % 12; n > 0; --n) sent += pieces[random() % pieces.size()];
    Client stranger(server);
    stranger.Send(sent);
    stranger.SendNoMore();
    const std::string got = stranger.ReadAll();
    EXPECT_TRUE(got.empty() || got.starts_with("HTTP/1.1 ")) << sent << "\n->\n" << got;
    EXPECT_EQ(got.substr(0, got.find("\r\n\r\n")).find("\r\nSet-Cookie"), got.npos) << sent;
  }
  Client client(server);
  client.Send("GET /two HTTP/1.1\r\n" + kHost + "Connection: close\r\n\r\n");
  EXPECT_THAT(client.ReadAll(), HasSubstr("a page/two"));
}

TEST(Server, ABodyIsNotTheNextRequest) {
  const std::string hidden = "GET /hidden HTTP/1.1\r\n" + kHost + "\r\n";
  for (const std::string& body : {"Content-Length: " + std::to_string(hidden.size()) + "\r\n\r\n" + hidden,
                                  "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden}) {
    const Server server;
    Client client(server);
    client.Send("GET /seen HTTP/1.1\r\n" + kHost + body);
    const std::string bytes = client.ReadAll();
    EXPECT_EQ(Answers(bytes), 1U) << bytes;
    EXPECT_THAT(bytes, HasSubstr("a page/seen"));
  }
}

TEST(Server, OneThatIsToldToStopBeforeItListensStops) {
  WebOptions options;
  options.port = 0;
  EXPECT_TRUE(Serve(
      options, [](const WebRequest&) { return WebReply{}; },
      [](int) { std::this_thread::sleep_for(milliseconds(300)); }, [] { return true; }));
}

}  // namespace
}  // namespace kst
