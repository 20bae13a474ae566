#include "parse/grammar.h"

#include <re2/re2.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

namespace kst {
namespace {

constexpr std::int64_t kPatternMemory = 64 << 20;  // RE2 gives up its fast engine when it has less than it needs

RE2::Options PatternOptions() {
  RE2::Options options;
  options.set_case_sensitive(false);
  options.set_log_errors(false);
  options.set_max_mem(kPatternMemory);
  return options;
}

struct Piece {
  const RuleFile* file;
  const RuleEntry* entry;  // its first match or word line, for messages
  std::string pattern;
  bool expanded = false, open = false;
};

std::size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t corner = std::exchange(row[0], i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
      corner = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, change});
    }
  }
  return row[b.size()];
}

// "kamerstuk.rules" -> "kamerstuk"
std::string FamilyOf(const RuleFile& file) { return file.name.substr(0, file.name.rfind('.')); }

bool IsName(std::string_view s) {
  return std::all_of(s.begin(), s.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

// Expands {piece}, {name:piece} and {:piece}; leaves {2,4} alone.
class Expander {
 public:
  explicit Expander(std::map<std::string, Piece, std::less<>>& pieces) : pieces_(pieces) {}

  Result<std::string> Expand(const RuleFile& file, const RuleEntry& entry, std::string_view pattern, bool capture) {
    std::string out;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
      const char c = pattern[i];
      if (c == '\\' && i + 1 < pattern.size()) {
        out += c;
        out += pattern[++i];
        if ((pattern[i] == 'p' || pattern[i] == 'P') && i + 1 < pattern.size() && pattern[i + 1] == '{')
          while (i + 1 < pattern.size() && pattern[i] != '}') out += pattern[++i];
        continue;
      }
      const auto close = pattern.find('}', i);
      if (c != '{' || close == std::string_view::npos || i + 1 >= pattern.size() || std::isdigit(static_cast<unsigned char>(pattern[i + 1]))) {
        out += c;
        continue;
      }
      const std::string_view inside = pattern.substr(i + 1, close - i - 1);
      const auto colon = inside.find(':');
      const std::string_view wanted = colon == std::string_view::npos ? inside : inside.substr(colon + 1);
      const std::string_view as = colon == std::string_view::npos ? inside : inside.substr(0, colon);
      const int column = entry.column + static_cast<int>(i);
      const auto found = pieces_.find(wanted);
      if (found == pieces_.end() || !IsName(as))
        return tl::unexpected(RuleError(file, entry.line, column, "no piece is called {" + std::string(wanted) + "}" + Suggest(wanted)));
      Result<std::string> body = Body(found->second, file, entry, column);
      if (!body) return body;
      out += capture && !as.empty() ? "(?P<" + std::string(as) + ">" + *body + ")" : "(?:" + *body + ")";
      i = close;
    }
    return out;
  }

 private:
  Result<std::string> Body(Piece& piece, const RuleFile& file, const RuleEntry& entry, int column) {
    if (piece.open) return tl::unexpected(RuleError(file, entry.line, column, "this piece contains itself"));
    if (!piece.expanded) {
      piece.open = true;
      Result<std::string> body = Expand(*piece.file, *piece.entry, piece.pattern, false);
      piece.open = false;
      if (!body) return body;
      piece.pattern = *body;
      piece.expanded = true;
    }
    return piece.pattern;
  }

  std::string Suggest(std::string_view wanted) const {
    std::string best;
    std::size_t distance = 3;
    for (const auto& [name, piece] : pieces_)
      if (const std::size_t d = EditDistance(wanted, name); d < distance) distance = d, best = name;
    return best.empty() ? "" : "; did you mean {" + best + "}?";
  }

  std::map<std::string, Piece, std::less<>>& pieces_;
};

struct CompiledRule {
  Rule rule;
  const RuleFile* file;
  std::unique_ptr<RE2> pattern;
  std::vector<std::pair<int, std::string>> groups;  // number and name of each capture
};

struct Family {
  std::vector<Rule> rules;
  std::vector<CompiledRule> compiled;
  std::unique_ptr<RE2> sieve;
};

}  // namespace

struct Grammar::Impl {
  std::vector<RuleFile> files;
  std::map<std::string, Family, std::less<>> families;

  const Family* Find(std::string_view name) const {
    const auto found = families.find(name);
    return found == families.end() ? nullptr : &found->second;
  }
};

