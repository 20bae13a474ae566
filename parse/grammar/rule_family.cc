#include "parse/grammar/rule_family.h"

#include <algorithm>
#include <cctype>
#include <iterator>
#include <map>

#include "parse/grammar/known_openings.h"
#include "parse/grammar/pattern_atoms.h"

namespace kst {
namespace {

constexpr std::int64_t kPatternMemory = 64 << 20;  // RE2 gives up its fast engine when it has less than it needs

re2::StringPiece Piece(std::string_view s) { return {s.data(), s.size()}; }

// Do the words before and behind a match allow it?
bool IsAllowed(const Surroundings& around, std::string_view text, NormSpan span) {
  constexpr std::uint32_t kReach = 200;  // bytes
  const std::uint32_t from = span.begin - std::min(span.begin, kReach);
  const std::size_t to = std::min<std::size_t>(text.size(), span.end + kReach);
  const auto before = [&](const LazyPattern& words) {
    return words.Match(text.substr(0, span.begin), from, span.begin);
  };
  const auto behind = [&](const LazyPattern& words) { return words.Match(text, span.end, to); };
  return !(around.not_after && before(around.not_after)) && !(around.not_before && behind(around.not_before)) &&
         !(around.only_after && !before(around.only_after)) && !(around.only_before && !behind(around.only_before));
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

// Bytes of one match: a pattern with a gap would read to the end of a text that never ends its sentence.
constexpr std::size_t kLongestMatch = 8000;

// Where PCRE2 has spent as much on a pattern as it costs to make it ready for RE2: from there on RE2 is cheaper.
// Not of one whose answers cost little, each: the automata of RE2 lie far apart in memory.
constexpr int kMostSpent = 512, kMostOfOne = 2;

}  // namespace

LazyPattern::LazyPattern(std::string pattern, From from) : pattern_(std::move(pattern)), from_(from) {
  std::string_view rest = pattern_;
  if (rest.starts_with('^')) SkipAlternative(rest), at_front_ = rest.empty();
}

const RE2& LazyPattern::operator*() const {
  if (!compiled_) {
    RE2::Options options;
    options.set_case_sensitive(false);
    options.set_log_errors(false);
    options.set_max_mem(kPatternMemory);
    compiled_ = std::make_unique<RE2>(pattern_, options);
    const std::map<int, std::string>& names = compiled_->CapturingGroupNames();
    groups_.assign(names.begin(), names.end());
  }
  return *compiled_;
}

bool LazyPattern::Match(std::string_view text, std::size_t at, std::size_t end,
                        std::span<std::string_view> parts) const {
  if (at_front_ && at > 0) return false;
  if (!compiled_ && (!quick_ || quick_->spent() < std::max(kMostSpent, kMostOfOne * quick_->asked()))) {
    if (!quick_) groups_ = quick_.emplace(pattern_, from_).Groups();
    const QuickPattern::Answer answer = quick_->Match(text, at, end, parts);
    if (answer != QuickPattern::Answer::kUnsure) return answer == QuickPattern::Answer::kYes;
  }
  re2::StringPiece pieces[kMostCaptures + 1];
  const auto count = static_cast<int>(std::min(parts.size(), std::size(pieces)));
  if (!(*this)->Match(Piece(text), at, end, from_ == From::kHere ? RE2::ANCHOR_START : RE2::UNANCHORED, pieces, count))
    return false;
  for (std::size_t i = 0; i < static_cast<std::size_t>(count); ++i) parts[i] = {pieces[i].data(), pieces[i].size()};
  return true;
}

std::optional<Match> TryRule(const CompiledRule& rule, std::string_view text, std::size_t at, std::size_t end) {
  std::string_view parts[kMostCaptures + 1];
  end = std::min(end, at + kLongestMatch);
  if (!rule.pattern.Match(text, at, end, parts)) return std::nullopt;
  const auto range = [&](std::string_view p) {
    const auto begin = static_cast<std::uint32_t>(p.data() - text.data());
    return NormSpan{begin, begin + static_cast<std::uint32_t>(p.size())};
  };
  Match match{&rule.rule, range(parts[0]), {}};
  const std::uint32_t begin = rule.from_word ? WordBegin(text, match.span.begin) : match.span.begin;
  for (const auto& [number, name] : rule.pattern.groups()) {
    if (number > kMostCaptures || parts[number].data() == nullptr) continue;
    NormSpan capture = range(parts[number]);
    if (capture.begin == match.span.begin) capture.begin = begin;
    match.captures.emplace_back(name, capture);
  }
  match.span.begin = begin;
  if (!IsAllowed(rule.around, text, match.span)) return std::nullopt;
  return match;
}

const Starts& Family::starts() const {
  if (!starts_) {
    std::vector<std::string_view> patterns;
    for (const CompiledRule& rule : compiled) patterns.push_back(rule.pattern.text());
    starts_ = std::make_unique<Starts>(patterns);
    at_front_ = std::ranges::all_of(compiled, [](const CompiledRule& rule) { return rule.pattern.at_front(); });
    for (const int rule : starts_->anywhere())
      for (const Opening word : FindOutline(patterns[static_cast<std::size_t>(rule)]).words) needed_[rule].Add(word);
  }
  return *starts_;
}

// The places where rules of a family may match, from left to right.
class Places {
 public:
  Places(const Family& family, std::string_view text, NormSpan within, const KnownPlaces* known)
      : family_(family),
        text_(text),
        end_(within.end),
        known_(known),
        anywhere_(known ? known->anywhere : family.starts().anywhere()) {
    for (const int rule : anywhere_) next_.push_back(Search(rule, within.begin));
    if (!known_) return;
    const auto before = [](const Place& place, std::size_t at) { return place.at < at; };
    here_ = std::lower_bound(known_->places.begin(), known_->places.end(), within.begin, before);
  }

