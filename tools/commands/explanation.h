// tools/commands/explanation.h: why a place on a page reads as it does: its printed lines,
// what was changed in them and why, and what was found there by which rule.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

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

std::string Explain(const ExtractedText& pages, const NormalisedText& text, const Document& document,
                    const std::vector<ActReasons>& acts, const PagePlace& place);

}  // namespace kst
