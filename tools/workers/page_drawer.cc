#include "tools/workers/page_drawer.h"

#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <utility>

#include "extract/pdf/page_picture.h"
#include "schema/digest.h"
#include "schema/text.h"
#include "tools/workers/channel.h"
#include "tools/workers/jail.h"
#include "tools/workers/worker.h"
#include "tools/workers/worker_pool.h"

namespace kst {
namespace {

constexpr std::size_t kMostKept = std::size_t{64} << 20, kLargestPicture = std::size_t{16} << 20;
constexpr std::size_t kMostPages = 4096, kLongestMessage = 1000;
constexpr int kMostReaders = 1 + 4;  // a few hold up no other page of a server with many threads
constexpr std::chrono::seconds kLongestWait{20};
constexpr std::string_view kPng = "\x89PNG\r\n\x1a\n";
constexpr std::string_view kChanged = "the file was changed since it was read";

bool Send(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return true;
}

// In the worker. What to draw stands in `beside`: the digest, and behind it the page.
Answer DrawPage(const Input& input, std::string_view bytes) {
  const std::string_view digest = std::string_view(input.beside).substr(0, kSha256Digits);
  if (Sha256(bytes) != digest) return {true, std::string(kChanged), {}, {}};
  int page = 0;
  std::from_chars(input.beside.data() + digest.size(), input.beside.data() + input.beside.size(), page);
  Result<std::string> png = PagePicture(bytes, page);
  if (!png) return {true, png.error().message, {}, {}};
  return {false, {}, std::move(*png), {}};
}

bool IsAnswer(const Job&, const Answer& answer) {
  if (!answer.wire.empty() || answer.message.size() > kLongestMessage) return false;
  return answer.failed ? answer.body.empty() : answer.body.starts_with(kPng) && answer.body.size() <= kLargestPicture;
}

// What fails with these bytes whenever they are drawn is told as a failed answer, what may pass as an error.
Result<Answer> Told(const Outcome& outcome) {
  const Result<Answer>& answer = outcome.answer;
  if (answer) return answer->failed && answer->message == kChanged ? Fail(Code::kUnreadable, answer->message) : answer;
  const Error& error = answer.error();
  const bool lasts = error.code == Code::kTimeout || error.code == Code::kTooLarge || error.code == Code::kCrashed;
  return lasts && outcome.tried ? Answer{true, error.message, {}, {}} : answer;
}

// The process between: takes requests "<digest><page>\0<path>\0" and answers each when it is done.
void DrawFor(int socket, const WorkerPool::Work& draw) {
  KeepOnly(socket);
  AllowFonts();
  LoadDrawing();
  WorkerLimits limits;
  limits.processes = 1;
  limits.cpu_seconds = 10;
  WorkerPool pool(draw, limits, IsAnswer);
  std::string asked;
  const auto next = [&](Job& job) {
    pollfd ready{socket, POLLIN, 0};
    if (poll(&ready, 1, 0) > 0) {
      std::array<char, 4096> bytes{};
      const ssize_t n = read(socket, bytes.data(), bytes.size());
      if (n <= 0) return Supply::kEnd;
      asked.append(bytes.data(), static_cast<std::size_t>(n));
    }
    const auto middle = asked.find('\0'), end = middle == asked.npos ? middle : asked.find('\0', middle + 1);
    if (end == asked.npos) return Supply::kLater;
    job = Job{};
    job.input.beside = asked.substr(0, middle);
    job.path = asked.substr(middle + 1, end - middle - 1);
    asked.erase(0, end + 1);
    return Supply::kJob;
  };
  const auto done = [&](const Job&, const Outcome& outcome) { return Send(socket, PackAnswer(Told(outcome), false)); };
  pool.Run(next, done, WorkerPool::Order::kAny, socket);
}

}  // namespace

PageDrawer::PageDrawer() : PageDrawer(DrawPage) {}

PageDrawer::PageDrawer(const WorkerPool::Work& draw) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) != 0) return;
  pid_ = fork();
  if (pid_ == 0) {
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    close(ends[0]);
    DrawFor(ends[1], draw);
    _exit(0);
  }
  close(ends[1]);
  socket_ = ends[0];
}

PageDrawer::~PageDrawer() {
  if (socket_ >= 0) close(socket_);
  if (pid_ <= 0) return;
  kill(pid_, SIGTERM);  // it may be drawing
  waitpid(pid_, nullptr, 0);
}

Result<std::string> PageDrawer::Draw(const std::string& path, const std::string& sha256, int page) {
  const std::string what = sha256 + std::to_string(page);
  if (auto png = Find(what)) return std::move(*png);
  struct Reader {
    explicit Reader(std::atomic<int>& among) : all(among), number(++all) {}
    ~Reader() { --all; }
    std::atomic<int>& all;
    const int number;
  } const reader(readers_);
  std::unique_lock asking(asking_, std::defer_lock);
  if (reader.number > kMostReaders || !asking.try_lock_for(kLongestWait))
    return Fail(Code::kTimeout, "other pages are being drawn; try again in a moment");
  if (auto png = Find(what)) return std::move(*png);  // somebody else had it drawn
  Result<std::string> png = Ask(Concat({what, std::string_view("\0", 1), path, std::string_view("\0", 1)}));
  if (png || png.error().code == Code::kDamaged) Keep(what, png);
  return png;
}

Result<std::string> PageDrawer::Ask(const std::string& request) {
  if (pid_ <= 0 || !Send(socket_, request)) return Lost();
  std::string bytes;
  std::array<char, 1 << 16> buffer{};
  for (Unpacked unpacked;;) {
    const ssize_t n = recv(socket_, buffer.data(), buffer.size(), 0);
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) return Lost();
    bytes.append(buffer.data(), static_cast<std::size_t>(n));
    const Unpacking state = UnpackAnswer(bytes, unpacked);
    if (state == Unpacking::kMore) continue;
    if (state != Unpacking::kDone) return Lost();
    if (!unpacked.answer) return tl::unexpected(unpacked.answer.error());
    if (unpacked.answer->failed) return Fail(Code::kDamaged, unpacked.answer->message);
    return std::move(unpacked.answer->body);
  }
}

tl::unexpected<Error> PageDrawer::Lost() {
  if (socket_ >= 0) close(std::exchange(socket_, -1));  // what still comes is the answer to nothing
  return Fail(Code::kCrashed, "pages cannot be drawn any more; start the program again");
}

std::optional<Result<std::string>> PageDrawer::Find(const std::string& key) {
  const std::lock_guard keeping(keeping_);
  const auto found = kept_.find(key);
  if (found == kept_.end()) return std::nullopt;
  found->second.used = ++uses_;
  return found->second.png;
}

void PageDrawer::Keep(const std::string& key, const Result<std::string>& png) {
  const auto size = [](const Result<std::string>& kept) { return kept ? kept->size() : kept.error().message.size(); };
  const std::lock_guard keeping(keeping_);
  kept_bytes_ += size(png);
  kept_.insert_or_assign(key, Kept{png, ++uses_});
  while (kept_bytes_ > kMostKept || kept_.size() > kMostPages) {
    const auto oldest = std::ranges::min_element(kept_, {}, [](const auto& entry) { return entry.second.used; });
    kept_bytes_ -= size(oldest->second.png);
    kept_.erase(oldest);
  }
}

}  // namespace kst
