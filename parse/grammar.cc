#include "parse/grammar.h"

#include <re2/re2.h>

#include <algorithm>
#include <cctype>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "parse/patterns.h"
#include "parse/starts.h"

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

// "cite.kamerstuk.rules" -> "cite"
std::string FamilyOf(const RuleFile& file) { return file.name.substr(0, file.name.find('.')); }

// A pattern that is compiled when it is first used: most of a grammar's time to
// load would go into rules that a paper never comes near.
class LazyPattern {
 public:
  LazyPattern() = default;
  explicit LazyPattern(std::string pattern) : pattern_(std::move(pattern)) {}
  explicit operator bool() const { return !pattern_.empty(); }
  const RE2& operator*() const {
    if (!compiled_) {
      compiled_ = std::make_unique<RE2>(pattern_, PatternOptions());
      for (const auto& [number, name] : compiled_->CapturingGroupNames()) groups_.emplace_back(number, name);
    }
    return *compiled_;
  }
  const RE2* operator->() const { return &**this; }
  std::span<const std::pair<int, std::string>> groups() const { return groups_; }  // number and name of each capture

 private:
  std::string pattern_;
  mutable std::unique_ptr<RE2> compiled_;
  mutable std::vector<std::pair<int, std::string>> groups_;
};

struct Surroundings {  // empty where the rule says nothing
  LazyPattern not_after, not_before, only_after, only_before;
};

struct CompiledRule {
  Rule rule;
  const RuleFile* file;
  std::string plain;  // without captures
  LazyPattern pattern;
  Surroundings around;
  bool from_word = false;  // a match that begins inside a word takes the whole word
};

struct Family {
  std::vector<Rule> rules;
  std::vector<CompiledRule> compiled;

  const Starts& starts() const {
    if (!starts_) {
      std::vector<std::string_view> patterns;
      for (const CompiledRule& rule : compiled) patterns.push_back(rule.plain);
      starts_ = std::make_unique<Starts>(patterns);
    }
    return *starts_;
  }

 private:
  mutable std::unique_ptr<Starts> starts_;
};

}  // namespace

struct Grammar::Impl {
  std::vector<RuleFile> files;
  std::map<std::string, Patterns::Table, std::less<>> tables;
  std::map<std::string, Family, std::less<>> families;

  const Family* Find(std::string_view name) const {
    const auto found = families.find(name);
    return found == families.end() ? nullptr : &found->second;
  }
};

namespace {

re2::StringPiece Piece(std::string_view s) { return {s.data(), s.size()}; }

// Do the words before and behind a match allow it?
bool IsAllowed(const Surroundings& around, std::string_view text, NormSpan span) {
  constexpr std::uint32_t kReach = 200;  // bytes
  const std::uint32_t from = span.begin - std::min(span.begin, kReach);
  const std::size_t to = std::min<std::size_t>(text.size(), span.end + kReach);
  const auto before = [&](const RE2& words) {
    return words.Match(Piece(text.substr(0, span.begin)), from, span.begin, RE2::UNANCHORED, nullptr, 0);
  };
  const auto behind = [&](const RE2& words) {
    return words.Match(Piece(text), span.end, to, RE2::ANCHOR_START, nullptr, 0);
  };
  return !(around.not_after && before(*around.not_after)) && !(around.not_before && behind(*around.not_before)) &&
         !(around.only_after && !before(*around.only_after)) && !(around.only_before && !behind(*around.only_before));
}

// Where the word begins that goes on at `at`: "kamer|brief" -> "|kamerbrief".
std::uint32_t WordBegin(std::string_view text, std::uint32_t at) {
  while (at > 0) {
    const auto c = static_cast<unsigned char>(text[at - 1]);
    if (std::isalnum(c) || c == '-')
      --at;
    else if (at > 1 && static_cast<unsigned char>(text[at - 2]) >= 0xC3 &&
             static_cast<unsigned char>(text[at - 2]) <= 0xC5)
      at -= 2;  // À to ž
    else
      break;
  }
  return at;
}

std::optional<Match> TryRule(const CompiledRule& rule, std::string_view text, std::size_t at, std::size_t end,
                             RE2::Anchor anchor) {
  constexpr int kMost = 16;  // captures
  re2::StringPiece parts[kMost + 1];
  const int count = std::min(kMost, rule.pattern->NumberOfCapturingGroups());
  if (!rule.pattern->Match(Piece(text), at, end, anchor, parts, count + 1)) return std::nullopt;
  const auto range = [&](const re2::StringPiece& p) {
    const auto begin = static_cast<std::uint32_t>(p.data() - text.data());
    return NormSpan{begin, begin + static_cast<std::uint32_t>(p.size())};
  };
  Match match{&rule.rule, range(parts[0]), {}};
  const std::uint32_t begin = rule.from_word ? WordBegin(text, match.span.begin) : match.span.begin;
  for (const auto& [number, name] : rule.pattern.groups()) {
    if (number > count || parts[number].data() == nullptr) continue;
    NormSpan capture = range(parts[number]);
    if (capture.begin == match.span.begin) capture.begin = begin;
    match.captures.emplace_back(name, capture);
  }
  match.span.begin = begin;
  if (!IsAllowed(rule.around, text, match.span)) return std::nullopt;
  return match;
}

constexpr auto kAnyRule = [](const Rule&) { return true; };

// Calls `use` with each of the rules `which` that is `wanted` and matches at `at`, until it returns false.
template <class Wanted, class Use>
void ForRulesAt(const Family& family, const std::vector<int>& which, std::string_view text, std::size_t at,
                std::size_t end, Wanted wanted, Use use) {
  for (const int i : which) {
    const CompiledRule& rule = family.compiled[static_cast<std::size_t>(i)];
    if (!wanted(rule.rule)) continue;
    if (auto match = TryRule(rule, text, at, end, RE2::ANCHOR_START); match && !use(std::move(*match))) return;
  }
}

// The rules that may match at a place, in the order of the files.
std::vector<int> Candidates(const Family& family, std::string_view text, std::size_t at, std::vector<int> anywhere) {
  std::vector<int> which = family.starts().At(text, at);
  which.insert(which.end(), anywhere.begin(), anywhere.end());
  std::sort(which.begin(), which.end());
  return which;
}

// The places where rules of a family may match, from left to right.
class Places {
 public:
  Places(const Family& family, std::string_view text, NormSpan within)
      : family_(family), text_(text), end_(within.end), anywhere_(family.starts().anywhere()) {
    for (const int rule : anywhere_) next_.push_back(Search(rule, within.begin));
  }

