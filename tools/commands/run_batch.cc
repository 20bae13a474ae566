#include "tools/commands/run_batch.h"

#include <algorithm>
#include <utility>

#include "corpus/search/index.h"
#include "corpus/store/kept_text.h"
#include "schema/digest.h"
#include "schema/text.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/input/source.h"
#include "tools/workers/answer_codec.h"

namespace kst {
namespace {

constexpr std::size_t kPlannedAtOnce = 1000;
constexpr std::size_t kMany = 64;                             // papers that are worth another worker's start
constexpr std::size_t kPlannedBytes = std::size_t{32} << 20;  // of texts that are held until a worker takes them

}  // namespace

Answer Batch::Read(const Input& input, std::string_view bytes) const {
  Result<NormalisedText> text = pipeline_.ReadText(input, bytes);
  Reading reading =
      ReadingOf(text ? pipeline_.Parse(*text, input.beside) : pipeline_.Failed(input, text.error(), bytes));
  const bool is_kept = input.kind == InputKind::kPdf || input.kind == InputKind::kXml;  // a text is its own text
  if (text && is_kept) reading.text = KeepText(std::move(*text));
  reading.words = KeepWords(reading.document, reading.facts, stemmer_);
  return {reading.document.status == Status::kFailed, {}, {}, ToWire(std::move(reading))};
}

Result<void> Batch::Run(const NextEntry& next, const WorkerLimits& limits, int wait_fd) {
  return Run(next, limits, wait_fd, [this](const Input& input, std::string_view bytes) { return Read(input, bytes); });
}

Result<void> Batch::Run(const NextEntry& next, const WorkerLimits& limits, int wait_fd, const WorkerPool::Work& work) {
  file_limit_ = limits.file_mb << 20;
  WorkerPool pool(work, limits, [this](const Job& job, const Answer& answer) { return Decode(job, answer); });
  pool.WhenQuiet([this] {  // what is read is safe, however long the others take
    if (const Result<void> safe = store_.Flush(); !safe) error_ = safe.error();
  });
  const auto done = [&](const Job& job, const Outcome& outcome) { return Done(job, outcome); };
  const auto take = [&](Job& job) {
    const Supply supply = Next(next, job);
    if (planned_.size() >= kMany) pool.ExpectMany();
    return supply;
  };
  do pool.Run(take, done, WorkerPool::Order::kAny, wait_fd);
  while (!planned_.empty() && !error_ && !Interrupted());  // a kept text was no use: its file is read after all
  if (error_) return tl::unexpected(*error_);
  if (const Result<void> safe = store_.Flush(); !safe || !Interrupted()) return safe;
  pool.FinishBegun(done);
  if (error_) return tl::unexpected(*error_);
  return store_.Flush();
}

void Batch::Seen() {
  ++progress_.seen;
  progress_.Show();
}

// Plans the papers that are at hand. What needs nothing is counted and forgotten.
Supply Batch::Refill(const NextEntry& next) {
  std::vector<Entry> entries;
  std::vector<LedgerFile> files;
  std::size_t bytes = 0;
  Supply supply = Supply::kJob;
  while (entries.size() < kPlannedAtOnce && bytes < kPlannedBytes) {
    Entry entry;
    supply = next(entry);
    if (supply != Supply::kJob) break;
    if (entry.job.text) bytes += entry.job.text->size();
    bytes += entry.job.input.beside.size();
    files.push_back(entry.ledger);
    entries.push_back(std::move(entry));
  }
  const Result<std::vector<Planned>> plan = store_.Plan(files);
  if (!plan) {
    error_ = plan.error();
    return Supply::kEnd;
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
      planned_.back().todo = planned.todo;
    }
  }
  // The largest first, so that no worker ends long after the others; those alike, in their order.
  std::ranges::reverse(planned_);
  std::ranges::stable_sort(planned_, {}, [](const Entry& entry) { return entry.ledger.size; });
  return entries.empty() ? supply : Supply::kJob;
}