  std::size_t Next(std::size_t at) {  // the end when there is none
    std::size_t first = end_;
    for (std::size_t i = 0; i < anywhere_.size(); ++i) {
      if (next_[i] < at) next_[i] = Search(anywhere_[i], at);
      first = std::min(first, next_[i]);
    }
    if (family_.at_front_) {
      if (at == 0) first = std::min(first, family_.starts().Next(text_, 0, std::min<std::size_t>(first, 1)));
      return first == 0 ? 0 : end_;
    }
    if (!known_) return family_.starts().Next(text_, at, first);
    while (here_ != known_->places.end() && here_->at < at) ++here_;
    return here_ == known_->places.end() ? first : std::min<std::size_t>(first, here_->at);
  }

  // The rules that may match where Next() was last, in the order of the files.
  const std::vector<int>& At(std::size_t at) {
    rules_.clear();
    if (!known_)
      rules_ = family_.starts().At(text_, at);
    else
      for (auto place = here_; place != known_->places.end() && place->at == at; ++place)
        rules_.push_back(place->pattern);
    const auto of_starts = static_cast<std::ptrdiff_t>(rules_.size());
    for (std::size_t i = 0; i < anywhere_.size(); ++i)
      if (next_[i] == at) rules_.push_back(anywhere_[i]);
    std::inplace_merge(rules_.begin(), rules_.begin() + of_starts, rules_.end());
    return rules_;
  }

 private:
  std::size_t Search(int rule, std::size_t at) const {
    const auto needed = family_.needed_.find(rule);
    if (needed != family_.needed_.end() && needed->second.Next(text_, at, end_) == end_) return end_;
    re2::StringPiece hit;
    const RE2& pattern = *family_.compiled[static_cast<std::size_t>(rule)].pattern;
    const bool found = pattern.Match(Piece(text_), at, end_, RE2::UNANCHORED, &hit, 1);
    return found ? static_cast<std::size_t>(hit.data() - text_.data()) : end_;
  }

  const Family& family_;
  std::string_view text_;
  std::size_t end_;
  const KnownPlaces* known_;
  std::vector<Place>::const_iterator here_;
  const std::vector<int>& anywhere_;  // the rules that only RE2 can find
  std::vector<std::size_t> next_;     // and where
  std::vector<int> rules_;
};

std::vector<Match> Family::Search(std::string_view text, NormSpan within, std::size_t limit,
                                  const KnownPlaces* known) const {
  if (within.empty()) within = {0, static_cast<std::uint32_t>(text.size())};
  std::vector<Match> found;
  Places places(*this, text, within, known);
  std::size_t at = places.Next(within.begin);
  while (at < within.end && found.size() < limit) {
    std::size_t next = at + 1;  // unless a rule matches; one that is forbidden here hides nothing behind it
    for (const int i : places.At(at)) {
      std::optional<Match> match = TryRule(compiled[static_cast<std::size_t>(i)], text, at, within.end);
      if (!match) continue;
      next = std::max<std::size_t>(match->span.end, next);
      found.push_back(std::move(*match));
      break;
    }
    at = places.Next(next);
  }
  return found;
}

std::vector<Match> Family::At(std::string_view text, std::uint32_t at, std::size_t limit,
                              const std::function<bool(const Rule&)>& wanted) const {
  std::vector<Match> found;
  std::vector<int> candidates = starts().At(text, at);
  const std::vector<int>& anywhere = starts().anywhere();
  candidates.insert(candidates.end(), anywhere.begin(), anywhere.end());
  std::sort(candidates.begin(), candidates.end());
  for (const int i : candidates) {
    if (found.size() == limit) break;
    const CompiledRule& rule = compiled[static_cast<std::size_t>(i)];
    if (wanted && !wanted(rule.rule)) continue;
    if (auto match = TryRule(rule, text, at, text.size())) found.push_back(std::move(*match));
  }
  return found;
}

}  // namespace kst
