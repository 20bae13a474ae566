// A page as kst sees it. Layers from below: blocks, words, furniture and notes and tables, findings.
#include <algorithm>
#include <array>
#include <cstdio>

#include "corpus/pages/html.h"
#include "schema/text.h"
#include "tools/commands/explanation.h"

namespace kst {
namespace {

struct Layer {
  std::string_view name, colour;
};
constexpr Layer kLayers[] = {
    // in the order in which they are drawn, which is that of the legend
    {"block", "#9aa5b1"},    {"word", "#c3ccd5"},    {"furniture", "#8d6e63"}, {"table", "#00897b"},
    {"note", "#b8860b"},     {"mention", "#90a4ae"}, {"law", "#6d8f3c"},       {"reference", "#1e6fd0"},
    {"deadline", "#e07b00"}, {"vote", "#5e35b1"},    {"relation", "#2e8b57"},  {"commitment", "#c2185b"},
};
constexpr std::int32_t kLegendLine = 1400, kLegendAt = 900;  // centipoints
constexpr std::int32_t kMargin = 150;                        // of blocks and tables about what they hold

std::string Points(std::int64_t centipoints) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", static_cast<double>(centipoints) / 100);
  return text;
}

Box Joined(const Box& a, const Box& b) {
  return {std::min(a.x0, b.x0), std::min(a.y0, b.y0), std::max(a.x1, b.x1), std::max(a.y1, b.y1)};
}

Box Widened(const Box& b) { return {b.x0 - kMargin, b.y0 - kMargin, b.x1 + kMargin, b.y1 + kMargin}; }

class PageDrawing {
 public:
  PageDrawing(const ExtractedText& pages, const NormalisedText& text, const Document& document, const PageText& page)
      : pages_(pages), text_(text), document_(document), page_(page) {}

  std::string Draw() {
    Boxes();
    const std::int64_t legend =
        kLegendLine * (std::ranges::count_if(layers_, [](const Html& h) { return !h.empty(); }) + 1);
    Html h;
    h.Begin("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                    {"viewBox", Concat({"0 0 ", Points(page_.width), " ", Points(page_.height + legend)})},
                    {"width", Points(page_.width)},
                    {"height", Points(page_.height + legend)},
                    {"font-family", "sans-serif"}});
    h.Element("title", Concat({pages_.source, ", page ", std::to_string(page_.number)}));
    h.Void("rect", {{"width", "100%"}, {"height", "100%"}, {"fill", "#fff"}});
    h.Void("rect",
           {{"width", Points(page_.width)}, {"height", Points(page_.height)}, {"fill", "none"}, {"stroke", "#888"}});
    for (std::size_t n = 0; n < std::size(kLayers); ++n) {
      h.Begin("g", {{"class", kLayers[n].name},
                    {"fill", kLayers[n].colour},
                    {"fill-opacity", "0.22"},
                    {"stroke", kLayers[n].colour},
                    {"stroke-width", "0.5"}});
      h.Add(layers_[n]).End();
      if (kLayers[n].name == "word") h.Begin("g", {{"class", "text"}, {"fill", "#222"}}).Add(letters_).End();
    }
    Legend(h);
    h.End();
    return h.Take() + "\n";
  }

 private:
  void Boxes() {
    int order = 0;
    for (const TextBlock& block : page_.blocks) {
      if (block.lines.empty()) continue;
      Box all = block.lines.front().box;
      for (const TextLine& line : block.lines) {
        all = Joined(all, line.box);
        Words(line);
      }
      Rect("block", Widened(all), Concat({std::to_string(++order), ", ", Name(block.role)}), "none");
    }
    for (const Furniture& f : text_.furniture)
      if (f.page == page_.number) Rect("furniture", f.box, Concat({Name(f.role), ": ", f.text}));
    for (const Note& note : text_.notes) Spread("note", note.span, "note " + note.marker);
    for (std::size_t n = 0; n < text_.tables.size(); ++n) Cells(text_.tables[n], "table " + std::to_string(n + 1));
    for (const Finding& f : FindingsOf(document_)) Spread(f.layer, f.span, f.told);
  }

