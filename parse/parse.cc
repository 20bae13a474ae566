#include "parse/parse.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <string_view>
#include <vector>

#include "parse/cite/references.h"
#include "parse/identity/identity.h"
#include "parse/say/commitments.h"
#include "parse/say/mentions.h"
#include "parse/say/registers.h"
#include "parse/say/relations.h"
#include "parse/say/said_acts.h"
#include "parse/say/votes.h"
#include "schema/text.h"

namespace kst {
namespace {

std::vector<PageRun> PageRuns(const NormalisedText& text) {
  std::vector<PageRun> runs;
  for (const Segment& s : text.segments)
    if (!s.norm.empty() && s.page != 0 && (runs.empty() || runs.back().page != s.page))
      runs.push_back({s.norm.begin, s.page});
  return runs;
}

// The families that are looked for in all of a paper's text, or in all sentences that tell of acts.
constexpr std::string_view kOfRunningText[] = {"ahead",    "apart", "cite",   "clause", "feature",  "guard",
                                               "mentions", "named", "object", "vote",   "vote_work"};

// What extraction says of text that is on the paper and not here: such a paper is partial.
bool LosesText(const Diagnostic& diagnostic) {
  constexpr std::string_view kLosing[] = {"page_damaged",    "page_truncated",    "text_without_font",
                                          "font_damaged",    "file_rebuilt",      "font_map_missing",
                                          "characters_lost", "inline_image_open", "page_scanned"};
  return std::ranges::find(kLosing, diagnostic.code) != std::end(kLosing);
}

bool Holds(const PageBox& outer, const PageBox& inner) {  // the middle of it
  const std::int64_t x = (std::int64_t{inner.box.x0} + inner.box.x1) / 2,
                     y = (std::int64_t{inner.box.y0} + inner.box.y1) / 2;
  return outer.page == inner.page && outer.box.x0 <= x && x <= outer.box.x1 && outer.box.y0 <= y && y <= outer.box.y1;
}

// What the target is made of. Of "Kamerstukken II 2019/20, 35 300 XV, nr. 28" it is what comes from the first digit on;
// in "Handelingen II" the Chamber is part of it.
NormSpan Deciding(const Reference& reference) {
  const std::size_t digit =
      reference.target.starts_with("kst-") ? reference.text.find_first_of("0123456789") : std::string::npos;
  if (digit == std::string::npos) return reference.span;
  return {reference.span.begin + static_cast<std::uint32_t>(digit), reference.span.end};
}

// A number that was perhaps misread in a picture leads to another paper: better no reference.
void LeaveOutUnsure(const NormalisedText& text, Document& document) {
  if (text.unsure.empty()) return;
  std::map<int, std::vector<PageBox>> unsure;
  for (const PageBox& word : text.unsure) unsure[word.page].push_back(word);
  std::erase_if(document.references, [&](const Reference& reference) {
    const bool is_unsure = std::ranges::any_of(text.BoxesOf(Deciding(reference)), [&](const PageBox& box) {
      const auto words = unsure.find(box.page);
      return words != unsure.end() && std::ranges::any_of(words->second, [&](const auto& w) { return Holds(box, w); });
    });
    if (is_unsure)
      document.diagnostics.push_back({"reference_unsure", reference.page,
                                      Concat({"\"", reference.text,
                                              "\" was read in a picture, and not surely enough "
                                              "to be a reference"})});
    return is_unsure;
  });
}

}  // namespace

Document ParseText(const NormalisedText& text, const Knowledge& knowledge, const Document::MadeBy& made_by,
                   std::span<const Sidecar> sidecars) {
  Document document;
  document.source = text.source;
  document.sha256 = text.sha256;
  if (!text.producer.empty()) document.producer = text.producer;
  document.pages = text.pages;
  document.text = text.text;
  document.page_runs = PageRuns(text);
  document.blocks = text.parts;
  document.furniture = text.furniture;
  document.sentences = text.sentences;
  document.tables = text.tables;
  document.notes = text.notes;
  document.diagnostics = text.diagnostics;
  document.status = std::ranges::any_of(text.diagnostics, LosesText) ? Status::kPartial : Status::kComplete;
  document.made_by = made_by;

  const Grammar& grammar = knowledge.grammar;
  const Grammar::Reading reading(grammar, text.text, kOfRunningText);
  FindIdentity(text, grammar, document);
  ApplySidecars(sidecars, document);
  FindReferences(text, grammar, document);
  LeaveOutUnsure(text, document);
  FindMentions(text, grammar, document);
  const std::vector<RegisterRow> registers = FindRegisters(text, grammar, document);
  const SaidActs acts = ReadActs(text, grammar, knowledge.lexicon, knowledge.acts, document);
  FindRelations(text, grammar, knowledge.acts, acts, document);
  SayRegisters(text, grammar, registers, document);
  FindVotes(text, grammar, document);
  FindCommitments(text, grammar, knowledge.acts, acts, document);
  return document;
}

}  // namespace kst
