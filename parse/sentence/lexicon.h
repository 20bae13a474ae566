// parse/sentence/lexicon.h: which sense a word has: "bied … aan", "aangeboden" and "toezending" all say
// that something is sent. One pass over the words of a sentence, used by all that reads acts.
//
//   [sense sends]
//   verb = bieden bied biedt bood boden geboden + aan     infinitive, present, present, past, past, participle
//   word = toezending *overzicht deze_brief               "*" for any beginning or end, "_" for a space
//
//   lexicon.Read(text, sentence)
//        words: every word of the sentence, folded; senses: (sense, form, first word, behind the last word)
//
// A verb that is parted from its particle is one entry, from its finite form. Not here: clauses
// (parse/sentence/clauses.h), works (parse/say/works.h). Use one from one thread. Rules:
// parse/rules/lexicon/sense.*.rules.
#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "schema/rule_file.h"
#include "schema/values/span.h"

namespace kst {

enum class VerbForm : char { kNone = 'n', kInfinitive = 'i', kPresent = 'p', kPast = 'v', kParticiple = 'd' };

struct Word {
  NormSpan span;
  std::string folded;  // "geinformeerd"
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
  const std::vector<std::string>& names() const { return names_; }
  int Find(std::string_view name) const;  // -1 when no sense is called so

 private:
  struct Entry {
    int sense;
    VerbForm form;
    std::vector<std::string> behind;  // the particle, word by word, somewhere behind; empty for none
  };
  void AddVerb(int sense, std::string_view line);
  void AddWord(int sense, std::string_view word, VerbForm form = VerbForm::kNone, std::string_view particle = {});
  using Entries = std::vector<const std::vector<Entry>*>;
  const Entries& EntriesOf(const std::string& word) const;
  void Look(const SentenceWords& read, std::size_t at, std::vector<Sense>& found) const;

  std::vector<std::string> names_;
  std::map<std::string, std::vector<Entry>, std::less<>> words_, endings_, beginnings_;
  std::set<std::string, std::less<>> first_of_many_;      // first words of entries of several words
  mutable std::unordered_map<std::string, Entries> met_;  // of words that were looked up: most come again
};

}  // namespace kst
