#include "schema/record/schema.h"

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "schema/text.h"

namespace kst {
namespace {

using nlohmann::json;

json TypeSchema(std::string_view type, const json& objects) {
  if (type.ends_with('?')) {
    json inner = TypeSchema(type.substr(0, type.size() - 1), objects);
    return {{"anyOf", {std::move(inner), {{"type", "null"}}}}};
  }
  const std::string_view inside = type.size() < 2 ? type : type.substr(1, type.size() - 2);
  if (type.starts_with('[')) return {{"type", "array"}, {"items", TypeSchema(inside, objects)}};
  if (type.starts_with('<')) {
    json items = json::array();
    for (const std::string_view part : Split(inside, ',')) items.push_back(TypeSchema(part, objects));
    const std::size_t n = items.size();
    return {{"type", "array"}, {"items", std::move(items)}, {"minItems", n}, {"maxItems", n}};
  }
  if (type == "date") return {{"type", "string"}, {"pattern", R"(^\d{4}-\d{2}-\d{2}$)"}};
  if (type == "string" || type == "integer" || type == "number" || type == "boolean") return {{"type", type}};
  if (objects.contains(type)) return {{"$ref", "#/definitions/" + std::string(type)}};
  return {{"enum", Split(type, '|')}};
}

json ObjectSchema(const json& keys, const json& objects) {
  json properties = json::object(), required = json::array();
  for (const auto& [key, words] : keys.items()) {
    const std::string line = words.get<std::string>();
    const auto dash = line.find(" -- ");
    const std::string type = line.substr(0, dash);
    json property = key == "type" && objects.contains(type) && keys.contains("data") ? json{{"enum", {type}}}
                                                                                     : TypeSchema(type, objects);
    if (property.contains("$ref")) property = {{"allOf", {std::move(property)}}};  // draft-07 reads nothing beside $ref
    property["description"] = line.substr(dash + 4);
    properties[key] = std::move(property);
    required.push_back(key);
  }
  return {{"type", "object"},
          {"properties", std::move(properties)},
          {"required", std::move(required)},
          {"additionalProperties", false}};
}

using WordLists = std::map<std::string, std::vector<std::string>>;

WordLists ReadWordLists() {
  WordLists lists;
  for (const EmbeddedFile& file : RecordTemplates()) {
    if (file.name != "document.json") continue;
    const json objects = json::parse(file.text);
    for (const auto& [object, keys] : objects.items())
      for (const auto& [key, words] : keys.items()) {
        const std::string line = words.get<std::string>();
        std::string type = line.substr(0, line.find(" -- "));
        if (type.ends_with('?')) type.pop_back();
        if (type.find('|') == std::string::npos) continue;
        const auto parts = Split(type, '|');
        auto& list = lists[object + "." + key] = {parts.begin(), parts.end()};
        std::ranges::sort(list);
      }
  }
  return lists;
}

}  // namespace

const std::vector<std::string>& WordsOf(std::string_view object, std::string_view key) {
  static const WordLists kLists = ReadWordLists();
  static const std::vector<std::string> kNone;
  const auto found = kLists.find(Concat({object, ".", key}));
  return found == kLists.end() ? kNone : found->second;
}

Result<std::string> JsonSchema(std::string_view record) {
  std::string known;
  for (const EmbeddedFile& file : RecordTemplates()) {
    const std::string_view name = file.name.substr(0, file.name.rfind('.'));
    if (name != record) {
      known += (known.empty() ? "" : ", ") + std::string(name);
      continue;
    }
    const json objects = json::parse(file.text);
    json schema = ObjectSchema(objects.at("record"), objects);
    schema["$schema"] = "http://json-schema.org/draft-07/schema#";
    schema["title"] = "kst " + std::string(name) + " record";
    for (const auto& [object, keys] : objects.items())
      if (object != "record") schema["definitions"][object] = ObjectSchema(keys, objects);
    return schema.dump(2);
  }
  return Fail(Code::kBadRecord, "no record is called \"" + std::string(record) + "\"; there are: " + known);
}

}  // namespace kst
