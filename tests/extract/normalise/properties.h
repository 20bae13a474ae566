// tests/extract/normalise/properties.h: what holds of every running text, whatever
// the paper. Each function returns what is wrong, in words; nothing is right.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "extract/normalise/normalise.h"
#include "schema/values/normalised_text.h"

namespace kst {

// Segments cover the text in order, and each byte of raw is in exactly one; a glyph
// that is not in the text was dropped for a reason.
inline std::vector<std::string> CoverageFaults(const ExtractedText& in, const NormalisedText& out) {
  std::vector<std::string> faults;
  std::uint32_t at = 0;
  std::vector<RawSpan> raw;
  for (const Segment& s : out.segments) {
    if (s.norm.begin != at) faults.push_back("segments leave or overlap the text at byte " + std::to_string(at));
    at = s.norm.end;
    if (!s.raw.empty()) raw.push_back(s.raw);
    if (s.change == Change::kNone && s.norm.In(out.text) != s.raw.In(in.raw))
      faults.push_back("an unchanged segment differs from its raw bytes: " + std::string(s.norm.In(out.text)));
    const auto characters = std::count_if(s.norm.In(out.text).begin(), s.norm.In(out.text).end(),
                                          [](char c) { return (c & 0xC0) != 0x80; });
    if (!s.edges.empty() && static_cast<std::ptrdiff_t>(s.edges.size()) != characters + 1)
      faults.push_back("a segment has edges that are not its characters': " + std::string(s.norm.In(out.text)));
  }
  if (at != out.text.size()) faults.push_back("the end of the text has no segment");
  std::sort(raw.begin(), raw.end());
  at = 0;
  for (const RawSpan& span : raw) {
    if (span.begin != at) faults.push_back("raw bytes are in no segment or in two at byte " + std::to_string(at));
    at = std::max(at, span.end);
  }
  if (at != in.raw.size()) faults.push_back("the end of raw is in no segment");
  for (const Segment& s : out.segments) {
    const std::string_view words = s.change == Change::kDropped && s.reason == "layout" ? s.raw.In(in.raw) : "";
    if (std::any_of(words.begin(), words.end(), [](char c) { return static_cast<unsigned char>(c) > ' '; }))
      faults.push_back("a glyph was dropped and no reason says why: " + std::string(words));
  }
  return faults;
}

// Parts, sentences, notes and styled runs stand in the text, in order; sentences
// cover the parts but for spaces; no note's anchor lies behind the text.
inline std::vector<std::string> ShapeFaults(const NormalisedText& out) {
  std::vector<std::string> faults;
  std::uint32_t at = 0;
  for (const TextPart& part : out.parts) {
    if (part.span.begin < at || part.span.end > out.text.size())
      faults.push_back("parts overlap at byte " + std::to_string(part.span.begin));
    if (IsFurniture(part.role)) faults.push_back("furniture stands in the text");
    at = part.span.end;
  }
  std::string covered(out.text.size(), '.');
  for (const NormSpan& s : out.sentences) {
    if (s.end > out.text.size() || s.empty())
      faults.push_back("a sentence is no part of the text");
    else if (s.In(out.text).find('\n') != std::string_view::npos)
      faults.push_back("a sentence crosses a paragraph: " + std::string(s.In(out.text)));
    else
      std::fill(covered.begin() + s.begin, covered.begin() + s.end, 'x');
  }
  for (std::size_t i = 0; i < covered.size(); ++i)
    if (covered[i] == '.' && out.text[i] != ' ' && out.text[i] != '\n') {
      faults.push_back("no sentence holds byte " + std::to_string(i));
      break;
    }
  for (const Note& note : out.notes)
    if (note.anchor.value_or(0) > out.text.size() || note.span.end > out.text.size())
      faults.push_back("note " + note.marker + " lies outside the text");
  return faults;
}

// The running text as a paper whose paragraphs are one line each.
inline ExtractedText AsExtracted(const NormalisedText& text) {
  ExtractedText in;
  in.raw = text.text;
  in.pages.push_back({1, 0, 0, {}});
  for (const TextPart& part : text.parts) {
    TextLine line;
    line.span = {part.span.begin, part.span.end};
    in.pages.back().blocks.push_back({part.role == Role::kNote ? Role::kTable : part.role, 0, {line}});
  }
  return in;
}

// `normaliser` is whatever normalises: a Normaliser or a whole pipeline.
std::vector<std::string> StabilityFaults(const auto& normaliser, const NormalisedText& once) {
  const NormalisedText twice = normaliser.Normalise(AsExtracted(once));
  if (twice.text == once.text) return {};
  const auto at = static_cast<std::size_t>(
      std::mismatch(once.text.begin(), once.text.end(), twice.text.begin(), twice.text.end()).first -
      once.text.begin());
  const std::size_t from = at > 30 ? at - 30 : 0;
  return {"normalising twice changes \"" + once.text.substr(from, 60) + "\" into \"" + twice.text.substr(from, 60) +
          "\""};
}

}  // namespace kst
