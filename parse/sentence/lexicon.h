// parse/sentence/lexicon.h: which sense a word has: "bied … aan", "aangeboden" and "toezending" all say
// that something is sent. One pass over the words of a sentence, used by all that reads acts.
//
//   [sense sends]
//   verb = bieden bied biedt bood boden geboden + aan     infinitive, present, present, past, past, participle
//   word = toezending *overzicht deze_brief               "*" for any beginning or end, "_" for a space
//   is   = act                                            what kind of sense it is, for its readers
//
//   lexicon.Read(text, sentence)
//        words: every word of the sentence, folded; senses: (sense, form, first word, behind the last word)
//
// A verb that is parted from its particle is one entry, from its finite form. Not here: clauses
// (parse/sentence/clauses.h), works (parse/say/works.h). Use one from one thread. Rules:
// parse/rules/lexicon/sense.*.rules.
#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/rule_file.h"
#include "schema/values/span.h"

namespace kst {

enum class VerbForm : char { kNone = 'n', kInfinitive = 'i', kPresent = 'p', kPast = 'v', kParticiple = 'd' };

enum class SenseKind : char { kPlain, kAct, kPerson, kAuxiliary, kGrammar };

struct Word {
  NormSpan span;
  std::string_view folded;  // "geinformeerd"; the lexicon keeps it until thousands of other words were read
};

struct Sense {
  int sense = 0;  // an index of SenseLexicon::names()
  VerbForm form = VerbForm::kNone;
  std::uint32_t first = 0;  // the word that carries it
};

struct SentenceWords {
  std::vector<Word> words;
  std::vector<Sense> senses;  // by first word
};

class SenseLexicon {
 public:
  explicit SenseLexicon(std::span<const RuleFile> files);

  SentenceWords Read(std::string_view text, NormSpan sentence) const;
  SentenceWords ReadActs(std::string_view text, NormSpan sentence) const;  // no senses where none is of an act
  const std::vector<std::string>& names() const { return names_; }
  int Find(std::string_view name) const;  // -1 when no sense is called so
  bool Is(const Sense& sense, SenseKind kind) const { return kinds_[static_cast<std::size_t>(sense.sense)] == kind; }

 private:
  struct Entry {
    int sense;
    VerbForm form;
    std::vector<std::string> behind;  // the particle, word by word, somewhere behind; empty for none
  };
  void AddVerb(int sense, std::string_view line);
  void AddWord(int sense, std::string_view word, VerbForm form = VerbForm::kNone, std::string_view particle = {});
  struct Met {  // a word that was looked up: most come again, so all that is asked of it lies side by side
    std::string printed;
    std::string_view folded;                                    // of `printed`, or of what is folded beside it
    std::unique_ptr<const std::vector<Entry>*[]> entries = {};  // of several tables
    std::uint32_t seconds = 0;  // of the phrases that it begins, as SecondBit(); 0 for none
    std::uint16_t count = 0;    // of `entries`
    bool may_act = false;       // it, or an entry of several words that it begins, is of an act
  };
  struct MetWords {
    std::deque<Met> words;
    std::deque<std::string> folded;  // of those that are not printed so
  };
  const Met& MetOf(std::string_view word) const;
  void ReadEntries(Met& met) const;
  std::vector<const Met*> ReadWords(std::string_view text, NormSpan sentence, SentenceWords& read) const;
  void ReadSenses(std::string_view text, NormSpan sentence, const std::vector<const Met*>& met,
                  SentenceWords& read) const;
  void Look(const SentenceWords& read, const Met& met, std::size_t at, std::vector<Sense>& found) const;

  std::vector<std::string> names_;
  std::vector<SenseKind> kinds_;
  struct Hash : std::hash<std::string_view> {  // so that a part of a word is looked up without a copy
    using is_transparent = void;
  };
  struct Table {
    std::unordered_map<std::string, std::vector<Entry>, Hash, std::equal_to<>> entries;
    std::array<std::uint64_t, 256> lengths{};  // by first and last letter: a bit for each length of a key
    std::vector<Entry>& operator[](std::string key);
    const std::vector<Entry>* Find(std::string_view key) const;
  };
  Table words_, endings_, beginnings_;
  struct Phrases {
    std::uint32_t seconds = 0;  // bits of their second words
    bool of_act = false;        // one of them
  };
  std::unordered_map<std::string, Phrases, Hash, std::equal_to<>> begins_phrase_;
  // Open addressing, so that a word that was not met for a while costs two lines of memory and not four.
  struct Slot {
    std::size_t hash = 0;
    const Met* met = nullptr;
  };
  static void Put(const Slot& slot, std::vector<Slot>& slots);
  mutable MetWords met_, met_before_;
  mutable std::vector<Slot> slots_;
};

}  // namespace kst
