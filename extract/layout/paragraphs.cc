#include "extract/layout/paragraphs.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "extract/layout/characters.h"

namespace kst::layout {
namespace {

constexpr float kWhite = 1.3F;                    // pitches from one line to the next: wider is white between
constexpr float kTypeChange = 0.08F;              // of the size
constexpr float kIndent = 0.7F, kDeepIndent = 5;  // ems
constexpr float kEdge = 2;                        // points
constexpr float kWideRoom = 0.3F;                 // of the column
constexpr float kSlack = 1.5F;                    // ems that a line may stay short of without reason
constexpr float kTab = 0.55F;                     // ems behind the marker of an item
constexpr float kHeadingType = 1.15F;             // of the body's size
constexpr std::uint32_t kHeadingLines = 5;

// The word that a line opens with.
struct FirstWord {
  char32_t first = 0, last = 0;
  std::uint32_t chars = 0;
  bool digits = true;       // but for the last character
  float end = 0, next = 0;  // where it ends and the next word begins; next is 0 for a line of one word
};

FirstWord ReadFirstWord(const Page& page, const Line& line) {
  FirstWord word;
  for (std::uint32_t s = line.strips.begin; s != line.strips.end; ++s) {
    for (std::uint32_t r = page.strips[s].runs.begin; r != page.strips[s].runs.end; ++r) {
      for (std::uint32_t i = page.runs[r].ink.begin; i != page.runs[r].ink.end; ++i) {
        const Ink& ink = page.ink[i];
        if (word.chars && (ink.space || s != line.strips.begin)) {
          word.next = ink.x0;
          return word;
        }
        if (!word.chars) word.first = ink.code;
        word.digits &= !word.chars || IsDigit(word.last);
        word.last = ink.code, word.end = ink.x1, ++word.chars;
      }
    }
  }
  return word;
}

bool EndsInHyphen(const Page& page, const Line& line) {
  const Run& run = page.runs[page.strips[line.strips.end - 1].runs.end - 1];
  const char32_t last = page.ink[run.ink.end - 1].code;
  return last == U'-' || last == 0xAD || last == 0x2010 || last == 0x2011;
}

enum class Marker { kNone, kBullet, kDash, kNumber };

// Does the line look like an item: a bullet, a dash, "3." or "b)" with a tab behind it?
Marker MarkerOf(const FirstWord& word, float size) {
  if (word.next == 0) return Marker::kNone;
  if (word.chars == 1 && IsBullet(word.first)) return Marker::kBullet;
  if (word.chars == 1 && word.first == U'o' && word.next - word.end > kTab * size) return Marker::kBullet;
  if (word.chars == 1 && IsDash(word.first)) return Marker::kDash;
  const bool closed = word.last == U'.' || word.last == U')' || word.last == U':';
  const bool label = (word.digits && word.chars <= 4) || word.chars == 2 || (word.first == U'(' && word.chars <= 4);
  const bool start = IsDigit(word.first) || IsLetter(word.first) || word.first == U'(';
  return closed && label && start && word.next - word.end > kTab * size ? Marker::kNumber : Marker::kNone;
}

class Splitter {
 public:
  Splitter(const Page& page, const Setting& setting, const Frame& frame, const std::vector<Line>& lines)
      : page_(page), setting_(setting), frame_(frame), lines_(lines), indent_(FirstLineIndent()) {}

  std::vector<Paragraph> Run(Range range) {
    for (std::uint32_t i = range.begin; i != range.end; ++i) {
      const Line& line = lines_[i];
      const FirstWord word = ReadFirstWord(page_, line);
      const Marker marker = MarkerOf(word, line.size);
      if (i == range.begin || Breaks(i, word, marker)) Open(i, word, marker);
      found_.back().lines.end = i + 1;
      right_ = std::max(right_, line.x1);
    }
    for (Paragraph& paragraph : found_) paragraph.role = RoleOf(paragraph);
    return std::move(found_);
  }

 private:
  // Where the first lines of paragraphs begin, on a page that indents them.
  std::optional<float> FirstLineIndent() const {
    std::optional<float> indent;
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const Line &first = lines_[i - 1], &second = lines_[i];
      const bool indented = first.x0 > frame_.left + kIndent * first.size &&
                            first.x0 < frame_.left + kDeepIndent * first.size &&
                            std::abs(second.x0 - frame_.left) < kEdge;
      if (!indented || first.x1 < frame_.right - kWideRoom * frame_.width()) continue;
      if (indent && std::abs(*indent - first.x0) < kEdge) return indent;
      indent = first.x0;
    }
    return std::nullopt;
  }

