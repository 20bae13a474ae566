// schema/record/json_writer.h: JSON as a stream of bytes, for what is too long to build
// first. Commas are its business, the order of keys is the caller's. It always writes
// JSON: bytes that are not UTF-8 become U+FFFD, a number that is none null.
//
//   JsonWriter w;
//   w.Begin('{').Key("id").Value("kst-1-2").Key("people").Value(people).End('}');
//   sink(w.text())
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/document.h"

namespace kst {

class JsonWriter {
 public:
  JsonWriter& Begin(char bracket);
  JsonWriter& End(char bracket);
  JsonWriter& Key(std::string_view key);
  JsonWriter& Value(std::string_view text);
  JsonWriter& Value(const std::string& text) { return Value(std::string_view(text)); }
  JsonWriter& Value(const char* text) { return Value(std::string_view(text)); }
  JsonWriter& Value(bool flag);
  JsonWriter& Value(std::int64_t number);
  JsonWriter& Value(int number) { return Value(static_cast<std::int64_t>(number)); }
  JsonWriter& Value(std::uint32_t number) { return Value(static_cast<std::int64_t>(number)); }
  JsonWriter& Value(double number);
  JsonWriter& Points(std::int32_t hundredths);  // 35166 as 351.66
  JsonWriter& Value(const PageBox& box);        // [page,x0,y0,x1,y1] in points
  JsonWriter& Value(const Candidate& candidate);
  JsonWriter& Value(const Deadline& deadline);
  JsonWriter& Value(const Diagnostic& diagnostic);
  JsonWriter& Raw(std::string_view json);  // a whole value
  template <class T>
  JsonWriter& Value(const std::optional<T>& value) {
    return value ? Value(*value) : Raw("null");
  }
  template <class T>
  JsonWriter& Value(const std::vector<T>& values) {
    Begin('[');
    for (const T& value : values) Value(value);
    return End(']');
  }

  const std::string& text() const { return text_; }
  std::string Take() { return std::move(text_); }

 private:
  void Comma();
  void Escape(unsigned char byte);
  std::string text_;
  bool first_ = true;
};

}  // namespace kst
