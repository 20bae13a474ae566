#include "tools/cli.h"

#include <CLI/CLI.hpp>
#include <algorithm>

#include "tools/command.h"
#include "tools/help.h"
#include "tools/message.h"
#include "tools/output.h"

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
  if (!typed.starts_with('-')) return SayUsage(command.name, "one word too many: \"" + typed + "\"");
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

ExitStatus RunCommand(const Command& command, std::vector<std::string> words) {
  CLI::App app;
  app.set_help_flag();
  app.allow_extras(false);
  bool help = false;
  app.add_flag("-h,--help", help);
  std::vector<std::vector<std::string>> values(command.options.size());
  std::vector<CLI::Option*> parsed;
  for (std::size_t i = 0; i < command.options.size(); ++i) {
    const Option& option = command.options[i];
    const std::string name(LongName(option));
    if (!option.name.starts_with('-')) {
      parsed.push_back(app.add_option(name, values[i])->expected(option.name.ends_with("...") ? -1 : 1));
    } else if (option.value.empty()) {
      parsed.push_back(app.add_flag(std::string(option.name)));
    } else {
      parsed.push_back(app.add_option(std::string(option.name), values[i])->expected(1));
    }
  }
  try {
    std::ranges::reverse(words);
    app.parse(words);
  } catch (const CLI::ExtrasError&) {
    const std::vector<std::string> extras = app.remaining();
    return UnknownOption(command, extras.empty() ? "" : extras.front());
  } catch (const CLI::ParseError& error) {
    return SayUsage(command.name, error.what());
  }
  if (help) return Print(HelpFor(command));

  Arguments arguments;
  for (std::size_t i = 0; i < command.options.size(); ++i) {
    const Option& option = command.options[i];
    if (parsed[i]->count() == 0) {
      if (option.needed) return SayUsage(command.name, "needs " + std::string(LongName(option)));
      continue;
    }
    for (const std::string& value : values[i])
      if (const std::string wrong = CheckValue(option, value); !wrong.empty()) return SayUsage(command.name, wrong);
    arguments.Set(std::string(LongName(option)), values[i]);
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
