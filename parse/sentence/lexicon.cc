#include "parse/sentence/lexicon.h"

#include <algorithm>
#include <utility>

#include "schema/text.h"

namespace kst {
namespace {

constexpr std::size_t kMostWords = 4;    // of an entry
constexpr std::size_t kParticleIn = 40;  // words behind a finite verb in which its particle stands

std::vector<std::string> FoldedParts(std::string_view words) {
  std::vector<std::string> parts;
  for (const std::string_view part : Split(words, '_')) parts.push_back(Fold(part));
  return parts;
}

bool StandsAt(const std::vector<Word>& words, std::size_t at, const std::vector<std::string>& phrase) {
  if (at + phrase.size() > words.size()) return false;
  for (std::size_t i = 0; i < phrase.size(); ++i)
    if (words[at + i].folded != phrase[i]) return false;
  return true;
}

// Bytes of the letter or digit there (Latin, up to ž); 0 for any other sign.
std::uint32_t LetterAt(std::string_view text, std::uint32_t at) {
  const char c = text[at];
  if (IsAsciiLetter(c) || IsDigit(c)) return 1;
  return (c == '\xC3' || c == '\xC4' || c == '\xC5') && at + 1 < text.size() ? 2 : 0;
}

// «Wie praat, die gaat», ‘Vervanging radar’: what stands in quotes is a name, and its words do not speak.
std::vector<NormSpan> Quoted(std::string_view text, NormSpan sentence) {
  constexpr std::pair<std::string_view, std::string_view> kQuotes[] = {{"«", "»"}, {"“", "”"}, {"„", "”"}, {"‘", "’"}};
  constexpr std::size_t kLongest = 250;  // bytes; a longer one is a quotation
  std::vector<NormSpan> quoted;
  const std::string_view words = sentence.In(text);
  for (std::size_t i = 0; i < words.size(); ++i)
    for (const auto& [open, close] : kQuotes) {
      if (words.substr(i, open.size()) != open) continue;
      const auto end = words.find(close, i + open.size());
      if (end == words.npos || end - i > kLongest) continue;
      quoted.push_back(
          {sentence.begin + static_cast<std::uint32_t>(i), sentence.begin + static_cast<std::uint32_t>(end)});
      i = end;
      break;
    }
  return quoted;
}

}  // namespace

SenseLexicon::SenseLexicon(std::span<const RuleFile> files) {
  for (const RuleFile& file : files)
    for (const RuleSection& section : file.sections) {
      if (section.kind != "sense") continue;
      const int sense = static_cast<int>(names_.size());
      names_.push_back(section.name);
      kinds_.emplace_back(section.Get("is"));
      for (const RuleEntry& entry : section.entries) {
        if (entry.key == "verb") AddVerb(sense, entry.value);
        if (entry.key == "word")
          for (const std::string_view word : SplitWords(entry.value)) AddWord(sense, word);
      }
    }
}

int SenseLexicon::Find(std::string_view name) const {
  const auto found = std::find(names_.begin(), names_.end(), name);
  return found == names_.end() ? -1 : static_cast<int>(found - names_.begin());
}

void SenseLexicon::AddVerb(int sense, std::string_view line) {
  constexpr VerbForm kForms[] = {VerbForm::kInfinitive, VerbForm::kPresent, VerbForm::kPresent,
                                 VerbForm::kPast,       VerbForm::kPast,    VerbForm::kParticiple};
  const auto plus = line.find('+');
  const auto forms = SplitWords(line.substr(0, plus));
  const auto particles = plus == line.npos ? std::vector<std::string_view>{"-"} : SplitWords(line.substr(plus + 1));
  for (const std::string_view particle : particles)
    for (std::size_t i = 0; i < forms.size() && i < std::size(kForms); ++i) {
      if (particle == "-") {
        AddWord(sense, forms[i], kForms[i]);
        continue;
      }
      AddWord(sense, Concat({particle, particle.find('_') == particle.npos ? "" : "_", forms[i]}), kForms[i]);
      if (i == 0) AddWord(sense, Concat({particle, "_te_", forms[i]}), VerbForm::kInfinitive);
      AddWord(sense, forms[i], kForms[i], particle);
    }
}

void SenseLexicon::AddWord(int sense, std::string_view word, VerbForm form, std::string_view particle) {
  Entry entry{sense, form, {}};
  if (!particle.empty()) entry.behind = FoldedParts(particle);
  if (word.starts_with('*')) {
    endings_[Fold(word.substr(1))].push_back(std::move(entry));
  } else if (word.ends_with('*')) {
    beginnings_[Fold(word.substr(0, word.size() - 1))].push_back(std::move(entry));
  } else {
    const std::vector<std::string> parts = FoldedParts(word);
    if (parts.size() > 1) first_of_many_.insert(parts.front());
    words_[Join(parts, "_")].push_back(std::move(entry));
  }
}

namespace {

std::uint64_t LengthBit(std::string_view key) { return std::uint64_t{1} << std::min<std::size_t>(key.size(), 63); }

}  // namespace

std::vector<SenseLexicon::Entry>& SenseLexicon::Table::operator[](std::string key) {
  lengths |= LengthBit(key);
  return entries[std::move(key)];
}

const std::vector<SenseLexicon::Entry>* SenseLexicon::Table::Find(std::string_view key) const {
  if (!(lengths & LengthBit(key))) return nullptr;  // most parts of words are too long or too short
  const auto known = entries.find(key);
  return known == entries.end() ? nullptr : &known->second;
}

const SenseLexicon::Entries& SenseLexicon::EntriesOf(const std::string& word) const {
  constexpr std::size_t kMostMet = 50000;
  if (met_.size() > kMostMet) met_.clear();
  const auto [met, fresh] = met_.try_emplace(word);
  Entries& entries = met->second;
  if (!fresh) return entries;
  const auto add = [&](const Table& table, std::string_view part) {
    if (const std::vector<Entry>* known = table.Find(part)) entries.push_back(known);
  };
  add(words_, word);
  for (std::size_t n = 2; n + 1 < word.size(); ++n) {
    add(endings_, std::string_view(word).substr(n));
    add(beginnings_, std::string_view(word).substr(0, n));
  }
  return entries;
}

void SenseLexicon::Look(const SentenceWords& read, std::size_t at, std::vector<Sense>& found) const {
  const std::vector<Word>& words = read.words;
  const auto add = [&](const std::vector<Entry>& entries) {
    for (const Entry& e : entries) {
      if (!e.behind.empty()) {
        bool stands = false;
        for (std::size_t i = at + 1; i < words.size() && i < at + kParticleIn && !stands; ++i)
          stands = StandsAt(words, i, e.behind);
        if (!stands) continue;
      }
      if (std::none_of(found.begin(), found.end(), [&](const Sense& s) { return s.first == at && s.sense == e.sense; }))
        found.push_back({e.sense, e.form, static_cast<std::uint32_t>(at)});
    }
  };
  const std::string& word = words[at].folded;
  if (first_of_many_.contains(word)) {
    std::string phrase = word;
    for (std::size_t i = at + 1; i < words.size() && i < at + kMostWords; ++i) {
      phrase += '_';
      phrase += words[i].folded;
      if (const std::vector<Entry>* known = words_.Find(phrase)) add(*known);
    }
  }
  for (const std::vector<Entry>* entries : EntriesOf(word)) add(*entries);
}

SentenceWords SenseLexicon::Read(std::string_view text, NormSpan sentence) const {
  SentenceWords read;
  for (std::uint32_t i = sentence.begin; i < sentence.end;) {
    const std::uint32_t begin = i;
    for (std::uint32_t n; i < sentence.end; i += n) {
      n = LetterAt(text, i);
      const bool joins = n == 0 && i > begin && (text[i] == '-' || text[i] == '\'') && i + 1 < sentence.end &&
                         LetterAt(text, i + 1) > 0;
      if (joins) n = 1;
      if (n == 0) break;
    }
    if (i == begin) {
      ++i;
      continue;
    }
    i = std::min(i, sentence.end);
    read.words.push_back({{begin, i}, Fold(NormSpan{begin, i}.In(text))});
  }
  const std::vector<NormSpan> titles = Quoted(text, sentence);
  for (std::size_t at = 0; at < read.words.size(); ++at) {
    const NormSpan word = read.words[at].span;
    if (std::none_of(titles.begin(), titles.end(), [&](const NormSpan& t) { return t.Contains(word); }))
      Look(read, at, read.senses);
  }
  return read;
}

}  // namespace kst
