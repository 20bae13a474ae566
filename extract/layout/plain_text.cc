#include "extract/layout/plain_text.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "extract/layout/foot_in_line.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kWrapped = 200;  // bytes; a text with a longer line was not broken into lines
constexpr std::size_t kNoteDigits = 3;
constexpr int kPageStarts = 3;  // fewer lines that start with a space prove nothing

bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r\v") == line.npos; }

bool StartsWithOneSpace(std::string_view line) { return line.size() > 1 && line[0] == ' ' && line[1] != ' '; }

// "12 Kamerstuk 29 911": the number of a line that could begin a note; 0 if it cannot.
int NoteNumber(std::string_view line) {
  std::size_t size = 0;
  while (size < line.size() && IsDigit(line[size])) ++size;
  if (size == 0 || size > kNoteDigits || size == line.size() || line[0] == '0') return 0;
  std::string_view rest = line.substr(size);
  if (rest.starts_with(' ')) rest.remove_prefix(1);
  const bool words = !rest.empty() && !IsDigit(rest[0]) && rest[0] != ' ' &&
                     std::string_view(".,;:)%/-").find(rest[0]) == std::string_view::npos;
  return words ? std::stoi(std::string(line.substr(0, size))) : 0;
}

class PlainTextReader {
 public:
  explicit PlainTextReader(std::string_view text) { out_.raw = text; }

  ExtractedText Read() {
    SplitLines();
    const bool feeds = out_.raw.find('\f') != std::string::npos;
    spaced_ = !feeds &&
              std::count_if(lines_.begin(), lines_.end(),
                            [&](const RawSpan& l) { return StartsWithOneSpace(l.In(out_.raw)); }) >= kPageStarts &&
              !MostStartWithSpace();
    SplitPages();
    for (std::size_t p = 0; p + 1 < page_starts_.size(); ++p)
      ReadPage(static_cast<int>(p) + 1, page_starts_[p], page_starts_[p + 1]);
    return std::move(out_);
  }

 private:
  void SplitLines() {
    const std::string_view raw = out_.raw;
    for (std::size_t i = 0; i < raw.size();) {
      const std::size_t end = std::min(raw.find_first_of("\n\f", i), raw.size());
      std::size_t stop = end;
      if (stop > i && raw[stop - 1] == '\r') --stop;
      AddLine(i, stop);
      wrapped_ = wrapped_ && stop - i <= kWrapped;
      i = end + 1;
    }
  }

