// parse/identity/parts.h: the steps of FindIdentity. Internal to parse/identity.
#pragma once

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
};

Head HeadOf(const NormalisedText& text);
std::vector<std::string_view> LinesOf(std::string_view text);  // trimmed, no empty ones

// True when a subject or title must go on in the next line.
bool IsUnfinished(std::string_view words, const Grammar& grammar);

// Official print: chamber, session_year, dossiers, number, id. Returns the words
// that follow "Nr. N" ("BRIEF VAN DE MINISTER …"); "" when the paper has no
// official head.
std::string ReadPrint(const NormalisedText& text, const Head& head, const Grammar& grammar, Document& document);

// The dossier of a paper that is printed with its head before it has a number.
void ReadDraft(const NormalisedText& text, const Grammar& grammar, Document& document);

// A letterhead: date, subject, own_reference, your_reference, addressee_chamber.
// True when there is one.
bool ReadLetterhead(const Head& head, const Grammar& grammar, Document& document);

// Sender and signatories. `kind` of the document is known.
void ReadSignatures(const NormalisedText& text, const Grammar& grammar, Document& document);

}  // namespace kst::identity
