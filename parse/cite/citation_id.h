// parse/cite/citation_id.h: from the words of a citation to the publisher's id.
//
//   Canonical("dossier", "35 300-XV")   "35300-XV"
//   Canonical("session", "2020/21")     "20202021"
//   Canonical("chamber", "II")          "tk"
//   FillId("kst-{dossier}-{number}", fields)   "kst-29911-323"
//
// Which words name what is said by the captures of parse/rules/cite;
// the ids are those of gold/GUIDE.md and design.md section 4.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kst {

using IdFields = std::vector<std::pair<std::string_view, std::string>>;  // names live in the grammar

std::string Canonical(std::string_view field, std::string_view words);

const std::string* FindField(const IdFields& fields, std::string_view name);
void SetField(IdFields& fields, std::string_view name, std::string value);

// Fills {name} and {name:4} (zeros in front up to four figures); nothing when a field is missing.
std::optional<std::string> FillId(std::string_view pattern, const IdFields& fields);

// The suffix of a canonical dossier ("35300-XV" -> "XV") and what stands before it.
std::string_view SuffixOf(std::string_view dossier);
std::string_view BaseOf(std::string_view dossier);

// "2022–203": the second year is not the one after the first.
bool IsSessionMisprinted(std::string_view words);

}  // namespace kst
