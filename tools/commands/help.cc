#include "tools/cli/help.h"

#include <algorithm>
#include <filesystem>

#include "schema/text.h"
#include "tools/cli/arguments.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"

namespace kst {
namespace {

namespace fs = std::filesystem;

// Where Debian looks below /usr/share.
ExitStatus WriteFiles(const std::string& folder) {
  std::vector<std::pair<std::string, std::string>> files = {
      {"man/man1/kst.1", ManPage()},
      {"bash-completion/completions/kst", Completion("bash")},
      {"zsh/vendor-completions/_kst", Completion("zsh")},
      {"fish/vendor_completions.d/kst.fish", Completion("fish")},
  };
  for (const Command* command : Commands())
    files.emplace_back(Concat({"man/man1/kst-", command->name, ".1"}), ManPage(*command));
  for (const auto& [name, text] : files) {
    const fs::path path = fs::path(folder) / name;
    std::error_code error;
    fs::create_directories(path.parent_path(), error);  // what goes wrong is said when the file is opened
    Output out;
    if (out.Open(path.string())) out.Write(text);
    if (const ExitStatus status = out.Finish("help", ExitStatus::kOk); status != ExitStatus::kOk) return status;
  }
  return ExitStatus::kOk;
}

ExitStatus Run(const Arguments& arguments) {
  if (const std::string two = TwoOf(arguments, {"--man", "--completion", "--files"}); !two.empty())
    return SayUsage("help", two);
  Output out;
  const std::string_view name = arguments.Get("COMMAND");
  const auto all = Commands();
  const auto command = std::ranges::find(all, name, &Command::name);
  if (!name.empty() && command == all.end()) return SayUsage("", "there is no command \"" + std::string(name) + "\"");
  if (arguments.Has("--files")) return WriteFiles(std::string(arguments.Get("--files")));
  if (arguments.Has("--man")) {
    out.Write(name.empty() ? ManPage() : ManPage(**command));
  } else if (arguments.Has("--completion")) {
    out.Write(Completion(arguments.Get("--completion")));
  } else {
    out.Write(name.empty() ? HelpForAll() : HelpFor(**command));
  }
  return out.Finish("help", ExitStatus::kOk);
}

constexpr Option kOptions[] = {
    {"COMMAND", "", "the command to explain"},
    {"--man", "", "print the man page"},
    {"--completion", "bash|zsh|fish", "print the completion of commands and options for a shell"},
    {"--files", "DIR", "write all man pages and completions below DIR, as they stand below /usr/share"},
};

}  // namespace

extern const Command kHelpCommand;
const Command kHelpCommand{"help", "this list, a command's options, the man pages, shell completion", kOptions, Run,
                           "  kst help trace --man | man -l -\n"
                           "  source <(kst help --completion bash)\n"
                           "  kst help --files ~/.local/share\n"};

}  // namespace kst
