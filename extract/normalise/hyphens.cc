#include "extract/normalise/hyphens.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <functional>

#include "extract/normalise/characters.h"

namespace kst {
namespace {

constexpr std::string_view kSoftHyphen = "\u00AD";
constexpr std::string_view kOpening[] = {"(", "[", "\"", "'", "<", "‘", "’", "“", "”", "„", "«", "»"};

bool IsLower(char c) { return c >= 'a' && c <= 'z'; }
bool IsUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool IsDigit(char c) { return c >= '0' && c <= '9'; }
bool IsAscii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool IsAccented(std::string_view s) { return s.size() > 1 && static_cast<unsigned char>(s[0]) == 0xC3; }
bool StartsUpper(std::string_view s) {
  return !s.empty() && FoldCase(s.substr(0, 2)) != s.substr(0, 2) && !IsLower(s[0]);
}
bool IsLetterAt(std::string_view s, std::size_t i) { return IsLower(s[i]) || IsUpper(s[i]) || IsAccented(s.substr(i)); }

std::size_t SizeAt(std::string_view s, std::size_t i) { return IsAccented(s.substr(i)) ? 2 : 1; }

std::string_view LastToken(std::string_view line) { return line.substr(line.rfind(' ') + 1); }
std::string_view FirstToken(std::string_view line) { return line.substr(0, line.find(' ')); }
std::string_view AfterToken(std::string_view line) {
  const auto space = line.find(' ');
  return space == std::string_view::npos ? std::string_view() : line.substr(space + 1);
}

// The letters at the start: "ma's", "economische", "" for "(economische)".
std::string_view LeadingLetters(std::string_view s) {
  std::size_t i = 0;
  while (i < s.size() && IsLetterAt(s, i)) i += SizeAt(s, i);
  if (i > 0 && s.substr(i).starts_with("'s")) i += 2;
  return s.substr(0, i);
}

std::string_view TrailingLetters(std::string_view s) {
  std::size_t from = 0;
  for (std::size_t i = 0; i < s.size(); i += SizeAt(s, i))
    if (!IsLetterAt(s, i)) from = i + 1;
  return s.substr(from);
}

std::string LastLetter(std::string_view s) {
  if (s.size() > 1 && !IsAscii(s.back())) return std::string(s.substr(s.size() - 2));
  return std::string(s.substr(s.empty() ? 0 : s.size() - 1));
}

bool HasEscape(std::string_view token) {  // "%20"
  for (std::size_t i = 0; i + 2 < token.size(); ++i)
    if (token[i] == '%' && std::isxdigit(static_cast<unsigned char>(token[i + 1])) &&
        std::isxdigit(static_cast<unsigned char>(token[i + 2])))
      return true;
  return false;
}

// "derde-staat.pdf", "mer.nl/stukken", "nl/nieuws/2022": how an address goes on.
bool GoesOnAsAddress(std::string_view token) {
  if (HasEscape(token) || token.find("?cfg=") != token.npos || std::count(token.begin(), token.end(), '/') > 1)
    return true;
  for (const std::string_view end : {".html", ".htm", ".pdf", ".aspx", ".nl/", ".eu/", ".com/", ".org/"})
    if (token.find(end) != token.npos) return true;
  return false;
}

bool LooksLikeAddress(std::string_view token) {
  if (token.find("://") != token.npos || token.find("www.") != token.npos || token.find('@') != token.npos) return true;
  for (const std::string_view id : {"kst-", "blg-", "ah-tk-", "ah-ek-", "h-tk-", "h-ek-", "stb-", "stcrt-"})
    if (token.starts_with(id)) return true;
  return HasEscape(token) || token.find_first_of("~=_") != token.npos ||
         std::count(token.begin(), token.end(), '/') > 1 || std::count(token.begin(), token.end(), '+') > 1;
}

// What a rule may ask about one break. Answers that cost a look into the lexicon
// are asked for late: rules name them behind the cheap ones.
struct Question {
  LineBreak at;
  const DocumentWords& document;
  const Lexicon& lexicon;

  bool soft;
  std::string_view left_token, left;                // without the hyphen; `left` without opening marks too
  std::string_view left_last;                       // its letters behind the last hyphen or slash
  std::string_view right_token, right, right_rest;  // token, its letters, the tokens behind it
  std::string left_folded, right_folded, next_folded, after_folded;

