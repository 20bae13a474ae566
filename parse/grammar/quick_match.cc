#include "parse/grammar/quick_match.h"

#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>

#include <algorithm>

#include "parse/grammar/rule_grammar.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::uint32_t kFewSteps = 64, kMoreSteps = 16, kMostSteps = 16'384;  // at first, so many times more, at most
constexpr std::size_t kWindow = 256;  // bytes, at first: what is looked at is checked to be UTF-8
constexpr std::size_t kBehind = 256;  // bytes behind `end` that tell whether a match would go on there

PCRE2_SPTR8 Bytes(std::string_view s) { return reinterpret_cast<PCRE2_SPTR8>(s.data()); }

// `at`, or where the character begins inside which it lies.
std::size_t CharacterBegin(std::string_view text, std::size_t at) {
  while (at > 0 && at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80) --at;
  return at;
}

// What a match needs to work in: made once, because it grows to 20 KB.
struct Room {
  pcre2_match_data_8* data = pcre2_match_data_create_8(kMostCaptures + 1, nullptr);
  pcre2_match_context_8* limits = pcre2_match_context_create_8(nullptr);

  Room() = default;
  Room(const Room&) = delete;
  Room& operator=(const Room&) = delete;
  ~Room() {
    pcre2_match_context_free_8(limits);
    pcre2_match_data_free_8(data);
  }
};

}  // namespace

void QuickPattern::Free::operator()(pcre2_real_code_8* code) const { pcre2_code_free_8(code); }
QuickPattern::QuickPattern(QuickPattern&&) noexcept = default;
QuickPattern& QuickPattern::operator=(QuickPattern&&) noexcept = default;
QuickPattern::~QuickPattern() = default;

QuickPattern::QuickPattern(std::string_view pattern, From from) {
  int error = 0;
  std::size_t place = 0;
  // Where a match may begin is worth knowing only if it is searched for.
  const std::uint32_t options = PCRE2_UTF | PCRE2_CASELESS | PCRE2_DUPNAMES | PCRE2_DOLLAR_ENDONLY |
                                (from == From::kHere ? PCRE2_ANCHORED | PCRE2_NO_START_OPTIMIZE : 0U);
  code_.reset(pcre2_compile_8(Bytes(pattern), pattern.size(), options, &error, &place, nullptr));
}

QuickPattern::Answer QuickPattern::Match(std::string_view text, std::size_t at, std::size_t end,
                                         std::span<std::string_view> parts) const {
  if (!code_ || CharacterBegin(text, at) != at) return Answer::kUnsure;
  ++asked_;
  static thread_local Room room;
  const std::size_t last = std::min(text.size(), end + kBehind), before = CharacterBegin(text, at - (at > 0));
  std::size_t window = kWindow;
  int found = PCRE2_ERROR_MATCHLIMIT;
  for (std::uint32_t steps = kFewSteps; found == PCRE2_ERROR_MATCHLIMIT && steps <= kMostSteps; steps *= kMoreSteps) {
    pcre2_set_match_limit_8(room.limits, steps);
    for (;; window *= 8) {
      const std::size_t to = CharacterBegin(text, std::min(last, at + window));
      const std::string_view seen = text.substr(before, to - before);
      if (EndOfUtf8(seen) < seen.size()) return Answer::kUnsure;
      // PCRE2's own look at what it may see costs more than the match.
      const std::uint32_t options = (to == text.size() ? 0U : PCRE2_PARTIAL_HARD) | PCRE2_NO_UTF_CHECK;
      found = pcre2_match_8(code_.get(), Bytes(text), to, at, options, room.data, room.limits);
      spent_ += steps / kFewSteps;
      if (found != PCRE2_ERROR_PARTIAL || at + window >= last) break;
    }
  }
  if (found == PCRE2_ERROR_NOMATCH) return Answer::kNo;
  if (found < 0) return Answer::kUnsure;
  const std::size_t* offsets = pcre2_get_ovector_pointer_8(room.data);
  if (offsets[1] > end) return Answer::kUnsure;  // another one may end before it
  std::fill(parts.begin(), parts.end(), std::string_view());
  for (std::size_t i = 0; i < std::min(parts.size(), static_cast<std::size_t>(found)); ++i)
    if (offsets[2 * i] != PCRE2_UNSET) parts[i] = text.substr(offsets[2 * i], offsets[2 * i + 1] - offsets[2 * i]);
  return Answer::kYes;
}

std::vector<std::pair<int, std::string>> QuickPattern::Groups() const {
  std::uint32_t count = 0, size = 0;
  const unsigned char* entry = nullptr;  // each: the number in two bytes and the name, up to a 0
  if (code_) {
    pcre2_pattern_info_8(code_.get(), PCRE2_INFO_NAMECOUNT, &count);
    pcre2_pattern_info_8(code_.get(), PCRE2_INFO_NAMEENTRYSIZE, &size);
    pcre2_pattern_info_8(code_.get(), PCRE2_INFO_NAMETABLE, &entry);
  }
  std::vector<std::pair<int, std::string>> groups;
  for (; count > 0; --count, entry += size)
    groups.emplace_back(entry[0] << 8 | entry[1], reinterpret_cast<const char*>(entry + 2));
  std::sort(groups.begin(), groups.end());
  return groups;
}

}  // namespace kst
