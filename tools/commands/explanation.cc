#include "tools/commands/explanation.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

#include "schema/text.h"
#include "tools/input/source.h"

namespace kst {
namespace {

std::string Points(std::int32_t centipoints) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", centipoints / 100.0);
  return text;
}

template <class Text>
std::string Bytes(const Span<Text>& span) {
  return std::to_string(span.begin) + "-" + std::to_string(span.end);
}

std::string Quoted(std::string_view words) { return std::string("\"").append(Printable(words)).append("\""); }

void Row(std::string& out, std::string_view label, const std::string& what) {
  constexpr std::size_t kWidth = 8;
  out.append("  ").append(label).append(kWidth - label.size(), ' ').append(what).append("\n");
}

bool Holds(const Box& box, const PagePlace::Point& point) {
  return box.x0 <= point.x && point.x <= box.x1 && box.y0 <= point.y && point.y <= box.y1;
}

std::string Share(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

// "deadline from 2023-02-21 up to 2023-06-21"
std::string Told(const Deadline& deadline) {
  if (!deadline.from && !deadline.to) return "deadline without a day";
  return "deadline" + (deadline.from ? " from " + *deadline.from : "") + (deadline.to ? " up to " + *deadline.to : "");
}

// What the paper says within the spans: "reference kst-29911-323 by rule kamerstuk.nr: "…"".
std::vector<std::string> FoundIn(const Document& document, const std::vector<NormSpan>& spans) {
  std::vector<std::string> found;
  for (const Finding& f : FindingsOf(document))
    if (std::ranges::any_of(spans, [&](const NormSpan& here) { return here.Overlaps(f.span); }))
      found.push_back(f.told);
  return found;
}

// "commitment 0.97 (from 0.53 on it counts): sends*first_person +1.41, here -0.20"
std::string Told(const ActReasons& act) {
  std::string told = Concat({act.act, " ", Share(act.sure), " (it counts from ", Share(act.threshold), " on)"});
  const char* between = ": ";
  for (const auto& [name, weight] : act.weights) {
    told.append(between).append(name).append(weight < 0 ? " " : " +").append(Share(weight));
    between = ", ";
  }
  return told;
}

void ExplainLine(std::string& out, const ExtractedText& pages, const NormalisedText& text, const Document& document,
                 const std::vector<ActReasons>& acts, const TextBlock& block, const TextLine& line) {
  out.append(Quoted(line.span.In(pages.raw))).append("\n");
  if (!line.edges.empty()) {
    Row(out, "box",
        Points(line.box.x0) + "," + Points(line.box.y0) + " to " + Points(line.box.x1) + "," + Points(line.box.y1) +
            (block.column > 0 ? ", column " + std::to_string(block.column) : "") +
            (line.artifact ? ", marked as artifact" : ""));
  }
  Row(out, "layout", std::string(Name(block.role)) + ", bytes " + Bytes(line.span) + " of the raw text");
  std::vector<NormSpan> spans;
  for (const Segment& segment : text.segments) {
    if (!segment.raw.Overlaps(line.span)) continue;
    if (!segment.norm.empty()) spans.push_back(segment.norm);
    if (segment.change == Change::kNone) continue;
    std::string edit = std::string(Name(segment.change)) + ": " + Quoted(segment.raw.In(pages.raw));
    if (segment.change != Change::kDropped) edit.append(" becomes ").append(Quoted(segment.norm.In(text.text)));
    if (!segment.reason.empty()) edit.append(", because ").append(segment.reason);
    Row(out, "edit", edit);
  }
  for (const NormSpan& span : spans) Row(out, "text", "bytes " + Bytes(span) + ": " + Quoted(span.In(text.text)));
  if (spans.empty()) Row(out, "text", "not in the running text");
  for (const std::string& found : FoundIn(document, spans)) Row(out, "found", found);
  for (const ActReasons& act : acts)
    if (std::ranges::any_of(spans, [&](const NormSpan& here) { return here.Overlaps(act.clause); }))
      Row(out, "act", Told(act));
}

bool ReadPoints(std::string_view text, std::int32_t& centipoints) {
  double points = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), points);
  centipoints = static_cast<std::int32_t>(std::lround(points * 100));
  return error == std::errc() && end == text.data() + text.size();
}

}  // namespace

std::vector<Finding> FindingsOf(const Document& document) {
  std::vector<Finding> all;
  const auto add = [&](std::string_view layer, std::string what, const NormSpan& span, std::string_view words,
                       std::string_view rule) {
    if (!rule.empty()) what.append(" by rule ").append(rule);
    all.push_back({layer, what.append(": ").append(Quoted(words)), span});
  };
  for (const Reference& r : document.references) add("reference", "reference " + r.target, r.span, r.text, r.rule);
  for (const Law& l : document.laws) add("law", "law " + l.law, l.span, l.text, "");
  for (const Mention& m : document.mentions)
    add("mention", "mention of a " + m.kind + (m.target ? ", " + *m.target : ""), m.span, m.text, "");
  const auto relations = [&](std::string_view label, const std::vector<Relation>& some) {
    for (const Relation& r : some)
      add("relation",
          Concat({label, " ", r.type, " ", r.target, r.status ? " " + *r.status : "", " ", Share(r.confidence)}),
          r.span, r.quote, r.rule);
  };
  const auto commitments = [&](std::string_view label, const std::vector<Commitment>& some) {
    for (const Commitment& c : some) {
      add("commitment", Concat({label, " ", c.id, " ", Share(c.confidence)}), c.span, c.quote, c.rule);
      if (c.deadline) add("deadline", Told(*c.deadline), c.span, c.deadline->text, c.deadline->rule);
    }
  };
  relations("relation", document.relations);
  relations("possible relation", document.possible_relations);
  for (const Vote& v : document.votes) add("vote", "vote " + v.result + " " + v.target, v.span, v.quote, v.rule);
  commitments("commitment", document.commitments);
  commitments("possible commitment", document.possible_commitments);
  return all;
}

std::optional<PagePlace> PlaceFromText(std::string_view text) {
  PagePlace place;
  const auto colon = text.find(':'), comma = text.find(',');
  const std::string_view page = text.substr(0, colon);
  const auto [end, error] = std::from_chars(page.data(), page.data() + page.size(), place.page);
  if (error != std::errc() || end != page.data() + page.size() || place.page < 1) return std::nullopt;
  if (colon == std::string_view::npos) return place;
  PagePlace::Point point;
  if (comma == std::string_view::npos || comma < colon ||
      !ReadPoints(text.substr(colon + 1, comma - colon - 1), point.x) || !ReadPoints(text.substr(comma + 1), point.y))
    return std::nullopt;
  place.point = point;
  return place;
}

std::string Explain(const ExtractedText& pages, const NormalisedText& text, const Document& document,
                    const std::vector<ActReasons>& acts, const PagePlace& place) {
  std::string out;
  for (const PageText& page : pages.pages) {
    if (page.number != place.page) continue;
    for (const TextBlock& block : page.blocks)
      for (const TextLine& line : block.lines)
        if (!place.point || Holds(line.box, *place.point)) ExplainLine(out, pages, text, document, acts, block, line);
  }
  return out;
}

}  // namespace kst