  Question(LineBreak b, const DocumentWords& d, const Lexicon& l) : at(b), document(d), lexicon(l) {
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

  bool AfterConjunction() const {  // "drugsproductie en -"
    std::string_view line = at.left.substr(0, at.left.size() - left_token.size() - 1);
    if (!line.ends_with(' ')) return false;
    line.remove_suffix(1);
    const std::string_view word = LastToken(line);
    return word == "en" || word == "of" || word == "en/of" || word.ends_with(',');
  }
  std::string Joined() const { return std::string(left_last) + std::string(right); }
  std::string Hyphened() const { return std::string(left_last) + "-" + std::string(right); }
  std::string WithTrema() const {
    const std::string trema = right.empty() ? "" : ComposeTrema(right.substr(0, 1));
    return trema.empty() ? "" : std::string(left_last) + trema + std::string(right.substr(1));
  }
  bool Seam() const {
    static constexpr std::string_view kSeams = "aa ae ai au ee ei eu ie ii oe oi oo ou ui uu éé éa éi";
    const std::string pair = LastLetter(left_folded) + right_folded.substr(0, 1);
    return !right_folded.empty() && !left_folded.empty() && pair.size() > 1 && kSeams.find(pair) != kSeams.npos;
  }
  bool Knows(std::string_view word) const {
    return lexicon.Knows(word) || (StartsUpper(word) && lexicon.Knows(FoldCase(word)));
  }
};

bool HasWord(std::string_view token) {
  for (std::size_t i = 0; i < token.size(); i += SizeAt(token, i))
    if (IsLetterAt(token, i) || IsDigit(token[i])) return true;
  return false;
}

bool AllCapitals(std::string_view letters) {
  return letters.size() > 1 && std::all_of(letters.begin(), letters.end(), IsUpper);
}

// Most of the hyphens at line ends of this document were typed by its author:
// both sides are words nearly everywhere. A typesetter cuts inside words.
bool Typed(const DocumentWords& document, const Lexicon& lexicon) {
  constexpr int kEnough = 4, kLook = 16;
  if (!document.typed) {
    int looked = 0, words = 0;
    for (const LineBreak& at : document.breaks()) {
      const Question q(at, document, lexicon);
      if (q.soft || q.left_last.size() < 2 || q.right.size() < 3 || q.left_last != q.left_folded ||
          q.right != q.right_folded)
        continue;
      if (++looked > kLook) break;
      words += lexicon.Knows(q.left_last) && lexicon.Knows(q.right);
    }
    document.typed = looked >= kEnough && words * 10 >= std::min(looked, kLook) * 9;
  }
  return *document.typed;
}

struct Condition {
  std::string_view name;
  bool (*holds)(const Question&);
  bool needs_lexicon = false;
};

constexpr Condition kConditions[] = {
    {"soft", [](const Question& q) { return q.soft; }},
    {"alone", [](const Question& q) { return !HasWord(q.left_token); }},
    {"after_conjunction", [](const Question& q) { return q.AfterConjunction(); }},
    {"address", [](const Question& q) { return LooksLikeAddress(q.left_token) || GoesOnAsAddress(q.right_token); }},
    {"left_digit", [](const Question& q) { return !q.left.empty() && IsDigit(q.left.back()); }},
    {"left_symbol", [](const Question& q) { return q.left_last.empty(); }},
    {"left_one_letter", [](const Question& q) { return q.left_last.size() == LastLetter(q.left_last).size(); }},
    {"left_capital", [](const Question& q) { return StartsUpper(q.left_last); }},
    {"left_short_capitals", [](const Question& q) { return AllCapitals(q.left_last) && q.left_last.size() <= 6; }},
    {"left_capital_inside",
     [](const Question& q) {
       return q.left_last.size() > 1 && std::any_of(q.left_last.begin() + 1, q.left_last.end(), IsUpper);
     }},
    {"left_no_vowel", [](const Question& q) { return q.left_folded.find_first_of("aeiouy\xC3") == std::string::npos; }},
    {"left_chain", [](const Question& q) { return q.left.find('-') != q.left.npos; }},
    {"left_bracket", [](const Question& q) { return q.left_token.find('(') != q.left_token.npos; }},
    {"right_digit", [](const Question& q) { return !q.right_token.empty() && IsDigit(q.right_token[0]); }},
    {"right_capital", [](const Question& q) { return StartsUpper(q.right_token); }},
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
    {"seam", [](const Question& q) { return q.Seam(); }},
    {"joined_in_document", [](const Question& q) { return q.document.Has(q.left_folded + q.right_folded); }},
    {"hyphened_in_document", [](const Question& q) { return q.document.Has(q.left_folded + "-" + q.right_folded); }},
    {"left_known", [](const Question& q) { return q.Knows(q.left_last); }, true},
    {"right_known", [](const Question& q) { return q.Knows(q.right); }, true},
    {"joined_known", [](const Question& q) { return q.Knows(q.Joined()); }, true},
    {"hyphened_known", [](const Question& q) { return q.Knows(q.Hyphened()); }, true},
    {"trema_known", [](const Question& q) { return q.Knows(q.WithTrema()); }, true},
    {"bracketed_known",
     [](const Question& q) {
       return q.Knows(std::string(q.left_last) + std::string(LeadingLetters(q.right_token.substr(1))));
     },
     true},
    {"typed_document", [](const Question& q) { return Typed(q.document, q.lexicon); }, true},
};

constexpr std::pair<std::string_view, Joint> kJoints[] = {
    {"join", Joint::kJoin}, {"keep", Joint::kKeep}, {"suspend", Joint::kSuspend}, {"trema", Joint::kTrema}};

std::vector<std::string_view> Words(std::string_view list) {
  std::vector<std::string_view> words;
  while (!list.empty()) {
    const std::string_view word = FirstToken(list);
    if (!word.empty()) words.push_back(word);
    list = AfterToken(list);
  }
  return words;
}

HyphenRules::WordList ReadWords(const RuleSection& section, std::string_view key) {
  HyphenRules::WordList list;
  for (const RuleEntry* entry : section.All(key)) {
    list.any = false;
    for (const std::string_view word : Words(entry->value)) {
      if (word.starts_with('*'))
        list.suffixes.emplace_back(word.substr(1));
      else if (word.ends_with('*'))
        list.prefixes.emplace_back(word.substr(0, word.size() - 1));
      else
        list.whole.emplace(word);
    }
  }
  return list;
}

bool Matches(std::string_view pattern, std::string_view word) {
  return pattern.ends_with('*') ? word.starts_with(pattern.substr(0, pattern.size() - 1)) : word == pattern;
}

bool Applies(const HyphenRules::Rule& rule, const Question& q) {
  if (!rule.left.Has(q.left_folded) || !rule.right.Has(q.right_folded) || !rule.next.Has(q.next_folded) ||
      !rule.after.Has(q.after_folded))
    return false;
  if (!rule.pairs.empty() && std::none_of(rule.pairs.begin(), rule.pairs.end(), [&](const auto& pair) {
        return Matches(pair.first, q.left_folded) && Matches(pair.second, q.right_folded);
      }))
    return false;
  return std::all_of(rule.when.begin(), rule.when.end(), [&](int c) { return kConditions[c].holds(q); }) &&
         std::none_of(rule.unless.begin(), rule.unless.end(), [&](int c) { return kConditions[c].holds(q); });
}

Result<std::vector<int>> ReadConditions(const RuleFile& file, const RuleSection& section, std::string_view key) {
  std::vector<int> conditions;
  for (const RuleEntry* entry : section.All(key)) {
    for (const std::string_view word : Words(entry->value)) {
      const auto* found = std::find_if(std::begin(kConditions), std::end(kConditions),
                                       [&](const Condition& c) { return c.name == word; });
      if (found == std::end(kConditions))
        return tl::unexpected(RuleError(file, entry->line,
                                        entry->column + static_cast<int>(word.data() - entry->value.data()),
                                        "no condition is called " + std::string(word)));
      conditions.push_back(static_cast<int>(found - kConditions));
    }
  }
  return conditions;
}

}  // namespace

bool HyphenRules::WordList::Has(std::string_view word) const {
  if (any || whole.contains(std::string(word))) return true;
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const std::string& p) { return word.starts_with(p); }) ||
         std::any_of(suffixes.begin(), suffixes.end(), [&](const std::string& s) { return word.ends_with(s); });
}

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
    if (end > begin) hashes_.insert(std::hash<std::string_view>()(std::string_view(folded).substr(begin, end - begin)));
    i += i == begin;
  }
}

