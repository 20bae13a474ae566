#include "tools/input/stage_stream.h"

#include <nlohmann/json.hpp>

namespace kst {

using nlohmann::json;

std::string HeadRecord(std::string_view stage, const Document::MadeBy& made_by) {
  const json data = {
      {"format", kStreamFormat}, {"program", made_by.program}, {"rules", made_by.rules}, {"stage", stage}};
  return json{{"data", data}, {"type", "stream"}}.dump() + "\n";
}

std::string EndRecord(const StreamCounts& counts) {
  const json data = {{"documents", counts.documents}, {"failed", counts.failed}};
  return json{{"data", data}, {"type", "end"}}.dump() + "\n";
}

std::string RecordType(std::string_view line) {
  // Keys are sorted, so in our own records the type stands last and the line need not be parsed.
  for (std::string type : {"pages", "text", "document"})
    if (line.ends_with(",\"type\":\"" + type + "\"}")) return type;
  const json record = json::parse(line, nullptr, false);
  if (!record.is_object() || !record.contains("type") || !record["type"].is_string()) return {};
  return record["type"].get<std::string>();
}

std::optional<StreamHead> ReadHead(std::string_view line) {
  const json record = json::parse(line, nullptr, false);
  if (!record.is_object() || record.value("type", json()) != "stream" || !record.contains("data")) return std::nullopt;
  const json& data = record["data"];
  if (!data.is_object() || !data.value("format", json()).is_number_integer() ||
      !data.value("stage", json()).is_string())
    return std::nullopt;
  return StreamHead{data["format"].get<int>(), data["stage"].get<std::string>()};
}

}  // namespace kst
