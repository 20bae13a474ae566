#include "extract/normalise/document_words.h"

#include <functional>

#include "extract/normalise/letters.h"

namespace kst {
namespace {

std::size_t Hash(std::string_view word) { return std::hash<std::string_view>()(word); }

}  // namespace

void DocumentWords::Read(const Line& line) const {
  std::string_view text = line.text;
  if (line.begins_cut) text = AfterToken(text);
  if (line.ends_cut) text = text.substr(0, text.size() - LastToken(text).size());
  const std::string folded = FoldCase(text);
  for (std::size_t i = 0; i < folded.size();) {
    const std::size_t begin = i;
    while (i < folded.size() && (IsLetterAt(folded, i) || (folded[i] == '-' && i > begin))) i += SizeAt(folded, i);
    std::size_t end = i;
    while (end > begin && folded[end - 1] == '-') --end;
    if (end > begin) {
      const std::string_view word = std::string_view(folded).substr(begin, end - begin);
      hashes_.insert(Hash(word));
      if (const auto hyphen = word.find('-'); hyphen != word.npos) ReadHead(word, hyphen);
    }
    i += i == begin;
  }
}

// A head counts when nothing but its writer asked for the hyphen behind it: not a
// clash of vowels ("regio-indeling"), not a chain ("kant-en-klaar").
void DocumentWords::ReadHead(std::string_view word, std::size_t hyphen) const {
  const std::string_view head = word.substr(0, hyphen), rest = LeadingLetters(word.substr(hyphen + 1));
  if (head.size() > 2 && rest.size() > 2 && !Clash(head, rest)) hashes_.insert(Hash(word.substr(0, hyphen + 1)));
}

void DocumentWords::ReadAll() const {
  for (; read_ < lines_.size(); ++read_) Read(lines_[read_]);
}

bool DocumentWords::Has(std::string_view folded) const {
  ReadAll();
  return hashes_.contains(Hash(folded));
}

bool DocumentWords::HasHead(std::string_view folded) const { return Has(std::string(folded) + "-"); }

bool DocumentWords::Typed(const Lexicon& lexicon) const {
  if (!typed_) typed_ = LooksTyped(lexicon);
  return *typed_;
}

// A typesetter who breaks words does so on more than one line in fifty, and at
// every second break at least one half is no word.
bool DocumentWords::LooksTyped(const Lexicon& lexicon) const {
  constexpr int kEnough = 60;
  constexpr std::size_t kFullLine = 40;
  const auto lines =
      std::count_if(lines_.begin(), lines_.end(), [](const Line& line) { return line.text.size() > kFullLine; });
  if (lines < kEnough) return false;
  int breaks = 0, cut = 0;
  for (const LineBreak& at : breaks_) {
    std::string_view left = LastToken(at.left);
    const bool soft = !left.ends_with('-');
    left.remove_suffix(soft ? 2 : 1);
    const std::string_view right = LeadingLetters(at.right);
    const bool plain = left.size() > 1 && right.size() > 2 && TrailingLetters(left) == left && FoldCase(left) == left &&
                       FoldCase(right) == right;
    if (!plain) continue;
    ++breaks;
    cut += soft || !lexicon.Knows(left) || !lexicon.Knows(right);
    if (cut * 100 >= lines || breaks * 50 >= lines) return false;
  }
  return true;
}

}  // namespace kst
