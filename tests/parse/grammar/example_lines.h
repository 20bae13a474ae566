// tests/parse/grammar/example_lines.h: the texts of the good and bad lines of a rule file: sentences that come near
// what its rules match.
#pragma once

#include <string>
#include <vector>

#include "schema/rule_file.h"

namespace kst {

inline std::vector<std::string> ExampleLines(const RuleFile& file) {
  std::vector<std::string> lines;
  for (const RuleSection& section : file.sections)
    for (const char* key : {"good", "bad"})
      for (const RuleEntry* entry : section.All(key)) lines.push_back(SplitGoodLine(entry->value).text);
  return lines;
}

}  // namespace kst
