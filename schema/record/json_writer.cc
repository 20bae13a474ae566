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
  std::size_t from = 0;  // what is as it stands is added at once
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    text_.append(text, from, at - from);
    Escape(byte);
    from = at + 1;
  }
  text_.append(text, from);
  text_ += '"';
  return *this;
}

void JsonWriter::Escape(unsigned char byte) {
  constexpr std::string_view kBytes = "\"\\\n\r\b\f\t", kNames = "\"\\nrbft", kHex = "0123456789abcdef";
  text_ += '\\';
  if (const std::size_t at = kBytes.find(static_cast<char>(byte)); at != kBytes.npos)
    text_ += kNames[at];
  else
    text_.append("u00") += {kHex[byte >> 4], kHex[byte & 15]};
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

// -50 as -0.5, 100 as 1.0: as a double of it would be written.
JsonWriter& JsonWriter::Points(std::int32_t hundredths) {
  Comma();
  if (hundredths < 0) text_ += '-';
  const std::uint32_t size =
      hundredths < 0 ? 0U - static_cast<std::uint32_t>(hundredths) : static_cast<std::uint32_t>(hundredths);
  std::array<char, 16> digits;
  text_.append(digits.data(), std::to_chars(digits.begin(), digits.end(), size / 100).ptr);
  const std::uint32_t tenths = size / 10 % 10, last = size % 10;
  text_.append(".") += static_cast<char>('0' + tenths);
  if (last != 0) text_ += static_cast<char>('0' + last);
  return *this;
}

JsonWriter& JsonWriter::Value(const PageBox& box) {
  Begin('[').Value(box.page);
  for (std::int32_t edge : {box.box.x0, box.box.y0, box.box.x1, box.box.y1}) Points(edge);
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
