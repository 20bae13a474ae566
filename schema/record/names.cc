// The spelling of the enumerations in records. One table each, read both ways.
#include "schema/record/names.h"

#include <array>
#include <utility>

#include "schema/values/document.h"

namespace kst {
namespace {

template <class T, std::size_t N>
using Table = std::array<std::pair<T, std::string_view>, N>;

constexpr Table<Code, 13> kCodes{{{Code::kMissing, "missing"},
                                  {Code::kNotPdf, "not_pdf"},
                                  {Code::kEmpty, "empty"},
                                  {Code::kDamaged, "damaged"},
                                  {Code::kEncrypted, "encrypted"},
                                  {Code::kNoTextLayer, "no_text_layer"},
                                  {Code::kUnreadable, "unreadable"},
                                  {Code::kTooLarge, "too_large"},
                                  {Code::kTimeout, "timeout"},
                                  {Code::kCrashed, "crashed"},
                                  {Code::kBadRecord, "bad_record"},
                                  {Code::kBadRule, "bad_rule"},
                                  {Code::kStore, "store"}}};

constexpr Table<Role, 12> kRoles{{{Role::kParagraph, "paragraph"},
                                  {Role::kHeading, "heading"},
                                  {Role::kListItem, "list_item"},
                                  {Role::kTable, "table"},
                                  {Role::kNote, "note"},
                                  {Role::kSignature, "signature"},
                                  {Role::kDictum, "dictum"},
                                  {Role::kRunningHead, "running_head"},
                                  {Role::kRunningFoot, "running_foot"},
                                  {Role::kPageNumber, "page_number"},
                                  {Role::kMargin, "margin"},
                                  {Role::kMasthead, "masthead"}}};

constexpr Table<Change, 6> kChanges{{{Change::kNone, "none"},
                                     {Change::kUnicode, "unicode"},
                                     {Change::kHyphen, "hyphen"},
                                     {Change::kJoin, "join"},
                                     {Change::kSpace, "space"},
                                     {Change::kDropped, "dropped"}}};

constexpr Table<Status, 3> kStatuses{
    {{Status::kComplete, "complete"}, {Status::kPartial, "partial"}, {Status::kFailed, "failed"}}};

template <class T, std::size_t N>
std::string_view Spell(const Table<T, N>& table, T value) {
  for (const auto& [candidate, name] : table)
    if (candidate == value) return name;
  return {};
}

template <class T, std::size_t N>
std::optional<T> Unspell(const Table<T, N>& table, std::string_view name) {
  for (const auto& [value, candidate] : table)
    if (candidate == name) return value;
  return std::nullopt;
}

}  // namespace

std::string_view Name(Code code) { return Spell(kCodes, code); }
std::string_view Name(Role role) { return Spell(kRoles, role); }
std::string_view Name(Change change) { return Spell(kChanges, change); }
std::string_view Name(Status status) { return Spell(kStatuses, status); }

std::optional<Code> CodeFromName(std::string_view name) { return Unspell(kCodes, name); }
std::optional<Role> RoleFromName(std::string_view name) { return Unspell(kRoles, name); }
std::optional<Change> ChangeFromName(std::string_view name) { return Unspell(kChanges, name); }
std::optional<Status> StatusFromName(std::string_view name) { return Unspell(kStatuses, name); }

bool IsFurniture(Role role) { return role >= Role::kRunningHead; }

}  // namespace kst