namespace {

std::optional<Match> TryRule(const CompiledRule& rule, std::string_view text, std::size_t at, std::size_t end, RE2::Anchor anchor) {
  std::vector<re2::StringPiece> parts(static_cast<std::size_t>(rule.pattern->NumberOfCapturingGroups()) + 1);
  if (!rule.pattern->Match(re2::StringPiece(text.data(), text.size()), at, end, anchor, parts.data(), static_cast<int>(parts.size())))
    return std::nullopt;
  const auto range = [&](const re2::StringPiece& p) {
    const auto begin = static_cast<std::uint32_t>(p.data() - text.data());
    return NormSpan{begin, begin + static_cast<std::uint32_t>(p.size())};
  };
  Match match{&rule.rule, range(parts[0]), {}};
  for (const auto& [number, name] : rule.groups)
    if (parts[static_cast<std::size_t>(number)].data() != nullptr) match.captures.emplace_back(name, range(parts[static_cast<std::size_t>(number)]));
  return match;
}

// `limit` matches at most; RE2's end position hides what is behind it, so \b at
// the very end of `within` is judged as the end of the text.
std::vector<Match> Search(const Family& family, std::string_view text, NormSpan within, std::size_t limit) {
  if (within.empty()) within = {0, static_cast<std::uint32_t>(text.size())};
  std::vector<Match> found;
  std::size_t at = within.begin;
  re2::StringPiece hit;
  while (at < within.end && found.size() < limit &&
         family.sieve->Match(re2::StringPiece(text.data(), text.size()), at, within.end, RE2::UNANCHORED, &hit, 1)) {
    const auto start = static_cast<std::size_t>(hit.data() - text.data());
    std::size_t next = start + std::max<std::size_t>(hit.size(), 1);
    for (const CompiledRule& rule : family.compiled) {
      std::optional<Match> match = TryRule(rule, text, start, within.end, RE2::ANCHOR_START);
      if (!match) continue;
      next = std::max<std::size_t>(match->span.end, start + 1);
      found.push_back(std::move(*match));
      break;
    }
    at = next;
  }
  return found;
}

std::vector<Error> CheckRule(const CompiledRule& rule) {
  std::vector<Error> errors;
  const auto fail = [&](const RuleEntry& entry, const std::string& message) {
    errors.push_back(RuleError(*rule.file, entry.line, entry.column, "[" + rule.rule.name + "] " + message));
  };
  const auto goods = rule.rule.section->All("good"), bads = rule.rule.section->All("bad");
  if (goods.empty() || bads.empty())
    errors.push_back(RuleError(*rule.file, rule.rule.section->line, 1, "[" + rule.rule.name + "] needs at least one good and one bad line"));
  for (const RuleEntry* entry : goods) {
    const GoodLine good = SplitGoodLine(entry->value);
    const std::optional<Match> match = TryRule(rule, good.text, 0, good.text.size(), RE2::UNANCHORED);
    if (!match) {
      fail(*entry, "does not find this good line");
      continue;
    }
    for (const auto& [field, want] : good.fields)
      if (const std::string_view got = match->Get(field, good.text); got != want)
        fail(*entry, "finds " + field + "=\"" + std::string(got) + "\", not \"" + want + "\"");
  }
  for (const RuleEntry* entry : bads)
    if (const auto match = TryRule(rule, entry->value, 0, entry->value.size(), RE2::UNANCHORED))
      fail(*entry, "finds \"" + std::string(match->span.In(entry->value)) + "\" in this bad line");
  return errors;
}

}  // namespace

const NormSpan* Match::Find(std::string_view name) const {
  for (const auto& [key, range] : captures)
    if (key == name) return &range;
  return nullptr;
}

std::string_view Match::Get(std::string_view name, std::string_view text) const {
  const NormSpan* found = Find(name);
  return found ? found->In(text) : std::string_view();
}