bool DocumentWords::Has(std::string_view folded) const {
  for (; read_ < lines_.size(); ++read_) Read(lines_[read_]);
  return hashes_.contains(std::hash<std::string_view>()(folded));
}

Result<HyphenRules> HyphenRules::Read(const RuleFile& file) {
  HyphenRules rules;
  for (const RuleSection& section : file.sections) {
    Rule rule{section.name,
              ReadWords(section, "left"),
              ReadWords(section, "right"),
              ReadWords(section, "next"),
              ReadWords(section, "after"),
              {},
              {},
              {},
              {},
              1,
              section.line};
    for (const RuleEntry* entry : section.All("pair")) {
      const auto words = Words(entry->value);
      if (words.size() != 2) return tl::unexpected(RuleError(file, entry->line, entry->column, "a pair is two words"));
      rule.pairs.emplace_back(words[0], words[1]);
    }
    auto when = ReadConditions(file, section, "when");
    if (!when) return tl::unexpected(when.error());
    auto unless = ReadConditions(file, section, "unless");
    if (!unless) return tl::unexpected(unless.error());
    rule.when = std::move(*when), rule.unless = std::move(*unless);
    const auto* joint = std::find_if(std::begin(kJoints), std::end(kJoints),
                                     [&](const auto& j) { return j.first == section.Get("then"); });
    if (joint == std::end(kJoints))
      return tl::unexpected(RuleError(file, section.line, 1, "a rule needs \"then = join\", keep, suspend or trema"));
    rule.then = joint->second;
    rule.confidence = std::atof(std::string(section.Get("confidence", "1")).c_str());
    rules.rules_.push_back(std::move(rule));
  }
  return rules;
}

