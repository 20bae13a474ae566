#include "tools/cli/help.h"

#include <algorithm>

#include "tools/cli/message.h"
#include "tools/cli/output.h"

namespace kst {
namespace {

ExitStatus Run(const Arguments& arguments) {
  Output out;
  const std::string_view name = arguments.Get("COMMAND");
  const auto all = Commands();
  const auto command = std::ranges::find(all, name, &Command::name);
  if (!name.empty() && command == all.end()) return SayUsage("", "there is no command \"" + std::string(name) + "\"");
  if (arguments.Has("--man")) {
    out.Write(ManPage());
  } else if (arguments.Has("--completion")) {
    out.Write(BashCompletion());
  } else {
    out.Write(name.empty() ? HelpForAll() : HelpFor(**command));
  }
  return out.Finish("help", ExitStatus::kOk);
}

constexpr Option kOptions[] = {
    {"COMMAND", "", "the command to explain"},
    {"--man", "", "print the man page"},
    {"--completion", "bash", "print the completion of commands and options for bash (zsh: bashcompinit)"},
};

}  // namespace

extern const Command kHelpCommand;
const Command kHelpCommand{"help", "this list, a command's options, the man page, shell completion", kOptions, Run,
                           "  kst help --man | man -l -\n"
                           "  source <(kst help --completion bash)\n"};

}  // namespace kst
