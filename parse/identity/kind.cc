// What kind of paper it is: by the words of its heading, of its subject, of its first
// sentence, or by what only one kind has (the "Parafenroute" of a note to a minister).
#include <algorithm>

#include "parse/identity/parts.h"

namespace kst::identity {
namespace {

constexpr std::size_t kLongestTitle = 400;

// A heading that runs over lines of a text layer is matched whole.
std::string TitleAt(const Head& head, std::size_t at) {
  constexpr std::size_t kMore = 3;
  std::string title(head.lines[at].substr(0, kLongestTitle));
  for (std::size_t i = at + 1; head.flat && i < std::min(at + kMore, head.lines.size()); ++i)
    title.append(" ").append(head.lines[i].substr(0, kLongestTitle));
  return title;
}

// In a text layer a full line of prose may begin with the words of a title, where a full
// line that ends no sentence stands before it.
bool MayBeTitle(const Head& head, std::size_t at) {
  constexpr std::size_t kFull = 50;
  if (!head.flat) return true;
  const std::string_view line = head.lines[at], before = at > 0 ? head.lines[at - 1] : std::string_view();
  if (IsLower(line[0]) && !line.starts_with("nr")) return false;
  return line.size() < kFull || before.size() < kFull ||
         std::string_view(".:;").find(before.back()) != std::string_view::npos;
}

// A row of an overview begins like the heading of the motion that it names and ends as a sentence:
// "Motie van het lid X over … De Kamer wordt geïnformeerd."
bool IsRow(const Head& head, std::size_t at, std::string_view kind) {
  constexpr std::size_t kFull = 50;
  const std::string_view line = head.lines[at];
  return head.flat && (kind == "motion" || kind == "amendment") && line.size() >= kFull && line.back() == '.' &&
         !Fold(line).ends_with("c.s.");
}

bool AnyPart(const NormalisedText& text, int last_page, const Grammar& grammar, std::string_view family) {
  constexpr std::size_t kLongest = 60;
  return std::any_of(text.parts.begin(), text.parts.end(), [&](const TextPart& part) {
    return part.page <= last_page && part.span.size() <= kLongest && part.role != Role::kNote &&
           !grammar.FindFirst(family, Trim(part.span.In(text.text))).empty();
  });
}

}  // namespace

std::string_view KindOf(std::string_view words, std::string_view family, const Grammar& grammar) {
  const std::vector<Match> match = grammar.FindFirst(family, words);
  return match.empty() ? std::string_view() : match[0].rule->Get("kind");
}

// The first heading that names a kind; papers without an official head say it there.
// A kind that can be the title of a bill ("Jaarverslag en slotwet …") gives way to one
// below it; one that many a heading inside a paper names counts as the first line only.
std::string_view KindOfTitle(const Head& head, const Grammar& grammar, bool sure) {
  constexpr std::size_t kTitleParts = 14, kFlatLines = 40, kTop = 3;
  const std::size_t most = std::min(head.flat ? kFlatLines : kTitleParts, head.lines.size());
  std::string_view weak;
  for (std::size_t i = 0; i < most; ++i) {
    if (!grammar.FindFirst("salutation", head.lines[i]).empty()) break;  // what follows is a letter
    if (!MayBeTitle(head, i)) continue;
    const std::vector<Match> match = grammar.FindFirst("title", TitleAt(head, i));
    if (match.empty() || (match[0].rule->Get("place") == "top" && i >= kTop)) continue;
    if (IsRow(head, i, match[0].rule->Get("kind"))) continue;
    if (match[0].rule->Get("weak") != "yes") return match[0].rule->Get("kind");
    if (weak.empty()) weak = match[0].rule->Get("kind");
  }
  return sure ? std::string_view() : weak;
}

std::string_view KindOfOpening(const Head& head, const Grammar& grammar) {
  constexpr std::size_t kOpeningParts = 30;
  for (std::size_t i = 0; head.flat && i < std::min(kOpeningParts, head.lines.size()); ++i)
    if (const auto kind = MayBeTitle(head, i) ? KindOf(TitleAt(head, i), "opening", grammar) : ""; !kind.empty())
      return kind;
  for (std::size_t i = 0; i < std::min(kOpeningParts, head.parts.size()); ++i)
    if (const auto kind = KindOf(head.parts[i], "opening", grammar); !kind.empty()) return kind;
  return {};
}

std::string_view KindOfSubject(const Document& document, const Grammar& grammar) {
  return document.subject ? KindOf(*document.subject, "subject", grammar) : std::string_view();
}

std::string_view KindOfLetter(const Head& head, const Document& document, const Grammar& grammar) {
  if (const auto kind = KindOfSubject(document, grammar); !kind.empty()) return kind;
  const auto kind = KindOfOpening(head, grammar);
  return kind.empty() ? "letter" : kind;
}

std::string_view KindOfMarks(const Head& head, const Grammar& grammar) {
  constexpr std::size_t kLongest = 120, kMarkLines = 60;
  const auto kind_of = [&](std::string_view line) {
    return line.size() > kLongest ? std::string_view() : KindOf(line, "mark", grammar);
  };
  for (const auto& block : head.furniture)
    for (const std::string_view line : block)
      if (const auto kind = kind_of(line); !kind.empty()) return kind;
  for (std::size_t i = 0; i < std::min(kMarkLines, head.lines.size()); ++i)
    if (const auto kind = kind_of(head.lines[i]); !kind.empty()) return kind;
  return {};
}

bool IsAnswered(const NormalisedText& text, const Grammar& grammar) {
  constexpr std::size_t kLongest = 60, kMany = 3;
  std::size_t answers = 0;
  for (const TextPart& part : text.parts)
    if (part.span.size() <= kLongest) answers += !grammar.FindFirst("answered", Trim(part.span.In(text.text))).empty();
  return answers >= kMany;
}

bool HasContents(const NormalisedText& text, const Grammar& grammar) {
  constexpr int kFirstPages = 6;
  return AnyPart(text, kFirstPages, grammar, "contents");
}

}  // namespace kst::identity
