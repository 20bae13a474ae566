// parse/rule_families.h: the families of parse's rule files, the keys of each and what may stand
// behind them. A finder that asks a rule for a new key or value says so in the table here.
//
//   CheckFamilies(files)   guard.rules:12:10: "implemnts" is no value of act; did you mean implements?
//
// Not here: the patterns (parse/grammar/rule_grammar.h) and whether the rules find what their
// lines say (parse/prove_rules.h).
#pragma once

#include <span>
#include <vector>

#include "schema/rule_file.h"

namespace kst {

// Every key and value that no family knows. `files` are all rule files of parse: what
// one yields another may ask for.
std::vector<Error> CheckFamilies(std::span<const RuleFile> files);

}  // namespace kst
