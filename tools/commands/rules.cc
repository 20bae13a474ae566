#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/commands/reading.h"

namespace kst {
namespace {

ExitStatus Run(const Arguments& arguments) {
  if (arguments.Get("ACTION") != "check") return SayUsage("rules", "the only action is check");
  const std::optional<Pipeline> pipeline = LoadPipeline("rules", arguments);
  const std::optional<CorpusRules> corpus = pipeline ? LoadCorpusRules("rules", arguments) : std::nullopt;
  if (!corpus) return ExitStatus::kUsage;
  std::vector<Error> errors = pipeline->CheckRules();
  for (Error& error : corpus->Check()) errors.push_back(std::move(error));
  for (const Error& error : errors) Say("rules", InWords(error));
  if (!errors.empty()) return ExitStatus::kUsage;
  Output out;
  out.Write("every good line is found by its rule, no bad line is; digest " + pipeline->made_by().rules + "\n");
  return out.Finish("rules", ExitStatus::kOk);
}

constexpr Option kOptions[] = {{"ACTION", "", "check: try every `good` and `bad` line", true}, kRulesOption};

}  // namespace

extern const Command kRulesCommand;
const Command kRulesCommand{"rules", "check that the rules find what their examples say", kOptions, Run,
                            "  kst rules check --rules my-rules\n"};

}  // namespace kst
