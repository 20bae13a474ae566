#include "parse/train_acts.h"
#include "tools/cli/interrupt.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/annotated.h"
#include "tools/commands/corpus_command.h"
#include "tools/commands/reading.h"

namespace kst {
namespace {

ExitStatus Check(const Pipeline& pipeline, const CorpusRules& corpus, const Stemmer& stemmer) {
  std::vector<Error> errors = pipeline.CheckRules();
  for (std::vector<Error> more : {corpus.Check(), stemmer.Check()})
    for (Error& error : more) errors.push_back(std::move(error));
  for (const Error& error : errors) Say("rules", InWords(error));
  if (!errors.empty()) return ExitStatus::kUsage;
  Output out;
  out.Write("every good line is found by its rule, no bad line is; digest " + pipeline.made_by().rules + "\n");
  return out.Finish("rules", ExitStatus::kOk);
}

ExitStatus Train(const Pipeline& pipeline, const Arguments& arguments) {
  SayJailGaps("rules");
  WatchForInterrupt();
  const Result<std::vector<TrainingPaper>> papers =
      ReadAnnotated(arguments.All("FILE"), arguments.All("--pdf"), pipeline, LimitsFrom(arguments));
  if (Interrupted()) return ExitStatus::kInterrupted;
  if (!papers) {
    Say("rules", InWords(papers.error()));
    return ExitStatus::kUsage;
  }
  Output out;
  if (!OpenOutput(out, arguments)) return out.Finish("rules", ExitStatus::kOk);
  out.Write(TrainActs(*papers, pipeline.knowledge()));
  return out.Finish("rules", ExitStatus::kOk);
}

ExitStatus Run(const Arguments& arguments) {
  const std::string_view action = arguments.Get("ACTION");
  const bool train = action == "train";
  if (action != "check" && !train) return SayUsage("rules", "the actions are check and train");
  if (train == arguments.All("FILE").empty())
    return SayUsage("rules", train ? "train needs annotated files" : "check takes no files");
  const std::optional<Pipeline> pipeline = LoadPipeline("rules", arguments);
  const std::optional<CorpusRules> corpus = pipeline ? LoadCorpusRules("rules", arguments) : std::nullopt;
  const std::optional<Stemmer> stemmer = corpus ? LoadStemmer("rules", arguments) : std::nullopt;
  if (!stemmer) return ExitStatus::kUsage;
  return train ? Train(*pipeline, arguments) : Check(*pipeline, *corpus, *stemmer);
}

constexpr Option kOptions[] = {
    {"ACTION", "", "check: try every `good` and `bad` line; train: weights of acts from annotated files", true},
    {"FILE...", "", "to train with: examples (.ndjson) and annotated papers (.json)"},
    {"--pdf", "DIR", "where the annotated papers are; may be given more than once"},
    kOutputOption,
    kRulesOption,
    kJobsOption};

}  // namespace

extern const Command kRulesCommand;
const Command kRulesCommand{"rules", "check and train what the program knows", kOptions, Run,
                            "  kst rules check --rules my-rules\n"
                            "  kst rules train parse/examples/*.ndjson -o acts.rules\n"};

}  // namespace kst