Supply Batch::Next(const NextEntry& next, Job& job) {
  while (!error_ && planned_.empty())
    if (const Supply supply = Refill(next); supply != Supply::kJob) {
      if (in_flight_.empty() && !error_)  // nothing to do but wait: what is done shall be safe
        if (const Result<void> flushed = store_.Flush(); !flushed) error_ = flushed.error();
      return supply;
    }
  if (error_) return Supply::kEnd;
  Entry entry = std::move(planned_.back());
  planned_.pop_back();
  if (entry.todo == Todo::kParse) GiveText(entry);
  job = std::move(entry.job);
  job.tag = next_tag_++;
  in_flight_.emplace(job.tag, std::move(entry.ledger));
  return Supply::kJob;
}

// The worker gets the kept text in place of the file, and must come back with the digest that the text was kept under.
void Batch::GiveText(Entry& entry) {
  Result<std::optional<KeptPaper>> kept = store_.FindText(entry.ledger);
  if (!kept) error_ = kept.error();
  if (!kept || !*kept || entry.job.text) return;
  entry.job.text = std::move((*kept)->text);
  entry.job.input.kind = InputKind::kKept;
  entry.ledger.content = std::move((*kept)->content);
}

// A worker's answer is read once, where it enters; what cannot be the answer to this job is none.
bool Batch::Decode(const Job& job, const Answer& answer) {
  std::optional<Reading> reading = FromWire(answer.wire);
  if (!reading || reading->document.source != job.input.source) return false;
  if (!IsOfFile(job, in_flight_.at(job.tag), reading->document)) return false;
  decoded_.insert_or_assign(job.tag, std::move(*reading));
  return true;
}

// Has the file the digest that the answer claims? Where two papers claim the same bytes and differ, the file is asked.
bool Batch::IsOfFile(const Job& job, const LedgerFile& ledger, const Document& document) {
  if (ledger.content) return ContentKey(ledger.kind, document.sha256.value_or(""), ledger.given) == *ledger.content;
  const Result<bool> contradicts = store_.Contradicts(ledger, document);
  if (!contradicts) error_ = contradicts.error();
  const bool is_disputed = contradicts.value_or(false) || std::ranges::any_of(decoded_, [&](const auto& waiting) {
                             return waiting.second.document.sha256 == document.sha256;
                           });
  if (!is_disputed) return true;
  const Result<std::string> bytes = OpenSource(job.path).and_then([&](int fd) { return ReadAll(fd, file_limit_); });
  return bytes && Sha256(*bytes) == document.sha256;
}

bool Batch::Done(const Job& job, const Outcome& outcome) {
  if (error_) return false;
  const LedgerFile ledger = std::move(in_flight_.extract(job.tag).mapped());
  Reading reading;
  if (outcome.answer) reading = std::move(decoded_.extract(job.tag).mapped());
  if (job.input.kind == InputKind::kKept && (!outcome.answer || reading.document.status == Status::kFailed)) {
    Entry entry{job, ledger};
    entry.job.text.reset();
    entry.job.input.kind = KindOfFile(job.path);
    entry.ledger.content.reset();
    planned_.push_back(std::move(entry));
    return true;
  }
  if (!outcome.answer) {
    const Error& error = outcome.answer.error();
    reading = ReadingOf(pipeline_.Failed(job.input, error, outcome.sha256));
    Result<bool> kept = !outcome.tried;
    if (error.code == Code::kMissing || error.code == Code::kUnreadable)
      kept = store_.KeepStale(ledger, Name(error.code));
    if (!kept) error_ = kept.error();
    if (!outcome.tried) ++summary_.untried;
    if (error_ || *kept) {
      if (outcome.tried) summary_.Count(reading.document);
      Seen();
      return !error_;
    }
  }
  const Result<Stored> put = store_.Put(ledger, reading);
  if (!put) {
    error_ = put.error();
    return false;
  }
  if (*put == Stored::kNew)
    summary_.Count(reading.document);
  else
    ++(*put == Stored::kSame ? summary_.duplicates : summary_.done_before);
  for (const Diagnostic& d : reading.document.diagnostics)
    if (d.code == "sidecar_damaged") Say("run", Concat({Printable(job.path), ": ", Printable(d.message)}));
  if (job.input.kind == InputKind::kKept) ++summary_.from_text;
  ++progress_.read;
  progress_.pages = summary_.pages;
  progress_.failed = summary_.FailedNow();
  Seen();
  return true;
}

}  // namespace kst
