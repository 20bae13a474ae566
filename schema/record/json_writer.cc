#include "schema/record/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>

#include "schema/text.h"

namespace kst {
namespace {

// Each byte that is no part of a character becomes U+FFFD.
std::string Mended(std::string_view text) {
  std::string mended;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = Utf8LengthAt(text, at);
    if (length == 0) mended += "\uFFFD";
    mended += text.substr(at, length);
    at += length == 0 ? 1 : length;
  }
  return mended;
}

}  // namespace

void JsonWriter::Comma() {
  if (!first_) text_ += ',';
  first_ = false;
}

JsonWriter& JsonWriter::Begin(char bracket) {
  Comma();
  text_ += bracket;
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::End(char bracket) {
  text_ += bracket;
  first_ = false;
  return *this;
}

JsonWriter& JsonWriter::Key(std::string_view key) {
  Value(key);
  text_ += ':';
  first_ = true;
  return *this;
}

JsonWriter& JsonWriter::Value(std::string_view text) {
  if (!IsUtf8(text)) return Value(Mended(text));
  Comma();
  text_ += '"';
  for (char c : text) {
    switch (c) {
      case '"':
        text_ += "\\\"";
        break;
      case '\\':
        text_ += "\\\\";
        break;
      case '\n':
        text_ += "\\n";
        break;
      case '\r':
        text_ += "\\r";
        break;
      case '\b':
        text_ += "\\b";
        break;
      case '\f':
        text_ += "\\f";
        break;
      case '\t':
        text_ += "\\t";
        break;
      default:
        if (static_cast<unsigned char>(c) < 0x20) {
          constexpr std::string_view kHex = "0123456789abcdef";
          text_ += "\\u00";
          text_ += kHex[static_cast<unsigned char>(c) >> 4];
          text_ += kHex[static_cast<unsigned char>(c) & 15];
        } else {
          text_ += c;
        }
    }
  }
  text_ += '"';
  return *this;
}

JsonWriter& JsonWriter::Value(bool flag) { return Raw(flag ? "true" : "false"); }

JsonWriter& JsonWriter::Value(std::int64_t number) {
  std::array<char, 24> digits;
  return Raw({digits.data(), std::to_chars(digits.begin(), digits.end(), number).ptr});
}

JsonWriter& JsonWriter::Value(double number) {
  if (!std::isfinite(number)) return Raw("null");
  std::array<char, 40> digits;
  const double size = std::abs(number);
  const bool plain = size == 0 || (size >= 1e-4 && size < 1e15);  // without an exponent
  const auto end = plain ? std::to_chars(digits.begin(), digits.end(), number, std::chars_format::fixed)
                         : std::to_chars(digits.begin(), digits.end(), number);
  const std::string_view text(digits.data(), end.ptr);
  Raw(text);
  if (text.find_first_of(".e") == text.npos) text_ += ".0";
  return *this;
}

JsonWriter& JsonWriter::Value(const PageBox& box) {
  Begin('[').Value(box.page);
  for (std::int32_t edge : {box.box.x0, box.box.y0, box.box.x1, box.box.y1}) Value(edge / 100.0);
  return End(']');
}

JsonWriter& JsonWriter::Value(const Candidate& candidate) {
  return Begin('{').Key("confidence").Value(candidate.confidence).Key("id").Value(candidate.id).End('}');
}

JsonWriter& JsonWriter::Value(const Deadline& d) {
  return Begin('{').Key("from").Value(d.from).Key("text").Value(d.text).Key("to").Value(d.to).End('}');
}

JsonWriter& JsonWriter::Value(const Diagnostic& d) {
  return Begin('{').Key("code").Value(d.code).Key("message").Value(d.message).Key("page").Value(d.page).End('}');
}

JsonWriter& JsonWriter::Raw(std::string_view json) {
  Comma();
  text_ += json;
  return *this;
}

}  // namespace kst
