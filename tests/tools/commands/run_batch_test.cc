// A run whose worker was taken over by a paper: it claims the digest of another one, which only the file can refute.
#include "tools/commands/run_batch.h"

#include <gtest/gtest.h>
#include <sys/mman.h>

#include <atomic>
#include <chrono>
#include <thread>

#include "corpus/store/database.h"
#include "schema/digest.h"
#include "schema/record/json.h"
#include "tests/shared.h"
#include "tests/tools/run_program.h"
#include "tools/commands/reading.h"
#include "tools/workers/answer_codec.h"

namespace kst {
namespace {

int papers_in_this_process = 0;

// Says as subject how many papers its process has read.
Answer Count(const Input& input, std::string_view bytes) {
  Document d;
  d.source = input.source;
  d.id = "doc-" + std::string(bytes);
  d.subject = std::to_string(++papers_in_this_process);
  d.sha256 = Sha256(bytes);
  if (bytes == "second" && papers_in_this_process > 1) d.sha256 = Sha256("first");
  return {false, {}, {}, ToWire(ReadingOf(d))};
}

// A run over files whose bytes are their names, with one worker.
struct TestBatch {
  TestBatch(const ScratchFolder& in, std::vector<std::string> files)
      : folder(in),
        names(std::move(files)),
        store(Store::Create(in.path() / "corpus")),
        pipeline(Pipeline::Load(*LoadRules(""))),
        stemmer(LoadStemmer("run", Arguments())) {}

  bool Run(const WorkerPool::Work& work) {
    if (!store || !pipeline || !stemmer || !store->StartRun({"kst test", "rules"})) return false;
    RunSummary summary;
    Progress progress;
    Batch batch(*store, *pipeline, *stemmer, summary, progress, false);
    const auto next = [&, at = std::size_t{0}](Entry& entry) mutable {
      if (at == names.size()) return Supply::kEnd;
      folder.Write(names[at] + ".pdf", names[at]);
      entry.job.path = folder.path() / (names[at] + ".pdf");
      entry.job.input.source = entry.ledger.path = names[at] + ".pdf";
      ++at;
      return Supply::kJob;
    };
    return batch.Run(next, {.processes = 1}, -1, work).has_value();
  }

  const ScratchFolder& folder;
  std::vector<std::string> names;
  Result<Store> store;
  Result<Pipeline> pipeline;
  std::optional<Stemmer> stemmer;
};

std::atomic<bool>* may_end = nullptr;  // shared with the workers

Answer WaitWithTheSecond(const Input& input, std::string_view bytes) {
  while (bytes == "second" && !*may_end) continue;
  return Count(input, bytes);
}

TEST(Batch, WhatIsReadIsSafeWhileAllWorkersAreBusyWithOthers) {
  const ScratchFolder folder;
  void* const shared = mmap(nullptr, sizeof *may_end, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  ASSERT_NE(shared, MAP_FAILED);
  may_end = new (shared) std::atomic<bool>(false);
  TestBatch test(folder, {"first", "second"});
  std::int64_t safe = 0;
  std::thread other([&] {  // reads as another program would
    constexpr int kTries = 600;
    for (int i = 0; i < kTries && safe == 0; ++i) {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      safe = Database(folder.path() / "corpus/kst.db", Database::Mode::kRead).Number("SELECT count(*) FROM file");
    }
    *may_end = true;
  });
  EXPECT_TRUE(test.Run(WaitWithTheSecond));
  other.join();
  EXPECT_EQ(safe, 1);
  munmap(shared, sizeof *may_end);
}

TEST(Batch, AWorkerWithAFalseDigestIsReplacedAndItsPaperReadAgain) {
  const ScratchFolder folder;
  const std::vector<std::string> names{"first", "second", "third"};
  TestBatch test(folder, names);
  ASSERT_TRUE(test.Run(Count));
  const std::vector<std::string> counts{"1", "1", "2"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto record = test.store->FindRecord("doc-" + names[i]);
    ASSERT_TRUE(record && *record) << names[i];
    EXPECT_EQ(DocumentFromJson((*record)->json)->subject, counts[i]) << names[i];
  }
}

}  // namespace
}  // namespace kst
