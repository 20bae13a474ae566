// extract/normalise/printed_phrases.h: lines that belong to the page whatever their
// place, known by their words: "Pagina 1 van 9", "> Retouradres Postbus 20301".
// Layout marks furniture by place; extract/rules/furniture.rules overrules it. The
// same rules know the dictum of a motion, which is no furniture, by its verb.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/rule_file.h"
#include "schema/values/page_text.h"
#include "schema/values/result.h"

namespace kst {

class FurnitureRules {
 public:
  static Result<FurnitureRules> Read(const RuleFile& file);

  std::optional<Role> RoleOf(std::string_view line) const;
  std::vector<Error> Check(const RuleFile& file) const;

 private:
  struct Rule {
    std::string name;
    Role role;
    std::vector<std::string> patterns;  // "*" is any text, "#" a number, "@" capitals
  };
  const Rule* Find(std::string_view line) const;
  std::vector<Rule> rules_;
};

}  // namespace kst
