#include "parse/grammar/pattern_text.h"

#include <algorithm>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::string_view kSpaces = R"( \x{A0}\x{2009}\x{202F})";

// What an escape for letters stands for; see parse/grammar/rule_grammar.h. The rare letters from
// Ā to ž count as capital and as small: one range instead of sixty.
std::string_view Letters(std::string_view escape) {
  if (escape == R"(\pL)" || escape == R"(\p{L})") return "A-Za-zÀ-ÖØ-öø-ž";
  if (escape == R"(\p{Lu})") return "A-ZÀ-ÖØ-ÞĀ-ž";
  if (escape == R"(\p{Ll})") return "a-zß-öø-ž";
  return {};
}

bool IsName(std::string_view s) {
  return std::all_of(s.begin(), s.end(),
                     [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// A word as a pattern: what has a meaning in patterns gets a backslash.
std::string Quote(std::string_view word) {
  std::string out;
  for (const char c : word) {
    if (std::string_view(R"(\.+*?()|[]{}^$)").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// The length of the escape at the start of `s`: "\d", "\pL", "\p{Lu}", "\x{A0}".
std::size_t EscapeLength(std::string_view s) {
  if (s.size() < 2) return s.size();
  if (s.size() > 2 && s[2] == '{' && std::string_view("pPx").find(s[1]) != std::string_view::npos)
    return std::min(s.size(), s.find('}') == std::string_view::npos ? s.size() : s.find('}') + 1);
  return s[1] == 'p' || s[1] == 'P' ? std::min<std::size_t>(s.size(), 3) : 2;
}

}  // namespace

Result<bool> Patterns::Add(const std::vector<RuleFile>& files) {
  for (const RuleFile& file : files)
    for (const RuleSection& section : file.sections) {
      if (section.kind != "table") continue;
      Table table;
      for (const RuleEntry& entry : section.entries) table.emplace_back(entry.key, entry.value);
      if (!tables_.emplace(section.name, std::move(table)).second)
        return tl::unexpected(RuleError(file, section.line, 1, "a second table called " + section.name));
    }
  for (const RuleFile& file : files)
    for (const RuleSection& section : file.sections)
      if (section.kind == "piece")
        if (Result<bool> added = AddPiece(file, section); !added) return added;
  return true;
}

Result<bool> Patterns::AddPiece(const RuleFile& file, const RuleSection& section) {
  std::vector<std::string> words;
  for (const RuleEntry* word : section.All("word")) words.push_back(Quote(word->value));
  const RuleEntry* match = section.Find("match");
  const RuleEntry* entry = match ? match : section.Find("word");
  if (const RuleEntry* keys = section.Find("keys")) {
    const auto table = tables_.find(keys->value);
    if (table == tables_.end())
      return tl::unexpected(RuleError(file, keys->line, keys->column, "no table is called " + keys->value));
    const bool whole = section.Get("part") != "first_word";
    for (const auto& [key, value] : table->second) words.push_back(Quote(whole ? key : key.substr(0, key.find(' '))));
    if (!entry) entry = keys;
  }
  if (!entry) return tl::unexpected(RuleError(file, section.line, 1, "a piece needs a match, word or keys line"));
  std::sort(words.begin(), words.end(),
            [](const auto& a, const auto& b) { return a.size() != b.size() ? a.size() > b.size() : a < b; });
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::string pattern = match ? match->value : "";
  for (const std::string& word : words) pattern += (pattern.empty() ? "" : "|") + word;
  if (!pieces_.emplace(section.name, Piece{&file, entry, pattern}).second)
    return tl::unexpected(RuleError(file, section.line, 1, "a second piece called {" + section.name + "}"));
  return true;
}

Result<std::string> Patterns::Expand(const RuleFile& file, const RuleEntry& entry, Captures captures) {
  return Expand(file, entry, entry.value, captures);
}

Result<std::string> Patterns::Expand(const RuleFile& file, const RuleEntry& entry, std::string_view pattern,
                                     Captures captures) {
  std::string out;
  bool in_class = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      const std::size_t length = EscapeLength(pattern.substr(i));
      const std::string_view escape = pattern.substr(i, length), letters = Letters(escape);
      if (!letters.empty() && !in_class) out += '[';
      out += letters.empty() ? escape : letters;
      if (!letters.empty() && !in_class) out += ']';
      i += length - 1;
      continue;
    }
    if (c == ' ') {
      if (!in_class) out += '[';
      out += kSpaces;
      if (!in_class) out += ']';
      continue;
    }
    if (c == '[') in_class = true;
    if (c == ']') in_class = false;
    const auto close = c == '{' ? pattern.find('}', i) : std::string_view::npos;
    if (in_class || close == std::string_view::npos || IsDigit(pattern[i + 1])) {
      out += c;
      continue;
    }
    const std::string_view inside = pattern.substr(i + 1, close - i - 1);
    const auto colon = inside.find(':');
    const std::string_view as = inside.substr(0, colon);
    const std::string_view wanted = colon == std::string_view::npos ? inside : inside.substr(colon + 1);
    const int column = entry.column + static_cast<int>(i);
    const auto found = pieces_.find(wanted);
    if (found == pieces_.end() || !IsName(as))
      return tl::unexpected(
          RuleError(file, entry.line, column, "no piece is called {" + std::string(wanted) + "}" + Suggest(wanted)));
    Result<std::string> body = Body(found->second, file, entry, column);
    if (!body) return body;
    const bool named = captures == Captures::kNamed && !as.empty();
    out.append(named ? "(?P<" : "(?:").append(named ? as : std::string_view()).append(named ? ">" : "");
    out.append(*body).append(")");
    i = close;
  }
  return out;
}

Result<std::string> Patterns::Body(Piece& piece, const RuleFile& file, const RuleEntry& entry, int column) {
  if (piece.open) return tl::unexpected(RuleError(file, entry.line, column, "this piece contains itself"));
  if (!piece.expanded) {
    piece.open = true;
    Result<std::string> body = Expand(*piece.file, *piece.entry, piece.pattern, Captures::kNone);
    piece.open = false;
    if (!body) return body;
    piece.pattern = *body;
    piece.expanded = true;
  }
  return piece.pattern;
}

std::string Patterns::Suggest(std::string_view wanted) const {
  std::vector<std::string_view> names;
  for (const auto& [name, piece] : pieces_) names.push_back(name);
  const std::string_view near = DidYouMean(wanted, names);
  return near.empty() ? "" : Concat({"; did you mean {", near, "}?"});
}

}  // namespace kst
