#include "extract/normalise/sentences.h"

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <algorithm>
#include <iterator>
#include <string>
#include <unordered_set>

#include "extract/normalise/clean_line.h"
#include "extract/normalise/letters.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr RuleKey kKeys[] = {{"abbreviation", "word", RuleValue::kText, "", Times::kMany},
                             {"abbreviation", "good", RuleValue::kText, "", Times::kMany},
                             {"abbreviation", "bad", RuleValue::kText, "", Times::kMany},
                             {"before_figure", "word", RuleValue::kText, "", Times::kMany},
                             {"before_figure", "good", RuleValue::kText, "", Times::kMany},
                             {"before_figure", "bad", RuleValue::kText, "", Times::kMany},
                             {"unfinished", "word", RuleValue::kText, "", Times::kMany},
                             {"unfinished", "good", RuleValue::kText, "", Times::kMany},
                             {"unfinished", "bad", RuleValue::kText, "", Times::kMany},
                             {"numbered", "word", RuleValue::kText, "", Times::kMany},
                             {"numbered", "good", RuleValue::kText, "", Times::kMany},
                             {"numbered", "bad", RuleValue::kText, "", Times::kMany}};

bool IsLetterByte(char c) { return IsAsciiLetter(c) || static_cast<unsigned char>(c) >= 0x80; }

bool IsInitials(std::string_view token) {  // "F." "F.B.J." "Th." is in the list
  if (token.size() < 2 || token.size() % 2 != 0) return false;
  for (std::size_t i = 0; i < token.size(); i += 2)
    if (token[i] < 'A' || token[i] > 'Z' || token[i + 1] != '.') return false;
  return true;
}

std::string_view TrimRight(std::string_view s) {
  while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
  return s;
}

// Behind the mark of a note that follows a full stop, and the spaces there: "leden.²".
std::uint32_t BehindMark(std::string_view words, std::uint32_t end) {
  const auto mark = [&] {
    return std::find_if(std::begin(kSuperscripts), std::end(kSuperscripts),
                        [&](std::string_view digit) { return words.substr(end).starts_with(digit); });
  };
  for (auto digit = mark(); digit != std::end(kSuperscripts); digit = mark())
    end += static_cast<std::uint32_t>(digit->size());
  while (end < words.size() && words[end] == ' ') ++end;
  return end;
}

}  // namespace

struct SentenceRules::Impl {
  std::unordered_set<std::string> abbreviations;  // "nr.", folded
  std::unordered_set<std::string> before_figure;  // end a sentence unless a figure or bracket follows
  std::unordered_set<std::string> unfinished;     // end nothing
  std::unordered_set<std::string> numbered;       // have a number behind them
  std::unique_ptr<icu::BreakIterator> breaks;

  // Does a sentence end between these two pieces of text?
  bool Ends(std::string_view before, std::string_view after) const {
    before = TrimRight(before);
    if (!before.ends_with('.')) return true;
    const auto space = before.rfind(' ');
    std::string_view token = before.substr(space == before.npos ? 0 : space + 1);
    while (!token.empty() && !IsLetterByte(token[0]) && !IsDigit(token[0])) token.remove_prefix(1);
    if (token.starts_with("“") || token.starts_with("‘") || token.starts_with("„")) token.remove_prefix(3);
    if (IsInitials(token)) return false;
    const std::string folded = FoldCase(token);
    if (abbreviations.contains(folded)) return false;
    if (before_figure.contains(folded)) return after.empty() || !(IsDigit(after[0]) || after[0] == '(');
    // "1." and "c." at the start of an item
    const bool number = token.find_first_not_of("0123456789.") == token.npos || token.size() <= 3;
    return !(number && token.size() == before.size());
  }
};

SentenceRules::SentenceRules() : impl_(std::make_unique<Impl>()) {}
SentenceRules::SentenceRules(SentenceRules&&) noexcept = default;
SentenceRules& SentenceRules::operator=(SentenceRules&&) noexcept = default;
SentenceRules::~SentenceRules() = default;

