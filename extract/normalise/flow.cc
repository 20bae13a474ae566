#include "extract/normalise/flow.h"

#include <algorithm>
#include <optional>

#include "extract/normalise/letters.h"
#include "extract/normalise/lone_furniture.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::int32_t kWrapped = 200;  // bytes; a flat text with a longer line was not broken into lines

constexpr std::size_t kBeginning = 100;  // bytes of a paragraph that show what it is

bool IsLowerStart(std::string_view s) {
  if (s.empty()) return false;
  return IsLower(s[0]) ||
         (s.size() > 1 && static_cast<unsigned char>(s[0]) == 0xC3 && static_cast<unsigned char>(s[1]) >= 0x9F);
}

bool EndsWithAny(std::string_view text, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view e) { return text.ends_with(e); });
}

// The line without closing quotes, brackets and the digits of a note marker.
std::string_view WithoutClosing(std::string_view text) {
  for (;;) {
    const std::size_t size = text.size();
    for (const std::string_view mark : {"”", "’", "\"", "'", "»", ")", "]", " "})
      if (text.ends_with(mark)) text.remove_suffix(mark.size());
    std::string_view digits = text;
    while (!digits.empty() && IsDigit(digits.back())) digits.remove_suffix(1);
    if (digits.size() < text.size() && EndsWithAny(digits, {".", "?", "!", ";", ":"})) text = digits;
    if (text.size() == size) return text;
  }
}

bool EndsSentence(std::string_view text) { return EndsWithAny(WithoutClosing(text), {".", "?", "!", ":", ";"}); }

bool StartsListItem(std::string_view text) {
  for (const std::string_view bullet : {"• ", "– ", "— ", "- ", "· ", "o ", "▪ ", "■ ", "* "})
    if (text.starts_with(bullet)) return true;
  std::size_t i = 0;
  while (i < text.size() && i < 3 && IsDigit(text[i])) ++i;
  if (i == 0 && !text.empty() && IsLower(text[0])) i = 1;
  return i > 0 && i + 1 < text.size() && (text[i] == '.' || text[i] == ')') && text[i + 1] == ' ';
}

bool IsBullet(std::string_view text) {
  return text.starts_with("• ") || text.starts_with("▪ ") || text.starts_with("■ ");
}

// "31 234, nr. 62) is uitgevoerd": a figure and the words that it belongs to.
bool OpensWithFigure(std::string_view text) {
  return !text.empty() && IsDigit(text.front()) &&
         std::any_of(text.begin(), text.end(), [](char c) { return IsLower(c); });
}

// How far a line reaches: hundredths of a point, or characters without geometry.
std::int32_t Reach(const FlowLine& line, bool geometry) {
  return geometry ? line.source->box.x1 : static_cast<std::int32_t>(line.clean.text.size());
}

// Of what a line break would not part: "€ 1.882" is one word.
std::int32_t FirstWordWidth(const FlowLine& line, bool geometry) {
  const std::string_view text = line.clean.text;
  const auto space = text.find(' ', text.starts_with("€ ") ? sizeof "€" : 0);
  const std::size_t bytes = std::min(space, text.size());
  if (!geometry) return static_cast<std::int32_t>(bytes);
  const auto characters = static_cast<std::size_t>(std::count_if(
      text.begin(), text.begin() + static_cast<std::ptrdiff_t>(bytes), [](char c) { return (c & 0xC0) != 0x80; }));
  const auto& edges = line.source->edges;
  return characters < edges.size() ? edges[characters] - edges[0] : 0;
}

class FlowReader {
 public:
  FlowReader(const ExtractedText& in, const FurnitureRules& rules, const SentenceRules& sentences)
      : in_(in), rules_(rules), sentences_(sentences) {}

  Flow Read() {
    if (!in_.has_geometry) {
      right_ = UsualLength();
    }
    lone_ = LoneFurniture(in_);
    for (const PageText& page : in_.pages) {
      new_page_ = true;
      for (const TextBlock& block : page.blocks) ReadBlock(page, block);
    }
    return std::move(flow_);
  }

