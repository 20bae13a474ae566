// corpus/pages/html.h: HTML, and Atom, whose escaping cannot be forgotten: whoever writes a page has no way to write a
// sign of markup but Begin and End.
//
//   Html h;
//   h.Begin("p", {{"class", "note"}}).Text("a < b").Element("a", "nr. 3", {{"href", "/kst-1-3"}}).End();
//   h.Take() == "<p class=\"note\">a &lt; b<a href=\"/kst-1-3\">nr. 3</a></p>"
//
// Tags and names of attributes are the program's own words, never a paper's. An attribute without a value is left out.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace kst {

class Html {
 public:
  using Attributes = std::initializer_list<std::pair<std::string_view, std::string_view>>;

  Html& Begin(std::string_view tag, Attributes attributes = {});
  Html& End();                                                                             // of what was begun last
  Html& Void(std::string_view tag, Attributes attributes = {});                            // <input …/>
  Html& Element(std::string_view tag, std::string_view text, Attributes attributes = {});  // nothing when text is ""
  Html& Text(std::string_view text);
  Html& Add(const Html& whole);  // a part that was written apart
  bool empty() const { return text_.empty(); }
  std::string Take() { return std::move(text_); }

  static std::string_view Doctype();  // before a page

 private:
  void Tag(std::string_view tag, Attributes attributes);
  std::string text_;
  std::vector<std::string> open_;
};

}  // namespace kst
