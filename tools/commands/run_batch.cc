#include "tools/commands/run_batch.h"

#include <algorithm>
#include <utility>

#include "schema/digest.h"
#include "schema/record/json.h"
#include "tools/input/source.h"
#include "tools/workers/answer_codec.h"

namespace kst {
namespace {

constexpr std::size_t kPlannedAtOnce = 1000;
constexpr std::size_t kPlannedBytes = std::size_t{32} << 20;  // of texts that are held until a worker takes them
constexpr std::size_t kLargestHashed = std::size_t{512} << 20;

// "" for texts: with another date the same words are another paper.
std::string ContentDigest(const Job& job) {
  if (job.refused || job.text) return {};
  const Result<std::string> bytes = OpenSource(job.path).and_then([](int fd) { return ReadAll(fd, kLargestHashed); });
  return bytes ? Sha256(*bytes) : "";
}

}  // namespace

Result<void> Batch::Run(const NextEntry& next, const WorkerLimits& limits) {
  WorkerPool pool(
      [this](const Input& input, std::string_view bytes) {
        const Document document = pipeline_.Read(input, bytes);
        return Answer{document.status == Status::kFailed, {}, ToJson(document), ToWire(document)};
      },
      limits);
  pool.Run([&](Job& job) { return Next(next, job); },
           [&](const Job& job, const Outcome& outcome) { return Done(job, outcome); }, WorkerPool::Order::kAny);
  if (error_) return tl::unexpected(*error_);
  return store_.Flush();
}

void Batch::Seen() {
  ++progress_.seen;
  progress_.Show();
}

// Plans the next papers; false when there are none. What needs nothing is counted and forgotten.
bool Batch::Refill(const NextEntry& next) {
  std::vector<Entry> entries;
  std::vector<LedgerFile> files;
  std::size_t bytes = 0;
  for (Entry entry; entries.size() < kPlannedAtOnce && bytes < kPlannedBytes && next(entry); entry = {}) {
    if (entry.job.text) bytes += entry.job.text->size();
    files.push_back(entry.ledger);
    entries.push_back(std::move(entry));
  }
  const Result<std::vector<Planned>> plan = store_.Plan(files);
  if (!plan) {
    error_ = plan.error();
    return false;
  }
  summary_.papers += static_cast<std::int64_t>(entries.size());
  for (const Planned& planned : *plan) {
    if (planned.todo == Todo::kDone) {
      ++summary_.done_before;
      Seen();
    } else if (planned.todo == Todo::kFailed && !retry_failed_) {
      ++summary_.failed_before;
      Seen();
    } else {
      planned_.push_back(std::move(entries[planned.file]));
    }
  }
  std::ranges::reverse(planned_);
  return !entries.empty();
}

// True when the entry needs no reading, or has to wait for its twin.
bool Batch::IsDuplicate(Entry& entry) {
  const std::string sha256 = ContentDigest(entry.job);
  if (!sha256.empty()) {
    const auto twin =
        std::ranges::find_if(in_flight_, [&](const auto& flying) { return flying.second.sha256 == sha256; });
    if (twin != in_flight_.end()) {
      twins_[sha256].push_back(std::move(entry));
      return true;
    }
    const Result<bool> known = store_.PutKnown(entry.ledger, sha256);
    if (!known) error_ = known.error();
    if (!known || *known) {
      ++summary_.duplicates;
      Seen();
      return true;
    }
  }
  entry.job.tag = next_tag_++;
  in_flight_.emplace(entry.job.tag, InFlight{entry.ledger, sha256});
  return false;
}

Supply Batch::Next(const NextEntry& next, Job& job) {
  while (!error_) {
    std::vector<Entry>& from = again_.empty() ? planned_ : again_;
    if (from.empty()) {
      if (Refill(next)) continue;
      return in_flight_.empty() || twins_.empty() ? Supply::kEnd : Supply::kLater;
    }
    Entry entry = std::move(from.back());
    from.pop_back();
    if (IsDuplicate(entry)) continue;
    job = std::move(entry.job);
    return Supply::kJob;
  }
  return Supply::kEnd;
}

bool Batch::Done(const Job& job, const Outcome& outcome) {
  if (error_) return false;
  auto flying = in_flight_.extract(job.tag);
  std::optional<Document> document;
  std::string record;
  if (outcome.answer) {
    document = FromWire(outcome.answer->wire);
    record = outcome.answer->body;
  }
  if (!document) {
    const Error error =
        outcome.answer ? Error{Code::kCrashed, "the reader was damaged by this file; please report it with the file"}
                       : outcome.answer.error();
    document = pipeline_.Failed(job.input, error, outcome.sha256);
    record = ToJson(*document);
  }
  const Result<void> put = store_.Put(flying.mapped().ledger, *document, record);
  if (!put) {
    error_ = put.error();
    return false;
  }
  summary_.Count(*document);
  ++progress_.read;
  progress_.pages = summary_.pages;
  progress_.failed = summary_.FailedNow();
  Seen();
  if (auto twins = twins_.extract(flying.mapped().sha256); !twins.empty())
    std::ranges::move(twins.mapped(), std::back_inserter(again_));
  return true;
}

}  // namespace kst
