#include "extract/layout/note_zone.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace kst::layout {
namespace {

constexpr float kNoteType = 0.93F;   // of the body's size
constexpr float kLowerPart = 0.35F;  // of the page's height: where notes can begin
constexpr float kWhite = 1.2F;       // pitches above the first one
constexpr float kAside = 2;          // ems from the body's left edge
constexpr int kSkipped = 3;          // numbers that may be missing in the count

struct Start {
  int number = 0;
  bool raised = false;
};

// The number that a line opens with, when something stands behind it.
std::optional<Start> NumberAt(const Page& page, const Line& line) {
  int number = 0, digits = 0;
  bool raised = false;
  for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s) {
    for (std::uint32_t r = page.strips[s].runs.begin; r != page.strips[s].runs.end; ++r) {
      const Run& run = page.runs[r];
      for (std::uint32_t i = run.ink.begin; i != run.ink.end; ++i) {
        const Ink& ink = page.ink[i];
        const bool digit = ink.code >= U'0' && ink.code <= U'9';
        if (digits == 0) {
          if (!digit) return {};
          raised = run.raised;
        } else if (ink.space || s != line.strips.begin || run.raised != raised || (raised && !digit)) {
          return Start{number, raised};  // the number is a word of its own
        } else if (!digit || digits == 3) {
          return {};
        }
        number = number * 10 + static_cast<int>(ink.code - U'0'), ++digits;
      }
    }
  }
  return digits ? std::optional(Start{number, raised}) : std::nullopt;
}

}  // namespace

NoteFinder::Notes NoteFinder::Take(const Page& page, const Setting& setting, std::vector<Line>& lines,
                                   std::size_t from) {
  std::size_t begin = lines.size();
  while (begin > from && lines[begin - 1].size < kNoteType * setting.body) --begin;

  // Notes in the type of the body: a raised number at the head of a line, white above it.
  for (std::size_t i = begin; i-- > std::max<std::size_t>(from, 1) && lines[i].y > kLowerPart * page.height;) {
    const std::optional<Start> start = NumberAt(page, lines[i]);
    const bool apart = lines[i].y - lines[i - 1].y > kWhite * setting.pitch * setting.body;
    if (start && start->raised && start->number >= next_ && apart) begin = i;
  }

  Notes notes;
  std::size_t first = lines.size();
  int expected = next_;
  float left = setting.frames.front().right;
  for (std::size_t i = begin; i != lines.size(); ++i) left = std::min(left, lines[i].x0);
  const float edge = setting.frames.front().left;
  for (std::size_t i = begin; i != lines.size(); ++i) {
    const float aside = kAside * setting.body;
    if (lines[i].x0 > left + aside || lines[i].x0 > edge + aside) continue;
    const std::optional<Start> start = NumberAt(page, lines[i]);
    if (!start || start->number < expected || start->number > expected + kSkipped) continue;
    if (!start->raised && lines[i].x0 < edge - aside) continue;
    if (first == lines.size()) first = i;
    notes.starts.push_back(static_cast<std::uint32_t>(i));
    expected = start->number + 1;
  }
  const bool continues = open_ && begin != lines.size() && std::abs(lines[begin].size - size_) < 0.05F * size_;
  if (continues && begin != first) notes.starts.insert(notes.starts.begin(), static_cast<std::uint32_t>(begin));
  open_ = !notes.starts.empty();
  if (!open_) return {};
  const std::uint32_t top = notes.starts.front();
  for (std::uint32_t& start : notes.starts) start -= top;
  next_ = expected;
  size_ = lines.back().size;
  notes.lines.assign(lines.begin() + top, lines.end());
  lines.resize(top);
  return notes;
}

}  // namespace kst::layout
