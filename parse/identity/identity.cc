#include "parse/identity/identity.h"

#include <algorithm>

#include "parse/identity/parts.h"
#include "parse/time/calendar.h"
#include "schema/digest.h"

namespace kst {
namespace identity {

std::vector<std::string_view> LinesOf(std::string_view text) {
  std::vector<std::string_view> lines;
  for (const std::string_view part : Split(text, '\n'))
    if (const std::string_view line = Trim(part); !line.empty()) lines.push_back(line);
  return lines;
}

bool IsUnfinished(std::string_view words, const Grammar& grammar) {
  return !grammar.FindFirst("unfinished", words).empty();
}

Head HeadOf(const NormalisedText& text) {
  Head head;
  for (const Furniture& f : text.furniture)
    if (f.page <= 1) head.furniture.push_back(LinesOf(f.text));
  for (const TextPart& part : text.parts)
    if (part.page <= 1 && part.role != Role::kNote)
      if (const std::string_view words = Trim(part.span.In(text.text)); !words.empty()) head.parts.push_back(words);
  return head;
}

namespace {

// The kind that the words of a heading or of a subject stand for; "" when they say nothing.
std::string_view KindOf(std::string_view words, std::string_view family, const Grammar& grammar) {
  const std::vector<Match> match = grammar.FindFirst(family, words);
  return match.empty() ? std::string_view() : match[0].rule->Get("kind");
}

// The first heading that names a kind; papers without an official head say it there.
// A kind that can be the title of a bill ("Jaarverslag en slotwet …") gives way to one below it.
std::string_view KindOfTitle(const Head& head, const Grammar& grammar) {
  constexpr std::size_t kTitleParts = 12, kLongestTitle = 400;
  std::string_view weak;
  for (std::size_t i = 0; i < std::min(kTitleParts, head.parts.size()); ++i) {
    const std::vector<Match> match = grammar.FindFirst("title", head.parts[i].substr(0, kLongestTitle));
    if (match.empty()) continue;
    if (match[0].rule->Get("weak") != "yes") return match[0].rule->Get("kind");
    if (weak.empty()) weak = match[0].rule->Get("kind");
  }
  return weak;
}

// Answers to questions without a head that says so: many blocks stand under "Antwoord".
bool IsAnswered(const NormalisedText& text, const Grammar& grammar) {
  constexpr std::size_t kLongest = 60, kMany = 3;
  std::size_t answers = 0;
  for (const TextPart& part : text.parts)
    if (part.span.size() <= kLongest) answers += !grammar.FindFirst("answered", Trim(part.span.In(text.text))).empty();
  return answers >= kMany;
}

std::string_view KindOfLetter(const Head& head, const Document& document, const Grammar& grammar) {
  if (document.subject)
    if (const auto kind = KindOf(*document.subject, "subject", grammar); !kind.empty()) return kind;
  for (const std::string_view part : head.parts)
    if (const auto kind = KindOf(part, "opening", grammar); !kind.empty()) return kind;
  return "letter";
}

// A paper without any head opens with its title.
std::optional<std::string> TitleOf(const Head& head, const Grammar& grammar) {
  constexpr std::size_t kShortestTitle = 10, kLongestTitle = 300;
  if (head.parts.empty()) return std::nullopt;
  const std::string_view first = head.parts[0];
  const bool fits = first.size() >= kShortestTitle && first.size() <= kLongestTitle;
  if (!fits || std::string_view(".,:;").find(first.back()) != std::string_view::npos) return std::nullopt;
  std::string title(first);
  for (std::size_t i = 1; i < head.parts.size() && title.size() < kLongestTitle && IsUnfinished(title, grammar); ++i)
    title.append(" ").append(head.parts[i]);
  return title;
}

// "Voorgesteld 6 juli 2021", "Den Haag, 28 januari 2025", "(ontvangen 13 juni 2024)".
std::optional<std::string> PrintedDate(const Head& head, const Grammar& grammar) {
  for (const std::string_view part : head.parts)
    for (const Match& match : grammar.FindAll("dateline", part))
      if (const auto iso = IsoDate(match.Get("date", part))) return iso;
  return std::nullopt;
}

// "Vragen van het lid X (P) aan de Minister van Y over Z (ingezonden …)": Z.
void ReadQuestions(const Head& head, const Grammar& grammar, Document& document) {
  for (const std::string_view part : head.parts)
    for (const Match& match : grammar.FindFirst("questions", part)) {
      document.subject = Trim(match.Get("subject", part));
      return;
    }
}

void FindAliases(const Head& head, const Grammar& grammar, Document& document) {
  const auto add = [&](std::string_view line) {
    for (const Match& match : grammar.FindFirst("alias", line)) {
      std::string number(match.Get("system_number", line));
      if (number != document.your_reference) document.aliases.push_back(std::move(number));
    }
  };
  for (const auto& block : head.furniture) std::for_each(block.begin(), block.end(), add);
  std::for_each(head.parts.begin(), head.parts.end(), add);
  std::sort(document.aliases.begin(), document.aliases.end());
  document.aliases.erase(std::unique(document.aliases.begin(), document.aliases.end()), document.aliases.end());
}

}  // namespace
}  // namespace identity

void FindIdentity(const NormalisedText& text, const Grammar& grammar, Document& document) {
  using namespace identity;
  const Head head = HeadOf(text);
  const std::string type = ReadPrint(text, head, grammar, document);
  const bool official = document.chamber.has_value();
  const bool letterhead = !official && ReadLetterhead(head, grammar, document);

  std::string_view kind;
  if (official) {
    if (document.kind == "other") kind = type.empty() ? KindOfTitle(head, grammar) : KindOf(type, "title", grammar);
    if (document.kind == "answers") ReadQuestions(head, grammar, document);
    document.addressee_chamber = document.chamber;
    if (!document.subject && !document.dossiers.empty()) document.subject = document.dossiers[0].title;
  } else {
    kind = letterhead ? KindOfLetter(head, document, grammar) : KindOfTitle(head, grammar);
    ReadDraft(text, grammar, document);
    if (!document.subject && !letterhead) document.subject = TitleOf(head, grammar);
  }
  if (!kind.empty()) document.kind = kind;

  if (!text.date.empty()) document.date = text.date;
  if (!document.date) document.date = PrintedDate(head, grammar);
  ReadSignatures(text, grammar, document);
  if (document.kind == "other" && !official && document.sender && !grammar.FindFirst("voice", text.text).empty())
    document.kind = "letter";
  if (!official && (document.kind == "other" || document.kind == "letter") && IsAnswered(text, grammar))
    document.kind = "answers";
  FindAliases(head, grammar, document);
  constexpr std::size_t kDigits = 16;
  if (!document.id && document.sha256) document.id = "doc-" + document.sha256->substr(0, kDigits);
}

}  // namespace kst
