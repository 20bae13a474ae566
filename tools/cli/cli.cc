#include "tools/cli/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "tools/cli/command.h"
#include "tools/cli/help.h"
#include "tools/cli/message.h"
#include "tools/cli/output.h"

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
  std::string message = "there is no command \"" + std::string(typed) + "\"";
  if (!near.empty()) message += "; did you mean kst " + std::string(near) + "?";
  Say("", near.empty() ? message + "; see kst --help" : message);
  return ExitStatus::kUsage;
}

ExitStatus UnknownOption(const Command& command, const std::string& typed) {
  std::vector<std::string_view> names;
  for (const Option& option : command.options)
    if (option.name.starts_with('-')) names.push_back(LongName(option));
  const std::string_view near = DidYouMean(std::string_view(typed).substr(0, typed.find('=')), names);
  const std::string message = "there is no option " + typed;
  if (near.empty()) return SayUsage(command.name, message);
  Say(command.name, message + "; did you mean " + std::string(near) + "?");
  return ExitStatus::kUsage;
}

// Says what is wrong with a value, or "".
std::string CheckValue(const Option& option, const std::string& value) {
  const std::string name(LongName(option));
  if (option.value == "N") {
    const bool number =
        !value.empty() && value.size() < 10 && std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; });
    return number ? "" : name + " takes a whole number, not \"" + value + "\"";
  }
  if (option.value == "DATE") {
    constexpr std::string_view kForm = "0000-00-00";
    const bool date = value.size() == kForm.size() && std::ranges::equal(value, kForm, [](char c, char form) {
                        return form == '-' ? c == '-' : c >= '0' && c <= '9';
                      });
    return date ? "" : name + " takes a date like 2024-03-31, not \"" + value + "\"";
  }
  if (option.value.find('|') == std::string_view::npos) return "";
  const std::vector<std::string_view> choices = Choices(option);
  if (std::ranges::find(choices, value) != choices.end()) return "";
  const std::string_view near = DidYouMean(value, choices);
  std::string message = name + " takes one of";
  for (std::string_view choice : choices) message.append(" ").append(choice);
  message += ", not \"" + value + "\"";
  return near.empty() ? message : message + "; did you mean " + std::string(near) + "?";
}

bool IsWord(const Option& option) { return !option.name.starts_with('-'); }
bool TakesMany(const Option& option) { return option.name.ends_with("..."); }

// Gives the words without a dash to their rows, in order; the first word too many, or "".
std::string GiveWords(const Command& command, const std::vector<std::string>& words, Arguments& arguments) {
  auto word = words.begin();
  for (const Option& option : command.options) {
    if (!IsWord(option) || word == words.end()) continue;
    const auto end = TakesMany(option) ? words.end() : word + 1;
    arguments.Set(std::string(LongName(option)), {word, end});
    word = end;
  }
  return word == words.end() ? "" : *word;
}

ExitStatus RunCommand(const Command& command, std::vector<std::string> typed) {
  CLI::App app;
  app.set_help_flag();
  bool help = false;
  app.add_flag("-h,--help", help);
  std::vector<std::string> words;
  app.add_option("words", words)->expected(-1);
  std::vector<std::string> values(command.options.size());
  std::vector<CLI::Option*> parsed(command.options.size(), nullptr);
  for (std::size_t i = 0; i < command.options.size(); ++i) {
    const Option& option = command.options[i];
    if (IsWord(option)) continue;
    const std::string names(option.name);
    parsed[i] = option.value.empty() ? app.add_flag(names) : app.add_option(names, values[i]);
    parsed[i]->take_last();
  }
  try {
    std::ranges::reverse(typed);
    app.parse(typed);
  } catch (const CLI::ExtrasError&) {
    const std::vector<std::string> extras = app.remaining();
    return UnknownOption(command, extras.empty() ? "" : extras.front());
  } catch (const CLI::ArgumentMismatch& error) {
    const std::string what = error.what();
    return SayUsage(command.name, what.substr(0, what.find(':')) + " needs a value");
  } catch (const CLI::ParseError& error) {
    return SayUsage(command.name, error.what());
  }
  if (help) return Print(HelpFor(command));

  Arguments arguments;
  if (const std::string extra = GiveWords(command, words, arguments); !extra.empty())
    return SayUsage(command.name, "one word too many: \"" + extra + "\"");
  for (std::size_t i = 0; i < command.options.size(); ++i) {
    const Option& option = command.options[i];
    const std::string name(LongName(option));
    if (option.needed && !arguments.Has(name)) return SayUsage(command.name, "needs " + name);
    if (parsed[i] == nullptr || parsed[i]->count() == 0) continue;
    if (option.value.empty()) {
      arguments.Set(name, {});
      continue;
    }
    if (const std::string wrong = CheckValue(option, values[i]); !wrong.empty()) return SayUsage(command.name, wrong);
    arguments.Set(name, {values[i]});
  }
  return command.run(arguments);
}

}  // namespace

std::string_view Arguments::Get(std::string_view name, std::string_view fallback) const {
  const auto found = values_.find(name);
  return found == values_.end() || found->second.empty() ? fallback : std::string_view(found->second.back());
}

long Arguments::Number(std::string_view name, long fallback) const {
  const std::string_view value = Get(name);
  return value.empty() ? fallback : std::stol(std::string(value));
}

const std::vector<std::string>& Arguments::All(std::string_view name) const {
  static const std::vector<std::string> kNone;
  const auto found = values_.find(name);
  return found == values_.end() ? kNone : found->second;
}

ExitStatus RunCommandLine(const std::vector<std::string>& words) {
  if (words.empty()) {
    Say("", "say what to do: kst read FILE.pdf, kst run FOLDER --into CORPUS; see kst --help");
    return ExitStatus::kUsage;
  }
  if (words[0] == "--help" || words[0] == "-h") return Print(HelpForAll());
  const std::string& name = words[0] == "--version" ? "version" : words[0];
  const Command* command = FindCommand(name);
  if (command == nullptr) return UnknownCommand(words[0]);
  return RunCommand(*command, {words.begin() + 1, words.end()});
}

}  // namespace kst
