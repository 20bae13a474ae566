#include <utility>

#include "schema/record/json.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/reading.h"
#include "tools/input/source.h"
#include "tools/input/stage_stream.h"

namespace kst {
namespace {

ExitStatus Run(const Arguments& arguments) {
  const std::optional<Pipeline> pipeline = LoadPipeline("extract", arguments);
  if (!pipeline) return ExitStatus::kUsage;
  SayJailGaps("extract");
  WatchForInterrupt();

  const auto failed = [&](const Document& document) {
    return Answer{true, FailureInWords(document), ToJson(document) + "\n", {}};
  };
  WorkerPool pool(
      [&](const Input& input, std::string_view bytes) {
        const Result<ExtractedText> pages = pipeline->Extract(input, bytes);
        return pages ? Answer{false, {}, ToJson(*pages) + "\n", {}}
                     : failed(pipeline->Failed(input, pages.error(), bytes));
      },
      LimitsFrom(arguments));

  Output out;
  StreamCounts counts;
  out.Write(HeadRecord("extract", pipeline->made_by()));
  FileJobs jobs(arguments.All("FILE"));
  const bool finished =
      pool.Run([&](Job& job) { return jobs.Next(job); },
               [&](const Job& job, const Outcome& outcome) {
                 const Answer answer =
                     outcome.answer ? *outcome.answer
                                    : failed(pipeline->Failed(job.input, outcome.answer.error(), outcome.sha256));
                 ++counts.documents;
                 if (answer.failed) {
                   ++counts.failed;
                   Say("extract", Printable(job.input.source) + ": " + answer.message);
                 }
                 return out.Write(answer.body) && out.Flush();
               },
               WorkerPool::Order::kOrdered);
  if (Interrupted()) return out.Finish("extract", ExitStatus::kInterrupted);
  if (finished) out.Write(EndRecord(counts));
  return out.Finish("extract", counts.failed > 0 ? ExitStatus::kSomeFailed : ExitStatus::kOk);
}

constexpr Option kOwn[] = {
    {"FILE...", "", "PDFs, official XML (.xml), or text layers (.txt, or - for standard input)", true},
};
constexpr auto kOptions = WithReadingOptions(kOwn);

}  // namespace

extern const Command kExtractCommand;
const Command kExtractCommand{"extract", "the first stage of read: papers in, text with places out", kOptions, Run,
                              "  kst extract a.pdf | kst normalise | kst parse       is   kst read a.pdf\n"};

}  // namespace kst
