// tools/rule_set.h: which rule files the program works by: those compiled in,
// with the ones of --rules DIR in place of those of the same name.
#pragma once

#include <string>
#include <vector>

#include "schema/rule_file.h"

namespace kst {

struct RuleSet {
  std::vector<RuleFile> extract, parse, corpus;
  bool replaced = false;    // some come from a folder, so their patterns are not proved yet
  std::string digest;       // of the extract and parse rules: what a record depends on
  std::string text_digest;  // of the extract rules alone: what the text depends on
};

Result<RuleSet> LoadRules(const std::string& folder);  // "": only what is compiled in

}  // namespace kst