  void Words(const TextLine& line) {
    const std::string_view raw = line.span.In(pages_.raw);
    auto style = line.styles.begin();
    std::size_t sign = 0, begin = 0, first = 0;  // characters so far; where the word begins, in bytes and characters
    for (std::size_t at = 0; at <= raw.size();) {
      const bool ends = at == raw.size() || raw[at] == ' ';
      if (ends && begin < at && sign < line.edges.size()) {
        while (style != line.styles.end() && style + 1 != line.styles.end() &&
               (style + 1)->begin <= line.span.begin + begin)
          ++style;
        const std::int32_t size = style == line.styles.end() ? line.box.y1 - line.box.y0 : style->size;
        Word(raw.substr(begin, at - begin), {line.edges[first], line.box.y0, line.edges[sign], line.box.y1}, size);
      }
      if (at == raw.size()) break;
      at += std::max<std::size_t>(Utf8LengthAt(raw, at), 1);
      ++sign;
      if (ends) begin = at, first = sign;
    }
  }

  void Word(std::string_view word, const Box& box, std::int32_t size) {
    Rect("word", box, "", "none");
    constexpr std::int32_t kDescent = 5;  // of letters below the line: a fifth of the box
    letters_.Element("text", word,
                     {{"x", Points(box.x0)},
                      {"y", Points(box.y1 - (box.y1 - box.y0) / kDescent)},
                      {"font-size", Points(size)},
                      {"textLength", box.x0 < box.x1 ? Points(box.x1 - box.x0) : ""},
                      {"lengthAdjust", "spacingAndGlyphs"}});
  }

  void Cells(const Table& table, const std::string& name) {
    std::optional<Box> all;
    for (std::size_t row = 0; row < table.rows.size(); ++row)
      for (const TableCell& cell : table.rows[row]) {
        if (cell.box.page != page_.number || cell.text.empty()) continue;
        Rect("table", cell.box.box, Concat({name, ", row ", std::to_string(row + 1), ": ", cell.text}));
        all = all ? Joined(*all, cell.box.box) : cell.box.box;
      }
    if (all) Rect("table", Widened(*all), name, "none");
  }

  void Spread(std::string_view layer, const NormSpan& span, const std::string& told) {
    for (const PageBox& box : text_.BoxesOf(span))
      if (box.page == page_.number) Rect(layer, box.box, told);
  }

  void Rect(std::string_view layer, const Box& box, const std::string& told, std::string_view fill = {}) {
    const auto n = static_cast<std::size_t>(std::ranges::find(kLayers, layer, &Layer::name) - std::begin(kLayers));
    Html& h = layers_.at(n);
    h.Begin("rect", {{"x", Points(box.x0)},
                     {"y", Points(box.y0)},
                     {"width", Points(std::max(box.x1 - box.x0, 0))},
                     {"height", Points(std::max(box.y1 - box.y0, 0))},
                     {"fill", fill}});
    h.Element("title", told).End();
  }

  void Legend(Html& h) const {
    h.Begin("g", {{"class", "legend"}, {"font-size", "9"}});
    std::int32_t y = page_.height + kLegendAt;
    for (std::size_t n = 0; n < std::size(kLayers); ++n) {
      if (layers_[n].empty()) continue;
      h.Void("rect", {{"x", "9"}, {"y", Points(y)}, {"width", "9"}, {"height", "9"}, {"fill", kLayers[n].colour}});
      h.Element("text", kLayers[n].name, {{"x", "24"}, {"y", Points(y + 800)}, {"fill", "#222"}});
      y += kLegendLine;
    }
    h.End();
  }

  const ExtractedText& pages_;
  const NormalisedText& text_;
  const Document& document_;
  const PageText& page_;
  std::array<Html, std::size(kLayers)> layers_;
  Html letters_;
};

}  // namespace

std::string DrawPage(const ExtractedText& pages, const NormalisedText& text, const Document& document, int page) {
  const auto found = std::ranges::find(pages.pages, page, &PageText::number);
  if (!pages.has_geometry || found == pages.pages.end()) return "";
  return PageDrawing(pages, text, document, *found).Draw();
}

}  // namespace kst
