#include "corpus/pages/html.h"

#include "schema/text.h"

namespace kst {

void Html::Tag(std::string_view tag, Attributes attributes) {
  text_.append("<").append(tag);
  for (const auto& [name, value] : attributes)
    if (!value.empty()) text_.append(Concat({" ", name, "=\"", Markup(value), "\""}));
}

Html& Html::Begin(std::string_view tag, Attributes attributes) {
  Tag(tag, attributes);
  text_ += '>';
  open_.emplace_back(tag);
  return *this;
}

Html& Html::End() {
  text_.append("</").append(open_.back()).append(">");
  open_.pop_back();
  return *this;
}

Html& Html::Void(std::string_view tag, Attributes attributes) {
  Tag(tag, attributes);
  text_ += "/>";
  return *this;
}

Html& Html::Element(std::string_view tag, std::string_view text, Attributes attributes) {
  return text.empty() ? *this : Begin(tag, attributes).Text(text).End();
}

Html& Html::Text(std::string_view text) {
  text_ += Markup(text);
  return *this;
}

Html& Html::Add(const Html& whole) {
  text_ += whole.text_;
  return *this;
}

std::string_view Html::Doctype() { return "<!DOCTYPE html>\n"; }

}  // namespace kst
