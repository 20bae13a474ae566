#include "corpus/search/stemmer.h"

#include <algorithm>
#include <utility>

#include "schema/digest.h"
#include "schema/rule_keys.h"
#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kShortest = 4;      // letters of a word that has an ending, and of a part of a compound
constexpr std::size_t kLongest = 60;      // bytes: what is longer is no word
constexpr std::size_t kCached = 1 << 17;  // words, some 20 MB; a full cache starts again
constexpr int kDeepest = 3;               // endings behind each other, and words in a compound

constexpr RuleValue kText = RuleValue::kText;
constexpr Times kMany = Times::kMany;
constexpr RuleKey kKeys[] = {
    {"nouns irregular", "noun", kText, "", kMany},    {"words whole", "word", kText, "", kMany},
    {"words short", "word", kText, "", kMany},        {"words plain", "word", kText, "", kMany},
    {"endings before_s", "end", kText, "", kMany},    {"prefixes inseparable", "word", kText, "", kMany},
    {"prefixes separable", "word", kText, "", kMany}, {"verbs strong", "verb", kText, "", kMany},
    {"proof words", "same", kText, "", kMany},        {"proof words", "other", kText, "", kMany}};

bool IsVowel(char c) { return std::string_view("aeiouy").find(c) != std::string_view::npos; }
bool Ends(std::string_view word, std::string_view end) { return word.size() > end.size() && word.ends_with(end); }
std::string Without(std::string_view word, std::size_t letters) {
  return std::string(word.substr(0, word.size() - letters));
}

// What a word may have been before "en" or "e" came behind it, the likeliest first: "bomm" bom; "bom" boom, bom; "huiz"
// huis; "brev" breef, bref.
std::vector<std::string> Before(std::string body) {
  const std::size_t n = body.size();
  if (n < 3) return {};
  const char last = body[n - 1];
  if (IsVowel(last)) return {body};
  if (last == body[n - 2]) return {Without(body, 1)};
  std::string hard = body;
  if (last == 'v') hard[n - 1] = 'f';
  if (last == 'z') hard[n - 1] = 's';
  const char vowel = body[n - 2];
  const bool is_open = std::string_view("aeou").find(vowel) != std::string_view::npos && !IsVowel(body[n - 3]);
  if (!is_open) return {hard};
  std::string open = hard;
  open.insert(n - 2, 1, vowel);
  return {open, hard};
}

// "informeerde", "werkten": the stem when the ending is the one that its last letter asks for.
std::string BeforePast(std::string_view word) {
  for (const std::string_view end : {"den", "ten", "de", "te"}) {
    if (!Ends(word, end)) continue;
    const std::string stem = Without(word, end.size());
    const bool is_sharp = std::string_view("tkfsp").find(stem.back()) != std::string_view::npos || Ends(stem, "ch");
    return is_sharp || end[0] == 'd' ? stem : "";
  }
  return "";
}

}  // namespace

Result<Stemmer> Stemmer::Load(const std::vector<RuleFile>& files, AskSpelling ask, std::string_view list) {
  const auto file = std::ranges::find(files, kStemFile, &RuleFile::name);
  if (file == files.end())
    return Fail(Code::kBadRule, "no rule file says how words are stemmed", std::string(kStemFile));
  if (const std::vector<Error> wrong = CheckKeys(*file, kKeys); !wrong.empty()) return tl::unexpected(Together(wrong));
  Stemmer s;
  s.ask_ = std::move(ask);
  for (const RuleSection& section : file->sections)
    for (const RuleEntry& entry : section.entries) {
      const std::vector<std::string> words = FoldedWords(entry.value);
      const std::size_t asked = entry.key == "verb" ? 4 : entry.key == "word" || entry.key == "end" ? 1 : 2;
      if (words.size() < asked || (asked > 1 && words.size() > asked))
        return tl::unexpected(
            RuleError(*file, entry.line, entry.column, "there stand " + std::to_string(asked) + " words"));
      if (entry.key == "noun") s.nouns_.emplace(words[0], words[1]);
      if (entry.key == "end") s.before_s_.insert(words.begin(), words.end());
      if (entry.key == "word")
        (section.name == "whole"         ? s.whole_
         : section.name == "short"       ? s.short_
         : section.name == "plain"       ? s.plain_
         : section.name == "inseparable" ? s.inseparable_
                                         : s.separable_)
            .insert(words.begin(), words.end());
      if (entry.key != "verb") continue;
      for (const std::string& past : {words[1], words[2]}) s.pasts_.emplace(past, words[0]);
      s.participles_.emplace(words[3], words[0]);
    }
  s.file_ = *file;
  s.digest_ = Sha256(Concat({file->text, "\n", list}));
  return s;
}