Result<SentenceRules> SentenceRules::Read(const RuleFile& file) {
  if (const std::vector<Error> wrong = CheckKeys(file, kKeys); !wrong.empty()) return tl::unexpected(Together(wrong));
  SentenceRules rules;
  for (const RuleSection& section : file.sections) {
    auto& words = section.kind == "before_figure" ? rules.impl_->before_figure
                  : section.kind == "unfinished"  ? rules.impl_->unfinished
                  : section.kind == "numbered"    ? rules.impl_->numbered
                                                  : rules.impl_->abbreviations;
    for (const RuleEntry* entry : section.All("word"))
      for (const std::string_view word : SplitWords(entry->value)) words.insert(FoldCase(word));
  }
  UErrorCode status = U_ZERO_ERROR;
  rules.impl_->breaks.reset(icu::BreakIterator::createSentenceInstance(icu::Locale("nl"), status));
  if (U_FAILURE(status)) return Fail(Code::kBadRule, "ICU has no sentence rules; install libicu72", file.name);
  return rules;
}

void SentenceRules::Split(std::string_view text, NormSpan paragraph, std::vector<NormSpan>& out) const {
  const std::string_view words = paragraph.In(text);
  std::uint32_t begin = 0;
  const auto add = [&](std::uint32_t end) {
    const auto size = static_cast<std::uint32_t>(TrimRight(words.substr(begin, end - begin)).size());
    if (size > 0) out.push_back({paragraph.begin + begin, paragraph.begin + begin + size});
    begin = end;
  };
  // Only a full stop, question or exclamation mark or ellipsis inside can end a sentence.
  if (words.substr(0, words.size() - !words.empty()).find_first_of(".?!\xE2") != words.npos) {
    UErrorCode status = U_ZERO_ERROR;
    UText source = UTEXT_INITIALIZER;
    utext_openUTF8(&source, words.data(), static_cast<int64_t>(words.size()), &status);
    impl_->breaks->setText(&source, status);
    if (U_SUCCESS(status))
      for (int32_t at = impl_->breaks->next(); at != icu::BreakIterator::DONE; at = impl_->breaks->next()) {
        const auto stop = static_cast<std::uint32_t>(at), end = BehindMark(words, stop);
        if (end < words.size() && impl_->Ends(words.substr(begin, stop - begin), words.substr(end))) add(end);
      }
    utext_close(&source);
  }
  add(static_cast<std::uint32_t>(words.size()));
}

bool SentenceRules::EndsUnfinished(std::string_view text) const {
  const auto space = text.rfind(' ');
  if (space == text.npos || text[space - (space > 0)] == ';') return false;  // "…; en" ends an item
  return impl_->unfinished.contains(FoldCase(text.substr(space + 1)));
}

bool SentenceRules::AwaitsNumber(std::string_view text) const {
  const auto space = text.rfind(' ');
  if (space == text.npos) return false;
  std::string_view word = text.substr(space + 1);
  if (word.starts_with('(')) word.remove_prefix(1);
  return impl_->numbered.contains(FoldCase(word));
}

std::vector<Error> SentenceRules::Check(const RuleFile& file) const {
  std::vector<Error> errors;
  for (const RuleSection& section : file.sections) {
    for (const RuleEntry& entry : section.entries) {
      if (entry.key != "good" && entry.key != "bad") continue;
      if (section.kind == "unfinished" || section.kind == "numbered") {
        if ((section.kind == "numbered" ? AwaitsNumber(entry.value) : EndsUnfinished(entry.value)) !=
            (entry.key == "good"))
          errors.push_back(RuleError(file, entry.line, entry.column,
                                     entry.key == "good" ? "this must go on" : "this may be the end"));
        continue;
      }
      std::vector<NormSpan> found;
      Split(entry.value, {0, static_cast<std::uint32_t>(entry.value.size())}, found);
      const bool one = found.size() == 1;
      if (one != (entry.key == "good"))
        errors.push_back(RuleError(file, entry.line, entry.column,
                                   one ? "this must be two sentences" : "this must be one sentence"));
    }
  }
  return errors;
}

}  // namespace kst
