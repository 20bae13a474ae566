// schema/record/names.h: enumerations from their spelling in records; the other way is
// Name() beside each type.
#pragma once

#include <optional>
#include <string_view>

#include "schema/values/document.h"

namespace kst {

std::optional<Role> RoleFromName(std::string_view name);
std::optional<Change> ChangeFromName(std::string_view name);
std::optional<Status> StatusFromName(std::string_view name);

}  // namespace kst
