#include "tools/cli/arguments.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/explanation.h"
#include "tools/commands/reading.h"
#include "tools/input/source.h"

namespace kst {
namespace {

ExitStatus Run(const Arguments& arguments) {
  for (const std::string& two : {TwoOf(arguments, {"--at", "--page"}), TwoOf(arguments, {"--svg", "--at"})})
    if (!two.empty()) return SayUsage("explain", two);
  const bool is_drawn = arguments.Has("--svg");
  const std::optional<PagePlace> place =
      PlaceFromText(arguments.Get("--page", arguments.Get("--at", is_drawn ? "1" : "")));
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
        std::string told =
            is_drawn ? DrawPage(*pages, text, document, place->page)
                     : Explain(*pages, text, document, ExplainActs(text, document, pipeline->knowledge()), *place);
        if (!told.empty()) return Answer{false, {}, std::move(told), {}};
        if (is_drawn && !pages->has_geometry)
          return Answer{true, "its words have no places on a page, so there is nothing to draw; give the PDF", {}, {}};
        return Answer{
            true, "nothing is printed there; the paper has " + std::to_string(pages->pages.size()) + " pages", {}, {}};
      },
      LimitsFrom(arguments));
  const std::vector<std::string> files{std::string(arguments.Get("FILE"))};
  FileJobs jobs(files);
  Output out;
  if (!OpenOutput(out, arguments)) return out.Finish("explain", ExitStatus::kOk);
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
    {"--page", "N", "the same as --at N"},
    {"--svg", "",
     "draw the page: its words in their boxes, notes, furniture, tables and what was found (default page 1)"},
    kOutputOption,
    kRulesOption,
    kCpuOption,
    kMemoryOption,
};

}  // namespace

extern const Command kExplainCommand;
const Command kExplainCommand{"explain", "why a place on a page reads as it does: bytes, edits, rules, boxes", kOptions,
                              Run,
                              "  kst explain letter.pdf --at 2\n"
                              "  kst explain letter.pdf --at 2:120,301.5\n"
                              "  kst explain letter.pdf --svg --page 2 -o page.svg\n"};

}  // namespace kst
