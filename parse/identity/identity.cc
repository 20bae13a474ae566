#include "parse/identity/identity.h"

#include <algorithm>
#include <set>

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

void PrintedLines(const NormalisedText& text, NormSpan span, bool cells, std::vector<std::string_view>& lines,
                  std::vector<std::string_view>& side) {
  constexpr std::uint32_t kGap = 2, kSide = 60;  // spaces more than one; characters
  auto segment = std::lower_bound(text.segments.begin(), text.segments.end(), span.begin,
                                  [](const Segment& s, std::uint32_t at) { return s.norm.begin < at; });
  std::uint32_t begin = span.begin, line_raw = segment == text.segments.end() ? 0 : segment->raw.begin, column = 0;
  const auto add = [&](std::uint32_t end) {
    if (const auto line = Trim(std::string_view(text.text).substr(begin, end - begin)); !line.empty())
      (column >= kSide ? side : lines).push_back(line);
  };
  for (; segment != text.segments.end() && segment->norm.begin < span.end; ++segment) {
    const bool line_end = segment->change == Change::kJoin && !segment->norm.empty();  // a broken word is one
    if (!line_end && !(cells && segment->change == Change::kSpace && segment->raw.size() >= kGap)) continue;
    add(segment->norm.begin);
    begin = segment->norm.end;
    if (line_end) line_raw = segment->raw.end;
    column = segment->raw.end - line_raw;
  }
  add(span.end);
}

namespace {

// Where the cells begin of tables that say something of many things: no field of the paper stands there. A head that is
// set as a table has two columns, a label and its value, and no head of its own.
std::set<std::uint32_t> CellsOfLists(const NormalisedText& text) {
  constexpr std::size_t kColumns = 3, kRows = 3;
  std::set<std::uint32_t> cells;
  for (const Table& table : text.tables) {
    if (table.rows.size() < kRows || table.rows[0].size() < kColumns) continue;
    for (const std::vector<TableCell>& row : table.rows)
      for (const TableCell& cell : row)
        if (!cell.span.empty()) cells.insert(cell.span.begin);
  }
  return cells;
}

}  // namespace

Head HeadOf(const NormalisedText& text) {
  constexpr std::size_t kMostLines = 200;  // of a text layer without pages
  constexpr std::size_t kHeadParts = 12;
  Head head;
  std::vector<std::string_view> side;
  head.flat = !text.pages.empty() && text.pages[0].width == 0;
  for (const Furniture& f : text.furniture)
    if (f.page <= 1) head.furniture.push_back(LinesOf(f.text));
  const std::set<std::uint32_t> cells = CellsOfLists(text);
  for (const TextPart& part : text.parts)
    if (part.page <= 1 && part.role != Role::kNote && !cells.contains(part.span.begin))
      if (const std::string_view words = Trim(part.span.In(text.text)); !words.empty()) {
        head.parts.push_back(words);
        if (head.flat && head.lines.size() < kMostLines) PrintedLines(text, part.span, true, head.lines, side);
        if (!head.flat && head.parts.size() <= kHeadParts) PrintedLines(text, part.span, false, head.printed, side);
      }
  (head.flat ? head.printed : head.lines) = head.flat ? head.lines : head.parts;
  head.lines.insert(head.lines.end(), side.begin(), side.end());
  return head;
}

std::string WithNext(const Head& head, std::size_t at, std::size_t more) {
  std::string line(head.lines[at]);
  for (std::size_t i = at + 1; head.flat && i <= at + more && i < head.lines.size(); ++i)
    line.append(" ").append(head.lines[i]);
  return line;
}