  // A running foot is a line of its own, wherever it stands.
  void AddLine(std::size_t begin, std::size_t end) {
    const auto add = [&](std::size_t from, std::size_t to) {
      lines_.push_back({static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to)});
    };
    const std::string_view raw = out_.raw;
    while (const auto foot = FindFoot(raw.substr(begin, end - begin))) {
      if (foot->begin > 0) add(begin, begin + foot->begin);
      add(begin + foot->begin, begin + foot->end);
      begin += foot->end;
      if (begin == end) return;
    }
    add(begin, end);
  }

  bool MostStartWithSpace() const {
    const auto starts =
        std::count_if(lines_.begin(), lines_.end(), [&](const RawSpan& l) { return l.In(out_.raw).starts_with(' '); });
    return static_cast<std::size_t>(starts) * 4 > lines_.size();
  }

  void SplitPages() {
    page_starts_.push_back(0);
    for (std::size_t i = 1; i < lines_.size(); ++i) {
      const char before = out_.raw[lines_[i].begin - 1];
      if (before == '\f' || (spaced_ && before == '\n' && StartsWithOneSpace(lines_[i].In(out_.raw))))
        page_starts_.push_back(i);
    }
    page_starts_.push_back(lines_.size());
  }

  void ReadPage(int number, std::size_t begin, std::size_t end) {
    out_.pages.push_back({number, 0, 0, {}});
    std::size_t notes = NotesFrom(begin, end);
    if (notes == end && next_note_ == 1 && begin == 0) notes = NotesOfAPart(end);
    bool new_block = true;
    for (std::size_t i = begin; i < end; ++i) {
      const std::string_view line = lines_[i].In(out_.raw);
      if (IsBlank(line)) {
        new_block = true;
        continue;
      }
      const bool note = i >= notes;
      if (note && NoteNumber(line) == next_note_) {
        ++next_note_;
        new_block = true;
      } else if (note) {
        new_block = false;  // a blank line does not end a note
      }
      auto& blocks = out_.pages.back().blocks;
      const bool same_line = i > begin && std::string_view("\n\f").find(out_.raw[lines_[i].begin - 1]) == line.npos;
      if (new_block || (!wrapped_ && !same_line) || blocks.empty())
        blocks.push_back({note ? Role::kNote : Role::kParagraph, 0, {}});
      TextLine text;
      text.span = lines_[i];
      blocks.back().lines.push_back(std::move(text));
      new_block = false;
    }
    if (wrapped_) MarkHeadings(out_.pages.back());
  }

  // The line at which the notes of a page begin: the last one that has the next
  // number in turn, if the body before it shows that number glued to a word.
  std::size_t NotesFrom(std::size_t begin, std::size_t end) const {
    for (std::size_t i = end; i-- > begin;)
      if (NoteNumber(lines_[i].In(out_.raw)) == next_note_)
        return HasMarker(begin, i, next_note_) ? i : end;  // above it there is less body
    return end;
  }

  // The same of a text that is part of a paper: its first note may be the fourth.
  std::size_t NotesOfAPart(std::size_t end) {
    if (end == 0) return end;
    const std::map<int, std::size_t> markers = MarkersInWords(end);
    std::size_t first = end;
    for (std::size_t i = end; i-- > 0;) {
      const int number = NoteNumber(lines_[i].In(out_.raw));
      if (number < 2 || (first < end && number + 1 != next_note_)) continue;
      if (const auto at = markers.find(number); at == markers.end() || at->second >= lines_[i].begin) continue;
      first = i;
      next_note_ = number;
    }
    return first;
  }

  bool HasMarker(std::size_t begin, std::size_t end, int number) const {
    if (begin == end) return false;
    const std::string_view body =
        std::string_view(out_.raw).substr(lines_[begin].begin, lines_[end].begin - lines_[begin].begin);
    const std::string digits = std::to_string(number);
    for (auto at = body.find(digits, 1); at != body.npos; at = body.find(digits, at + 1))
      if (IsMarker(body, at, digits.size())) return true;
    return false;
  }

  // Where each number stands first behind a word or the mark behind it, so that neither "CO2" nor "1.4" has one.
  std::map<int, std::size_t> MarkersInWords(std::size_t end) const {
    const std::string_view body = std::string_view(out_.raw).substr(0, lines_[end - 1].begin);
    std::map<int, std::size_t> markers;
    for (std::size_t at = lines_[0].begin + 1, size = 1; at < body.size(); at += size) {
      size = 1;
      if (!IsDigit(body[at])) continue;
      while (at + size < body.size() && IsDigit(body[at + size])) ++size;
      if (size > kNoteDigits || body[at] == '0' || !IsMarker(body, at, size) || !EndsWord(body.substr(0, at))) continue;
      markers.emplace(std::stoi(std::string(body.substr(at, size))), at);
    }
    return markers;
  }

  static bool IsMarker(std::string_view body, std::size_t at, std::size_t size) {
    const char before = body[at - 1], after = at + size < body.size() ? body[at + size] : ' ';
    return before != ' ' && before != '\n' && !IsDigit(before) && !IsDigit(after) &&
           std::string_view("-/(€").find(before) == std::string_view::npos;
  }

  static bool EndsWord(std::string_view text) {
    const auto word = text.find_last_not_of(".,;:?!)]\"'");
    return word != text.npos && word > 0 && !IsDigit(text[word]) && text[word] != ' ' && !IsUpper(text[word]) &&
           text[word - 1] != ' ';
  }

  // One or two lines that end in no mark, before a longer text that begins anew.
  void MarkHeadings(PageText& page) const {
    for (std::size_t i = 0; i + 1 < page.blocks.size(); ++i) {
      TextBlock& block = page.blocks[i];
      const TextBlock& next = page.blocks[i + 1];
      if (block.role != Role::kParagraph || next.role != Role::kParagraph || block.lines.size() > 2 ||
          next.lines.size() < 2)
        continue;
      const std::string_view first = block.lines.front().span.In(out_.raw),
                             after = next.lines.front().span.In(out_.raw);
      std::string_view last = block.lines.back().span.In(out_.raw);
      last = last.substr(0, last.find_last_not_of(' ') + 1);
      const auto begins = [](std::string_view s) { return !s.empty() && (IsUpper(s[0]) || IsDigit(s[0])); };
      const bool ends = !last.empty() && std::string_view(".,;:-").find(last.back()) == std::string_view::npos;
      if (begins(first) && begins(after) && ends && after.size() > 20) block.role = Role::kHeading;
    }
  }

  ExtractedText out_;
  std::vector<RawSpan> lines_;
  std::vector<std::size_t> page_starts_;
  bool spaced_ = false, wrapped_ = true;
  int next_note_ = 1;
};

}  // namespace

ExtractedText ReadPlainText(std::string_view utf8) { return PlainTextReader(utf8).Read(); }

}  // namespace kst
