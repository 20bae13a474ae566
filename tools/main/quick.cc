// kst: the commands that scripts call for one paper or one question, linked with what they need. What it does not know,
// the whole list of commands among it, kst-all (whole.cc) does in its place; that stands beside it.
#include <algorithm>
#include <span>
#include <string_view>

#include "tools/cli/cli.h"
#include "tools/cli/command.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/cli/sibling.h"
#include "tools/input/source.h"
#include "tools/ocr.h"

namespace kst {

extern const Command kReadCommand, kRunCommand, kGraphCommand, kTraceCommand, kShowCommand, kMotionsCommand,
    kCommitmentsCommand, kExplainCommand, kDiffCommand, kExtractCommand, kNormaliseCommand, kParseCommand,
    kStatusCommand, kCheckCommand, kSearchCommand, kMergeCommand, kStatsCommand;

std::span<const Command* const> Commands() {
  static constexpr const Command* kQuick[] = {
      &kRunCommand,     &kSearchCommand, &kTraceCommand, &kShowCommand,    &kMotionsCommand,   &kCommitmentsCommand,
      &kStatsCommand,   &kGraphCommand,  &kReadCommand,  &kExtractCommand, &kNormaliseCommand, &kParseCommand,
      &kExplainCommand, &kDiffCommand,   &kMergeCommand, &kStatusCommand,  &kCheckCommand,
  };
  return kQuick;
}

}  // namespace kst

int main(int argc, char** argv) {
  const auto known = [](std::string_view word) {
    return std::ranges::find(kst::Commands(), word, &kst::Command::name) != kst::Commands().end();
  };
  kst::GoWhereOcrIs(argv);
  const int why = argc > 1 && !known(argv[1]) ? kst::Become("kst-all", argv) : 0;  // before the output is protected
  kst::ProtectStandardOutput();
  if (why == 0) return static_cast<int>(kst::RunCommandLine({argv + std::min(argc, 1), argv + argc}));
  kst::Say("", "kst-all, which does what kst itself does not, cannot be started: " + kst::SystemReason(why) +
                   "; it belongs beside kst");
  return static_cast<int>(kst::ExitStatus::kUsage);
}