  std::size_t Next(std::size_t at) {  // the end when there is none
    std::size_t first = end_;
    for (std::size_t i = 0; i < anywhere_.size(); ++i) {
      if (next_[i] < at) next_[i] = Search(anywhere_[i], at);
      first = std::min(first, next_[i]);
    }
    return family_.starts().Next(text_, at, first);
  }

  std::vector<int> At(std::size_t at) const {
    std::vector<int> found;
    for (std::size_t i = 0; i < anywhere_.size(); ++i)
      if (next_[i] == at) found.push_back(anywhere_[i]);
    return Candidates(family_, text_, at, std::move(found));
  }

 private:
  std::size_t Search(int rule, std::size_t at) const {
    re2::StringPiece hit;
    const RE2& pattern = *family_.compiled[static_cast<std::size_t>(rule)].pattern;
    const bool found = pattern.Match(Piece(text_), at, end_, RE2::UNANCHORED, &hit, 1);
    return found ? static_cast<std::size_t>(hit.data() - text_.data()) : end_;
  }

  const Family& family_;
  std::string_view text_;
  std::size_t end_;
  const std::vector<int>& anywhere_;  // the rules that only RE2 can find
  std::vector<std::size_t> next_;     // and where
};

// `limit` matches at most; RE2's end position hides what is behind it, so \b at
// the very end of `within` is judged as the end of the text.
std::vector<Match> Search(const Family& family, std::string_view text, NormSpan within, std::size_t limit) {
  if (within.empty()) within = {0, static_cast<std::uint32_t>(text.size())};
  std::vector<Match> found;
  Places places(family, text, within);
  std::size_t at = places.Next(within.begin);
  while (at < within.end && found.size() < limit) {
    std::size_t next = at + 1;  // unless a rule matches; one that is forbidden here hides nothing behind it
    ForRulesAt(family, places.At(at), text, at, within.end, kAnyRule, [&](Match match) {
      next = std::max<std::size_t>(match.span.end, next);
      found.push_back(std::move(match));
      return false;
    });
    at = places.Next(next);
  }
  return found;
}

std::vector<Error> CheckRule(const CompiledRule& rule) {
  std::vector<Error> errors;
  const auto fail = [&](const RuleEntry& entry, const std::string& message) {
    errors.push_back(RuleError(*rule.file, entry.line, entry.column, "[" + rule.rule.name + "] " + message));
  };
  // The first place where the rule matches and nothing around forbids it.
  const auto find = [&](std::string_view text) {
    std::optional<Match> match;
    for (std::size_t at = 0; at <= text.size() && !match; ++at)
      match = TryRule(rule, text, at, text.size(), RE2::ANCHOR_START);
    return match;
  };
  const auto goods = rule.rule.section->All("good"), bads = rule.rule.section->All("bad");
  if (goods.empty() || bads.empty())
    errors.push_back(RuleError(*rule.file, rule.rule.section->line, 1,
                               "[" + rule.rule.name + "] needs at least one good and one bad line"));
  for (const RuleEntry* entry : goods) {
    const GoodLine good = SplitGoodLine(entry->value);
    const std::optional<Match> match = find(good.text);
    if (!match) {
      fail(*entry, "does not find this good line");
      continue;
    }
    for (const auto& [field, want] : good.fields)
      if (const std::string_view got = match->Get(field, good.text); got != want)
        fail(*entry, "finds " + field + "=\"" + std::string(got) + "\", not \"" + want + "\"");
  }
  for (const RuleEntry* entry : bads)
    if (const auto match = find(entry->value))
      fail(*entry, "finds \"" + std::string(match->span.In(entry->value)) + "\" in this bad line");
  return errors;
}

// Adds the rules of one file to its family. Patterns of strangers are compiled at
// once, so that a mistake is told before anything is read.
Result<bool> AddRules(const RuleFile& file, Trust trust, Patterns& patterns, std::set<std::string>& names,
                      Family& family) {
  const auto expand = [&](const RuleSection& section, const char* key, const char* before,
                          const char* after) -> Result<LazyPattern> {
    const RuleEntry* entry = section.Find(key);
    if (!entry) return LazyPattern();
    Result<std::string> pattern = patterns.Expand(file, *entry, Captures::kNamed);
    if (!pattern) return tl::unexpected(pattern.error());
    LazyPattern lazy(before + *pattern + after);
    if (trust == Trust::kStrangers && !lazy->ok())
      return tl::unexpected(RuleError(file, entry->line, entry->column, "not a pattern: " + lazy->error()));
    return lazy;
  };
  for (const RuleSection& section : file.sections) {
    if (section.kind == "piece" || section.kind == "table") continue;
    if (section.kind != "rule")
      return tl::unexpected(RuleError(
          file, section.line, 2, "a section is a [piece …], a [table …] or a [rule …], not [" + section.kind + " …]"));
    const RuleEntry* match = section.Find("match");
    if (!match) return tl::unexpected(RuleError(file, section.line, 1, "a rule needs a match line"));
    if (!names.insert(section.name).second)
      return tl::unexpected(RuleError(file, section.line, 1, "a second rule called " + section.name));
    Result<LazyPattern> pattern = expand(section, "match", "", "");
    if (!pattern) return tl::unexpected(pattern.error());
    const std::string plain = "(?:" + *patterns.Expand(file, *match, Captures::kNone) + ")";
    CompiledRule rule{{section.name, &section}, &file, plain, std::move(*pattern), {}, section.Get("from") == "word"};
    constexpr const char* kEnd = R"()\z)";
    for (const auto& [key, slot, open, close] : {std::tuple{"not_after", &rule.around.not_after, "(?:", kEnd},
                                                 {"not_before", &rule.around.not_before, "", ""},
                                                 {"only_after", &rule.around.only_after, "(?:", kEnd},
                                                 {"only_before", &rule.around.only_before, "", ""}}) {
      Result<LazyPattern> words = expand(section, key, open, close);
      if (!words) return tl::unexpected(words.error());
      *slot = std::move(*words);
    }
    family.rules.push_back(rule.rule);
    family.compiled.push_back(std::move(rule));
  }
  return true;
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

Result<Grammar> Grammar::Compile(std::vector<RuleFile> files, Trust trust) {
  auto impl = std::make_unique<Impl>();
  impl->files = std::move(files);

  Patterns patterns;
  if (Result<bool> added = patterns.Add(impl->files); !added) return tl::unexpected(added.error());
  std::set<std::string> names;
  for (const RuleFile& file : impl->files)
    if (Result<bool> added = AddRules(file, trust, patterns, names, impl->families[FamilyOf(file)]); !added)
      return tl::unexpected(added.error());
  std::erase_if(impl->families, [](const auto& f) { return f.second.compiled.empty(); });
  impl->tables = patterns.TakeTables();
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
    ForRulesAt(*f, Candidates(*f, text, at, f->starts().anywhere()), text, at, text.size(), kAnyRule, [&](Match match) {
      found.push_back(std::move(match));
      return true;
    });
  return found;
}

std::optional<Match> Grammar::FirstAt(std::string_view family, std::string_view text, std::uint32_t at,
                                      const std::function<bool(const Rule&)>& wanted) const {
  std::optional<Match> found;
  if (const Family* f = impl_->Find(family))
    ForRulesAt(*f, Candidates(*f, text, at, f->starts().anywhere()), text, at, text.size(), wanted, [&](Match match) {
      found = std::move(match);
      return false;
    });
  return found;
}

bool Grammar::HasFamily(std::string_view family) const { return impl_->Find(family) != nullptr; }

std::span<const Rule> Grammar::Rules(std::string_view family) const {
  const Family* f = impl_->Find(family);
  return f ? std::span<const Rule>(f->rules) : std::span<const Rule>();
}

std::string_view Grammar::Look(std::string_view table, std::string_view key) const {
  const auto found = impl_->tables.find(table);
  if (found == impl_->tables.end()) return {};
  for (const auto& [name, value] : found->second)
    if (name == key) return value;
  return {};
}

std::span<const std::pair<std::string, std::string>> Grammar::Table(std::string_view table) const {
  const auto found = impl_->tables.find(table);
  return found == impl_->tables.end() ? std::span<const std::pair<std::string, std::string>>() : found->second;
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
