#pragma GCC diagnostic ignored "-Wrestrict"  // g++ 12 sees overlap in inlined strings where there is none

#include "tests/valid_record.h"

#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wpedantic"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wconversion"
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#pragma GCC diagnostic pop

#include "schema/record/schema.h"

namespace kst {

std::string WhyInvalid(std::string_view record, std::string_view line) {
  static std::map<std::string, std::unique_ptr<valijson::Schema>, std::less<>> schemas;
  auto& schema = schemas[std::string(record)];
  if (!schema) {
    const Result<std::string> text = JsonSchema(record);
    if (!text) return text.error().message;
    const nlohmann::json parsed = nlohmann::json::parse(*text);
    schema = std::make_unique<valijson::Schema>();
    valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(parsed), *schema);
  }
  const nlohmann::json value = nlohmann::json::parse(line, nullptr, false);
  if (value.is_discarded()) return "not JSON";
  valijson::ValidationResults results;
  const valijson::adapters::NlohmannJsonAdapter adapter(value);
  if (valijson::Validator().validate(*schema, adapter, &results)) return "";
  std::string why;
  for (valijson::ValidationResults::Error error; results.popError(error);) {
    for (const std::string& step : error.context) why += step;
    why += ": " + error.description + "\n";
  }
  return why;
}

}  // namespace kst
