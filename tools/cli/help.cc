#include "tools/cli/help.h"

#include <algorithm>

#include "schema/text.h"
#include "tools/pipeline.h"

namespace kst {
namespace {

std::string Spelling(const Option& option) {
  std::string spelling(option.name);
  if (const auto comma = spelling.find(','); comma != std::string::npos) spelling.insert(comma + 1, 1, ' ');
  if (!option.value.empty()) spelling.append(IsList(option) ? "" : " ").append(option.value);
  return spelling;
}

std::string Usage(const Command& command) {
  std::string usage = "kst ";
  usage.append(command.name);
  for (const Option& option : command.options) {
    if (option.name.starts_with('-')) continue;
    usage.append(option.needed ? " " : " [").append(option.name).append(option.needed ? "" : "]");
  }
  if (std::ranges::any_of(command.options, [](const Option& option) { return option.name.starts_with('-'); }))
    usage += " [options]";
  return usage;
}

// "left   right", with right parts under each other.
std::string Columns(const std::vector<std::pair<std::string, std::string>>& rows) {
  std::size_t width = 0;
  for (const auto& row : rows) width = std::max(width, row.first.size());
  std::string text;
  for (const auto& [left, right] : rows) text += "  " + left + std::string(width - left.size() + 3, ' ') + right + "\n";
  return text;
}

std::string Escaped(std::string_view text) {  // for roff: "-" is a minus only as "\-", a dot opens a request
  std::string out;
  bool at_start = true;
  for (char c : text) {
    if (at_start && (c == '.' || c == '\'')) out += "\\&";
    if (c == '-') out += '\\';
    if (c == '\\') out += '\\';
    out += c;
    at_start = c == '\n';
  }
  return out;
}

std::string TitleOfPage(std::string_view name) {
  return Concat({".TH ", Escaped(name), " 1 \"\" \"", ProgramName(), "\"\n"});
}

// The options of a command, and what else there is to say, below its summary.
std::string Details(const Command& command) {
  std::string text;
  for (const Option& option : command.options)
    text += ".TP\n.B " + Escaped(Spelling(option)) + "\n" + Escaped(option.help) + "\n";
  if (!command.more.empty()) text += ".PP\n.nf\n" + Escaped(command.more) + ".fi\n";
  return text;
}

constexpr std::string_view kExit =
    "Exit status: 0 all documents have output, 1 some failed, 2 wrong usage or rules, 3 input cut off,\n"
    "4 cannot write, 130 interrupted.\n";

}  // namespace

std::string_view LongName(const Option& option) {
  std::string_view name = option.name;
  if (const auto comma = name.find(','); comma != std::string_view::npos) name.remove_prefix(comma + 1);
  if (name.ends_with("...")) name.remove_suffix(3);
  return name;
}

std::string_view ShortName(const Option& option) {
  const auto comma = option.name.find(',');
  return comma == std::string_view::npos ? "" : option.name.substr(0, comma);
}

bool IsList(const Option& option) { return option.value.starts_with('['); }

std::vector<std::string_view> Choices(const Option& option) {
  std::vector<std::string_view> choices;
  std::string_view left = Trim(option.value, "[=]");
  const bool is_name = left.empty() || IsUpper(left.front());
  while (!is_name) {
    const auto bar = left.find_first_of("|,");
    choices.push_back(left.substr(0, bar));
    if (bar == std::string_view::npos) return choices;
    left.remove_prefix(bar + 1);
  }
  return choices;
}

std::string HelpForAll() {
  std::string text =
      "kst turns Dutch parliamentary papers (PDF) into a linked graph of letters, motions, reports and commitments,\n"
      "in which every statement carries the words and the place on the page that prove it.\n\n"
      "  kst run FOLDER --into CORPUS        read a folder of papers\n"
      "  kst trace CORPUS kst-35564-22       what was done with this motion\n"
      "  kst read letter.pdf --pretty        all that is known about one paper\n\nCommands:\n";
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Command* command : Commands()) rows.emplace_back(command->name, command->summary);
  return text + Columns(rows) + "\nkst COMMAND --help says more about a command.\n" + std::string(kExit);
}

std::string HelpFor(const Command& command) {
  std::string text = Usage(command) + "\n\n" + std::string(command.summary) + "\n\n";
  std::vector<std::pair<std::string, std::string>> rows;
  for (const Option& option : command.options) rows.emplace_back(Spelling(option), option.help);
  rows.emplace_back("-h, --help", "print this");
  text += Columns(rows);
  if (!command.more.empty()) text.append("\n").append(command.more);
  return text;
}

std::string ManPage() {
  std::string page = TitleOfPage("KST") +
                     ".SH NAME\nkst \\- linked graph of Dutch parliamentary papers\n"
                     ".SH SYNOPSIS\n.B kst\n.I COMMAND\n[options]\n.SH COMMANDS\n";
  std::string others;
  for (const Command* command : Commands()) {
    page += ".SS " + Escaped(Usage(*command)) + "\n" + Escaped(command->summary) + ".\n" + Details(*command);
    others.append(others.empty() ? "" : ",\n").append(".BR kst\\-").append(command->name).append(" (1)");
  }
  return page + ".SH EXIT STATUS\n" + Escaped(kExit) + ".SH SEE ALSO\n" + others + "\n";
}

std::string ManPage(const Command& command) {
  std::string name = "KST-";
  for (const char c : command.name) name += UpperAscii(c);
  return TitleOfPage(name) + ".SH NAME\nkst\\-" + std::string(command.name) + " \\- " + Escaped(command.summary) +
         "\n.SH SYNOPSIS\n" + Escaped(Usage(command)) + "\n.SH OPTIONS\n" + Details(command) + ".SH EXIT STATUS\n" +
         Escaped(kExit) + ".SH SEE ALSO\n.BR kst (1)\n";
}

}  // namespace kst
