#include "schema/rule_file.h"

#include <algorithm>

#include "schema/text.h"

namespace kst {
namespace {

std::string_view LineOf(std::string_view text, int number) {
  while (--number > 0) text.remove_prefix(std::min(text.size(), text.find('\n') + 1));
  return text.substr(0, text.find('\n'));
}

}  // namespace

const RuleEntry* RuleSection::Find(std::string_view key) const {
  const auto found = std::find_if(entries.begin(), entries.end(), [&](const RuleEntry& e) { return e.key == key; });
  return found == entries.end() ? nullptr : &*found;
}

std::string_view RuleSection::Get(std::string_view key, std::string_view fallback) const {
  const RuleEntry* entry = Find(key);
  return entry ? std::string_view(entry->value) : fallback;
}

std::vector<const RuleEntry*> RuleSection::All(std::string_view key) const {
  std::vector<const RuleEntry*> found;
  for (const RuleEntry& entry : entries)
    if (entry.key == key) found.push_back(&entry);
  return found;
}

Error RuleError(const RuleFile& file, int line, int column, const std::string& message) {
  const std::string_view text = LineOf(file.text, line);
  std::string caret;  // under the place, whatever the width of the bytes before it
  for (std::size_t i = 0; i + 1 < static_cast<std::size_t>(column) && i < text.size(); ++i)
    if ((text[i] & 0xC0) != 0x80) caret += text[i] == '\t' ? '\t' : ' ';
  return {Code::kBadRule, message + "\n" + std::string(text) + "\n" + caret + "^",
          file.name + ":" + std::to_string(line) + ":" + std::to_string(column)};
}

Result<RuleFile> ReadRuleFile(std::string name, std::string text) {
  RuleFile file{std::move(name), std::move(text), {}};
  const auto fail = [&](int line, std::size_t at, const std::string& message) {
    return tl::unexpected<Error>(RuleError(file, line, static_cast<int>(at) + 1, message));
  };
  std::string_view rest = file.text;
  for (int number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    const std::string_view words = Trim(line);
    const std::size_t indent = static_cast<std::size_t>(words.empty() ? 0 : words.data() - line.data());
    if (words.empty() || words.front() == '#') continue;
    if (words.front() == '[') {
      const auto space = words.find(' ');
      if (words.back() != ']' || space == std::string_view::npos)
        return fail(number, indent, "a section reads [kind name]");
      file.sections.push_back({std::string(words.substr(1, space - 1)),
                               std::string(Trim(words.substr(space, words.size() - space - 1))),
                               number,
                               {}});
    } else {
      const auto equals = words.find('=');
      if (equals == std::string_view::npos) return fail(number, indent, "expected \"key = value\" or \"[kind name]\"");
      if (file.sections.empty()) return fail(number, indent, "this line stands before the first [section]");
      const std::string_view value = Trim(words.substr(equals + 1));
      const std::size_t column = value.empty() ? indent + equals : static_cast<std::size_t>(value.data() - line.data());
      file.sections.back().entries.push_back({std::string(Trim(words.substr(0, equals))), std::string(value), number,
                                              static_cast<int>(column) + 1, static_cast<int>(indent) + 1});
    }
  }
  return file;
}

Result<std::vector<RuleFile>> ReadRuleFiles(std::span<const EmbeddedFile> files) {
  std::vector<RuleFile> read;
  for (const EmbeddedFile& file : files) {
    Result<RuleFile> one = ReadRuleFile(std::string(file.name), std::string(file.text));
    if (!one) return tl::unexpected(one.error());
    read.push_back(std::move(*one));
  }
  return read;
}

GoodLine SplitGoodLine(std::string_view value) {
  GoodLine good;
  const auto arrow = value.rfind(" -> ");
  good.text = std::string(Trim(value.substr(0, arrow)));
  if (arrow == std::string_view::npos) return good;
  std::string_view rest = Trim(value.substr(arrow + 4));
  while (!rest.empty()) {
    const auto equals = rest.find('=');
    if (equals == std::string_view::npos) {
      good.fields.emplace_back(std::string(rest), "");
      break;
    }
    const std::string key(Trim(rest.substr(0, equals)));
    rest.remove_prefix(equals + 1);
    const bool quoted = rest.starts_with('"');
    if (quoted) rest.remove_prefix(1);
    const auto end = std::min(rest.size(), rest.find(quoted ? '"' : ' '));
    good.fields.emplace_back(key, std::string(rest.substr(0, end)));
    rest.remove_prefix(std::min(rest.size(), end + 1));
    rest = Trim(rest);
  }
  return good;
}

}  // namespace kst
