#include "extract/xml/text_of.h"

#include <algorithm>

namespace kst::xml {
namespace {

bool IsSpace(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

constexpr Style Plain(std::uint32_t begin) { return {begin, 0, false, false, false}; }
constexpr Style Raised(std::uint32_t begin) { return {begin, 0, false, false, true}; }

// Elements that set words apart in type only. Two others beside each other part what they hold:
// <voornaam>A.B. van</voornaam><achternaam>Brug</achternaam>.
bool IsInline(std::string_view name) {
  constexpr std::string_view kInline[] = {"nadruk", "sup",    "sub",  "inf", "super",
                                          "extref", "intref", "noot", "ovl", "voetref"};
  return std::find(std::begin(kInline), std::end(kInline), name) != std::end(kInline);
}

bool IsParted(const pugi::xml_node& node) {
  const pugi::xml_node before = node.previous_sibling();
  return node.type() == pugi::node_element && before.type() == pugi::node_element && !IsInline(node.name()) &&
         !IsInline(before.name());
}

class Folder {
 public:
  void Part() { gap_ = !out_.text.empty(); }

  void Words(std::string_view words) {
    for (const char c : words) {
      if (IsSpace(c)) {
        gap_ = !out_.text.empty();
        continue;
      }
      if (static_cast<unsigned char>(c) < ' ') continue;
      if (std::exchange(gap_, false)) out_.text += ' ';
      out_.text += c;
    }
  }

  void Marker(std::string_view marker) {
    if (marker.empty() || out_.text.empty()) return;
    if (out_.styles.empty()) out_.styles.push_back(Plain(0));
    const bool gap = std::exchange(gap_, false);
    out_.styles.push_back(Raised(Here()));
    Words(marker);
    out_.styles.push_back(Plain(Here()));
    gap_ = gap;
  }

  Text Finish() && {
    if (!out_.styles.empty() && out_.styles.back().begin == Here()) out_.styles.pop_back();
    return std::move(out_);
  }

 private:
  std::uint32_t Here() const { return static_cast<std::uint32_t>(out_.text.size()); }
  Text out_;
  bool gap_ = false;
};

}  // namespace

bool IsText(const pugi::xml_node& node) { return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata; }

// In the order of the file, without recursion: a strange file may be deep.
Text TextOf(const pugi::xml_node& top) {
  Folder out;
  pugi::xml_node node = top;
  while (node) {
    if (node != top && IsParted(node)) out.Part();
    if (IsText(node)) out.Words(node.value());
    const bool note = std::string_view(node.name()) == "noot" && node != top;
    if (note) out.Marker(node.child_value("noot.nr"));
    if (std::string_view(node.name()) == "voetref") out.Marker(node.attribute("nr").value());
    if (const pugi::xml_node child = node.first_child(); child && !note) {
      node = child;
      continue;
    }
    while (node != top && !node.next_sibling()) node = node.parent();
    if (node == top) break;
    node = node.next_sibling();
  }
  return std::move(out).Finish();
}

void Text::Append(std::string_view between, const Text& more) {
  if (more.text.empty()) return;
  if (!text.empty()) text += between;
  const auto shift = static_cast<std::uint32_t>(text.size());
  for (Style style : more.styles) style.begin += shift, styles.push_back(style);
  text += more.text;
}

std::string OneLine(std::string_view words) {
  constexpr std::size_t kLongest = 60;
  std::string out;
  for (const char c : words.substr(0, kLongest)) out += c >= ' ' && c < '\x7f' ? c : '?';
  return out;
}

}  // namespace kst::xml
