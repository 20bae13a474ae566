#include "extract/normalise/lone_furniture.h"

#include <algorithm>
#include <string_view>

#include "extract/normalise/letters.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::int32_t kHeadPercent = 22, kFootPercent = 84;  // of the page's height: where furniture can be
constexpr std::size_t kMostLines = 4;                         // of one head or foot
constexpr std::size_t kLongest = 160;                         // bytes of one line

struct EdgeLine {
  const TextLine* line;
  std::string_view words;
  bool prose;  // in a paragraph: no heading, item or cell
};

class Edges {
 public:
  explicit Edges(const ExtractedText& in) : in_(in) {}

  // The lines of the text at the top of a page, and those at its bottom, from the edge inwards.
  std::vector<EdgeLine> Top(const PageText& page) const {
    std::vector<EdgeLine> lines;
    for (const TextBlock& block : page.blocks) {
      if (!IsText(block) || block.column > 0) continue;
      for (const TextLine& line : block.lines) {
        lines.push_back({&line, Trim(line.span.In(in_.raw)), block.role == Role::kParagraph});
        if (lines.size() > kMostLines) return lines;
      }
    }
    return lines;
  }
  std::vector<EdgeLine> Bottom(const PageText& page) const {
    std::vector<EdgeLine> lines;
    for (auto block = page.blocks.rbegin(); block != page.blocks.rend(); ++block) {
      if (!IsText(*block)) continue;
      for (auto line = block->lines.rbegin(); line != block->lines.rend(); ++line) {
        lines.push_back({&*line, Trim(line->span.In(in_.raw)), block->role == Role::kParagraph});
        if (lines.size() > kMostLines) return lines;
      }
    }
    return lines;
  }

  // A sentence goes on below what stands beside the text and above all of it.
  static void TakeBeside(const PageText& page, const TextLine& first, std::vector<const TextLine*>& found) {
    for (const TextBlock& block : page.blocks)
      if (block.column > 0 && IsText(block) && block.lines.back().box.y1 <= first.box.y0)
        for (const TextLine& line : block.lines) found.push_back(&line);
  }

 private:
  static bool IsText(const TextBlock& block) {
    return block.role == Role::kParagraph || block.role == Role::kListItem || block.role == Role::kHeading ||
           block.role == Role::kDictum || block.role == Role::kTable;
  }
  const ExtractedText& in_;
};

bool StartsLower(std::string_view words) {
  return !words.empty() && (IsLower(words[0]) || (IsAccented(words) && !StartsUpper(words)));
}

bool IsBroken(std::string_view words) {
  return words.size() > 1 && (words.ends_with('-') || words.ends_with(kSoftHyphen));
}

bool EndsInBracket(std::string_view words) {
  const auto open = words.rfind('(');
  return open != words.npos && words.find(')', open) == words.npos;
}

// "(Kamerstuk 31": the number goes on in figures.
bool AwaitsFigures(std::string_view words) { return !words.empty() && IsDigit(words.back()) && EndsInBracket(words); }

// Must what ends in `last` go on, and can it with `first`?
bool GoesOn(std::string_view last, std::string_view first) {
  if (last.empty() || first.empty() || std::string_view(".?!:;").find(last.back()) != last.npos) return false;
  return StartsLower(first) || (AwaitsFigures(last) && IsDigit(first[0]));
}

// A word, no marker of an item: "a. ", "nr. ".
bool OpensWithWord(std::string_view words) {
  const std::string_view word = FirstToken(words);
  return word.size() > 4 || std::string_view(".):").find(word.back()) == word.npos;
}

bool MayBeFurniture(std::string_view words) {
  return words.size() <= kLongest && !StartsLower(words) && !words.ends_with('.') && !words.ends_with(',') &&
         !IsBroken(words);
}

bool IsSmaller(const TextLine& line, const TextLine& inner) {
  return !line.styles.empty() && !inner.styles.empty() && line.styles[0].size * 20 < inner.styles[0].size * 19;
}

// White between a line and the next one further in, or type of another size.
bool StandsApart(const TextLine& line, const TextLine& inner) {
  const std::int32_t height = std::max(line.box.y1 - line.box.y0, inner.box.y1 - inner.box.y0);
  const std::int32_t away = std::abs(line.box.y1 - inner.box.y1);
  const bool type = !line.styles.empty() && !inner.styles.empty() &&
                    std::abs(line.styles[0].size - inner.styles[0].size) * 20 > inner.styles[0].size;
  return away > 2 * height || type;
}

