// The stages that read a stream: `kst normalise` and `kst parse`.
#include <unistd.h>

#include <functional>

#include "schema/record/json.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/reading.h"
#include "tools/input/lines.h"
#include "tools/input/stage_stream.h"

namespace kst {
namespace {

constexpr std::size_t kLongestRecord = std::size_t{1} << 30;

struct Stage {
  std::string_view name;
  std::string_view before;  // the stage whose stream it reads
  std::string_view type;    // of the records in that stream
  bool prints_stream;       // the last stage prints document records and nothing else
  std::function<Result<std::string>(std::string_view)> work;
};

// What is wrong with the first line of standard input, or "".
std::string CheckHead(const Stage& stage, std::string_view line) {
  const std::string before(stage.before);
  const std::optional<StreamHead> head = ReadHead(line);
  if (!head)
    return "standard input does not begin with the stream record of kst " + before + "; for a file: kst read FILE";
  if (head->format != kStreamFormat)
    return "standard input has stream format " + std::to_string(head->format) + ", this kst reads format " +
           std::to_string(kStreamFormat) + "; run all stages with the same kst";
  if (head->stage != stage.before)
    return "standard input comes from kst " + head->stage + "; run kst " + before + " in between";
  return {};
}

ExitStatus RunStage(const Stage& stage, const Pipeline& pipeline) {
  WatchForInterrupt();
  const auto cut = [&](Output& out, const std::string& why) {
    const ExitStatus status = out.Finish(stage.name, Interrupted() ? ExitStatus::kInterrupted : ExitStatus::kCutInput);
    if (status == ExitStatus::kCutInput)
      Say(stage.name, why + "; kst " + std::string(stage.before) + " did not finish");
    return status;
  };
  Output out;
  LineReader lines(STDIN_FILENO, kLongestRecord);
  std::string line;
  if (!lines.Next(line)) return cut(out, "standard input is empty");
  if (const std::string wrong = CheckHead(stage, line); !wrong.empty()) {
    Say(stage.name, wrong);
    return ExitStatus::kUsage;
  }
  if (stage.prints_stream) out.Write(HeadRecord(stage.name, pipeline.made_by()));
  StreamCounts counts;
  while (lines.Next(line)) {
    const std::string place = "line " + std::to_string(lines.number()) + " of standard input";
    const std::string type = RecordType(line);
    if (type == "end") {
      if (stage.prints_stream) out.Write(EndRecord(counts));
      return out.Finish(stage.name, counts.failed > 0 ? ExitStatus::kSomeFailed : ExitStatus::kOk);
    }
    if (lines.cut()) return cut(out, place + " is cut off");
    ++counts.documents;
    Result<std::string> made = line;  // a paper that failed before
    if (lines.too_long()) {
      made = Fail(Code::kTooLarge, "longer than 1 GB");
    } else if (type != "document") {
      made = stage.work(line);
    }
    if (type == "document" || !made) ++counts.failed;
    if (!made) {
      Say(stage.name, place + ": " + made.error().message);
      made = ToJson(pipeline.Failed({"line " + std::to_string(lines.number()), InputKind::kText, ""}, made.error()));
    }
    if (!out.Write(*made + "\n") || !out.Flush()) return out.Finish(stage.name, ExitStatus::kOk);
  }
  return cut(out, "standard input ends without an end record");
}

ExitStatus RunNormalise(const Arguments& arguments) {
  const std::optional<Pipeline> pipeline = LoadPipeline("normalise", arguments);
  if (!pipeline) return ExitStatus::kUsage;
  return RunStage(
      {"normalise", "extract", "pages", true,
       [&](std::string_view line) {
         return PagesFromJson(line).map([&](const ExtractedText& pages) { return ToJson(pipeline->Normalise(pages)); });
       }},
      *pipeline);
}

ExitStatus RunParse(const Arguments& arguments) {
  const std::optional<Pipeline> pipeline = LoadPipeline("parse", arguments);
  if (!pipeline) return ExitStatus::kUsage;
  return RunStage(
      {"parse", "normalise", "text", false,
       [&](std::string_view line) {
         return TextFromJson(line).map([&](const NormalisedText& text) { return ToJson(pipeline->Parse(text)); });
       }},
      *pipeline);
}

constexpr Option kOptions[] = {kRulesOption};
constexpr std::string_view kMore = "  kst extract a.pdf | kst normalise | kst parse       is   kst read a.pdf\n";

}  // namespace

extern const Command kNormaliseCommand, kParseCommand;
const Command kNormaliseCommand{"normalise", "the second stage: a stream of pages in, running text out", kOptions,
                                RunNormalise, kMore};
const Command kParseCommand{"parse", "the last stage: a stream of running text in, document records out", kOptions,
                            RunParse, kMore};

}  // namespace kst
