// corpus/link/dictum.h: what a motion asks, in its own words: from "verzoekt de regering" to "en gaat over tot de orde
// van de dag", without what it considers before and who signed it below. The lines of a text are its paragraphs.
//
//   DictumOf("De Kamer,\noverwegende dat kaden zakken;\nverzoekt de regering te meten,\nen gaat over tot …", rules)
//     == "verzoekt de regering te meten"
#pragma once

#include <string>
#include <string_view>

#include "corpus/link/corpus_rules.h"

namespace kst {

std::string DictumOf(std::string_view text, const CorpusRules& rules);  // "" where no line opens with a word that asks

}  // namespace kst
