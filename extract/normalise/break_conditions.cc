#include "extract/normalise/break_conditions.h"

#include <algorithm>
#include <initializer_list>

#include "extract/normalise/letters.h"
#include "extract/normalise/web_address.h"

namespace kst {
namespace {

constexpr std::string_view kOpening[] = {"(", "[", "\"", "'", "<", "‘", "’", "“", "”", "„", "«", "»"};

// Before a hyphen that stands alone: "en" in "drugsproductie en -".
std::string_view WordBefore(const Question& q) {
  std::string_view line = q.at.left.substr(0, q.at.left.size() - q.left_token.size() - 1);
  if (!line.ends_with(' ')) return "";
  line.remove_suffix(1);
  return LastToken(line);
}

bool IsOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

// "een-op-" / "een": the word behind the chain is the one it began with.
bool ChainReturns(const Question& q) {
  const std::string_view first = q.left.substr(0, q.left.find('-'));
  return first.size() > 1 && first.size() < q.left.size() && q.right_folded.starts_with(FoldCase(first));
}

std::string Joined(const Question& q) { return std::string(q.left_last) + std::string(q.right); }
std::string Hyphened(const Question& q) { return std::string(q.left_last) + "-" + std::string(q.right); }
std::string WithTrema(const Question& q) {
  const std::string trema = q.right.empty() ? "" : ComposeTrema(q.right.substr(0, 1));
  return trema.empty() ? "" : std::string(q.left_last) + trema + std::string(q.right.substr(1));
}

bool Knows(const Question& q, std::string_view word) {
  return q.lexicon.Knows(word) || (StartsUpper(word) && q.lexicon.Knows(FoldCase(word)));
}

// Does the paper write this word elsewhere, in the singular or the plural?
bool InDocument(const Question& q, std::string_view seam) {
  std::string word = q.left_folded + std::string(seam) + q.right_folded;
  if (q.document.Has(word)) return true;
  for (const std::string_view ending : {"s", "en", "n"}) {
    if (q.document.Has(word + std::string(ending))) return true;
    if (q.right_folded.size() > ending.size() + 2 && word.ends_with(ending) &&
        q.document.Has(std::string_view(word).substr(0, word.size() - ending.size())))
      return true;
  }
  return false;
}

bool HasWord(std::string_view token) {
  for (std::size_t i = 0; i < token.size(); i += SizeAt(token, i))
    if (IsLetterAt(token, i) || IsDigit(token[i])) return true;
  return false;
}

bool AllCapitals(std::string_view letters) {
  return letters.size() > 1 && std::all_of(letters.begin(), letters.end(), IsUpper<char>);
}

// "IJssel" begins with one capital.
std::string_view Capitalised(std::string_view word) { return word.substr(word.starts_with("IJ") ? 1 : 0); }

constexpr Condition kConditions[] = {
    {"soft", [](const Question& q) { return q.soft; }},
    {"alone", [](const Question& q) { return !HasWord(q.left_token); }},
    {"after_conjunction",
     [](const Question& q) {
       return IsOneOf(WordBefore(q), {"en", "of", "en/of"}) || WordBefore(q).ends_with(',');
     }},
    {"after_preposition",
     [](const Question& q) {
       return IsOneOf(WordBefore(q), {"is", "naar", "op", "tot", "van"});
     }},
    {"address",
     [](const Question& q) {
       return LooksLikeAddress(q.left_token) || GoesOnAsAddress(q.right_token) ||
              LooksLikeSlug(q.left_token, q.right_token) || EndsInAddress(q.at.left, q.at.in_address);
     }},
    {"right_underscore", [](const Question& q) { return q.right_token.starts_with('_'); }},
    {"left_sum",
     [](const Question& q) {
       return q.left_token.size() > 1 && q.left_token.ends_with(',') && IsDigit(q.left_token[q.left_token.size() - 2]);
     }},
    {"left_sign",
     [](const Question& q) {
       constexpr std::string_view kSigns = "%$@#&+";
       return q.left_token.ends_with("€") || (!q.left.empty() && kSigns.find(q.left.back()) != kSigns.npos);
     }},
    {"left_digit", [](const Question& q) { return !q.left.empty() && IsDigit(q.left.back()); }},
    {"left_symbol", [](const Question& q) { return q.left_last.empty(); }},
    {"left_one_letter", [](const Question& q) { return q.left_last.size() == LastLetter(q.left_last).size(); }},
    {"left_capital", [](const Question& q) { return StartsUpper(q.left_last); }},
    {"left_short_capitals",
     [](const Question& q) { return AllCapitals(Capitalised(q.left_last)) && q.left_last.size() <= 6; }},
    {"left_capital_inside",
     [](const Question& q) {
       const std::string_view word = Capitalised(q.left_last);
       return word.size() > 1 && std::any_of(word.begin() + 1, word.end(), IsUpper<char>);
     }},
    {"left_no_vowel", [](const Question& q) { return q.left_folded.find_first_of("aeiouy\xC3") == std::string::npos; }},
    {"left_chain", [](const Question& q) { return q.left.find('-') != q.left.npos; }},
    {"left_linking_s", [](const Question& q) { return q.left_last.ends_with('s') && q.left_last == q.left_folded; }},
    {"chain_returns", [](const Question& q) { return ChainReturns(q); }},
    {"left_bracket", [](const Question& q) { return q.left_token.find('(') != q.left_token.npos; }},
    {"right_digit", [](const Question& q) { return !q.right_token.empty() && IsDigit(q.right_token[0]); }},
    {"right_capital", [](const Question& q) { return StartsUpper(q.right_token); }},
    {"right_short_capitals", [](const Question& q) { return AllCapitals(q.right) && q.right.size() <= 4; }},
    {"right_no_vowel",
     [](const Question& q) {
       return q.right.size() > 1 && q.right_folded.find_first_of("aeiouy'\xC3") == std::string::npos;
     }},
    {"right_chain",
     [](const Question& q) {
       const std::size_t size = q.right.size();
       return size > 0 && q.right_token.size() > size + 1 && q.right_token[size] == '-' &&
              IsLetterAt(q.right_token, size + 1);
     }},
    {"right_symbol", [](const Question& q) { return q.right.empty(); }},
    {"right_bracket",
     [](const Question& q) {
       return q.right_token.starts_with(")") && q.right_token.size() > 2 && IsLetterAt(q.right_token, 1);
     }},
    {"right_hyphened", [](const Question& q) { return q.right_token.size() > 1 && q.right_token.ends_with('-'); }},
    {"right_one_vowel",
     [](const Question& q) {
       return q.right.size() == 1 && std::string_view("aeiou").find(q.right) != std::string_view::npos;
     }},
    {"nothing_after", [](const Question& q) { return q.right_rest.empty(); }},
    {"all_capitals", [](const Question& q) { return AllCapitals(q.left_last) && AllCapitals(q.right); }},
    {"seam", [](const Question& q) { return Clash(q.left_folded, q.right_folded); }},
    {"joined_in_document", [](const Question& q) { return InDocument(q, ""); }},
    {"hyphened_in_document", [](const Question& q) { return InDocument(q, "-"); }},
    {"head_in_document", [](const Question& q) { return q.document.HasHead(q.left_folded); }},
    {"left_known", [](const Question& q) { return Knows(q, q.left_last); }, true},
    {"left_common", [](const Question& q) { return q.left_last == q.left_folded && q.lexicon.Knows(q.left_last); },
     true},
    {"right_known", [](const Question& q) { return Knows(q, q.right); }, true},
    {"joined_known", [](const Question& q) { return Knows(q, Joined(q)); }, true},
    {"hyphened_known", [](const Question& q) { return Knows(q, Hyphened(q)); }, true},
    {"trema_known", [](const Question& q) { return Knows(q, WithTrema(q)); }, true},
    {"bracketed_known",
     [](const Question& q) {
       return Knows(q, std::string(q.left_last) + std::string(LeadingLetters(q.right_token.substr(1))));
     },
     true},
    {"typed_document", [](const Question& q) { return q.document.Typed(q.lexicon); }, true},
};

}  // namespace

Question::Question(LineBreak b, const DocumentWords& d, const Lexicon& l) : at(b), document(d), lexicon(l) {
  std::string_view line = at.left;
  soft = line.ends_with(kSoftHyphen);
  line.remove_suffix(soft ? kSoftHyphen.size() : std::min<std::size_t>(1, line.size()));
  left_token = left = LastToken(line);
  for (bool more = true; more;) {
    more = false;
    for (const std::string_view mark : kOpening)
      if (left.starts_with(mark)) left.remove_prefix(mark.size()), more = true;
  }
  left_last = TrailingLetters(left);
  right_token = FirstToken(at.right);
  right = LeadingLetters(right_token);
  right_rest = AfterToken(at.right);
  left_folded = FoldCase(left_last);
  right_folded = FoldCase(right);
  next_folded = FoldCase(right_token);
  after_folded = FoldCase(FirstToken(right_rest));
}

const Condition* FindCondition(std::string_view name) {
  const auto* found =
      std::find_if(std::begin(kConditions), std::end(kConditions), [&](const Condition& c) { return c.name == name; });
  return found == std::end(kConditions) ? nullptr : found;
}

std::set<std::string> ConditionNames() {
  std::set<std::string> names;
  for (const Condition& condition : kConditions) names.emplace(condition.name);
  return names;
}

}  // namespace kst