namespace {

bool IsDecree(std::string_view title, const Grammar& grammar) { return KindOf(title, "title", grammar) == "decree"; }

bool IsAddressed(std::string_view line) { return line.starts_with("Aan ") || line.starts_with("AAN "); }

// "Voorstel van wet tot …", or that in the line below.
bool IsBill(const std::vector<std::string_view>& lines, std::size_t at, const Grammar& grammar) {
  for (std::size_t i = at; i < std::min(at + 2, lines.size()); ++i)
    if (KindOf(lines[i], "title", grammar) == "bill") return true;
  return false;
}

// Below a paper's own number, its date or the name of a Chamber, the line that says what it is and of what; 0 when none
// does.
std::size_t TitledLine(const std::vector<std::string_view>& lines, const Grammar& grammar) {
  constexpr std::size_t kMost = 14, kShortest = 20;
  for (std::size_t i = 1; i < std::min(kMost, lines.size()); ++i)
    if (lines[i].size() >= kShortest && !KindOf(lines[i], "title", grammar).empty()) return i;
  return 0;
}

// A paper without any head opens with its title.
std::optional<std::string> TitleOf(const Head& head, const Grammar& grammar) {
  constexpr std::size_t kShortestTitle = 10, kLongestTitle = 300, kLongestOfBill = 600;
  const std::vector<std::string_view>& lines = head.flat ? head.lines : head.parts;
  if (lines.empty()) return std::nullopt;
  std::size_t at = 0;
  const auto opens = [&](std::string_view family) { return !grammar.FindFirst(family, lines[0]).empty(); };
  const std::vector<Match> chamber = grammar.FindFirst("header", lines[0]);
  const bool of_chamber = !chamber.empty() && chamber[0].rule->Get("is") == "chamber";
  if (KindOf(lines[0], "title", grammar).empty() &&
      (opens("stamp") || opens("dateline") || of_chamber || IsAddressed(lines[0]))) {
    at = TitledLine(lines, grammar);
    if (at == 0) return std::nullopt;
  }
  const std::string_view first = lines[at];
  const bool fits =
      first.size() >= kShortestTitle && first.size() <= (IsBill(lines, at, grammar) ? kLongestOfBill : kLongestTitle);
  if (!fits || std::string_view(".,:;").find(first.back()) != std::string_view::npos) return std::nullopt;
  std::string title(first);
  const auto goes_on = [&](std::string_view next) {
    if (IsDecree(title, grammar) && !grammar.FindFirst("dateline", next).empty()) return true;
    return IsUnfinished(title, grammar) || (head.flat && IsLower(next[0]));
  };
  for (std::size_t i = at + 1; i < lines.size() && title.size() < kLongestTitle && goes_on(lines[i]); ++i)
    title.append(" ").append(lines[i]);
  if (head.flat && std::string_view(".,:;").find(title.back()) != std::string_view::npos) return std::nullopt;
  return title;
}

// "Voorgesteld 6 juli 2021", "Den Haag, 28 januari 2025", "(ontvangen 13 juni 2024)".
std::optional<std::string> PrintedDate(const Head& head, const Grammar& grammar) {
  for (std::size_t i = 0; i < head.lines.size(); ++i) {
    for (const std::string& line : {std::string(head.lines[i]), WithNext(head, i, 1)})
      for (const Match& match : grammar.FindAll("dateline", line))
        if (const auto iso = IsoDate(match.Get("date", line))) return iso;
  }
  return std::nullopt;
}

// The number of a paper that stands behind "Nr." or "No." without any letterhead: "No.W05.14.0411/I".
void ReadStamp(const Head& head, const Grammar& grammar, Document& document) {
  for (const std::string_view line : head.lines)
    for (const Match& match : grammar.FindFirst("stamp", line)) {
      document.own_reference = match.Get("reference", line);
      return;
    }
}

// The head of a budget or an annual report may leave its title to the text: it stands above what the paper is.
bool IsTitled(const Head& head, const Grammar& grammar) {
  if (head.parts.size() < 2 || KindOf(head.parts[1], "title", grammar).empty()) return false;
  const std::vector<Match> first = grammar.FindFirst("title", head.parts[0]);
  return first.empty() || first[0].rule->Get("weak") == "yes";
}

// A note to a minister has its subject above its first heading: "Aanleiding", "Geadviseerd besluit".
std::optional<std::string> SubjectOfNote(const Head& head, const Grammar& grammar) {
  constexpr std::size_t kShortest = 10, kLongest = 300, kTitled = 25;  // "Beslisnota bij Kamerbrief over sluizen"
  const std::vector<std::string_view>& lines = head.flat ? head.lines : head.parts;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (grammar.FindFirst("note_heading", lines[i]).empty()) continue;
    for (std::size_t k = i; k-- > 0;) {
      const std::string_view line = lines[k];
      const bool value = line.find(' ') == line.npos || IsoDate(line);                                  // of a label
      const bool office = line.size() < kLongest / 4 && !grammar.FindFirst("signature", line).empty();  // it is for
      const std::vector<Match> named = grammar.FindFirst("signatory", line);
      const bool body = !named.empty() && named[0].Get("name", line).empty();  // "Ministerie van Bruggen"
      const bool label = line.size() < kShortest || body || (head.flat && value) || office ||
                         !grammar.FindAt("letterhead", line, 0).empty() ||
                         (line.size() < kTitled && !grammar.FindFirst("mark", line).empty());
      if (!label && line.size() >= kShortest && line.size() <= kLongest && line.find(':') == line.npos)
        return std::string(line);
      if (!label) return std::nullopt;
    }
  }
  return std::nullopt;
}

