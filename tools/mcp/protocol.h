// tools/mcp/protocol.h: the Model Context Protocol, the side that offers tools: JSON-RPC 2.0, a message a line.
//
//   Protocol protocol({"kst", "0.1.0"}, tools);
//   protocol.Answer(R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})")    a line to send back; "" for a notification
//
// Knows initialize, ping, tools/list and tools/call of the versions 2024-11-05 to 2025-06-18, and batches, which
// 2025-03-26 has. What cannot be read or asked is an error of JSON-RPC; a tool that has no answer says so in its result
// (isError), for the assistant to read. Not here: what the tools do (corpus_tools.h).
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/result.h"

namespace kst {

struct Tool {
  std::string name, description;
  nlohmann::json properties;  // of its arguments, as JSON Schema
  std::vector<std::string> required;
  std::function<Result<nlohmann::json>(const nlohmann::json& arguments)> call;  // of checked arguments
};

class Protocol {
 public:
  Protocol(std::string name, std::string version, std::string instructions, std::vector<Tool> tools)
      : name_(std::move(name)),
        version_(std::move(version)),
        instructions_(std::move(instructions)),
        tools_(std::move(tools)) {}

  std::string Answer(std::string_view line) const;
  static std::string TooLong();  // the answer to a message that was not read

 private:
  std::string AnswerTo(const nlohmann::json& message) const;
  nlohmann::json ResultOf(const std::string& method, const nlohmann::json& params) const;
  nlohmann::json Initialize(const nlohmann::json& params) const;
  nlohmann::json List() const;
  nlohmann::json Call(const nlohmann::json& params) const;

  std::string name_, version_, instructions_;
  std::vector<Tool> tools_;
};

}  // namespace kst
