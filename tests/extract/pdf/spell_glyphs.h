// tests/extract/pdf/spell_glyphs.h: glyphs as a line that a test can hold.
//
//   20.00 50.00 +12.00 10 "Ab"                two glyphs, 12 points wide together
//   20.00 50.00 +12.00 10 artifact "Ab"       "invisible" likewise
//   20.00 50.00 +0.00/-12.00 10 "Ab"          text that runs upwards
//
// Glyphs that touch are one run; runs are parted by "; ", pages by " | ".
#pragma once

#include <string>

#include "schema/values/glyphs.h"

namespace kst {

std::string Spell(const Glyphs& glyphs);

// "page_truncated no_unicode": the codes, in order.
std::string SpellCodes(const Glyphs& glyphs);

}  // namespace kst
