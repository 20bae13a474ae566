// Writing: one paper becomes rows. Committed in batches, by the count of papers
// and of bytes and by time, so that neither a slow disk nor a long night loses much. A commit
// appends to the log and waits for the disk, so that a power cut takes nothing of it.
#include "corpus/store/paper_writer.h"
#include "corpus/store/store_state.h"
#include "schema/record/json.h"

namespace kst {
namespace {

constexpr std::size_t kPapersPerCommit = 200;
constexpr std::size_t kBytesPerCommit = 32U << 20;
constexpr std::chrono::seconds kLongestTransaction{2};

void Begin(Store::State& state) {
  if (state.in_transaction) return;
  state.db->Run("BEGIN IMMEDIATE");
  state.in_transaction = true;
  state.bytes_in_transaction = state.papers_in_transaction = 0;
  state.transaction_began = std::chrono::steady_clock::now();
}

void Commit(Store::State& state) {
  if (!state.in_transaction) return;
  state.db->Run("COMMIT");
  state.in_transaction = false;
}

// Runs `body` within the open transaction; on an error nothing of it stays.
template <class F>
auto InTransaction(Store::State& state, F&& body) {
  auto result = Guarded([&] {
    Begin(state);
    return body(state.Writer());
  });
  if (!result && state.in_transaction) {
    state.in_transaction = false;
    (void)Guarded([&] { state.db->Run("ROLLBACK"); });  // SQLite may have done so already
  }
  return result;
}

}  // namespace

PaperWriter& Store::State::Writer() {
  if (!writer) writer = std::make_unique<PaperWriter>(*db);
  return *writer;
}

Reading ReadingOf(Document document) {
  Facts facts = FactsOf(document);
  return {std::move(document), std::move(facts)};
}

Result<bool> Store::KeepStale(const LedgerFile& file, std::string_view code) {
  return InTransaction(*state_, [&](PaperWriter& writer) { return writer.KeepStale(file, code, state_->run); });
}

Result<bool> Store::Contradicts(const LedgerFile& file, const Document& document) const {
  if (!document.sha256) return false;
  return Guarded([&] {
    PaperWriter& writer = state_->Writer();
    const auto known = writer.Find(ContentKey(file.kind, *document.sha256, file.given));
    return known && known->made_by == state_->made_by && !writer.HasRecord(*known, ToJson(document));
  });
}

Result<Stored> Store::Put(const LedgerFile& file, const Reading& reading) {
  const Document& document = reading.document;
  const std::string record = ToJson(document);
  const auto put = InTransaction(*state_, [&](PaperWriter& writer) {
    const auto known = writer.Find(ContentOf(file, document));
    if (known && document.sha256 && known->made_by == state_->made_by && writer.HasRecord(*known, record))
      return writer.PutFile(file, *known) ? Stored::kSame : Stored::kNew;
    if (known && !state_->reads_pictures && PicturesOf(document) == kWithoutPictures && writer.SawPictures(*known)) {
      writer.PutFile(file, *known);
      return Stored::kKept;
    }
    writer.PutFile(file,
                   writer.PutPaper(file, reading, known, record, {state_->made_by, state_->text_by, state_->run}));
    return Stored::kNew;
  });
  if (!put) return put;
  state_->bytes_in_transaction += record.size() + reading.text.size();
  if (++state_->papers_in_transaction < kPapersPerCommit && state_->bytes_in_transaction < kBytesPerCommit &&
      std::chrono::steady_clock::now() - state_->transaction_began < kLongestTransaction)
    return put;
  return Flush().map([&] { return *put; });
}

Result<std::int64_t> Store::MarkLeft(const std::string& folder,
                                     const std::function<bool(const std::string& path)>& is_there) {
  return InTransaction(*state_, [&](PaperWriter&) {
    Statement below(*state_->db, "SELECT path FROM file WHERE path > ?1 || '/' AND path < ?1 || '0'");  // 0 follows /
    std::vector<std::string> left;
    below.Bind(folder);
    while (below.Step())
      if (std::string path = below.Text(0); !is_there(path)) left.push_back(std::move(path));
    Statement mark(*state_->db,
                   "UPDATE file SET stale = 'left', run = ?2 WHERE path = ?1 AND stale IS NOT 'left' "
                   "RETURNING 1");
    std::int64_t marked = 0;
    for (const std::string& path : left) {
      marked += mark.Bind(path, state_->run).Step() ? 1 : 0;
      mark.Reset();
    }
    return marked;
  });
}

Result<std::int64_t> Store::Prune(const std::string& folder) {
  return InTransaction(*state_, [&](PaperWriter& writer) {
    Statement left(*state_->db, "SELECT path FROM file WHERE path > ?1 || '/' AND path < ?1 || '0' AND stale = 'left'");
    std::vector<std::string> paths;
    left.Bind(folder);
    while (left.Step()) paths.push_back(left.Text(0));
    for (const std::string& path : paths) writer.Remove(path);
    return static_cast<std::int64_t>(paths.size());
  });
}

Result<void> Store::Flush() {
  return Guarded([&] { Commit(*state_); });
}

}  // namespace kst
