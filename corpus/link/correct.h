// corpus/link/correct.h: the corrections of one paper applied to what was read of it: values in, values out.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "corpus/link/corrections.h"
#include "corpus/store/facts.h"

namespace kst {

struct Corrected {
  Document document;
  Facts facts;
  std::vector<Diagnostic> told;   // what was, what is, who, why: of those that were applied
  std::vector<Error> stale;       // `where` as of a fault
  std::vector<Correction> asked;  // whether there is such a relation only linking tells: Ask::wrong
};
Corrected Correct(Document document, Facts facts, std::span<const Correction> corrections);

struct RelationWords {  // "implements kst-35564-22 done"
  std::string type, target;
  std::optional<std::string> status;
};
std::optional<RelationWords> RelationIn(std::string_view words);

bool IsField(std::string_view field);
std::string WrongWith(std::string_view field, std::string_view value);  // why it cannot be one; "" when it can

}  // namespace kst
