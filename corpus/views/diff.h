// corpus/views/diff.h: what a change of rules or program gains and loses, in words.
//
// Compares two sets of document records by their source: references, mentions,
// relations, votes and commitments gained, lost or changed, and identities that moved.
//
//   letters/kst-29911-329.pdf  p. 2  + reference kst-29911-281  "Kamerstuk 29 911, nrs. 275 en 281"
//   letters/kst-29911-329.pdf  p. 1  ~ relation implements kst-35564-22: status progress -> done
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "schema/values/document.h"
#include "schema/values/result.h"

namespace kst {

struct Difference {
  enum class Change { kGained, kLost, kChanged };
  Change change = Change::kGained;
  std::string source;
  std::string what;     // identity reference mention relation commitment paper
  std::string summary;  // "kst-29911-281", "implements kst-35564-22: status progress -> done"
  int page = 0;
  std::string words;
};
std::string ToText(const Difference& difference);  // one line, without '\n'

struct Records {
  std::string name;                                          // of the file or the corpus, for messages
  std::function<Result<std::optional<std::string>>()> next;  // a document line; nullopt at the end
};
// Both sides may come in any order; memory holds the records of the smaller lead only. An Error names side and line.
Result<std::int64_t> DiffRecords(const Records& old_records, const Records& new_records,
                                 const std::function<bool(const Difference&)>& see);

}  // namespace kst