 private:
  // Nine lines in ten are no longer than this.
  std::int32_t UsualLength() {
    std::vector<std::int32_t> lengths;
    for (const PageText& page : in_.pages)
      for (const TextBlock& block : page.blocks)
        for (const TextLine& line : block.lines) lengths.push_back(static_cast<std::int32_t>(line.span.size()));
    if (lengths.empty()) return 0;
    wrapped_ = *std::max_element(lengths.begin(), lengths.end()) <= kWrapped;
    const auto at = lengths.begin() + static_cast<std::ptrdiff_t>(lengths.size() * 9 / 10);
    std::nth_element(lengths.begin(), at, lengths.end());
    return *at;
  }

  // The column that a block stands in: its own lines, and those of prose above it.
  void Measure(const PageText& page, const TextBlock& block) {
    if (!in_.has_geometry) return;
    left_ = 1 << 30, right_ = 0;
    for (const TextBlock& other : page.blocks) {
      if (&other != &block &&
          (other.column != block.column || other.role != Role::kParagraph || block.role == Role::kNote))
        continue;
      for (const TextLine& line : other.lines) {
        left_ = std::min(left_, line.box.x0);
        right_ = std::max(right_, line.box.x1);
      }
    }
  }

  void ReadBlock(const PageText& page, const TextBlock& block) {
    std::vector<FlowLine> lines;
    std::optional<Role> furniture = IsFurniture(block.role) ? std::optional(block.role) : std::nullopt;
    for (const TextLine& source : block.lines) {
      FlowLine line{&source, page.number, Clean(in_.raw, source.span)};
      const auto role = furniture                                    ? furniture
                        : IsLone(source)                             ? std::optional(EdgeOf(page, source))
                        : block.role == Role::kTable                 ? std::nullopt
                        : IsItsNumber(page, source, line.clean.text) ? std::optional(Role::kPageNumber)
                                                                     : rules_.RoleOf(line.clean.text);
      if (role && IsFurniture(*role))
        AddFurniture(*role, std::move(line), source.span.begin == block.lines.front().span.begin);
      else
        lines.push_back(std::move(line));
    }
    if (lines.empty()) return;
    if (block.cell) return ReadCell(block, std::move(lines));
    Measure(page, block);
    MarkSlack(lines);
    if (block.role == Role::kNote ? !IsSmallTable(page, block, lines.front()) : BeginsAsNote(block, lines.front()))
      ReadNotes(block, std::move(lines));
    else
      ReadProse(block, std::move(lines));
  }

  bool IsLone(const TextLine& line) const { return std::find(lone_.begin(), lone_.end(), &line) != lone_.end(); }
  static Role EdgeOf(const PageText& page, const TextLine& line) {
    return line.box.y0 < page.height / 2 ? Role::kRunningHead : Role::kRunningFoot;
  }

  // The number of a page, alone on its first or last line. Layout knows it by those of other pages; a letter of two
  // pages has one only.
  static bool IsItsNumber(const PageText& page, const TextLine& line, std::string_view text) {
    const TextBlock &first = page.blocks.front(), &last = page.blocks.back();
    const bool at_edge = (!first.lines.empty() && line.span == first.lines.front().span) ||
                         (!last.lines.empty() && line.span == last.lines.back().span);
    if (!at_edge || text.empty() || (page.blocks.size() == 1 && first.lines.size() == 1)) return false;
    if (IsDigit(text.front()) != IsDigit(text.back())) return false;  // "2-" is the beginning of a word
    const std::string_view number = Trim(text, " -–");                // "2", "– 2 –", "2/2"
    return number.substr(0, number.find('/')) == std::to_string(page.number) && number.size() < 10;
  }

