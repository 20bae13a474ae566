#include "parse/grammar/rule_grammar.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>

#include "parse/grammar/pattern_text.h"
#include "parse/grammar/rule_family.h"
#include "schema/text.h"

namespace kst {
namespace {

// "cite.kamerstuk.rules" -> "cite"
std::string FamilyOf(const RuleFile& file) { return file.name.substr(0, file.name.find('.')); }

// A family is looked up for each sentence, and few names are of one length.
struct ByLength {
  using is_transparent = void;
  bool operator()(std::string_view a, std::string_view b) const {
    return a.size() != b.size() ? a.size() < b.size() : a < b;
  }
};

}  // namespace

struct Grammar::Impl {
  std::vector<RuleFile> files;
  std::map<std::string, Patterns::Table, std::less<>> tables;
  std::map<std::string, Family, ByLength> families;

  // What one pass found in the text that is being read.
  std::vector<std::string> wanted;
  std::optional<Starts> starts;                       // of all rules of the wanted families
  std::vector<std::pair<const Family*, int>> owners;  // of each of these rules: its family, its number there
  std::string_view text;
  std::map<const Family*, KnownPlaces> known;  // empty while no text is being read

  void Want(std::span<const std::string_view> names);
  void Know(std::string_view read);
  std::vector<Match> Search(std::string_view family, std::string_view in, NormSpan within, std::size_t limit) const;

  const Family* Find(std::string_view name) const {
    const auto found = families.find(name);
    return found == families.end() ? nullptr : &found->second;
  }
};

namespace {

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
    const bool stands_before = *after != '\0';
    LazyPattern lazy(before + *pattern + after,
                     stands_before ? LazyPattern::From::kAnywhere : LazyPattern::From::kHere);
    if (trust == Trust::kStrangers && !lazy->ok())
      return tl::unexpected(RuleError(file, entry->line, entry->column, "not a pattern: " + lazy->error()));
    if (trust == Trust::kStrangers && lazy->NumberOfCapturingGroups() > kMostCaptures)
      return tl::unexpected(RuleError(
          file, entry->line, entry->column,
          Concat({"this captures ", std::to_string(lazy->NumberOfCapturingGroups()), " parts and ",
                  std::to_string(kMostCaptures), " are kept: write {:piece} and (?:…) for what nobody asks for"})));
    return lazy;
  };
  for (const RuleSection& section : file.sections) {
    if (section.kind == "piece" || section.kind == "table" || section.kind == "sense" || section.kind == "weights")
      continue;
    if (section.kind != "rule")
      return tl::unexpected(RuleError(
          file, section.line, 2, "a section is a [piece …], a [table …] or a [rule …], not [" + section.kind + " …]"));
    const RuleEntry* match = section.Find("match");
    if (!match) return tl::unexpected(RuleError(file, section.line, 1, "a rule needs a match line"));
    if (!names.insert(section.name).second)
      return tl::unexpected(RuleError(file, section.line, 1, "a second rule called " + section.name));
    Result<LazyPattern> pattern = expand(section, "match", "", "");
    if (!pattern) return tl::unexpected(pattern.error());
    CompiledRule rule{{section.name, &section, &file}, std::move(*pattern), {}, section.Get("from") == "word"};
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

void Grammar::Impl::Want(std::span<const std::string_view> names) {
  if (starts && std::ranges::equal(names, wanted)) return;
  wanted.assign(names.begin(), names.end());
  owners.clear();
  std::vector<std::string_view> patterns;
  for (const std::string& name : wanted)
    if (const Family* family = Find(name))
      for (std::size_t i = 0; i < family->compiled.size(); ++i) {
        owners.emplace_back(family, static_cast<int>(i));
        patterns.push_back(family->compiled[i].pattern.text());
      }
  starts.emplace(patterns, Starts::For::kTexts);
}

void Grammar::Impl::Know(std::string_view read) {
  text = read;
  std::vector<KnownPlaces*> places;  // of the owner of each rule
  for (const auto& [family, rule] : owners) places.push_back(&known[family]);
  const auto at = [](int id) { return static_cast<std::size_t>(id); };
  for (const int rule : starts->anywhere()) places[at(rule)]->anywhere.push_back(owners[at(rule)].second);
  for (const Place& place : starts->All(text))
    places[at(place.pattern)]->places.push_back({place.at, owners[at(place.pattern)].second});
}

std::vector<Match> Grammar::Impl::Search(std::string_view family, std::string_view in, NormSpan within,
                                         std::size_t limit) const {
  const Family* f = Find(family);
  if (!f) return {};
  const bool is_known = in.data() == text.data() && in.size() == text.size();
  const auto places = is_known ? known.find(f) : known.end();
  return f->Search(in, within, limit, places == known.end() ? nullptr : &places->second);
}

Grammar::Reading::Reading(const Grammar& grammar, std::string_view text, std::span<const std::string_view> families)
    : grammar_(grammar) {
  grammar_.impl_->Want(families);
  grammar_.impl_->Know(text);
}

Grammar::Reading::~Reading() { grammar_.impl_->known.clear(); }

std::vector<Match> Grammar::FindAll(std::string_view family, std::string_view text, NormSpan within) const {
  return impl_->Search(family, text, within, text.size() + 1);
}

std::vector<Match> Grammar::FindFirst(std::string_view family, std::string_view text, NormSpan within) const {
  return impl_->Search(family, text, within, 1);
}

std::vector<Match> Grammar::FindAt(std::string_view family, std::string_view text, std::uint32_t at) const {
  const Family* f = impl_->Find(family);
  return f ? f->At(text, at, f->compiled.size()) : std::vector<Match>();
}

std::optional<Match> Grammar::FirstAt(std::string_view family, std::string_view text, std::uint32_t at,
                                      const std::function<bool(const Rule&)>& wanted) const {
  const Family* f = impl_->Find(family);
  std::vector<Match> found = f ? f->At(text, at, 1, wanted) : std::vector<Match>();
  return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<std::string_view> Grammar::Families() const {
  std::vector<std::string_view> names;
  for (const auto& [name, family] : impl_->families) names.push_back(name);
  std::ranges::sort(names);
  return names;
}

std::span<const RuleFile> Grammar::Files() const { return impl_->files; }

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

std::optional<Match> Grammar::FindAlone(const Rule& rule, std::string_view text) const {
  for (const auto& [name, family] : impl_->families)
    for (const CompiledRule& compiled : family.compiled) {
      if (compiled.rule.section != rule.section) continue;
      for (std::size_t at = 0; at <= text.size(); ++at)
        if (std::optional<Match> match = TryRule(compiled, text, at, text.size())) return match;
    }
  return std::nullopt;
}

}  // namespace kst
