#include "parse/say/enclosures.h"

#include <algorithm>
#include <string_view>

#include "parse/sentence/clauses.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kLongestList = 100;  // items

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar) : text_(text), grammar_(grammar) {}

  std::vector<NormSpan> Find(const Frame& offer) {
    InSentence(offer.sentence);
    Listed(offer);
    std::sort(found_.begin(), found_.end(), [](NormSpan a, NormSpan b) { return a.begin < b.begin; });
    std::vector<NormSpan> apart;
    for (const NormSpan item : found_)
      if (apart.empty() || apart.back().end <= item.begin) apart.push_back(item);
    return apart;
  }

 private:
  // Of those with a number the first is what the act names.
  void InSentence(NormSpan sentence) {
    bool first = true;
    for (const Match& match : grammar_.FindAll("enclosure", text_.text, sentence)) {
      const bool numbered = match.rule->name == "enclosure.numbered";
      if (!numbered || !first) Add(numbered ? match.span : *match.Find("item"));
      if (numbered) first = false;
    }
  }

  // Behind a colon, parted by semicolons or one a line.
  void Listed(const Frame& offer) {
    const NormSpan rest{std::min(offer.clause.end, offer.sentence.end), offer.sentence.end};
    const std::string_view before =
        Trim(NormSpan{offer.clause.begin, std::min(rest.begin + 1, rest.end)}.In(text_.text), " ");
    if (before.ends_with(':')) {
      std::uint32_t begin = rest.begin;
      bool first = true;
      for (std::uint32_t at = begin; at <= rest.end; ++at) {
        if (at < rest.end && text_.text[at] != ';') continue;
        if (!first) AddIfPaper({begin, at});
        first = false;
        begin = at + 1;
      }
    }
    if (!offer.sentence.In(text_.text).ends_with(':')) return;
    for (std::size_t i = offer.sentence_index + 2;
         i < text_.sentences.size() && i < offer.sentence_index + kLongestList; ++i) {
      if (grammar_.FindAt("bullet", text_.text, text_.sentences[i].begin).empty()) break;
      AddIfPaper(text_.sentences[i]);
    }
  }

  void AddIfPaper(NormSpan item) {
    if (!grammar_.FindAll("enclosed_paper", text_.text, item).empty()) Add(item);
  }

  void Add(NormSpan item) {
    const NormSpan words = WordsOf(text_.text, item);
    if (!words.empty() && grammar_.FindAll("enclosed_reply", text_.text, words).empty()) found_.push_back(words);
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  std::vector<NormSpan> found_;
};

}  // namespace

std::vector<NormSpan> FindEnclosures(const NormalisedText& text, const Grammar& grammar, const Frame& offer) {
  return Finder(text, grammar).Find(offer);
}

}  // namespace kst