  // One paragraph a cell; where the page cut it, the rest joins its beginning.
  void ReadCell(const TextBlock& block, std::vector<FlowLine> lines) {
    left_ = block.lines.front().box.x0, right_ = 0;
    for (const TextLine& line : block.lines) right_ = std::max(right_, line.box.x1);
    MarkSlack(lines);
    if (row_.empty() || row_.begin()->second.table != block.cell->table || row_.begin()->second.row != block.cell->row)
      row_.clear();
    const auto known = std::find_if(row_.begin(), row_.end(),
                                    [&](const auto& cell) { return cell.second.column == block.cell->column; });
    if (known == row_.end()) {
      row_.push_back({flow_.body.size(), *block.cell});
      flow_.body.push_back({Role::kTable, block.column, std::move(lines), block.cell});
    } else {
      auto& whole = flow_.body[known->first].lines;
      std::move(lines.begin(), lines.end(), std::back_inserter(whole));
    }
    new_page_ = false;
  }

  void AddFurniture(Role role, FlowLine line, bool first) {
    const bool more = !first && !flow_.furniture.empty() && flow_.furniture.back().role == role &&
                      flow_.furniture.back().lines.back().page == line.page;
    if (!more) flow_.furniture.push_back({role, {}});
    flow_.furniture.back().lines.push_back(std::move(line));
  }

  void MarkSlack(std::vector<FlowLine>& lines) const {
    for (FlowLine& line : lines) line.slack = right_ - Reach(line, in_.has_geometry) - (right_ - left_) / 6;
  }

  // The next line's first word would have fitted: the line ended on purpose.
  bool HadRoom(const FlowLine& line, const FlowLine& next) const {
    return line.slack > FirstWordWidth(next, in_.has_geometry);
  }

  void ReadProse(const TextBlock& block, std::vector<FlowLine> lines) {
    bool start = !GoesOn(block, lines.front());
    for (std::size_t i = 0; i < lines.size(); ++i) {
      if (i > 0) start = BreaksAfter(block, flow_.body.back().lines.back(), lines[i]);
      if (start) {
        flow_.body.push_back({RoleOf(block, lines[i].clean.text), block.column, {}});
      }
      flow_.body.back().lines.push_back(std::move(lines[i]));
    }
    new_page_ = false;
  }

  Role RoleOf(const TextBlock& block, std::string_view first) const {
    if (block.role == Role::kNote) return Role::kTable;
    if (block.role != Role::kParagraph) return block.role;
    if (StartsListItem(first)) return Role::kListItem;
    const auto role = rules_.RoleOf(first.substr(0, kBeginning));
    return role == Role::kDictum ? *role : block.role;
  }

  bool BreaksAfter(const TextBlock& block, const FlowLine& line, const FlowLine& next) const {
    if (block.role == Role::kTable) return !SameCell(line.source->box, next.source->box);
    if (block.role == Role::kNote) return HadRoom(line, next);
    if (block.role == Role::kHeading) return false;
    if (line.clean.text.ends_with('-') && IsLowerStart(next.clean.text)) return false;
    if (AwaitsNumber(line, next)) return false;
    if (IsBullet(next.clean.text)) return true;
    if (StartsListItem(next.clean.text) && (HadRoom(line, next) || EndsSentence(line.clean.text) || IsNextItem(next)))
      return true;
    if (!HadRoom(line, next)) return false;
    if (EndsShort(line, next)) return true;
    return EndsSentence(line.clean.text) || (line.clean.text.ends_with(',') && !IsLowerStart(next.clean.text));
  }

  // Flat text has no right margin: after an item, what begins like it is the next.
  bool IsNextItem(const FlowLine& next) const {
    const Paragraph& before = flow_.body.back();
    const std::string_view first = before.lines.front().clean.text;
    return !in_.has_geometry && before.role == Role::kListItem && IsDigit(first[0]) == IsDigit(next.clean.text[0]) &&
           (IsDigit(first[0]) || first.substr(0, first.find(' ')) == next.clean.text.substr(0, first.find(' ')));
  }

  // "Kamerstuk 31 234, nr." / "12): what awaits a number does not end before it.
  bool AwaitsNumber(const FlowLine& line, const FlowLine& next) const {
    return !next.clean.text.empty() && IsDigit(next.clean.text[0]) &&
           (sentences_.AwaitsNumber(line.clean.text) || CutNumber(line.clean.text, next.clean.text));
  }

