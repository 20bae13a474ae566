// schema/record/schema.h: the description of each kind of record, for people and
// for validators.
//
// schema/record/<record>.json has a line a key, "type -- sentence". Types:
//   string integer number boolean date     T?  or null       [T]  a list
//   a|b|c  one of these words              <T,U>  exactly these, in a list
//   anything else is the name of another object of the same file
// Every key must be there and no other one: a record that validates has exactly
// the keys that are described.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "schema/rule_file.h"
#include "schema/values/result.h"

namespace kst {

std::span<const EmbeddedFile> RecordTemplates();  // "document.json", "pages.json", "text.json"

// The JSON Schema (draft-07) of "document", "pages" or "text"; an Error that
// lists the known ones for any other name.
Result<std::string> JsonSchema(std::string_view record);

// The closed list of a key of the document record, sorted: WordsOf("commitment", "who") == {"other", "sender"}.
// An object or a key that has none gives no words.
const std::vector<std::string>& WordsOf(std::string_view object, std::string_view key);

}  // namespace kst
