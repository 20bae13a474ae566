// parse/grammar/pattern_text.h: from the words of a rule file to a pattern that RE2 reads.
// Not here: searching (parse/grammar/rule_grammar.h); this is the part of it that only writes.
//
//   Patterns patterns; patterns.Add(files);
//   patterns.Expand(file, entry, Captures::kNamed)   "{dossier}, nr" -> "(?P<dossier>…), nr"
//
// Pieces are expanded once and may contain pieces. A space in a pattern becomes
// any one space of print: U+0020, U+00A0, U+2009, U+202F.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "schema/rule_file.h"
#include "schema/values/result.h"

namespace kst {

enum class Captures { kNamed, kNone };

class Patterns {
 public:
  using Table = std::vector<std::pair<std::string, std::string>>;

  // Takes the pieces and tables of all files; the files must outlive this.
  Result<bool> Add(const std::vector<RuleFile>& files);

  // The pattern of `entry`, a line of `file`.
  Result<std::string> Expand(const RuleFile& file, const RuleEntry& entry, Captures captures);

  std::map<std::string, Table, std::less<>> TakeTables() { return std::move(tables_); }

 private:
  struct Piece {
    const RuleFile* file;
    const RuleEntry* entry;  // its first line, for messages
    std::string pattern;
    bool expanded = false, open = false;
  };

  Result<bool> AddPiece(const RuleFile& file, const RuleSection& section);
  Result<std::string> Expand(const RuleFile& file, const RuleEntry& entry, std::string_view pattern, Captures captures);
  Result<std::string> Body(Piece& piece, const RuleFile& file, const RuleEntry& entry, int column);
  std::string Suggest(std::string_view wanted) const;

  std::map<std::string, Piece, std::less<>> pieces_;
  std::map<std::string, Table, std::less<>> tables_;
};

}  // namespace kst
