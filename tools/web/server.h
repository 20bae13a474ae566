// tools/web/server.h: HTTP on one address, for one function from a request to an answer. The only code that sees
// cpp-httplib.
//
// Read-only: GET and HEAD, no body, everything else is refused. A request is bounded in size and in time, as a whole;
// so is the time that a reader takes for an answer; connections are bounded in number. Every answer carries a strict
// Content-Security-Policy. A server on a loopback address answers only requests that name it (127.0.0.1, localhost), so
// that no page of the web can read it through a name of its own.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "schema/values/result.h"

namespace kst {

struct WebRequest {
  std::string path;  // decoded
  std::vector<std::pair<std::string, std::string>> query;
  std::string accept;
};

struct WebReply {
  int status = 200;
  std::string type, body, location;
  bool lasts = false;  // a browser need not ask for it again
};

struct WebOptions {
  std::string host = "127.0.0.1";
  int port = 8080;                                    // 0: any that is free
  int readers = 64;                                   // at the same time
  std::chrono::milliseconds longest_request{10'000};  // from its first byte to its last
  std::chrono::milliseconds longest_answer{120'000};  // a register of 2 MB takes a telephone at 256 kbit/s a minute
};

using Handler = std::function<WebReply(const WebRequest&)>;  // called by several threads

// Serves until `stop` says so, which is asked every so often. `ready` is told the port.
Result<void> Serve(const WebOptions& options, const Handler& handler, const std::function<void(int port)>& ready,
                   const std::function<bool()>& stop);

}  // namespace kst