  // A line that opens a paragraph right below another one that has one line.
  bool OpensBelowOneLine(std::uint32_t i, const FirstWord& word) const {
    return indent_ && i - 1 == found_.back().lines.begin && !IsLower(word.first) &&
           std::abs(lines_[i].x0 - *indent_) < kEdge && std::abs(lines_[i - 1].x0 - *indent_) < kEdge;
  }

  void Open(std::uint32_t i, const FirstWord& word, Marker marker) {
    found_.push_back({marker == Marker::kNone ? Role::kParagraph : Role::kListItem, {i, i}});
    item_text_ = marker == Marker::kNone ? 0 : word.next;
    right_ = 0;
  }

  const Line& First() const { return lines_[found_.back().lines.begin]; }

  // Would the word still have stood on the line before?
  bool EndedEarly(const Line& before, const Line& line, const FirstWord& word) const {
    const float room = RightEdge(before) - before.x1;
    // Figures are held together with what follows: "16 oktober".
    if (EndsInHyphen(page_, before)) return false;
    if (IsDigit(word.first) && room < kWideRoom * frame_.width()) return false;
    return room > word.end - line.x0 + kSlack * line.size;
  }

  // Quotations are set narrower: their lines have a right edge of their own.
  float RightEdge(const Line& before) const {
    if (before.reach > 0) return before.reach;
    if (before.x0 < frame_.left + 2 * before.size || found_.back().lines.size() < 3) return frame_.right;
    return std::min(right_, frame_.right);
  }

  bool Breaks(std::uint32_t i, const FirstWord& word, Marker marker) const {
    const Line &line = lines_[i], &before = lines_[i - 1];
    const float size = std::max(line.size, before.size);
    if (line.y - before.y > kWhite * setting_.pitch * size) return true;
    if (std::abs(line.size - before.size) > kTypeChange * size) return true;
    const bool early = EndedEarly(before, line, word);
    if (marker == Marker::kBullet) return true;
    if (marker == Marker::kNumber) return true;
    if (marker == Marker::kDash &&
        (early || found_.back().role == Role::kListItem || word.next - word.end > kTab * size))
      return true;
    if (lines_[found_.back().lines.begin].bold && before.bold && !line.starts_bold) return true;
    if (line.bold && !before.ends_bold && line.x1 < frame_.right - 0.1F * frame_.width()) return true;
    if (before.italic && !line.italic && First().italic && early) return true;
    if (found_.back().role == Role::kListItem) {
      const bool hangs = item_text_ > First().x0 + kIndent * size;
      if (hangs && line.x0 < item_text_ - kIndent * size && before.x0 > line.x0 + kIndent * size) return true;
      if (hangs && line.x0 < First().x0 - kIndent * size) return true;
    } else {
      const float indent = line.x0 - before.x0;
      if (indent > kIndent * size && indent < kDeepIndent * size && !IsLower(word.first)) return true;
      if (OpensBelowOneLine(i, word)) return true;
    }
    return early && !IsLower(word.first);
  }

  Role RoleOf(const Paragraph& paragraph) const {
    const Range& lines = paragraph.lines;
    bool bold = true, large = true, italic = true;
    for (std::uint32_t i = lines.begin; i != lines.end; ++i) {
      bold &= lines_[i].bold, italic &= lines_[i].italic;
      large &= lines_[i].size > kHeadingType * setting_.body;
    }
    if (lines.size() <= kHeadingLines && (bold || large)) return Role::kHeading;
    // One short line in italics right above a paragraph.
    if (paragraph.role == Role::kParagraph && italic && lines.size() == 1 && lines.end < lines_.size()) {
      const Line &line = lines_[lines.begin], &next = lines_[lines.end];
      if (!next.italic && next.y - line.y < kWhite * setting_.pitch * line.size &&
          line.x1 < frame_.right - 0.15F * frame_.width()) {
        return Role::kHeading;
      }
    }
    return paragraph.role;
  }

  const Page& page_;
  const Setting& setting_;
  const Frame& frame_;
  const std::vector<Line>& lines_;
  const std::optional<float> indent_;
  std::vector<Paragraph> found_;
  float item_text_ = 0;  // where the words of the open item begin
  float right_ = 0;      // where the longest line of the open paragraph ends
};

}  // namespace

std::vector<Paragraph> FindParagraphs(const Page& page, const Setting& setting, const Frame& frame,
                                      const std::vector<Line>& lines, Range range) {
  if (range.empty()) return {};
  return Splitter(page, setting, frame, lines).Run(range);
}

}  // namespace kst::layout
