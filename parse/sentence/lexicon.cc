#include "parse/sentence/lexicon.h"

#include <algorithm>
#include <cstring>
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

SenseKind KindFrom(std::string_view is) {
  constexpr std::pair<std::string_view, SenseKind> kKinds[] = {{"act", SenseKind::kAct},
                                                               {"person", SenseKind::kPerson},
                                                               {"auxiliary", SenseKind::kAuxiliary},
                                                               {"grammar", SenseKind::kGrammar}};
  for (const auto& [name, kind] : kKinds)
    if (name == is) return kind;
  return SenseKind::kPlain;
}

// A bit for a word that is second of a phrase: most words behind the first are none.
std::uint32_t SecondBit(std::string_view word) {
  return word.empty() ? 0 : std::uint32_t{1} << ((static_cast<unsigned char>(word.front()) + 5 * word.size()) & 31U);
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
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] != '\xC2' && words[i] != '\xE2') continue;  // the first byte of each
    for (const auto& [open, close] : kQuotes) {
      if (words.substr(i, open.size()) != open) continue;
      const auto end = words.find(close, i + open.size());
      if (end == words.npos || end - i > kLongest) continue;
      quoted.push_back(
          {sentence.begin + static_cast<std::uint32_t>(i), sentence.begin + static_cast<std::uint32_t>(end)});
      i = end;
      break;
    }
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
      kinds_.push_back(KindFrom(section.Get("is")));
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
      if (i == 0)  // "aan te bieden", "aan te kunnen bieden"
        for (const char* verb : {"", "kunnen_", "mogen_", "laten_", "gaan_"})
          AddWord(sense, Concat({particle, "_te_", verb, forms[i]}), VerbForm::kInfinitive);
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
    if (parts.size() > 1) {
      Phrases& phrases = begins_phrase_[parts[0]];
      phrases.seconds |= SecondBit(parts[1]);
      phrases.of_act |= kinds_[static_cast<std::size_t>(sense)] == SenseKind::kAct;
    }
    words_[Join(parts, "_")].push_back(std::move(entry));
  }
}

namespace {

// Of any eight bytes at once; what is left of a word overlaps what was taken before.
std::size_t HashOf(std::string_view word) {
  std::uint64_t hash = word.size();
  const auto mix = [&](std::uint64_t bytes) {
    hash = (hash ^ bytes) * 0x9E3779B97F4A7C15U;
    hash ^= hash >> 29U;
  };
  const auto take = [&]<class Bytes>(Bytes bytes, std::size_t at) {
    std::memcpy(&bytes, word.data() + at, sizeof bytes);
    mix(bytes);
  };
  const std::size_t size = word.size();
  for (std::size_t at = 0; at + 8 < size; at += 8) take(std::uint64_t{}, at);
  if (size >= 8) {
    take(std::uint64_t{}, size - 8);
  } else if (size >= 4) {
    take(std::uint32_t{}, 0), take(std::uint32_t{}, size - 4);
  } else {
    for (const char c : word) mix(static_cast<unsigned char>(c));
  }
  return hash;
}

std::uint64_t LengthBit(std::string_view key) { return std::uint64_t{1} << std::min<std::size_t>(key.size(), 63); }
std::uint8_t Edges(std::string_view key) { return static_cast<std::uint8_t>(key.front() * 31 + key.back()); }

}  // namespace

std::vector<SenseLexicon::Entry>& SenseLexicon::Table::operator[](std::string key) {
  if (!key.empty()) lengths[Edges(key)] |= LengthBit(key);
  return entries[std::move(key)];
}

const std::vector<SenseLexicon::Entry>* SenseLexicon::Table::Find(std::string_view key) const {
  if (key.empty() || !(lengths[Edges(key)] & LengthBit(key))) return nullptr;  // as most parts of words
  const auto known = entries.find(key);
  return known == entries.end() ? nullptr : &known->second;
}

void SenseLexicon::Put(const Slot& slot, std::vector<Slot>& slots) {
  const std::size_t mask = slots.size() - 1;
  std::size_t at = slot.hash & mask;
  while (slots[at].met) at = (at + 1) & mask;
  slots[at] = slot;
}

const SenseLexicon::Met& SenseLexicon::MetOf(std::string_view word) const {
  constexpr std::size_t kMostMet = 16'000;  // more than sentences looked at together have, few enough for a cache
  constexpr std::size_t kFirstSlots = 4096;
  const std::size_t hash = HashOf(word), mask = slots_.size() - 1;
  for (std::size_t at = hash & mask; !slots_.empty() && slots_[at].met; at = (at + 1) & mask)
    if (slots_[at].hash == hash && slots_[at].met->printed == word) return *slots_[at].met;
  if (met_.words.size() >= kMostMet) met_before_ = std::exchange(met_, {}), slots_.assign(slots_.size(), {});
  if (2 * met_.words.size() >= slots_.size()) {
    std::vector<Slot> more(std::max(kFirstSlots, 2 * slots_.size()));
    for (const Slot& slot : slots_)
      if (slot.met) Put(slot, more);
    slots_ = std::move(more);
  }
  Met& met = met_.words.emplace_back(Met{std::string(word), {}});
  std::string folded = Fold(word);
  met.folded = folded == word ? met.printed : met_.folded.emplace_back(std::move(folded));
  ReadEntries(met);
  Put({hash, &met}, slots_);
  return met;
}

