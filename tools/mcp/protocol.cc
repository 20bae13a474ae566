#include "tools/mcp/protocol.h"

#include <algorithm>

namespace kst {
namespace {

using nlohmann::json;

constexpr int kParseError = -32700, kInvalidRequest = -32600, kNoSuchMethod = -32601, kInvalidParams = -32602,
              kInternalError = -32603;
constexpr std::string_view kVersions[] = {"2025-06-18", "2025-03-26", "2024-11-05"};  // the newest first

struct RpcError {
  int code = 0;
  std::string message;
};

// Arguments are three deep. What is far deeper is a message against us: copying and printing it would take as many
// calls of a function, one in the other.
bool IsDeep(std::string_view line) {
  constexpr int kDeepest = 100;
  int depth = 0;
  bool in_string = false;
  for (std::size_t at = 0; at < line.size(); ++at) {
    const char c = line[at];
    if (c == '"') in_string = !in_string;
    if (!in_string && (c == '[' || c == '{') && ++depth > kDeepest) return true;
    if (!in_string && (c == ']' || c == '}')) --depth;
    if (in_string && c == '\\') ++at;
  }
  return false;
}

std::string Line(const json& message) { return message.dump(-1, ' ', false, json::error_handler_t::replace); }

std::string Failure(const json& id, const RpcError& error) {
  return Line({{"jsonrpc", "2.0"}, {"id", id}, {"error", {{"code", error.code}, {"message", error.message}}}});
}

bool IsOfType(const json& value, const std::string& type) {
  if (type == "string") return value.is_string();
  if (type == "integer") return value.is_number_integer();
  if (type == "boolean") return value.is_boolean();
  return false;
}

// What is wrong with the arguments of a tool; "" when nothing is.
std::string Fault(const Tool& tool, const json& arguments) {
  if (!arguments.is_object()) return "arguments must be an object";
  for (const std::string& name : tool.required)
    if (!arguments.contains(name)) return "\"" + name + "\" is missing";
  for (const auto& [name, value] : arguments.items()) {
    const auto property = tool.properties.find(name);
    if (property == tool.properties.end()) return "there is no argument \"" + name + "\"";
    const std::string type = property->at("type");
    if (!IsOfType(value, type)) return "\"" + name + "\" must be of type " + type;
    if (!value.is_number_integer()) continue;
    const bool fits = !value.is_number_unsigned() || value.get<std::uint64_t>() <= INT64_MAX;
    if (!fits || value.get<std::int64_t>() < property->value("minimum", INT64_MIN) ||
        value.get<std::int64_t>() > property->value("maximum", INT64_MAX))
      return "\"" + name + "\" is out of its range";
  }
  return "";
}

}  // namespace

std::string Protocol::TooLong() { return Failure(nullptr, {kInvalidRequest, "the message is too long"}); }

std::string Protocol::Answer(std::string_view line) const {
  if (IsDeep(line)) return Failure(nullptr, {kInvalidRequest, "the message is nested too deeply"});
  const json message = json::parse(line, nullptr, false);
  if (message.is_discarded()) return Failure(nullptr, {kParseError, "this is no JSON"});
  if (!message.is_array() || message.empty()) return AnswerTo(message);
  std::string answers;  // of a batch: those that are asked for, in one list
  for (const json& one : message)
    if (const std::string answer = AnswerTo(one); !answer.empty()) answers += (answers.empty() ? "[" : ",") + answer;
  return answers.empty() ? "" : answers + "]";
}

std::string Protocol::AnswerTo(const json& message) const {
  if (!message.is_object()) return Failure(nullptr, {kInvalidRequest, "a message is one JSON object"});
  const auto id = message.find("id");
  const bool is_asked = id != message.end();
  const bool has_id = is_asked && (id->is_string() || id->is_number_integer());
  const auto method = message.find("method");
  if (method == message.end() && (message.contains("result") || message.contains("error"))) return "";  // to us: none
  if (message.value("jsonrpc", json()) != "2.0" || method == message.end() || !method->is_string() ||
      is_asked != has_id)
    return Failure(has_id ? *id : json(), {kInvalidRequest, "this is no request of JSON-RPC 2.0"});
  if (!is_asked) return "";  // a notification: nothing here waits for one
  try {
    return Line(
        {{"jsonrpc", "2.0"}, {"id", *id}, {"result", ResultOf(*method, message.value("params", json::object()))}});
  } catch (const RpcError& error) {
    return Failure(*id, error);
  } catch (const std::exception& error) {  // of the JSON library
    return Failure(*id, {kInternalError, error.what()});
  }
}

json Protocol::ResultOf(const std::string& method, const json& params) const {
  if (!params.is_object()) throw RpcError{kInvalidParams, "params must be an object"};
  if (method == "initialize") return Initialize(params);
  if (method == "ping") return json::object();
  if (method == "tools/list") return List();
  if (method == "tools/call") return Call(params);
  throw RpcError{kNoSuchMethod, "there is no method " + method};
}

json Protocol::Initialize(const json& params) const {
  const json asked = params.value("protocolVersion", json());
  const bool known = asked.is_string() && std::ranges::find(kVersions, asked.get<std::string>()) != std::end(kVersions);
  return {{"protocolVersion", known ? asked.get<std::string>() : std::string(kVersions[0])},
          {"capabilities", {{"tools", json::object()}}},
          {"serverInfo", {{"name", name_}, {"version", version_}}},
          {"instructions", instructions_}};
}

json Protocol::List() const {
  json list = json::array();
  for (const Tool& tool : tools_)
    list.push_back({{"name", tool.name},
                    {"description", tool.description},
                    {"annotations", {{"readOnlyHint", true}}},
                    {"inputSchema",
                     {{"type", "object"},
                      {"properties", tool.properties},
                      {"required", tool.required},
                      {"additionalProperties", false}}}});
  return {{"tools", list}};
}

json Protocol::Call(const json& params) const {
  const json name = params.value("name", json());
  const auto tool = std::ranges::find_if(tools_, [&](const Tool& known) { return name == known.name; });
  if (tool == tools_.end()) throw RpcError{kInvalidParams, "there is no tool " + Line(name)};
  const json arguments = params.value("arguments", json::object());
  if (const std::string fault = Fault(*tool, arguments); !fault.empty())
    throw RpcError{kInvalidParams, tool->name + ": " + fault};
  const Result<json> answer = tool->call(arguments);
  const std::string text = answer ? Line(*answer) : answer.error().message;
  return {{"content", {{{"type", "text"}, {"text", text}}}}, {"isError", !answer}};
}

}  // namespace kst
