#include "parse/say/enclosures.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "parse/sentence/clauses.h"
#include "parse/sentence/list_lines.h"
#include "schema/text.h"

namespace kst {
namespace {

class Finder {
 public:
  Finder(const NormalisedText& text, const Grammar& grammar, const Frame& offer, bool names_one)
      : text_(text), grammar_(grammar), offer_(offer), names_one_(names_one) {}

  Enclosures Find() {
    Listed();
    const bool all = !names_one_ && !found_.empty();
    InSentence(offer_.sentence);
    std::stable_sort(found_.begin(), found_.end(), [](NormSpan a, NormSpan b) { return a.begin < b.begin; });
    Enclosures apart{{}, all};
    for (const NormSpan item : found_)
      if (apart.items.empty() || apart.items.back().end <= item.begin) apart.items.push_back(item);
    return apart;
  }

 private:
  void InSentence(NormSpan sentence) {
    bool named = false;  // by the act
    for (const Match& match : grammar_.FindAll("enclosure", text_.text, sentence)) {
      if (match.rule->Get("first") == "act" && !std::exchange(named, true)) continue;
      Add(match.rule->Get("quote") == "item" ? *match.Find("item") : match.span);
    }
  }

  // Behind a colon, parted by semicolons or one a line.
  void Listed() {
    const NormSpan rest{std::min(offer_.clause.end, offer_.sentence.end), offer_.sentence.end};
    const std::string_view before =
        Trim(NormSpan{offer_.clause.begin, std::min(rest.begin + 1, rest.end)}.In(text_.text), " ");
    if (before.ends_with(':') && rest.In(text_.text).find(';') != std::string_view::npos) {
      std::uint32_t begin = rest.begin + (text_.text[rest.begin] == ':' ? 1 : 0);
      bool first = true;
      for (std::uint32_t at = begin; at <= rest.end; ++at) {
        if (at < rest.end && text_.text[at] != ';') continue;
        AddPaper({begin, at}, std::exchange(first, false));
        begin = at + 1;
      }
    }
    bool first = true;
    for (const NormSpan line : LinesBehind(text_, grammar_, offer_.sentence_index))
      AddPaper(line, std::exchange(first, false));
  }

  // Where nothing is named before the list, all that it holds is sent but what tells something; else what is a paper by
  // its noun, from the second on.
  void AddPaper(NormSpan item, bool first) {
    const auto says = [&](std::string_view family) { return !grammar_.FindFirst(family, text_.text, item).empty(); };
    if (names_one_ ? !first && says("enclosed_paper") : !says("enclosed_sentence")) Add(item);
  }

  void Add(NormSpan item) {
    const NormSpan words = WordsOf(text_.text, item);
    if (!words.empty() && grammar_.FindAll("enclosed_reply", text_.text, words).empty()) found_.push_back(words);
  }

  const NormalisedText& text_;
  const Grammar& grammar_;
  const Frame& offer_;
  const bool names_one_;
  std::vector<NormSpan> found_;
};

}  // namespace

Enclosures FindEnclosures(const NormalisedText& text, const Grammar& grammar, const Frame& offer, bool names_one) {
  return Finder(text, grammar, offer, names_one).Find();
}

}  // namespace kst
