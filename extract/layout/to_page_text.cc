#include "extract/layout/to_page_text.h"

#include <algorithm>
#include <cmath>

#include "extract/layout/turned_pages.h"
#include "schema/text.h"

namespace kst::layout {
namespace {

// Of the size of the type: the height of a line's box.
constexpr float kAscent = 0.75F, kDescent = 0.25F;
constexpr std::uint32_t kTurned = 300;      // characters: so much sideways text is a turned table, less a stamp
constexpr std::uint32_t kTurnedAlone = 40;  // …or so much, where it is most of what the page has

// std::lround() is a call, and this is asked for each character: half a unit is exact in a double.
std::int32_t Centi(float points) {
  const auto hundredths = static_cast<double>(points * 100);
  return static_cast<std::int32_t>(hundredths + std::copysign(0.5, hundredths));
}

class LineWriter {
 public:
  LineWriter(std::string& raw, std::size_t characters) : raw_(raw) {
    line_.span.begin = static_cast<std::uint32_t>(raw.size());
    line_.edges.reserve(characters);
  }

  void Type(float size, bool bold, bool italic, bool raised) {
    const Style style{static_cast<std::uint32_t>(raw_.size()), Centi(size), bold, italic, raised};
    if (!line_.styles.empty()) {
      Style last = line_.styles.back();
      last.begin = style.begin;
      if (last == style) return;
    }
    line_.styles.push_back(style);
  }

  void Space(float from, float to, int count) {
    for (int i = 0; i != count; ++i) {
      raw_.push_back(' ');
      Edge(from + (to - from) * static_cast<float>(i) / static_cast<float>(count));
    }
  }

  void Character(char32_t code, float from) {
    if (code < 0x80)
      raw_.push_back(static_cast<char>(code));
    else
      AppendUtf8(raw_, code);
    Edge(from);
  }

  TextLine Finish(float end, float y0, float y1, bool artifact) {
    Edge(end);
    line_.span.end = static_cast<std::uint32_t>(raw_.size());
    raw_.push_back('\n');
    line_.box = {line_.edges.front(), Centi(y0), line_.edges.back(), Centi(y1)};
    line_.artifact = artifact;
    return std::move(line_);
  }

 private:
  void Edge(float x) {
    const std::int32_t edge = Centi(x);
    line_.edges.push_back(line_.edges.empty() ? edge : std::max(edge, line_.edges.back()));
  }

  std::string& raw_;
  TextLine line_;
};

// Characters of a line and the spaces between them, at most.
std::size_t Characters(const Page& page, const Line& line) {
  std::size_t count = 1;
  for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s) count += page.strips[s].chars + 2;
  return count + count / 4;
}

TextLine WriteLine(const Page& page, const Line& line, bool cells, std::string& raw) {
  LineWriter out(raw, Characters(page, line));
  std::uint32_t artifacts = 0, all = 0;
  float end = line.x0;
  bool first = true;
  for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s) {
    const Strip& strip = page.strips[s];
    all += strip.chars;
    if (strip.artifact) artifacts += strip.chars;
    bool new_strip = true;
    for (std::uint32_t r = strip.runs.begin; r != strip.runs.end; ++r) {
      const Run& run = page.runs[r];
      bool new_run = true;
      for (std::uint32_t i = run.ink.begin; i != run.ink.end; ++i) {
        const Ink& ink = page.ink[i];
        // A space beside raised type is not raised itself.
        if (new_run && !run.raised) out.Type(run.size, run.bold, run.italic, run.raised);
        if (!first && (new_strip || ink.space)) out.Space(end, ink.x0, new_strip && cells ? 2 : 1);
        if (new_run && run.raised) out.Type(run.size, run.bold, run.italic, run.raised);
        out.Character(ink.code, ink.x0);
        end = std::max(end, ink.x1);
        first = new_strip = new_run = false;
      }
    }
  }
  return out.Finish(end, line.y - kAscent * line.size, line.y + kDescent * line.size, 2 * artifacts > all);
}

// The characters share the width of the box: an edge cannot say more of text that goes up the page.
TextLine WriteSideways(const Page& page, const Sideways& run, std::string& raw) {
  std::size_t count = run.ink.size(), at = 0;
  for (std::uint32_t i = run.ink.begin; i != run.ink.end; ++i) count += page.ink[i].space;
  LineWriter out(raw, count + 1);
  const auto edge = [&] { return run.x0 + (run.x1 - run.x0) * static_cast<float>(at++) / static_cast<float>(count); };
  out.Type(run.size, run.bold, run.italic, false);
  for (std::uint32_t i = run.ink.begin; i != run.ink.end; ++i) {
    if (page.ink[i].space) out.Space(edge(), run.x1, 1);
    out.Character(page.ink[i].code, edge());
  }
  return out.Finish(run.x1, run.y0, run.y1, run.artifact);
}

}  // namespace

void WritePage(const Page& page, ExtractedText& out) {
  const bool held = page.turn != Turn::kNone;
  PageText text{page.number, Centi(held ? page.height : page.width), Centi(held ? page.width : page.height), {}};
  text.blocks.reserve(page.blocks.size() + page.sideways.size());
  for (const Block& block : page.blocks) {
    TextBlock& written = text.blocks.emplace_back(TextBlock{block.role, block.column, {}, block.cell});
    written.lines.reserve(block.lines.size());
    for (std::uint32_t l = block.lines.begin; l != block.lines.end; ++l) {
      written.lines.push_back(WriteLine(page, page.lines[l], block.role == Role::kTable, out.raw));
    }
  }
  std::uint32_t turned = 0;
  for (const Sideways& run : page.sideways) turned += run.ink.size();
  std::uint32_t upright = 0;
  for (const Strip& strip : page.strips) upright += strip.chars;
  const bool text_is_turned = turned > kTurned || (turned > kTurnedAlone && turned > upright);
  for (const Sideways& run : page.sideways) {
    text.blocks.push_back({text_is_turned ? Role::kTable : Role::kMargin, 0, {}});
    text.blocks.back().lines.push_back(WriteSideways(page, run, out.raw));
  }
  for (TextBlock& block : text.blocks)
    for (TextLine& line : block.lines)
      if (held) TurnBack(page, line);
  out.raw.push_back('\f');
  out.pages.push_back(std::move(text));
}

}  // namespace kst::layout
