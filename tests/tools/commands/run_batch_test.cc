// A run whose worker was taken over by a paper: it claims the digest of another one, which only the file can refute.
#include "tools/commands/run_batch.h"

#include <gtest/gtest.h>

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

TEST(Batch, AWorkerWithAFalseDigestIsReplacedAndItsPaperReadAgain) {
  const ScratchFolder folder;
  const std::vector<std::string> names{"first", "second", "third"};
  Result<Store> store = Store::Create(folder.path() / "corpus");
  ASSERT_TRUE(store);
  ASSERT_TRUE(store->StartRun({"kst test", "rules"}));
  const Result<Pipeline> pipeline = Pipeline::Load(*LoadRules(""));
  ASSERT_TRUE(pipeline);
  const std::optional<Stemmer> stemmer = LoadStemmer("run", Arguments());
  ASSERT_TRUE(stemmer);
  RunSummary summary;
  Progress progress;
  Batch batch(*store, *pipeline, *stemmer, summary, progress, false);
  std::size_t at = 0;
  const auto next = [&](Entry& entry) {
    if (at == names.size()) return Supply::kEnd;
    folder.Write(names[at] + ".pdf", names[at]);
    entry.job.path = folder.path() / (names[at] + ".pdf");
    entry.job.input.source = entry.ledger.path = names[at] + ".pdf";
    ++at;
    return Supply::kJob;
  };
  ASSERT_TRUE(batch.Run(next, {.processes = 1}, -1, Count));
  const std::vector<std::string> counts{"1", "1", "2"};
  for (std::size_t i = 0; i < names.size(); ++i) {
    const auto record = store->FindRecord("doc-" + names[i]);
    ASSERT_TRUE(record && *record) << names[i];
    EXPECT_EQ(DocumentFromJson((*record)->json)->subject, counts[i]) << names[i];
  }
}

}  // namespace
}  // namespace kst