Decision HyphenRules::Decide(LineBreak at, const DocumentWords& document, const Lexicon& lexicon) const {
  const Question question(at, document, lexicon);
  for (const Rule& rule : rules_)
    if (Applies(rule, question)) return {rule.then, rule.name, rule.confidence};
  return {Joint::kJoin, "hyphen.default", 0.5};
}

std::vector<Error> HyphenRules::Check(const RuleFile& file, const Lexicon& lexicon) const {
  std::vector<Error> errors;
  const auto needs_lexicon = [](const std::vector<int>& conditions) {
    return std::any_of(conditions.begin(), conditions.end(), [](int c) { return kConditions[c].needs_lexicon; });
  };
  for (std::size_t i = 0; i < rules_.size(); ++i) {
    const RuleSection& section = file.sections[i];
    if (lexicon.empty() && (needs_lexicon(rules_[i].when) || needs_lexicon(rules_[i].unless))) continue;
    for (const RuleEntry& entry : section.entries) {
      if (entry.key != "good" && entry.key != "bad") continue;
      const bool good = entry.key == "good";
      const auto arrow = good ? entry.value.find(" -> ") : entry.value.size();
      const std::string_view lines = std::string_view(entry.value).substr(0, arrow);
      const auto slash = lines.find(" / ");
      if (slash == lines.npos || arrow == std::string::npos) {
        errors.push_back(RuleError(file, entry.line, entry.column, "expected \"left- / right -> result\""));
        continue;
      }
      const LineBreak at{lines.substr(0, slash), lines.substr(slash + 3)};
      const Decision decision = Decide(at, {}, lexicon);
      const std::string result = Apply(decision, at);
      const bool found = decision.rule == section.name;
      if (good && (!found || result != entry.value.substr(arrow + 4)))
        errors.push_back(
            RuleError(file, entry.line, entry.column, std::string(decision.rule) + " makes this \"" + result + "\""));
      if (!good && found) errors.push_back(RuleError(file, entry.line, entry.column, "this rule must not decide here"));
    }
  }
  return errors;
}

std::string Apply(Decision decision, LineBreak at) {
  const std::string_view left =
      at.left.substr(0, at.left.size() - (at.left.ends_with(kSoftHyphen) ? kSoftHyphen.size() : 1));
  switch (decision.joint) {
    case Joint::kJoin:
      return std::string(left) + std::string(at.right);
    case Joint::kKeep:
      return std::string(at.left) + std::string(at.right);
    case Joint::kSuspend:
      return std::string(at.left) + " " + std::string(at.right);
    case Joint::kTrema:
      return std::string(left) + ComposeTrema(at.right.substr(0, 1)) + std::string(at.right.substr(1));
  }
  return {};
}

}  // namespace kst
