#include "tools/cli/command.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/pipeline.h"

namespace kst {
namespace {

ExitStatus Run(const Arguments& arguments) {
  const Result<RuleSet> rules = LoadRules(std::string(arguments.Get("--rules")));
  if (!rules) {
    Say("version", InWords(rules.error()));
    return ExitStatus::kUsage;
  }
  Output out;
  out.Write(ProgramName() + ", rules " + rules->digest + "\n" + "built with " KST_BUILT_WITH "\n");
  return out.Finish("version", ExitStatus::kOk);
}

constexpr Option kOptions[] = {{"--rules", "DIR", "rule files that replace compiled-in ones of the same name"}};

}  // namespace

extern const Command kVersionCommand;
const Command kVersionCommand{"version", "the version of the program, the digest of its rules, what it was built with",
                              kOptions, Run, ""};

}  // namespace kst