std::vector<Error> Stemmer::Check() const {
  std::vector<Error> wrong;
  for (const RuleSection& section : file_.sections)
    for (const RuleEntry& entry : section.entries) {
      if (entry.key != "same" && entry.key != "other") continue;
      const std::vector<std::string> words = FoldedWords(entry.value);
      const std::string a = Stem(words[0]), b = Stem(words[1]);
      if ((a == b) != (entry.key == "same"))
        wrong.push_back(RuleError(file_, entry.line, entry.column, Concat({"the stems are ", a, " and ", b})));
    }
  return wrong;
}

const Stemmer::Word& Stemmer::Read(std::string_view folded) const {
  folded = folded.substr(0, kLongest);
  if (const auto found = read_.find(folded); found != read_.end()) return found->second;
  if (read_.size() >= kCached) read_.clear();
  std::string word(folded);
  std::string stem = Find(word, 0);
  std::vector<std::string> parts = PartsOf(stem);
  return read_.emplace(std::move(word), Word{std::move(stem), std::move(parts)}).first->second;
}

std::string Stemmer::Find(const std::string& word, int depth) const {
  if (word.size() < kShortest || depth >= kDeepest || whole_.contains(word) ||
      !std::ranges::all_of(word, IsAsciiLetter<char>))
    return word;
  const SpelledWord spelled = ask_(word);
  if (const auto noun = nouns_.find(word); noun != nouns_.end()) return Find(noun->second, depth + 1);
  if (IsInfinitive(word)) return OfVerb(word);
  const bool is_stem = spelled.verb_stem ||
                       (spelled.compounds && !word.ends_with("en"));  // "stad" and "voer" are no forms of another verb
  if (!is_stem)
    if (std::string verb = OfStrongVerb(word, depth); !verb.empty()) return verb;
  if (std::string noun = OfNoun(word); !noun.empty()) return noun;
  if (std::string found = WithoutEnding(word); !found.empty()) return Find(found, depth + 1);
  if (!is_stem)
    if (std::string found = OfWeakVerb(word); !found.empty()) return found;
  return word;
}

// A noun of the table at the end of a compound: "hoofdsteden".
std::string Stemmer::OfNoun(const std::string& word) const {
  for (std::size_t at = kShortest; at + kShortest <= word.size(); ++at)
    if (const auto found = nouns_.find(std::string_view(word).substr(at));
        found != nouns_.end() && IsWord(std::string_view(word).substr(0, at)))
      return word.substr(0, at) + found->second;
  return "";
}

std::string Stemmer::FirstWord(const std::vector<std::string>& candidates) const {
  const auto found = std::ranges::find_if(candidates, [&](const std::string& c) { return c.size() >= 3 && IsWord(c); });
  return found == candidates.end() ? "" : *found;
}

std::string Stemmer::OfVerb(const std::string& infinitive) const {
  if (!infinitive.ends_with("en")) return infinitive;
  const std::vector<std::string> candidates = Before(Without(infinitive, 2));
  std::string found = FirstWord(candidates);
  return !found.empty() ? found : candidates.empty() ? infinitive : candidates.front();
}

std::string Stemmer::WithoutEnding(const std::string& word) const {
  if (Ends(word, "heden")) return Without(word, 4) + "eid";
  if (Ends(word, "ieen") || Ends(word, "eeen")) return Without(word, 2);
  if (Ends(word, "iele")) return FirstWord({Without(word, 2) + "el"});
  for (const std::string_view end : {"en", "e"})
    if (Ends(word, end))
      if (std::string found = FirstWord(Before(Without(word, end.size()))); !found.empty()) return found;
  if (Ends(word, "en")) return FirstWord({Without(word, 1)});  // gemeenten, perioden
  if (!word.ends_with('s')) return "";
  const std::string body = Without(word, 1);
  const bool takes_s = std::ranges::any_of(before_s_, [&](const std::string& end) { return Ends(body, end); });
  return takes_s && body.size() >= kShortest ? FirstWord({body}) : "";
}

