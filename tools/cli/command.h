// tools/cli/command.h: what the program can do, as rows. Help, the man page, shell
// completion and the reader of the command line all use these rows (arguments.h), so
// they cannot differ.
//
//   constexpr Option kOptions[] = {
//       {"FILE...", "", "PDFs, text layers (.txt, -) or official XML"},
//       {"--text", "", "print the running text instead of records"},
//       {"-j,--jobs", "N", "worker processes (default: one per core)"},
//   };
//   extern const Command kReadCommand{"read", "one record per document …", kOptions, Run, "…"};
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "tools/cli/exit_status.h"

namespace kst {

struct Option {
  std::string_view name;   // "-j,--jobs"; or the name of the words without a dash: "FILE", "FILE..."
  std::string_view value;  // "" for a switch; "N", "FILE", "DIR", "DATE"; or, in small letters, the choices:
                           // "json|csv"; in [ ] a list that may be left out: "[=kind,year]"
  std::string_view help;
  bool needed = false;  // of words without a dash: at least one must be there
};

// What was typed for one command.
class Arguments {
 public:
  bool Has(std::string_view name) const { return values_.contains(name); }
  std::string_view Get(std::string_view name, std::string_view fallback = {}) const;
  long Number(std::string_view name, long fallback) const;           // the parser has checked that it is one
  const std::vector<std::string>& All(std::string_view name) const;  // "FILE..."
  void Set(std::string name, std::vector<std::string> values) { values_[std::move(name)] = std::move(values); }

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;  // by "--jobs", "FILE"
};

struct Command {
  std::string_view name, summary;
  std::span<const Option> options;
  ExitStatus (*run)(const Arguments&);
  std::string_view more;  // paragraphs and examples below the options
};

// The commands in the order in which --help lists them.
std::span<const Command* const> Commands();

}  // namespace kst
