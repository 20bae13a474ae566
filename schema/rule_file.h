// schema/rule_file.h: how knowledge is written down. A rule file is a list of
// sections of `key = value` lines; what the keys mean is said by the stage that
// reads them. This reader knows nothing about parliament or patterns.
//
//   # a comment
//   [rule kamerstuk.nr]                      kind "rule", name "kamerstuk.nr"
//   match = \bkamerstuk {dossier}, nr\. {number}
//   good  = Kamerstuk 29 911, nr. 323  -> dossier=29911 number=323
//   bad   = in 2021, nr. 3 van de lijst
//
// A key may be given many times; a value is the rest of the line, trimmed. Errors
// carry file:line:column and the line with a caret under the place.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/values/result.h"

namespace kst {

struct RuleEntry {
  std::string key, value;
  int line = 0, column = 0;  // of the value's first character, from 1
  int key_column = 1;        // of the key's
};

struct RuleSection {
  std::string kind, name;
  int line = 0;
  std::vector<RuleEntry> entries;

  const RuleEntry* Find(std::string_view key) const;  // the first one, or null
  std::string_view Get(std::string_view key, std::string_view fallback = {}) const;
  std::vector<const RuleEntry*> All(std::string_view key) const;
};

struct RuleFile {
  std::string name;  // "kamerstuk.rules"
  std::string text;  // as written, for messages
  std::vector<RuleSection> sections;
};

// A rule file that is compiled into the program (see tools/cmake/embed.cmake).
struct EmbeddedFile {
  std::string_view name, text;
  std::string_view digest;  // SHA-256 of the text
};

Result<RuleFile> ReadRuleFile(std::string name, std::string text);
Result<std::vector<RuleFile>> ReadRuleFiles(std::span<const EmbeddedFile> files);

// "kamerstuk.rules:28:57: no piece is called {dosier}" + the line + a caret.
Error RuleError(const RuleFile& file, int line, int column, const std::string& message);

// "text -> a=1 b="two words"" into its text and its fields.
struct GoodLine {
  std::string text;
  std::vector<std::pair<std::string, std::string>> fields;
};
GoodLine SplitGoodLine(std::string_view value);

}  // namespace kst
