#include "tools/workers/channel.h"

#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace kst {
namespace {

struct RequestHead {
  std::uint32_t kind = 0, source = 0, date = 0, beside = 0;  // sizes of what follows
};

struct AnswerHead {
  std::uint32_t failed = 0, worn = 0, message = 0;
  std::uint32_t refused = 0;  // 1 + the Code of an Error, whose message `message` is
  std::uint64_t body = 0, wire = 0;
};
constexpr std::uint32_t kBeat = ~0U;                              // as `refused`: no answer yet
constexpr std::uint64_t kLargestAnswer = std::uint64_t{1} << 30;  // of its parts together, claimed or sent
constexpr std::uint64_t kLargestWire = std::uint64_t{1} << 27;    // 30,000 pages; read, it is some ten times as much

union Control {  // aligned room for one descriptor
  cmsghdr header;
  std::array<char, CMSG_SPACE(sizeof(int))> bytes;
};

bool ReadExactly(int socket, char* to, std::size_t size) {
  while (size > 0) {
    const ssize_t n = read(socket, to, size);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    to += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

}  // namespace

bool SendRequest(int socket, const Input& input, int fd) {
  RequestHead head{static_cast<std::uint32_t>(input.kind), static_cast<std::uint32_t>(input.source.size()),
                   static_cast<std::uint32_t>(input.date.size()), static_cast<std::uint32_t>(input.beside.size())};
  std::string bytes(reinterpret_cast<const char*>(&head), sizeof head);
  bytes += input.source + input.date + input.beside;

  iovec part{bytes.data(), bytes.size()};
  Control control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  cmsghdr* descriptor = CMSG_FIRSTHDR(&message);
  descriptor->cmsg_level = SOL_SOCKET;
  descriptor->cmsg_type = SCM_RIGHTS;
  descriptor->cmsg_len = CMSG_LEN(sizeof fd);
  std::memcpy(CMSG_DATA(descriptor), &fd, sizeof fd);

  ssize_t n = 0;
  do n = sendmsg(socket, &message, MSG_NOSIGNAL);
  while (n < 0 && errno == EINTR);
  return n == static_cast<ssize_t>(bytes.size());
}

std::optional<Request> ReceiveRequest(int socket) {
  RequestHead head;
  iovec part{&head, sizeof head};
  Control control{};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  message.msg_control = control.bytes.data();
  message.msg_controllen = control.bytes.size();
  ssize_t n = 0;
  do n = recvmsg(socket, &message, MSG_WAITALL);
  while (n < 0 && errno == EINTR);
  const cmsghdr* descriptor = CMSG_FIRSTHDR(&message);
  if (n != sizeof head || descriptor == nullptr) return std::nullopt;

  Request request;
  std::memcpy(&request.fd, CMSG_DATA(descriptor), sizeof request.fd);
  request.input.kind = static_cast<InputKind>(head.kind);
  request.input.source.resize(head.source);
  request.input.date.resize(head.date);
  request.input.beside.resize(head.beside);
  for (std::string* text : {&request.input.source, &request.input.date, &request.input.beside})
    if (!ReadExactly(socket, text->data(), text->size())) return std::nullopt;
  return request;
}

std::string PackAnswer(const Result<Answer>& result, bool worn) {
  const Answer answer = result ? *result : Answer{true, result.error().message, {}, {}};
  const AnswerHead head{answer.failed,
                        worn,
                        static_cast<std::uint32_t>(answer.message.size()),
                        result ? 0U : 1U + static_cast<std::uint32_t>(result.error().code),
                        answer.body.size(),
                        answer.wire.size()};
  std::string bytes;
  bytes.reserve(sizeof head + answer.message.size() + answer.body.size() + answer.wire.size());
  bytes.append(reinterpret_cast<const char*>(&head), sizeof head);
  return bytes.append(answer.message).append(answer.body).append(answer.wire);
}

std::string PackBeat() {
  const AnswerHead head{.refused = kBeat};
  return {reinterpret_cast<const char*>(&head), sizeof head};
}

Unpacking UnpackAnswer(std::string_view bytes, Unpacked& unpacked) {
  AnswerHead head;
  if (bytes.size() < sizeof head) return Unpacking::kMore;
  std::memcpy(&head, bytes.data(), sizeof head);
  if (head.body > kLargestAnswer || head.wire > kLargestWire) return Unpacking::kNonsense;
  const std::uint64_t size = sizeof head + head.message + head.body + head.wire;
  if (size > kLargestAnswer) return Unpacking::kNonsense;
  if (bytes.size() < size) return Unpacking::kMore;
  auto next = [rest = bytes.substr(sizeof head)](std::uint64_t n) mutable {
    const std::string part(rest.substr(0, n));
    rest.remove_prefix(n);
    return part;
  };
  unpacked.size = static_cast<std::size_t>(size);
  if (head.refused == kBeat) return Unpacking::kBeat;
  unpacked.worn = head.worn != 0;
  Answer answer;
  answer.failed = head.failed != 0;
  answer.message = next(head.message);
  answer.body = next(head.body);
  answer.wire = next(head.wire);
  if (head.refused == 0)
    unpacked.answer = std::move(answer);
  else if (head.refused == 1U + static_cast<std::uint32_t>(Code::kTooLarge))
    unpacked.answer = Fail(Code::kTooLarge, std::move(answer.message));
  else
    unpacked.answer = Fail(Code::kUnreadable, std::move(answer.message));
  return Unpacking::kDone;
}

}  // namespace kst
