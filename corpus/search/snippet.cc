#include "corpus/search/snippet.h"

#include <algorithm>
#include <map>
#include <set>

#include "corpus/search/words.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kWords = 30;     // of a snippet
constexpr std::size_t kLongest = 800;  // bytes of it: what is no language may have words of any length
constexpr std::size_t kLead = 6;       // before the first that answers

struct Word {
  std::size_t begin = 0, end = 0;
  int answers = -1;       // index of the asked word
  bool is_whole = false;  // not only a part of a compound
};

// Where the words of a column stand in the text. The title and the people need not stand there: their words answer
// anywhere.
class Places {
 public:
  Places(const Document& d, std::string_view column) {
    std::vector<NormSpan> spans;
    if (column == "notes" || column == "body")
      for (const Note& note : d.notes) spans.push_back(note.span);
    if (column == "tables" || column == "body")
      for (const TextPart& block : d.blocks)
        if (block.role == Role::kTable) spans.push_back(block.span);
    if (column == "quotes") {
      for (const Relation& relation : d.relations) spans.push_back(relation.span);
      for (const Commitment& commitment : d.commitments) spans.push_back(commitment.span);
    }
    is_inside_ = column == "notes" || column == "tables" || column == "quotes";
    std::ranges::sort(spans, {}, &NormSpan::begin);
    for (const NormSpan& span : spans) {  // joined where they overlap
      if (spans_.empty() || span.begin > spans_.back().end) spans_.push_back(span);
      spans_.back().end = std::max(spans_.back().end, span.end);
    }
  }

  bool Hold(std::size_t at) const {
    const auto next = std::ranges::upper_bound(spans_, at, {}, &NormSpan::begin);
    return (next != spans_.begin() && at < std::prev(next)->end) == is_inside_;
  }

 private:
  std::vector<NormSpan> spans_;
  bool is_inside_ = false;
};

class Asked {
 public:
  Asked(const std::vector<AskedWord>& words, const Stemmer& stemmer, const Document& document)
      : words_(words), stemmer_(stemmer) {
    for (const AskedWord& word : words) {
      stems_.push_back(stemmer.Stem(word.folded));
      if (!word.column.empty()) places_.try_emplace(word.column, document, word.column);
    }
  }

  void Answer(Word& word, const std::string& folded) const {
    const Stemmer::Word& read = stemmer_.Read(folded);
    for (std::size_t i = 0; i < words_.size() && word.answers < 0; ++i)
      if ((words_[i].is_cut ? folded.starts_with(words_[i].folded) : read.stem == stems_[i]) && Holds(words_[i], word))
        word.answers = static_cast<int>(i), word.is_whole = true;
    if (word.answers >= 0) return;
    for (const std::string& part : read.parts)
      for (std::size_t i = 0; i < words_.size(); ++i)
        if ((words_[i].is_cut ? part.starts_with(words_[i].folded) : part == stems_[i]) && Holds(words_[i], word))
          word.answers = static_cast<int>(i);
  }

 private:
  bool Holds(const AskedWord& asked, const Word& word) const {
    return asked.column.empty() || places_.at(asked.column).Hold(word.begin);
  }

  const std::vector<AskedWord>& words_;
  const Stemmer& stemmer_;
  std::vector<std::string> stems_;
  std::map<std::string_view, Places> places_;
};

// The window with the most different answers, then with the most; of two alike the first.
std::size_t BestStart(const std::vector<Word>& words) {
  std::map<int, int> inside;  // asked word: how often
  std::size_t best = 0, wholes = 0;
  std::pair<std::size_t, std::size_t> best_worth = {0, 0};
  for (std::size_t from = 0, to = 0; from < words.size(); ++from) {
    for (; to < words.size() && to < from + kWords; ++to)
      if (words[to].answers >= 0) ++inside[words[to].answers], wholes += words[to].is_whole ? 2 : 1;
    if (words[from].answers >= 0) {
      const std::pair worth{inside.size(), wholes};
      if (worth > best_worth) best_worth = worth, best = from;
      if (--inside[words[from].answers] == 0) inside.erase(words[from].answers);
      wholes -= words[from].is_whole ? 2 : 1;
    }
  }
  return best > kLead ? best - kLead : 0;
}

}  // namespace

Snippet BestPlace(const Document& d, const std::vector<AskedWord>& asked, const Stemmer& stemmer) {
  std::vector<Word> words;
  const Asked answers(asked, stemmer, d);
  EachRawWord(d.text, [&](RawWord&& raw) {
    words.push_back({raw.begin, raw.end});
    answers.Answer(words.back(), raw.folded);
    return true;
  });
  Snippet snippet;
  if (words.empty()) return snippet;
  const std::size_t from = BestStart(words), to = std::min(from + kWords, words.size());
  std::size_t begin = words[from].begin, first = begin;
  const std::size_t end = to < words.size() ? words[to].begin : d.text.size();
  if (from > 0) snippet.text = "… ";
  const std::size_t shift = snippet.text.size();
  const std::string_view words_of_it = Cut(std::string_view(d.text).substr(begin, end - begin), kLongest);
  for (std::size_t i = from; i < to; ++i)
    if (words[i].answers >= 0 && words[i].end - begin <= words_of_it.size()) {
      if (first == begin) first = words[i].begin;
      snippet.marks.emplace_back(words[i].begin - begin + shift, words[i].end - begin + shift);
    }
  snippet.text.append(words_of_it);
  for (char& c : snippet.text)
    if (static_cast<unsigned char>(c) < ' ') c = ' ';
  while (snippet.text.ends_with(' ')) snippet.text.pop_back();
  if (to < words.size() || words_of_it.size() < end - begin) snippet.text += " …";
  snippet.page = d.PageOf(static_cast<std::uint32_t>(first));
  return snippet;
}

}  // namespace kst
