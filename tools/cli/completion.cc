// Completion of commands, options and choices, in the three shells' own words, from the rows of command.h.
#include <algorithm>

#include "schema/text.h"
#include "tools/cli/help.h"

namespace kst {
namespace {

bool IsOption(const Option& option) { return option.name.starts_with('-'); }
bool IsFolder(std::string_view value) { return value == "DIR" || value == "CORPUS" || value == "CORPUS..."; }
bool IsFile(std::string_view value) {
  return value.starts_with("FILE") || value.starts_with("PATH") || value == "OLD" || value == "NEW";
}

std::string ChoicesOf(const Option& option) {
  std::string words;
  for (const std::string_view choice : Choices(option)) words.append(words.empty() ? "" : " ").append(choice);
  return words;
}

// With a backslash before each of `special`.
std::string Escaped(std::string_view text, std::string_view special) {
  std::string out;
  for (const char c : text) {
    if (special.find(c) != special.npos) out += '\\';
    out += c;
  }
  return out;
}

// In single quotes, in which bash and zsh read a backslash as itself.
std::string Quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

std::string Bash() {
  std::string names, cases;
  for (const Command* command : Commands()) {
    names.append(names.empty() ? "" : " ").append(command->name);
    std::string options, choices;
    for (const Option& option : command->options) {
      if (!IsOption(option)) continue;
      options.append(LongName(option)).append(" ");
      if (const std::string words = ChoicesOf(option); !words.empty() && !IsList(option))
        choices += Concat(
            {"        ", LongName(option), ") COMPREPLY=($(compgen -W \"", words, "\" -- \"$word\")); return ;;\n"});
    }
    cases += Concat({"    ", command->name, ")\n"});
    if (!choices.empty()) cases += "      case $previous in\n" + choices + "      esac\n";
    cases += Concat({"      options=\"", options, "--help\" ;;\n"});
  }
  return Concat(
      {"_kst() {\n  local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} options=\n"
       "  if [ \"$COMP_CWORD\" -eq 1 ]; then COMPREPLY=($(compgen -W \"",
       names,
       "\" -- \"$word\")); return; fi\n"
       "  case ${COMP_WORDS[1]} in\n",
       cases,
       "  esac\n"
       "  case $word in -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\")) ;; esac\n}\n"
       "complete -o default -o bashdefault -F _kst kst\n"});
}

// What follows an option or stands for a word without a dash: ":N:(json csv)".
std::string ZshValue(std::string_view name, const std::string& choices) {
  const std::string action = !choices.empty() ? "(" + choices + ")"
                             : IsFolder(name) ? "_files -/"
                             : IsFile(name)   ? "_files"
                                              : " ";
  return Concat({":", choices.empty() ? name : std::string_view("choice"), ":", action});
}

std::string Zsh() {
  std::string commands, cases;
  for (const Command* command : Commands()) {
    commands += "      " + Quoted(Concat({command->name, ":", Escaped(command->summary, "\\")})) + "\n";
    cases += Concat({"    ", command->name, ") _arguments \\\n"});
    for (const Option& option : command->options) {
      const std::string_view full = LongName(option), brief = ShortName(option);
      if (!IsOption(option)) {
        const bool many = option.name.ends_with("...");
        cases += Concat({"      ", Quoted(Concat({many ? "*" : "", ZshValue(full, "")})), " \\\n"});
        continue;
      }
      const std::string what =
          Concat({IsList(option) ? "=-[" : "[", Escaped(option.help, "[]:\\"), "]", IsList(option) ? ":" : "",
                  option.value.empty() ? "" : ZshValue(option.value, ChoicesOf(option))});
      cases += brief.empty() ? Concat({"      ", Quoted(Concat({full, what})), " \\\n"})
                             : Concat({"      ", Quoted(Concat({"(", brief, " ", full, ")"})), "{", brief, ",", full,
                                       "}", Quoted(what), " \\\n"});
    }
    cases += "      '(-h --help)'{-h,--help}'[print this]' ;;\n";
  }
  return Concat({"#compdef kst\n_kst() {\n  if (( CURRENT == 2 )); then\n    local -a commands=(\n", commands,
                 "    )\n    _describe command commands\n    return\n  fi\n  shift words\n  (( CURRENT-- ))\n"
                 "  case $words[1] in\n",
                 cases, "  esac\n}\n_kst \"$@\"\n"});
}

std::string FishQuoted(std::string_view text) { return "'" + Escaped(text, "\\'") + "'"; }

std::string Fish() {
  std::string text = "complete -c kst -n __fish_use_subcommand -f\n";
  for (const Command* command : Commands()) {
    text += Concat(
        {"complete -c kst -n __fish_use_subcommand -a ", command->name, " -d ", FishQuoted(command->summary), "\n"});
    const std::string here = Concat({"complete -c kst -n '__fish_seen_subcommand_from ", command->name, "'"});
    for (const Option& option : command->options) {
      if (!IsOption(option)) continue;
      const std::string choices = ChoicesOf(option);
      text += here;
      if (const std::string_view brief = ShortName(option); !brief.empty()) text += Concat({" -s ", brief.substr(1)});
      text += Concat({" -l ", LongName(option).substr(2)});
      if (!choices.empty())
        text += (IsList(option) ? " -f -a " : " -x -a ") + Quoted(choices);
      else if (IsFolder(option.value) || IsFile(option.value))
        text += " -r";
      else if (!option.value.empty())
        text += " -x";
      text += Concat({" -d ", FishQuoted(option.help), "\n"});
    }
    text += here + " -s h -l help -d 'print this'\n";
  }
  return text;
}

}  // namespace

std::string Completion(std::string_view shell) { return shell == "zsh" ? Zsh() : shell == "fish" ? Fish() : Bash(); }

}  // namespace kst
