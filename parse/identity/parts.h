// parse/identity/parts.h: the steps of FindIdentity. Internal to parse/identity.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/grammar/rule_grammar.h"
#include "schema/text.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"

namespace kst::identity {

// The lines of the first page in which a paper introduces itself: what stands
// around its text, then the beginning of the text. A block keeps its lines.
struct Head {
  std::vector<std::vector<std::string_view>> furniture;  // of page 1, by block
  std::vector<std::string_view> parts;                   // paragraphs and headings of page 1, in order
  // A text layer has no blocks: its head is known by its lines. Where a line has wide
  // gaps, each of its cells counts as a line. With geometry: the parts again.
  std::vector<std::string_view> lines;
  std::vector<std::string_view> printed;  // the lines of the first of them, as printed
  bool flat = false;                      // a text layer
};

// The lines of a part as they were printed. The `cells` of lines with wide gaps are lines of
// their own, and what stands at the right edge of the page goes to `side`.
void PrintedLines(const NormalisedText& text, NormSpan span, bool cells, std::vector<std::string_view>& lines,
                  std::vector<std::string_view>& side);

Head HeadOf(const NormalisedText& text);
std::vector<std::string_view> LinesOf(std::string_view text);  // trimmed, no empty ones

// A line of the head with those it may go on in: in a text layer nothing tells where it ends.
std::string WithNext(const Head& head, std::size_t at, std::size_t more);

// True when a subject or title must go on in the next line.
bool IsUnfinished(std::string_view words, const Grammar& grammar);

// Official print: chamber, addressee_chamber, session_year, dossiers, number, id. Returns
// the words that follow "Nr. N" ("BRIEF VAN DE MINISTER …"), or nothing when the paper
// has no official head. A paper for both Chambers has no chamber.
std::optional<std::string> ReadPrint(const NormalisedText& text, const Head& head, const Grammar& grammar,
                                     Document& document);

// The dossier of a paper that is printed with its head before it has a number.
void ReadDraft(const NormalisedText& text, const Grammar& grammar, Document& document);

// The values of labels that stand in a row above them; "" where the paper leaves one open.
struct Labelled {
  std::string_view field;  // of rules/identity/letterhead.rules; "" for one that is of no interest here
  std::string value;
};
std::vector<Labelled> ReadLabelRows(const NormalisedText& text, const Grammar& grammar);

// A letterhead: date, subject, own_reference, your_reference, addressee_chamber.
// True when there is one.
bool ReadLetterhead(const NormalisedText& text, const Head& head, const Grammar& grammar, Document& document);

// Sender and signatories. `kind` of the document is known.
enum class HeadKind { kNone, kLetterhead, kOfficial };
void ReadSignatures(const NormalisedText& text, const Head& head, HeadKind head_kind, const Grammar& grammar,
                    Document& document);

// The kind that some words stand for, by the rules of one family; "" when they say nothing.
std::string_view KindOf(std::string_view words, std::string_view family, const Grammar& grammar);
// By its heading; a `sure` one is no word that other papers have for a title.
std::string_view KindOfTitle(const Head& head, const Grammar& grammar, bool sure = false);
std::string_view KindOfOpening(const Head& head, const Grammar& grammar);  // by how its first sentence begins
std::string_view KindOfMarks(const Head& head, const Grammar& grammar);    // by a line that no other kind has
std::string_view KindOfSubject(const Document& document, const Grammar& grammar);
std::string_view KindOfLetter(const Head& head, const Document& document, const Grammar& grammar);

// Answers to questions without a head that says so: many blocks stand under "Antwoord".
bool IsAnswered(const NormalisedText& text, const Grammar& grammar);

// A table of contents or a colophon on the first pages: a report.
bool HasContents(const NormalisedText& text, const Grammar& grammar);

}  // namespace kst::identity
