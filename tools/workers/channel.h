// tools/workers/channel.h: how a worker and its parent talk: a paper with its descriptor
// one way, an answer the other, over a socket pair.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "tools/workers/worker_pool.h"

namespace kst {

struct Request {
  Input input;
  int fd = -1;
};
bool SendRequest(int socket, const Input& input, int fd);
std::optional<Request> ReceiveRequest(int socket);  // nullopt: the parent is gone

// The answer, or why the worker could not read the paper, and whether the worker wants to be replaced.
std::string PackAnswer(const Result<Answer>& answer, bool worn);
std::string PackBeat();  // the worker has begun another page that takes the time of a paper
struct Unpacked {
  Result<Answer> answer;
  bool worn = false;
  std::size_t size = 0;  // of its bytes; the next answer may follow
};
enum class Unpacking { kDone, kMore, kNonsense, kBeat };
Unpacking UnpackAnswer(std::string_view bytes, Unpacked& unpacked);

}  // namespace kst