// "Vragen van het lid X (P) aan de Minister van Y over Z (ingezonden …)": all of it but the date.
void ReadQuestions(const Head& head, const Grammar& grammar, Document& document) {
  constexpr std::size_t kMostLines = 10;
  for (std::size_t i = 0; i < head.lines.size(); ++i) {
    const std::string line = WithNext(head, i, kMostLines);
    for (const Match& match : grammar.FindFirst("questions", line)) {
      document.subject = Trim(match.Get("title", line));
      return;
    }
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
  std::for_each(head.lines.begin(), head.lines.end(), add);
  std::sort(document.aliases.begin(), document.aliases.end());
  document.aliases.erase(std::unique(document.aliases.begin(), document.aliases.end()), document.aliases.end());
}

}  // namespace
}  // namespace identity

void FindIdentity(const NormalisedText& text, const Grammar& grammar, Document& document) {
  using namespace identity;
  const Head head = HeadOf(text);
  const std::optional<std::string> type = ReadPrint(text, head, grammar, document);
  const bool official = type.has_value();
  const bool letterhead = !official && ReadLetterhead(text, head, grammar, document);

  std::string_view kind;
  if (official) {
    if (document.kind == "other") kind = KindOf(*type, "title", grammar);
    if (document.kind == "other" && kind.empty()) kind = KindOfTitle(head, grammar);
    if (document.kind == "answers") ReadQuestions(head, grammar, document);
    if (!document.subject && !document.dossiers.empty()) document.subject = document.dossiers[0].title;
    if (!document.subject && IsTitled(head, grammar)) document.subject = TitleOf(head, grammar);
  } else {
    kind = KindOfMarks(head, grammar);
    const bool addressed = document.addressee_chamber || document.own_reference || document.your_reference;
    if (kind.empty() && letterhead && !addressed) kind = KindOfSubject(document, grammar);
    if (kind.empty() && !addressed) kind = KindOfTitle(head, grammar, letterhead);
    if (kind.empty() && letterhead) kind = KindOfLetter(head, document, grammar);
    if (kind.empty()) kind = KindOfOpening(head, grammar);
    ReadDraft(text, grammar, document);
    if (!document.own_reference) ReadStamp(head, grammar, document);
    if (!document.subject && kind == "decision_note") document.subject = SubjectOfNote(head, grammar);
    if (!document.subject && !document.dossiers.empty()) document.subject = document.dossiers[0].title;
    if (!document.subject && !letterhead) document.subject = TitleOf(head, grammar);
  }
  if (!kind.empty()) document.kind = kind;

  if (!text.date.empty()) document.date = text.date;
  if (!document.date) document.date = PrintedDate(head, grammar);
  ReadSignatures(text, head,
                 official     ? HeadKind::kOfficial
                 : letterhead ? HeadKind::kLetterhead
                              : HeadKind::kNone,
                 grammar, document);
  if (document.kind == "other" && !official && document.sender && !grammar.FindFirst("voice", text.text).empty())
    document.kind = "letter";
  if (!official && (document.kind == "other" || document.kind == "letter") && IsAnswered(text, grammar))
    document.kind = "answers";
  if (document.kind == "other" && !official && !document.sender && HasContents(text, grammar)) document.kind = "report";
  FindAliases(head, grammar, document);
  constexpr std::size_t kDigits = 16;
  if (!document.id && document.sha256) document.id = "doc-" + document.sha256->substr(0, kDigits);
}

}  // namespace kst
