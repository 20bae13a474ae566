// Writing: one paper becomes rows. Committed in batches, by the count of papers
// and of bytes, so that neither a slow disk nor a long night loses much.
#include "corpus/store/paper_writer.h"
#include "corpus/store/store_state.h"

namespace kst {
namespace {

constexpr std::size_t kPapersPerCommit = 200;
constexpr std::size_t kBytesPerCommit = 32U << 20;

void Begin(Store::State& state) {
  if (!state.writer) state.writer = std::make_unique<PaperWriter>(*state.db);
  if (state.in_transaction) return;
  state.db->Run("BEGIN IMMEDIATE");
  state.in_transaction = true;
  state.bytes_in_transaction = state.papers_in_transaction = 0;
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
    auto done = body(*state.writer);
    if (state.writer->TakeNews()) state.db->Run("INSERT OR REPLACE INTO meta VALUES ('linked', '')");
    return done;
  });
  if (!result && state.in_transaction) {
    state.in_transaction = false;
    (void)Guarded([&] { state.db->Run("ROLLBACK"); });  // SQLite may have done so already
  }
  return result;
}

}  // namespace

Result<bool> Store::PutKnown(const LedgerFile& file, std::string_view sha256) {
  return InTransaction(*state_, [&](PaperWriter& writer) {
    const auto paper = writer.Find(sha256);
    // A failure is tried again by the next run, but not twice in one.
    const bool known =
        paper && paper->made_by == state_->made_by && (paper->status != "failed" || paper->run == state_->run);
    if (known) writer.PutFile(file, *paper);
    return known;
  });
}

Result<void> Store::Put(const LedgerFile& file, const Document& document, std::string_view record) {
  const auto put = InTransaction(*state_, [&](PaperWriter& writer) {
    const PaperRow paper = writer.PutPaper(file, document, record, state_->made_by, state_->run);
    writer.PutFile(file, paper);
    return paper.key;
  });
  if (!put) return tl::unexpected(put.error());
  state_->bytes_in_transaction += record.size();
  if (++state_->papers_in_transaction < kPapersPerCommit && state_->bytes_in_transaction < kBytesPerCommit) return {};
  return Flush();
}

Result<void> Store::Flush() {
  return Guarded([&] { Commit(*state_); });
}

}  // namespace kst
