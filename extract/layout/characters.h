// extract/layout/characters.h: the kinds of characters that layout tells apart.
#pragma once
#include "schema/text.h"

namespace kst::layout {

constexpr bool IsLower(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7); }
constexpr bool IsLetter(char32_t c) { return IsLower(c) || (c >= U'A' && c <= U'Z'); }
constexpr bool IsDash(char32_t c) { return c == U'-' || (c >= 0x2012 && c <= 0x2014) || c == 0x2212; }
constexpr bool IsBullet(char32_t c) {
  return c == U'•' || c == U'·' || c == U'▪' || c == U'■' || c == U'◦' || c == U'●' || c == U'○' || c == U'➢' ||
         c == U'‣' || c == U'⁃' || c == U'❖' || c == U'✓' || c == U'→' || (c >= 0xE000 && c <= 0xF8FF);
}

}  // namespace kst::layout
