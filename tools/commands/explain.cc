#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/explanation.h"
#include "tools/commands/reading.h"
#include "tools/input/source.h"

namespace kst {
namespace {

ExitStatus Run(const Arguments& arguments) {
  const std::optional<PagePlace> place = PlaceFromText(arguments.Get("--at"));
  if (!place)
    return SayUsage("explain",
                    "say where: --at PAGE or --at PAGE:X,Y in points from the top left, as in --at 2:120,301.5");
  const std::optional<Pipeline> pipeline = LoadPipeline("explain", arguments);
  if (!pipeline) return ExitStatus::kUsage;
  SayJailGaps("explain");
  WatchForInterrupt();

  WorkerPool pool(
      [&](const Input& input, std::string_view bytes) {
        const Result<ExtractedText> pages = pipeline->Extract(input, bytes);
        if (!pages) return Answer{true, InWords(pages.error()), {}, {}};
        const NormalisedText text = pipeline->Normalise(*pages);
        const Document document = pipeline->Parse(text);
        const std::vector<ActReasons> acts = ExplainActs(text, document, pipeline->knowledge());
        Answer answer{false, {}, Explain(*pages, text, document, acts, *place), {}};
        answer.failed = answer.body.empty();
        if (answer.failed)
          answer.message = "nothing is printed there; the paper has " + std::to_string(pages->pages.size()) + " pages";
        return answer;
      },
      LimitsFrom(arguments));
  const std::vector<std::string> files{std::string(arguments.Get("FILE"))};
  FileJobs jobs(files);
  Output out;
  ExitStatus status = ExitStatus::kOk;
  pool.Run([&](Job& job) { return jobs.Next(job); },
           [&](const Job& job, const Outcome& outcome) {
             const Answer answer = outcome.answer.value_or(Answer{true, {}, {}, {}});
             if (answer.failed) {
               Say("explain", Printable(job.input.source) + ": " +
                                  (outcome.answer ? answer.message : InWords(outcome.answer.error())));
               status = ExitStatus::kSomeFailed;
             }
             return out.Write(answer.body);
           },
           WorkerPool::Order::kOrdered);
  return out.Finish("explain", Interrupted() ? ExitStatus::kInterrupted : status);
}

constexpr Option kOptions[] = {
    {"FILE", "", "a PDF, official XML or text layer", true},
    {"--at", "PAGE[:X,Y]", "the page, from 1, and a place on it in points from the top left"},
    kRulesOption,
    kCpuOption,
    kMemoryOption,
};

}  // namespace

extern const Command kExplainCommand;
const Command kExplainCommand{"explain", "why a place on a page reads as it does: bytes, edits, rules, boxes", kOptions,
                              Run,
                              "  kst explain letter.pdf --at 2\n"
                              "  kst explain letter.pdf --at 2:120,301.5\n"};

}  // namespace kst