// Does the line fill its page's text?
bool IsFull(const TextLine& line, const PageText& page) {
  std::int32_t left = line.box.x0, right = line.box.x1;
  for (const TextBlock& block : page.blocks) {
    if (block.role != Role::kParagraph || block.column > 0) continue;
    for (const TextLine& other : block.lines)
      left = std::min(left, other.box.x0), right = std::max(right, other.box.x1);
  }
  return (right - line.box.x1) * 6 < right - left;
}

bool AllMayBe(const std::vector<EdgeLine>& lines, std::size_t count, const PageText& page) {
  for (std::size_t i = 0; i < count; ++i) {
    const Box& box = lines[i].line->box;
    const bool edge = box.y1 * 100 < kHeadPercent * page.height || box.y0 * 100 > kFootPercent * page.height;
    if (!edge || !MayBeFurniture(lines[i].words)) return false;
  }
  return true;
}

// A broken word that the next line cannot end: what is taken out is no full line of prose.
bool IsBetween(const PageText& next, const std::vector<EdgeLine>& top, std::size_t heads) {
  if (heads == 0) return true;
  const TextLine& head = *top[heads - 1].line;
  return !IsDigit(top[0].words[0]) && !(IsFull(head, next) && !StandsApart(head, *top[heads].line));
}

// No word is broken: the sentence must fill its line and go on in a word, and what is taken out stand apart.
bool IsSure(const std::vector<EdgeLine>& bottom, std::size_t feet, const PageText& page,
            const std::vector<EdgeLine>& top, std::size_t heads) {
  const auto prose = [](const std::vector<EdgeLine>& lines, std::size_t count) {  // or smaller than it
    return lines[count].prose &&
           std::all_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count),
                       [&](const EdgeLine& line) { return line.prose || IsSmaller(*line.line, *lines[count].line); });
  };
  return prose(bottom, feet) && prose(top, heads) && IsFull(*bottom[feet].line, page) &&
         (OpensWithWord(top[heads].words) || EndsInBracket(bottom[feet].words)) &&
         (feet == 0 || StandsApart(*bottom[feet - 1].line, *bottom[feet].line)) &&
         (heads == 0 || StandsApart(*top[heads - 1].line, *top[heads].line));
}

// The fewest lines at the end of one page and the beginning of the next that, taken out,
// leave a sentence that goes on where it did not.
void Find(const PageText& page, const PageText& next, const Edges& edges, std::vector<const TextLine*>& found) {
  const std::vector<EdgeLine> bottom = edges.Bottom(page), top = edges.Top(next);
  if (bottom.empty() || top.empty()) return;
  const bool foot = bottom.size() > 1 && !StartsLower(bottom[0].words) &&
                    (IsBroken(bottom[1].words) || StandsApart(*bottom[0].line, *bottom[1].line));
  if (!foot && GoesOn(bottom[0].words, top[0].words)) {
    Edges::TakeBeside(next, *top[0].line, found);
    return;
  }
  for (std::size_t out = 1; out <= kMostLines; ++out) {
    for (std::size_t feet = 0; feet <= out; ++feet) {
      const std::size_t heads = out - feet;
      if (feet >= bottom.size() || heads >= top.size()) continue;
      const std::string_view last = bottom[feet].words, first = top[heads].words;
      if (!GoesOn(last, first) || !AllMayBe(bottom, feet, page) || !AllMayBe(top, heads, next)) continue;
      if (!(IsBroken(last) ? IsBetween(next, top, heads) : IsSure(bottom, feet, page, top, heads))) continue;
      for (std::size_t i = feet; i-- > 0;) found.push_back(bottom[i].line);
      for (std::size_t i = 0; i < heads; ++i) found.push_back(top[i].line);
      Edges::TakeBeside(next, *top[heads].line, found);
      return;
    }
  }
}

}  // namespace

std::vector<const TextLine*> LoneFurniture(const ExtractedText& in) {
  std::vector<const TextLine*> found;
  if (!in.has_geometry) return found;
  const Edges edges(in);
  for (std::size_t p = 0; p + 1 < in.pages.size(); ++p) Find(in.pages[p], in.pages[p + 1], edges, found);
  return found;
}

}  // namespace kst
