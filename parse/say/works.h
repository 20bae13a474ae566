// parse/say/works.h: what a cue can be about. Motions and amendments come from
// the mentions, papers and numbered promises from the references, the rest from
// nouns in rules/say/object.rules ("toezegging", "het verzoek van de vaste commissie
// voor …", "het rapport «…»", "de brief van 3 mei").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst {

struct Object {
  std::string_view kind;  // motion commitment request report advice letter questions paper
  NormSpan span;
  std::string target;                         // "" for a promise without a number: it is numbered when it is used
  bool vague = false;                         // "het rapport": no name of its own
  std::optional<std::uint32_t> mention = {};  // of the document: what names it
};

// In the order of the text.
std::vector<Object> FindObjects(const NormalisedText& text, const Grammar& grammar, const Document& document);

// The line that says what the letter is about ("Betreft: …"); empty when none does.
NormSpan SubjectLine(const NormalisedText& text, const Document& document);

}  // namespace kst
