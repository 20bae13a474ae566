// corpus/link/letters.h: the letters of one day, and which of them some words mean: "de brief van de Minister van
// Defensie van 3 april 2023", or a letterhead that was printed as a Kamerstuk later.
//
//   const LettersOfDay letters = …;
//   letters.Rank(ask, asker, 10)      // of that day, that office, that dossier, and about it; best first
//   letters.PrintOf(letterhead)       // the one print of the same office and subject; "" when there is none or two
//
// A ministry sends a hundred letters on its busiest day, a hostile file sends thousands. So letters are looked up by
// their rarest words, and what a question looks at is bounded.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "corpus/link/corpus_rules.h"
#include "corpus/link/offices.h"
#include "corpus/store/database.h"
#include "corpus/store/facts.h"
#include "schema/values/document.h"

namespace kst {

struct KnownLetter {
  std::string id;        // of its node
  std::string title;     // "" when unknown
  std::string ministry;  // id, "" when unknown
  std::string dossier;   // "" when unknown
};

class LettersOfDay {
 public:
  LettersOfDay(std::vector<KnownLetter> letters, const CorpusRules& rules);  // which outlive it

  std::vector<Candidate> Rank(const Ask& ask, const Asker& asker, std::size_t most = 10) const;
  std::optional<Candidate> Decide(std::span<const Candidate> ranked) const;
  std::string PrintOf(const KnownLetter& letterhead) const;  // among prints

  std::size_t looked_at() const { return looked_at_; }  // letters, by all questions so far

 private:
  using Places = std::vector<std::uint32_t>;  // of letters, by id
  struct Indexed {
    KnownLetter letter;
    std::vector<std::string> words;     // of its title that tell something, sorted
    std::vector<std::string> distinct;  // the same, once each
  };

  std::vector<std::string> TellingWords(std::string_view text) const;
  void AddWith(std::vector<std::string> words, std::size_t rarest, Places& places) const;
  double Number(std::string_view key) const { return rules_.Number("letter", key); }

  const CorpusRules& rules_;
  std::vector<Indexed> letters_;
  std::unordered_map<std::string, Places> with_word_;
  std::map<std::pair<std::string, std::string>, Places> of_;  // ministry and dossier, or one of them
  mutable std::size_t looked_at_ = 0;
};

enum class Which { kAll, kPrints };  // kPrints: Kamerstukken, no letterheads
LettersOfDay ReadLetters(Database& db, std::string_view date, Which which, const CorpusRules& rules, Offices& offices);

}  // namespace kst