void SenseLexicon::ReadEntries(Met& met) const {
  std::vector<const std::vector<Entry>*> found;
  const auto add = [&](const Table& table, std::string_view part) {
    if (const std::vector<Entry>* known = table.Find(part)) found.push_back(known);
  };
  const std::string_view folded = met.folded;
  add(words_, folded);
  for (std::size_t n = 2; n + 1 < folded.size(); ++n) {
    add(endings_, folded.substr(n));
    add(beginnings_, folded.substr(0, n));
  }
  if (const auto phrase = begins_phrase_.find(folded); phrase != begins_phrase_.end())
    met.seconds = phrase->second.seconds, met.may_act = phrase->second.of_act;
  for (const std::vector<Entry>* entries : found)
    for (const Entry& e : *entries) met.may_act |= kinds_[static_cast<std::size_t>(e.sense)] == SenseKind::kAct;
  if (found.empty()) return;
  met.count = static_cast<std::uint16_t>(found.size());
  met.entries = std::make_unique<const std::vector<Entry>*[]>(found.size());
  std::ranges::copy(found, met.entries.get());
}

void SenseLexicon::Look(const SentenceWords& read, const Met& met, std::size_t at, std::vector<Sense>& found) const {
  const std::vector<Word>& words = read.words;
  const std::size_t before = found.size();  // senses of other words
  const auto add = [&](const std::vector<Entry>& entries) {
    for (const Entry& e : entries) {
      if (!e.behind.empty()) {
        bool stands = false;
        for (std::size_t i = at + 1; i < words.size() && i < at + kParticleIn && !stands; ++i)
          stands = StandsAt(words, i, e.behind);
        if (!stands) continue;
      }
      const auto here = found.begin() + static_cast<std::ptrdiff_t>(before);
      if (std::none_of(here, found.end(), [&](const Sense& s) { return s.sense == e.sense; }))
        found.push_back({e.sense, e.form, static_cast<std::uint32_t>(at)});
    }
  };
  if (at + 1 < words.size() && met.seconds & SecondBit(words[at + 1].folded)) {
    std::string phrase(met.folded);
    for (std::size_t i = at + 1; i < words.size() && i < at + kMostWords; ++i) {
      phrase += '_';
      phrase += words[i].folded;
      if (const std::vector<Entry>* known = words_.Find(phrase)) add(*known);
    }
  }
  for (std::size_t i = 0; i < met.count; ++i) add(*met.entries[i]);
}

std::vector<const SenseLexicon::Met*> SenseLexicon::ReadWords(std::string_view text, NormSpan sentence,
                                                              SentenceWords& read) const {
  constexpr std::size_t kLetters = 6;  // of a word, with what parts it from the next
  std::vector<const Met*> met;
  met.reserve(sentence.size() / kLetters);
  read.words.reserve(sentence.size() / kLetters);
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
    met.push_back(&MetOf(NormSpan{begin, i}.In(text)));
    read.words.push_back({{begin, i}, met.back()->folded});
  }
  return met;
}

void SenseLexicon::ReadSenses(std::string_view text, NormSpan sentence, const std::vector<const Met*>& met,
                              SentenceWords& read) const {
  const std::vector<NormSpan> titles = Quoted(text, sentence);
  read.senses.reserve(2 * read.words.size());
  for (std::size_t at = 0; at < read.words.size(); ++at) {
    if (met[at]->count == 0 && met[at]->seconds == 0) continue;
    const NormSpan word = read.words[at].span;
    if (std::none_of(titles.begin(), titles.end(), [&](const NormSpan& t) { return t.Contains(word); }))
      Look(read, *met[at], at, read.senses);
  }
}

SentenceWords SenseLexicon::Read(std::string_view text, NormSpan sentence) const {
  SentenceWords read;
  ReadSenses(text, sentence, ReadWords(text, sentence, read), read);
  return read;
}

SentenceWords SenseLexicon::ReadActs(std::string_view text, NormSpan sentence) const {
  SentenceWords read;
  const auto met = ReadWords(text, sentence, read);
  if (std::any_of(met.begin(), met.end(), [](const Met* m) { return m->may_act; }))
    ReadSenses(text, sentence, met, read);
  return read;
}

}  // namespace kst