  // "(Kamerstuk 31" / "234, nr. 12)": the thousands of a number, and the rest of it.
  static bool CutNumber(std::string_view line, std::string_view next) {
    constexpr std::size_t kRest = 3;
    const auto figures = [](std::string_view words) {
      return static_cast<std::size_t>(std::find_if_not(words.begin(), words.end(), [](char c) { return IsDigit(c); }) -
                                      words.begin());
    };
    const std::string_view last = line.substr(line.rfind(' ') + 1);
    return line.find(' ') != line.npos && figures(last) == last.size() && !last.empty() && last.size() < kRest &&
           figures(next) == kRest && next.size() > kRest && next[kRest] != '.' && next[kRest] != ':';
  }

  // In a text layer nothing but its length tells that a line is a paragraph of its own:
  // "Voorgesteld 8 juni 2022" or "De Kamer," fills less than half of what is usual.
  bool EndsShort(const FlowLine& line, const FlowLine& next) const {
    const std::string_view text = line.clean.text;
    const std::string_view after = next.clean.text;
    constexpr std::int32_t kLine = 40;  // bytes; a text of shorter lines tells nothing
    if (in_.has_geometry || !wrapped_ || right_ < kLine || Reach(line, false) > right_ / 2 || after.empty())
      return false;
    if (text.ends_with('-') || sentences_.EndsUnfinished(text)) return false;
    return IsUpper(after[0]) || (text.ends_with(',') && IsLower(after[0]));
  }

  // A table's row is written cell by cell: the lines of one cell stand right under each other.
  static bool SameCell(const Box& line, const Box& next) {
    const std::int32_t pitch = next.y0 - line.y0, height = line.y1 - line.y0;
    return 2 * pitch > height && pitch < 2 * height && next.x0 < line.x1 && line.x0 < next.x1;
  }

  // Does this block continue the paragraph before it?
  bool GoesOn(const TextBlock& block, const FlowLine& first) const {
    if (flow_.body.empty()) return false;
    const Paragraph& before = flow_.body.back();
    const bool prose =
        before.role == Role::kParagraph || before.role == Role::kListItem || before.role == Role::kDictum;
    const FlowLine& last = before.lines.back();
    if (!prose || block.role != Role::kParagraph) return false;
    if (StartsListItem(first.clean.text) && !AwaitsNumber(last, first)) return false;
    const std::string_view text = last.clean.text;
    if (text.ends_with('-') || text.ends_with("\u00AD")) return true;
    if (!wrapped_) return false;
    if (AwaitsNumber(last, first) && !HadRoom(last, first)) return true;
    const bool lower = IsLowerStart(first.clean.text) || first.clean.text.starts_with("€ ");
    if (new_page_ && lower && text.ends_with('.')) return true;  // "€ 88 mln."
    if (EndsSentence(text)) return false;
    const bool office = block.lines.size() == 1 && first.clean.text.ends_with(',');  // it signs what has a blank
    if (before.column <= block.column && !office && sentences_.EndsUnfinished(text)) return true;
    // A name, the last line of a letter: it fills less than half of the column.
    const Box& box = last.source->box;
    const bool signature = in_.has_geometry && before.lines.size() == 1 && last.slack > box.x1 - box.x0;
    if (new_page_ || before.column < block.column) return !signature && (lower || !HadRoom(last, first));
    const bool goes_on = lower || (before.lines.size() > 1 && OpensWithFigure(first.clean.text));
    return goes_on && !HadRoom(last, first) && !text.ends_with(',');
  }

  void ReadNotes(const TextBlock& block, std::vector<FlowLine> lines) {
    for (FlowLine& line : lines) {
      std::uint32_t end = 0;
      if (const auto number = NoteNumber(line, &end)) {
        flow_.notes.push_back({line.clean.text.substr(0, end), *number, {Role::kNote, block.column, {}}});
        std::uint32_t words = end;
        while (words < line.clean.text.size() && line.clean.text[words] == ' ') ++words;
        Apply(line.clean, {{{0, words, "marker"}}});
      } else if (flow_.notes.empty() || line.clean.text.starts_with("* ")) {
        flow_.notes.push_back({"", 0, {Role::kNote, block.column, {}}});
      }
      flow_.notes.back().words.lines.push_back(std::move(line));
    }
  }

