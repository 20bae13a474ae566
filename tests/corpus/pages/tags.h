// tests/corpus/pages/tags.h: a page taken apart the simplest way, to see what of it is markup.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kst {

struct Tag {
  std::string name;                                             // "p", "/p"
  std::vector<std::pair<std::string, std::string>> attributes;  // values as they stand, escaped
};
struct Taken {
  std::vector<Tag> tags;
  std::string text;   // between the tags, unescaped
  std::string fault;  // "" when every tag is closed in order and every sign stands where it may
};
Taken TakeApart(std::string_view page);
std::string Unescape(std::string_view text);

}  // namespace kst
