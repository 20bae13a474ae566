// extract/normalise/flow.h: the lines of a paper as it is meant to be read, before
// they are joined: paragraphs of the body, notes, and what belongs to the page.
//
// A paragraph may come from several blocks: it runs over a page, a column or a
// block of notes. A note may too. Nothing is dropped here: every line of the
// extracted text is in exactly one paragraph, note or piece of furniture.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "extract/normalise/clean_line.h"
#include "extract/normalise/printed_phrases.h"
#include "extract/normalise/sentences.h"
#include "schema/values/page_text.h"

namespace kst {

struct FlowLine {
  const TextLine* source = nullptr;
  int page = 0;
  CleanLine clean;
  std::int32_t slack = 0;  // how far it stops short of its column, beyond a sixth of that
};

struct Paragraph {
  Role role = Role::kParagraph;
  int column = 0;
  std::vector<FlowLine> lines;
  std::optional<CellPlace> cell = {};  // of a table; its lines may be from two pages
};

struct NoteText {
  std::string marker;  // "1", "1)"; "" for a note without a number
  int number = 0;
  Paragraph words;
};

struct PageFurniture {
  Role role = Role::kRunningFoot;
  std::vector<FlowLine> lines;
};

struct Flow {
  std::vector<Paragraph> body;
  std::vector<NoteText> notes;
  std::vector<PageFurniture> furniture;
};

Flow ReadFlow(const ExtractedText& in, const FurnitureRules& furniture, const SentenceRules& sentences);

}  // namespace kst