  // Set like a note below the body, and yet none: it has no number, and the note on
  // the page before had come to its end, or this page's notes stand far below it.
  bool IsSmallTable(const PageText& page, const TextBlock& block, const FlowLine& first) const {
    if (!in_.has_geometry || flow_.notes.empty() || first.clean.text.starts_with("* ")) return false;
    const FlowLine& last = flow_.notes.back().words.lines.back();
    std::uint32_t end = 0;
    if (last.page == first.page || NoteNumber(first, &end)) return false;
    return EndsSentence(last.clean.text) || right_ - Reach(last, true) > FirstWordWidth(first, true) ||
           StandsApart(page, block);
  }

  static bool StandsApart(const PageText& page, const TextBlock& block) {
    const auto here = std::find_if(page.blocks.begin(), page.blocks.end(), [&](const auto& b) { return &b == &block; });
    const auto next = std::find_if(here + 1, page.blocks.end(), [](const auto& b) { return b.role == Role::kNote; });
    const Box& box = block.lines.back().box;
    return next != page.blocks.end() && next->lines.front().box.y0 - box.y1 > 3 * (box.y1 - box.y0);
  }

  // Set in body type, and yet a note: a raised figure begins it.
  bool BeginsAsNote(const TextBlock& block, const FlowLine& line) const {
    std::uint32_t end = 0;
    return block.role == Role::kParagraph && !line.source->styles.empty() && line.source->styles.front().raised &&
           NoteNumber(line, &end) && end < line.clean.text.size();
  }

  // "4 Kamerstuk 27625": the number, and where it ends. Set smaller or raised it
  // is believed; otherwise it must be the next in turn.
  std::optional<int> NoteNumber(const FlowLine& line, std::uint32_t* end) const {
    const std::string_view text = line.clean.text;
    std::uint32_t size = 0;
    while (size < text.size() && IsDigit(text[size])) ++size;
    if (size == 0 || size > 3) return std::nullopt;
    const int number = std::stoi(std::string(text.substr(0, size)));
    const bool bracket = size < text.size() && text[size] == ')';
    int last = 0;
    for (auto note = flow_.notes.rbegin(); note != flow_.notes.rend() && last == 0; ++note)
      if (note->number > 0 && note->marker.ends_with(')') == bracket) last = note->number;
    const auto& styles = line.source->styles;
    const bool set = !styles.empty() &&
                     (styles[0].raised || (styles.size() > 1 && styles[0].size * 100 < styles[1].size * 85)) &&
                     (styles.size() == 1 || styles[1].begin <= line.source->span.begin + size + bracket + 1);
    *end = size + bracket;
    const bool words = *end == text.size() || text[*end] == ' ' || !in_.has_geometry || !IsDigit(text[*end]);
    if (number == 0 || !words) return std::nullopt;
    const bool part = !in_.has_geometry && flow_.notes.empty();  // layout saw the marker of the first note of a part
    if (number == last + 1 || part || (set && (number > last || number == 1))) return number;
    return std::nullopt;
  }

  const ExtractedText& in_;
  const FurnitureRules& rules_;
  const SentenceRules& sentences_;
  Flow flow_;
  std::vector<const TextLine*> lone_;  // furniture that one page has
  std::int32_t left_ = 0, right_ = 0;
  bool wrapped_ = true;  // the lines of a paragraph are shorter than the paragraph
  bool new_page_ = true;
  std::vector<std::pair<std::size_t, CellPlace>> row_;  // the row that was read last: its paragraphs in the body
};

}  // namespace

Flow ReadFlow(const ExtractedText& in, const FurnitureRules& furniture, const SentenceRules& sentences) {
  return FlowReader(in, furniture, sentences).Read();
}

}  // namespace kst