std::string Stemmer::OfWeakVerb(const std::string& word) const {
  const auto of_stem = [&](const std::string& stem) { return stem.size() >= 3 && ask_(stem).verb_stem ? stem : ""; };
  if (std::string stem = BeforePast(word); !stem.empty())
    if (std::string found = of_stem(stem); !found.empty()) return found;
  if (word.back() != 't' && word.back() != 'd') return "";
  const std::string body = Without(word, 1);
  if (std::string found = of_stem(body); !found.empty()) return found;
  if (body.starts_with("ge"))
    if (std::string found = of_stem(body.substr(2)); !found.empty()) return found;
  for (const std::string& prefix : separable_)
    if (body.starts_with(prefix) && std::string_view(body).substr(prefix.size()).starts_with("ge"))
      if (std::string found = of_stem(body.substr(prefix.size() + 2)); !found.empty()) return prefix + found;
  return "";
}

std::string Stemmer::OfStrongVerb(const std::string& word, int depth) const {
  const auto form = [&](const Forms& forms, std::string_view rest) -> std::string {
    const auto found = forms.find(rest);
    return found == forms.end() ? "" : found->second;
  };
  const auto stem = [&](std::string_view prefix, const std::string& infinitive) {
    const std::string whole = Concat({prefix, infinitive});
    return IsInfinitive(whole) || prefix.empty() ? Find(whole, depth + 1) : "";
  };
  for (const Forms* forms : {&pasts_, &participles_})
    if (const std::string infinitive = form(*forms, word); !infinitive.empty()) return stem("", infinitive);
  for (const Words* prefixes : {&inseparable_, &separable_})
    for (const std::string& prefix : *prefixes) {
      if (!word.starts_with(prefix)) continue;
      const std::string_view rest = std::string_view(word).substr(prefix.size());
      std::string infinitive = form(pasts_, rest);
      if (infinitive.empty())
        infinitive = form(participles_, prefixes == &inseparable_ ? "ge" + std::string(rest) : rest);
      if (infinitive.empty()) continue;
      if (std::string found = stem(prefix, infinitive); !found.empty()) return found;
    }
  return "";
}

bool Stemmer::IsWord(std::string_view word) const {
  if (ask_(word).known || Split(word, nullptr, 0)) return true;
  return std::ranges::any_of(separable_, [&](const std::string& prefix) {  // bijlage
    const bool is_longer = word.starts_with(prefix) && word.size() >= prefix.size() + kShortest;
    return is_longer && ask_(word.substr(prefix.size())).compounds;
  });
}

bool Stemmer::IsInfinitive(std::string_view word) const {
  if (!word.ends_with("en")) return false;
  if (ask_(word).infinitive) return true;
  return std::ranges::any_of(separable_, [&](const std::string& prefix) {
    return word.starts_with(prefix) && ask_(word.substr(prefix.size())).infinitive;
  });
}

// Two or more words that may stand in a compound, with an s or e between them: the longest last word first.
bool Stemmer::Split(std::string_view word, std::vector<std::string>* parts, int depth) const {
  if (word.size() > kLongest || depth >= kDeepest) return false;
  for (std::size_t at = 3; at + kShortest <= word.size(); ++at) {
    const std::string_view tail = word.substr(at);
    if (!ask_(tail).compounds) continue;
    for (const std::string_view link : {"", "s", "e", "en"}) {
      if (!word.substr(0, at).ends_with(link)) continue;
      const std::string_view head = word.substr(0, at - link.size());
      if (head.size() < kShortest && !short_.contains(head)) continue;
      const std::size_t before = parts ? parts->size() : 0;
      if (ask_(head).compounds) {
        if (parts) parts->emplace_back(head);
      } else if (!Split(head, parts, depth + 1)) {
        if (parts) parts->resize(before);
        continue;
      }
      if (parts) parts->emplace_back(tail);
      return true;
    }
  }
  return false;
}

std::vector<std::string> Stemmer::PartsOf(const std::string& stem) const {
  std::vector<std::string> parts;
  if (std::ranges::all_of(stem, IsAsciiLetter<char>)) Split(stem, &parts, 0);
  for (std::string& part : parts) part = Find(part, 0);
  return parts;
}

}  // namespace kst
