#include "tools/cli/cli.h"

#include <algorithm>
#include <span>

#include "schema/text.h"
#include "tools/cli/arguments.h"
#include "tools/cli/help.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"
#include "tools/input/source.h"

namespace kst {
namespace {

ExitStatus Print(const std::string& text) {
  Output out;
  out.Write(text);
  return out.Finish("", ExitStatus::kOk);
}

const Command* FindCommand(std::string_view name) {
  const auto all = Commands();
  const auto found = std::ranges::find(all, name, &Command::name);
  return found == all.end() ? nullptr : *found;
}

ExitStatus UnknownCommand(std::string_view typed) {
  std::vector<std::string_view> names;
  for (const Command* command : Commands()) names.push_back(command->name);
  const std::string_view near = DidYouMean(typed, names);
  const std::string message = "there is no command \"" + Printable(typed) + "\"";
  Say("", message + (near.empty() ? SeeHelp("") : "; did you mean kst " + std::string(near) + "?"));
  return ExitStatus::kUsage;
}

}  // namespace

ExitStatus RunCommandLine(const std::vector<std::string>& words) {
  if (words.empty()) {
    Say("", "say what to do: kst read FILE.pdf, kst run FOLDER --into CORPUS" + SeeHelp(""));
    return ExitStatus::kUsage;
  }
  if (words[0] == "--help" || words[0] == "-h") return Print(HelpForAll());
  const Command* command = FindCommand(words[0] == "--version" ? "version" : words[0]);
  if (command == nullptr) return UnknownCommand(words[0]);
  const auto arguments = ReadArguments(*command, std::span(words).subspan(1));
  if (!arguments) {
    Say(command->name, Printable(arguments.error()));
    return ExitStatus::kUsage;
  }
  return arguments->Has("--help") ? Print(HelpFor(*command)) : command->run(*arguments);
}

}  // namespace kst
