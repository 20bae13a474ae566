// extract/xml/text_of.h: the words of an element on one line. Internal to this folder.
//
// White space is folded. The marker of a note stays in the words, raised as in
// print; the note itself is not among them.
#pragma once

#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "schema/values/page_text.h"

namespace kst::xml {

struct Text {
  std::string text;
  std::vector<Style> styles;  // offsets into `text`; empty when nothing is raised

  void Append(std::string_view between, const Text& more);  // `between` only where both have words
};

bool IsText(const pugi::xml_node& node);
Text TextOf(const pugi::xml_node& node);

std::string OneLine(std::string_view words);  // fit for a message: short, no control characters

}  // namespace kst::xml
