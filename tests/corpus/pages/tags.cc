#include "tests/corpus/pages/tags.h"

#include <cctype>

namespace kst {

std::string Unescape(std::string_view text) {
  constexpr std::pair<std::string_view, char> kSigns[] = {
      {"&lt;", '<'}, {"&gt;", '>'}, {"&amp;", '&'}, {"&quot;", '"'}, {"&#39;", '\''}};
  std::string out;
  while (!text.empty()) {
    bool found = false;
    for (const auto& [escaped, sign] : kSigns)
      if (text.starts_with(escaped)) {
        out += sign;
        text.remove_prefix(escaped.size());
        found = true;
        break;
      }
    if (found) continue;
    out += text.front();
    text.remove_prefix(1);
  }
  return out;
}

Taken TakeApart(std::string_view page) {
  Taken taken;
  std::vector<std::string> open;
  const auto wrong = [&](const std::string& why) {
    if (taken.fault.empty()) taken.fault = why + " near " + std::string(page.substr(0, 60));
  };
  if (page.starts_with("<!DOCTYPE html>")) page.remove_prefix(15);
  if (page.starts_with("<?xml")) page.remove_prefix(page.find('>') + 1);
  while (!page.empty()) {
    const auto next = page.find('<');
    const std::string_view text = page.substr(0, next);
    if (text.find('>') != text.npos) wrong("a bare >");
    taken.text += Unescape(text);
    page.remove_prefix(text.size());
    if (page.empty()) break;
    page.remove_prefix(1);
    Tag tag;
    if (page.starts_with('/')) tag.name = "/", page.remove_prefix(1);
    while (!page.empty() && std::isalnum(static_cast<unsigned char>(page[0])))
      tag.name += page[0], page.remove_prefix(1);
    while (page.starts_with(' ')) {
      page.remove_prefix(1);
      const auto equals = page.find("=\"");
      const auto end = equals == page.npos ? page.npos : page.find('"', equals + 2);
      if (end == page.npos) return wrong("an attribute without an end"), taken;
      tag.attributes.emplace_back(page.substr(0, equals), page.substr(equals + 2, end - equals - 2));
      if (tag.attributes.back().second.find_first_of("<>") != std::string::npos) wrong("a bare sign in an attribute");
      page.remove_prefix(end + 1);
    }
    const bool is_void = page.starts_with('/');
    if (is_void) page.remove_prefix(1);
    if (!page.starts_with('>')) return wrong("a tag without an end"), taken;
    page.remove_prefix(1);
    if (tag.name.starts_with('/')) {
      if (open.empty() || "/" + open.back() != tag.name) wrong("closed out of order: " + tag.name);
      if (!open.empty()) open.pop_back();
    } else if (!is_void) {
      if (tag.name == "a")
        for (const std::string& around : open)
          if (around == "a") wrong("a link in a link");
      open.push_back(tag.name);
    }
    taken.tags.push_back(std::move(tag));
  }
  if (!open.empty()) wrong("not closed: " + open.back());
  return taken;
}

}  // namespace kst
