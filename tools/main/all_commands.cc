#include "tools/cli/command.h"

namespace kst {

extern const Command kReadCommand, kRunCommand, kGraphCommand, kTraceCommand, kShowCommand, kMotionsCommand,
    kCommitmentsCommand, kExplainCommand, kDiffCommand, kRulesCommand, kSchemaCommand, kExtractCommand,
    kNormaliseCommand, kParseCommand, kHelpCommand, kVersionCommand, kStatusCommand, kCheckCommand, kSearchCommand,
    kMergeCommand, kFeedCommand, kAnnotateCommand, kServeCommand, kMcpCommand, kSiteCommand, kStatsCommand;

std::span<const Command* const> Commands() {
  static constexpr const Command* kAll[] = {
      &kRunCommand,   &kSearchCommand,  &kTraceCommand,   &kShowCommand,      &kMotionsCommand,  &kCommitmentsCommand,
      &kStatsCommand, &kGraphCommand,   &kReadCommand,    &kFeedCommand,      &kAnnotateCommand, &kServeCommand,
      &kMcpCommand,   &kSiteCommand,    &kExtractCommand, &kNormaliseCommand, &kParseCommand,    &kExplainCommand,
      &kDiffCommand,  &kMergeCommand,   &kStatusCommand,  &kCheckCommand,     &kRulesCommand,    &kSchemaCommand,
      &kHelpCommand,  &kVersionCommand,
  };
  return kAll;
}

}  // namespace kst
