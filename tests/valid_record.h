// tests/valid_record.h: is a line a record as schema/record describes it?
#pragma once

#include <string>
#include <string_view>

namespace kst {

// "" when it is, else where and why not. `record` is "document", "pages" or "text".
std::string WhyInvalid(std::string_view record, std::string_view line);

}  // namespace kst
