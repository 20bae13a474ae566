#include "extract/pdf/inline_image.h"

#include <algorithm>
#include <cmath>

namespace kst::pdf {
namespace {

struct Picture {
  double width = 0, height = 0, bits = 8;
  double components = 0;  // 0: not known
  bool mask = false, filtered = false;
};

void Learn(Picture& picture, std::string_view key, const Token& value) {
  if (key == "W" || key == "Width") picture.width = value.number;
  if (key == "H" || key == "Height") picture.height = value.number;
  if (key == "BPC" || key == "BitsPerComponent") picture.bits = value.number;
  if (key == "F" || key == "Filter") picture.filtered = true;
  if (key == "IM" || key == "ImageMask") picture.mask = value.text == "true";
  if (key == "CS" || key == "ColorSpace") {
    const std::string_view space = value.text;
    if (space == "G" || space == "DeviceGray" || space == "CalGray" || space == "I" || space == "Indexed") {
      picture.components = 1;
    }
    if (space == "RGB" || space == "DeviceRGB" || space == "CalRGB") picture.components = 3;
    if (space == "CMYK" || space == "DeviceCMYK") picture.components = 4;
  }
}

// Bytes of unfiltered data; 0 when the dictionary does not tell.
std::size_t DataLength(Picture picture) {
  if (picture.filtered) return 0;
  if (picture.mask) picture.bits = picture.components = 1;
  const double size = std::ceil(picture.width * picture.bits * picture.components / 8) * picture.height;
  return size > 0 && size < 1e9 ? static_cast<std::size_t>(size) : 0;
}

bool IsEnd(std::string_view data, std::size_t at) {
  return data.substr(at, 2) == "EI" && (at + 2 == data.size() || IsSpace(data[at + 2]));
}

bool LooksLikeText(std::string_view bytes) {
  return std::all_of(bytes.begin(), bytes.end(), [](char c) { return IsSpace(c) ? c != '\0' : c > ' ' && c < 0x7F; });
}

}  // namespace

bool SkipInlineImage(Lexer& lexer) {
  Picture picture;
  for (;;) {
    const Token key = lexer.Next();
    if (key.kind == TokenKind::kEnd) return false;
    if (key.kind == TokenKind::kOperator) {
      if (key.text == "ID") break;
      continue;
    }
    if (key.kind != TokenKind::kName) continue;
    Token value = lexer.Next();
    // "/CS [/Indexed /DeviceRGB 255 <…>]": the first name decides.
    if (value.kind == TokenKind::kArrayOpen) value = lexer.Next();
    if (value.kind == TokenKind::kOperator && value.text == "ID") break;
    Learn(picture, key.text, value);
    if (value.kind == TokenKind::kName && (value.text == "Indexed" || value.text == "I")) lexer.Next();
  }
  const std::size_t begin = lexer.position() + 1;  // one white space after ID
  const std::string_view data = lexer.Rest().substr(std::min<std::size_t>(1, lexer.Rest().size()));

  if (const std::size_t length = DataLength(picture); length > 0 && length <= data.size()) {
    std::size_t end = length;
    while (end < data.size() && IsSpace(data[end])) ++end;
    if (IsEnd(data, end)) {
      lexer.Seek(begin + end + 2);
      return true;
    }
  }
  for (std::size_t at = data.find("EI"); at != data.npos; at = data.find("EI", at + 1)) {
    const bool parted = at == 0 || IsSpace(data[at - 1]);
    if (parted && IsEnd(data, at) && LooksLikeText(data.substr(at + 2, 12))) {
      lexer.Seek(begin + at + 2);
      return true;
    }
  }
  return false;
}

}  // namespace kst::pdf
