// tools/commands/explanation.h: why a place on a page reads as it does: its printed lines,
// what was changed in them and why, and what was found there by which rule; in words, or drawn over the page.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parse/explain_acts.h"
#include "schema/values/document.h"
#include "schema/values/normalised_text.h"
#include "schema/values/page_text.h"

namespace kst {

struct PagePlace {
  int page = 1;
  struct Point {
    std::int32_t x = 0, y = 0;  // centipoints from the top left
  };
  std::optional<Point> point;  // nothing: the whole page
};
std::optional<PagePlace> PlaceFromText(std::string_view text);  // "4", "4:120,301.5" (points)

struct Finding {           // that a paper's words were taken for
  std::string_view layer;  // reference law mention relation commitment deadline vote; "possible" stands in `told`
  std::string told;        // "reference kst-29911-323 by rule kamerstuk.nr"
  NormSpan span;
};
std::vector<Finding> FindingsOf(const Document& document);

std::string Explain(const ExtractedText& pages, const NormalisedText& text, const Document& document,
                    const std::vector<ActReasons>& acts, const PagePlace& place);

// The page as an SVG of its own: each word in its box, and over them blocks in reading order, notes, furniture, tables
// and findings, a colour each; what a box is stands where the pointer rests. "" for a page that is not there or whose
// words have no places, as in a text layer.
std::string DrawPage(const ExtractedText& pages, const NormalisedText& text, const Document& document, int page);

}  // namespace kst