Grammar::Grammar(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Grammar::Grammar(Grammar&&) noexcept = default;
Grammar& Grammar::operator=(Grammar&&) noexcept = default;
Grammar::~Grammar() = default;

Result<Grammar> Grammar::Compile(std::vector<RuleFile> files) {
  auto impl = std::make_unique<Impl>();
  impl->files = std::move(files);

  std::map<std::string, Piece, std::less<>> pieces;
  for (const RuleFile& file : impl->files)
    for (const RuleSection& section : file.sections) {
      if (section.kind != "piece") continue;
      std::vector<std::string> words;
      for (const RuleEntry* word : section.All("word")) words.push_back(RE2::QuoteMeta(word->value));
      std::stable_sort(words.begin(), words.end(), [](const auto& a, const auto& b) { return a.size() > b.size(); });
      const RuleEntry* match = section.Find("match");
      const RuleEntry* entry = match ? match : section.Find("word");
      if (!entry) return tl::unexpected(RuleError(file, section.line, 1, "a piece needs a match or word line"));
      std::string pattern = match ? match->value : "";
      for (const std::string& word : words) pattern += (pattern.empty() ? "" : "|") + word;
      if (!pieces.emplace(section.name, Piece{&file, entry, pattern, match == nullptr}).second)
        return tl::unexpected(RuleError(file, section.line, 1, "a second piece called {" + section.name + "}"));
    }

  Expander expander(pieces);
  std::set<std::string> names;
  for (const RuleFile& file : impl->files) {
    Family family;
    std::string all;
    for (const RuleSection& section : file.sections) {
      if (section.kind == "piece") continue;
      if (section.kind != "rule")
        return tl::unexpected(RuleError(file, section.line, 2, "a section is a [piece …] or a [rule …], not [" + section.kind + " …]"));
      const RuleEntry* match = section.Find("match");
      if (!match) return tl::unexpected(RuleError(file, section.line, 1, "a rule needs a match line"));
      if (!names.insert(section.name).second)
        return tl::unexpected(RuleError(file, section.line, 1, "a second rule called " + section.name));
      Result<std::string> pattern = expander.Expand(file, *match, match->value, true);
      if (!pattern) return tl::unexpected(pattern.error());
      CompiledRule rule{{section.name, &section}, &file, std::make_unique<RE2>(*pattern, PatternOptions()), {}};
      if (!rule.pattern->ok())
        return tl::unexpected(RuleError(file, match->line, match->column, "not a pattern: " + rule.pattern->error()));
      for (const auto& [number, name] : rule.pattern->CapturingGroupNames()) rule.groups.emplace_back(number, name);
      family.rules.push_back(rule.rule);
      family.compiled.push_back(std::move(rule));
      Result<std::string> plain = expander.Expand(file, *match, match->value, false);
      all += (all.empty() ? "(?:" : "|(?:") + *plain + ")";
    }
    if (family.compiled.empty()) continue;
    RE2::Options options = PatternOptions();
    options.set_never_capture(true);
    family.sieve = std::make_unique<RE2>(all, options);
    if (!family.sieve->ok())
      return tl::unexpected(RuleError(file, 1, 1, "the rules of this file together are too large: " + family.sieve->error()));
    impl->families.emplace(FamilyOf(file), std::move(family));
  }
  return Grammar(std::move(impl));
}

std::vector<Match> Grammar::FindAll(std::string_view family, std::string_view text, NormSpan within) const {
  const Family* f = impl_->Find(family);
  return f ? Search(*f, text, within, text.size() + 1) : std::vector<Match>();
}

std::vector<Match> Grammar::FindFirst(std::string_view family, std::string_view text, NormSpan within) const {
  const Family* f = impl_->Find(family);
  return f ? Search(*f, text, within, 1) : std::vector<Match>();
}

std::vector<Match> Grammar::FindAt(std::string_view family, std::string_view text, std::uint32_t at) const {
  std::vector<Match> found;
  if (const Family* f = impl_->Find(family))
    for (const CompiledRule& rule : f->compiled)
      if (std::optional<Match> match = TryRule(rule, text, at, text.size(), RE2::ANCHOR_START)) {
        found.push_back(std::move(*match));
        break;
      }
  return found;
}

bool Grammar::HasFamily(std::string_view family) const { return impl_->Find(family) != nullptr; }

std::span<const Rule> Grammar::Rules(std::string_view family) const {
  const Family* f = impl_->Find(family);
  return f ? std::span<const Rule>(f->rules) : std::span<const Rule>();
}

std::vector<Error> Grammar::Check() const {
  std::vector<Error> errors;
  for (const auto& [name, family] : impl_->families)
    for (const CompiledRule& rule : family.compiled) {
      std::vector<Error> wrong = CheckRule(rule);
      errors.insert(errors.end(), wrong.begin(), wrong.end());
    }
  return errors;
}

}  // namespace kst
