#include "tools/input/text_lines.h"

#include <nlohmann/json.hpp>

#include "schema/text.h"

namespace kst {
namespace {

std::string Shown(std::string_view value) {
  constexpr std::size_t kMost = 40;
  return "\"" + std::string(Cut(value, kMost)) + (value.size() > kMost ? "…\"" : "\"");
}

}  // namespace

Result<EachLine> ReadEachLine(std::string_view line, bool too_long) {
  if (too_long)
    return Fail(Code::kTooLarge,
                "this line is longer than " + std::to_string(kEachLimit >> 20) + " MB; cut the text in parts");
  const nlohmann::json record = nlohmann::json::parse(line, nullptr, false);
  if (record.is_discarded())
    return Fail(Code::kBadRecord, "this line is not JSON; each line reads {\"key\":…,\"text\":…}");
  EachLine each;
  for (auto [name, target, needed] :
       {std::tuple{"key", &each.key, true}, {"text", &each.text, true}, {"date", &each.date, false}}) {
    const auto value = record.is_object() ? record.find(name) : record.end();
    if (value == record.end() || (value->is_null() && !needed)) {
      if (!needed) continue;
      return Fail(Code::kBadRecord,
                  std::string("this line has no \"") + name + "\"; each line reads {\"key\":…,\"text\":…}");
    }
    if (!value->is_string()) return Fail(Code::kBadRecord, std::string("\"") + name + "\" must be a string");
    *target = value->get<std::string>();
  }
  if (!each.date.empty() && !IsDate(each.date))
    return Fail(Code::kBadRecord, "\"date\" must be a day like 2021-10-04, not " + Shown(each.date));
  return each;
}

}  // namespace kst
